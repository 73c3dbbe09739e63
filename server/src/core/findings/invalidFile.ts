/** `invalid-file`: a part of the file could not be read. */
import type { ReadingProblem } from '../dependencyFiles/dependencyFile.ts';
import { say, type Message } from '../messages/message.ts';
import { fileName } from '../text/path.ts';
import { finding, type Finding, type FindingPlace } from './finding.ts';

/** A part of a file that could not be read, or that is read differently than one may think. */
export function invalidFile({ problem, path, span, severity }: ReadingProblem): Finding {
  const said = say('fileProblem', { problem });
  return finding('invalid-file', said, { path, span }, { severity });
}

/** How many mistakes there are from a place on that are not told one by one. */
export function moreMistakes(
  count: number,
  { path, span }: FindingPlace,
  severity: 'error' | 'warning' | 'information',
): Finding {
  return finding('invalid-file', say('moreMistakes', { count }), { path, span }, { severity });
}

/** A `uv.toml` that is there and cannot be read, which ends every run of uv; told at the start of the dependency file. */
export function unreadableSettings(path: string, settings: string, reason: Message): Finding {
  const said = say('fileUnreadable', { file: fileName(settings), reason });
  return finding('invalid-file', said, { path, span: { start: 0, end: 0 } }, { severity: 'error' });
}
