/** What a pasted text means, as people read it: the sentence, what is in the way, what to do, and what of it holds in the project. */
import type { Finding } from '../../../findings/finding.ts';
import { say, type Message } from '../../../messages/message.ts';
import type { SentenceParts } from '../../../messages/groups/toolkit/pasted.ts';
import { answerIn, heading, list, paragraph, type Paper } from '../../../papers/paper.ts';
import type { Target } from '../../../runtimes/target.ts';
import { fixBlocks, pageBlocks } from '../fixes.ts';
import type { PastedAnswer, Recognized } from './recognize.ts';

/** What is known of the project beside it. */
export interface PastedProject {
  readonly file: string;
  readonly target: Target;
  readonly installs: boolean | null;
  /** What the check says of it that has to do with the text. */
  readonly findings: readonly Finding[];
}

export interface PastedFacts {
  readonly answer: PastedAnswer;
  readonly project?: PastedProject;
}

/** More sentences than these are no help. */
const MOST_OTHERS = 3;

export function pastedPaper({ answer, project }: PastedFacts): Paper {
  const { sentences, isCut } = answer;
  const [main] = sentences;
  return [
    heading(1, say('pastedTitle', { tool: main.sentence.tool })),
    paragraph(say('pastedSaid', { said: main.said })),
    answerIn(meaningOf(main)),
    ...(isCut ? [paragraph(say('pastedCut'))] : []),
    ...culpritBlocks(answer),
    ...otherBlocks(answer),
    heading(2, say('pastedHeading', { about: 'next' })),
    ...list([nextOf(main), ...namesLine(answer)]),
    ...projectBlocks(answer, project),
    ...pageBlocks(codesOf(main, project)),
  ];
}

export function meaningOf(one: Recognized): Message {
  return say('pastedMeans', { id: one.sentence.id, ...partsOf(one) });
}

export function nextOf(one: Recognized): Message {
  return say('pastedNext', { id: one.sentence.id, ...partsOf(one) });
}

function partsOf({ name, spec, other, otherSpec, tag, quote }: Recognized): SentenceParts {
  return {
    ...(name !== undefined && { name }),
    ...(spec !== undefined && { spec }),
    ...(other !== undefined && { other }),
    ...(otherSpec !== undefined && { otherSpec }),
    ...(tag !== undefined && { tag }),
    ...(quote !== undefined && { quote }),
  };
}

function culpritBlocks({ culprits, chains }: PastedAnswer): Paper {
  if (culprits.length === 0) return [];
  const told = culprits.map((name) =>
    say('pastedCulprit', { name, chain: chains.find((one) => one.at(-1) === name) ?? [] }),
  );
  return [heading(2, say('pastedHeading', { about: 'culprits' })), ...list(told)];
}

function otherBlocks({ sentences: [, ...others] }: PastedAnswer): Paper {
  const told = others.slice(0, MOST_OTHERS).map(meaningOf);
  return told.length === 0 ? [] : [heading(2, say('pastedHeading', { about: 'also' })), ...list(told)];
}

function namesLine({ culprits }: PastedAnswer): readonly Message[] {
  return culprits.length === 0 ? [] : [say('pastedExplainNames', { names: culprits.slice(0, MOST_OTHERS) })];
}

function projectBlocks(answer: PastedAnswer, project: PastedProject | undefined): Paper {
  if (!project) return [];
  const { file, target, installs, findings } = project;
  const { label, platform } = target;
  const tag = answer.sentences.flatMap((one) => one.tag ?? []).find((one) => isPlatform(one));
  const told = findings.map(({ code, message }) => say('pastedFinding', { code, message }));
  const state = installs === null ? 'unknown' : installs ? 'yes' : 'no';
  return [
    heading(2, say('pastedHeading', { about: 'project' })),
    paragraph(say('pastedInProject', { file, label })),
    ...(tag !== undefined && tag !== platform && !tag.includes(target.abi)
      ? [paragraph(say('pastedOtherTarget', { tag, label, platform }))]
      : []),
    ...list(told),
    ...(findings.some(({ severity }) => severity === 'error')
      ? []
      : [paragraph(say('pastedNothingHere', { installs: state, label }))]),
    ...fixBlocks(findings, false),
  ];
}

function isPlatform(tag: string): boolean {
  return /^(?:pyemscripten|pyodide|emscripten)_/.test(tag);
}

function codesOf({ sentence: { rules } }: Recognized, project: PastedProject | undefined): readonly string[] {
  const told = project?.findings.map(({ code }) => code) ?? [];
  return told.length > 0 ? told : rules.slice(0, MOST_OTHERS);
}

/** The findings of a check that have to do with a text: about what it blames, or of one of its rules where it blames nobody. */
export function relatedFindings(
  { sentences, culprits, required }: PastedAnswer,
  all: readonly Finding[],
): readonly Finding[] {
  const rules = new Set<string>(sentences.flatMap(({ sentence }) => sentence.rules));
  const names = new Set<string>([...culprits, ...required]);
  const isAbout = ({ name, culprits: blamed }: Finding): boolean =>
    (name !== undefined && names.has(name)) || blamed.some((one) => names.has(one));
  const about = all.filter((finding) => isAbout(finding));
  if (culprits.length > 0) return about;
  return about.length > 0 ? about : all.filter(({ code }) => rules.has(code));
}
