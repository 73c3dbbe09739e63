/** Why a deploy was not begun, and what to do: for people, and for programs. */
import { en } from '../../messages/en/en.ts';
import { say, tell, type Message } from '../../messages/message.ts';
import { answerIn, heading, list, paragraph, type Block, type Paper } from '../../papers/paper.ts';
import { tellSnippet } from '../../remedies/snippet.ts';
import type { Step } from './escalation.ts';

/** Something that is wrong, with its place. */
export interface DeployProblem {
  /** The code of its finding; absent for what is wrong with what lies in `python_modules`. */
  readonly code?: string;
  readonly message: Message;
  /** As shown, with the line, from 1. */
  readonly file?: string;
  readonly line?: number;
}

export interface DeployFacts {
  /** The command line that was not run; absent if none was given. */
  readonly command?: string;
  /** Why it was not run: the exit code, and why it is that one. */
  readonly exitCode: number;
  readonly because: Message;
  readonly target: { readonly label: string; readonly reason: Message };
  /** What was judged: what will be installed, or what lies in `python_modules` already. */
  readonly judged: 'project' | 'modules';
  readonly problems: readonly DeployProblem[];
  readonly steps: readonly Step[];
}

export function deployPaper({ command = '', because, target, judged, problems, steps }: DeployFacts): Paper {
  return [
    heading(1, say('notDeployed')),
    answerIn(say('notRun', { command, because })),
    paragraph(say('deployJudged', { judged, target: target.label, reason: target.reason })),
    ...(problems.length > 0 ? [heading(2, say('whatFailed')), ...list(problems.map(problemLine))] : []),
    ...(steps.length > 0 ? [heading(2, say('whoCanFix')), stepList(steps)] : []),
    ...steps.flatMap(textBlocks),
  ];
}

function problemLine({ code, message, file, line }: DeployProblem): Message {
  return say('deployProblem', {
    message,
    ...(code !== undefined && { code }),
    ...(file !== undefined && { place: line === undefined ? file : `${file}:${line}` }),
  });
}

function stepList(steps: readonly Step[]): Block {
  return {
    kind: 'list',
    marks: 'numbers',
    items: steps.map(({ who, can }) => ({
      text: say('escalationActor', { who }),
      items: can.map((text) => ({ text })),
    })),
  };
}

function textBlocks({ who, texts }: Step): Paper {
  return texts.flatMap((snippet) => [
    heading(3, say('textFor', { who: say('escalationActor', { who }) })),
    { kind: 'code', ...snippet },
  ]);
}

/** Incremented when a field is removed or changes its meaning, but not for new fields. */
const VERSION = 1;

/** @see docs/schema/deploy-output.schema.json */
export function deployJson({ command, exitCode, because, target, judged, problems, steps }: DeployFacts): object {
  return {
    version: VERSION,
    kind: 'not-run',
    command: command ?? null,
    exitCode,
    because: tell(because, en),
    target: { label: target.label, reason: tell(target.reason, en) },
    judged,
    problems: problems.map(({ code, message, file, line }) => ({
      code: code ?? null,
      message: tell(message, en),
      file: file ?? null,
      line: line ?? null,
    })),
    escalation: steps.map(({ who, can, texts }) => ({
      who,
      can: can.map((one) => tell(one, en)),
      texts: texts.map((snippet) => tellSnippet(snippet, en)),
    })),
  };
}
