/** `explain`: why a package is here, why a release is not taken, what a finding means, and what a pasted message says. */
import { say } from '../../core/messages/message.ts';
import { readQuestion } from '../../core/toolkit/explain/question.ts';
import { EXIT_CLEAN, type ExitCode } from '../exitCode.ts';
import { explainNamed } from '../explaining/explainNamed.ts';
import { writePage } from '../explaining/explainPage.ts';
import { explainRequirement } from '../explaining/explainRequirement.ts';
import { explainText } from '../explaining/explainText.ts';
import type { Call } from '../grammar/command.ts';
import { usage } from '../usageError.ts';

/** Runs the command. */
export async function run(call: Call): Promise<ExitCode> {
  const asked = readQuestion(await writtenIn(call));
  const wantsEvidence = call.invocation.options.has('evidence');
  if (wantsEvidence && asked.kind !== 'name') throw usage(say('explainEvidenceOfName'));
  switch (asked.kind) {
    case 'nothing':
      throw usage(say('pastedEmpty'));
    case 'code':
      await writePage(call, asked.code);
      return EXIT_CLEAN;
    case 'requirement':
      return explainRequirement(call, asked.requirement);
    case 'name':
      return explainNamed(call, asked.requirement.normalized, wantsEvidence);
    case 'text':
      return explainText(call, asked.text);
  }
}

/** The words of the command line, or the standard input. */
async function writtenIn({ invocation, terminal }: Call): Promise<string> {
  const { positionals } = invocation;
  if (positionals.length !== 1 || positionals[0] !== '-') return positionals.join(' ');
  return new TextDecoder().decode(await terminal.readInput());
}
