/** Leaves out everything that blocks a declared dependency at once, only on Pyodide: `[tool.uv] override-dependencies`. */
import { say } from '../../messages/message.ts';
import { formatVersion } from '../../packaging/versions/version.ts';
import type { Question } from '../../solver/question.ts';
import { readsUvSettings, type Attempt } from '../attempt.ts';
import { uvTableEdits } from '../edits/uvTable.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';
import { proven, releaseIn } from '../prove.ts';
import { leavesOut, namesOf, whatToLeaveOut } from './_leftOut.ts';

/** The one remedy that leaves out every culprit. */
export const leaveOut: KindOfRemedy<'leave-out'> = {
  kind: 'leave-out',
  find: leavingOutCulprits,
};

/** The remedy for a failed attempt to get a release, of a dependency that does not install or that falls back. */
export function* leavingOutCulprits(attempt: Attempt): Question<readonly RemedyOf<'leave-out'>[]> {
  const found = readsUvSettings(attempt) ? yield* whatToLeaveOut(attempt) : undefined;
  if (!found) return [];
  const { context, failure, catalog } = attempt;
  const names = namesOf(found.culprits);
  const elements = names.map((culprit) => `${culprit} ; sys_platform != 'emscripten'`);
  const edits = uvTableEdits('override-dependencies', elements, context.file);
  const resolution = edits.length > 0 ? yield* proven(edits, attempt) : undefined;
  const release = resolution && releaseIn(resolution, failure.name, catalog);
  if (!release) return [];
  const gets = { name: failure.name, version: formatVersion(release.version) };
  const title = say('leaveOutTitle', { names, gets });
  const left = leavesOut(found, resolution, attempt);
  return [{ kind: 'leave-out', title, preferred: false, edits, cost: say('leaveOutCost', { names }), leavesOut: left }];
}
