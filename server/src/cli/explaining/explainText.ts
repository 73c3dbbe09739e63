/** What a pasted text means, and what of it holds in the project beside, if there is one. */
import type { Workbench } from '../../check/engine.ts';
import { foundIn, type Snapshot } from '../../core/analysis/snapshot.ts';
import { RULES } from '../../core/findings/rules.ts';
import { say } from '../../core/messages/message.ts';
import { shorten } from '../../core/messages/words.ts';
import { closestWithin } from '../../core/text/closest.ts';
import { pastedJson } from '../../core/toolkit/explain/pasted/pastedJson.ts';
import { pastedPaper, relatedFindings, type PastedProject } from '../../core/toolkit/explain/pasted/pastedPaper.ts';
import { flattened } from '../../core/toolkit/explain/pasted/flatten.ts';
import { recognize, type PastedAnswer } from '../../core/toolkit/explain/pasted/recognize.ts';
import { EXIT_CLEAN, type ExitCode } from '../exitCode.ts';
import type { Call } from '../grammar/command.ts';
import { readSettings } from '../grammar/givenSettings.ts';
import { writeAnswer } from '../paperOutput.ts';
import { projectFileBeside, projectRequest } from '../projectFile.ts';
import { usage } from '../usageError.ts';
import { withEngine } from '../withEngine.ts';

/** As much of a text as an error repeats. */
const LONGEST_SHOWN = 60;

/** @throws {UsageError} if no sentence of it is known */
export async function explainText(call: Call, text: string): Promise<ExitCode> {
  const answer = recognize(text);
  if (!answer) {
    const shown = shorten(flattened(text), LONGEST_SHOWN);
    throw usage(say('pastedUnknown', { shown, suggestions: nearCodes(text) }));
  }
  const settings = await readSettings(call);
  return withEngine<ExitCode>(call, async (engine) => {
    const project = await projectBeside(call, answer, engine, settings);
    call.terminal.showProgress?.();
    const facts = { answer, ...(project && { project }) };
    writeAnswer(call, { paper: pastedPaper(facts), json: pastedJson(facts) });
    return EXIT_CLEAN;
  });
}

/** Codes that a word may have been meant to be. */
export function nearCodes(word: string): readonly string[] {
  return closestWithin(
    word.trim().toLowerCase(),
    RULES.map(({ code }) => code),
    2,
  );
}

/** What the check says of the project in the folder, if there is one. */
async function projectBeside(
  call: Call,
  answer: PastedAnswer,
  engine: Workbench,
  settings: Awaited<ReturnType<typeof readSettings>>,
): Promise<PastedProject | undefined> {
  const file = await projectFileBeside(call);
  const snapshot = file && (await lastSnapshot(engine.check(projectRequest(file, settings, call))));
  if (!file || !snapshot) return undefined;
  return {
    ...{ file: file.shownPath, target: snapshot.choice.target },
    installs: snapshot.resolution?.resolves ?? null,
    findings: relatedFindings(answer, foundIn(snapshot)),
  };
}

async function lastSnapshot(snapshots: AsyncGenerator<Snapshot, void, void>): Promise<Snapshot | undefined> {
  let last: Snapshot | undefined;
  for await (const snapshot of snapshots) last = snapshot;
  return last;
}
