/** What a status item shows of the targets of a file: it has room for a few words only. */
import { verdictsOf, type Snapshot, type TargetChoice } from '../core/analysis/snapshot.ts';
import { listOfLabels } from '../core/messages/words.ts';
import type { StatusTarget } from './protocol.ts';

/** How the reasons of targets begin that a file of the project names. */
const NAMED_IN = /^set in (?!`)(.+)$/;

/** The targets of a snapshot, all of them, and why they are the ones. */
export function shownTarget(snapshot: Snapshot): StatusTarget {
  const choices = verdictsOf(snapshot).map(({ choice }) => choice);
  const setIn = choices.flatMap(({ reason }) => NAMED_IN.exec(reason)?.[1] ?? [])[0];
  return {
    name: choices.map(({ target }) => target.name).join(', '),
    label: listOfLabels(choices.map(({ target }) => target.label)),
    reason: joined(choices.map(({ reason }) => reason)),
    shortReason: joined(shortReasons(choices)),
    ...(setIn !== undefined && { setIn }),
  };
}

/** Of several targets some are named somewhere: that is why there are several. */
function shortReasons(choices: readonly TargetChoice[]): readonly string[] {
  const named = choices.filter(({ reason }) => reason.startsWith('set in '));
  return (choices.length > 1 && named.length > 0 ? named : choices).map(({ reason, path }) =>
    path === undefined ? reason.replace(/, .*$/s, '') : reason.replace(/^compatibility[ _]/, ''),
  );
}

function joined(reasons: readonly string[]): string {
  return [...new Set(reasons)].join('; ');
}
