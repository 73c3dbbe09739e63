/** The remedies beyond the nearest ones, which change what is not declared, leave something out, or are work for people. */
import type { Release } from '../candidates/release.ts';
import type { Question } from '../solver/question.ts';
import { allowBuildRemedies } from './kinds/allowBuild.ts';
import { askUpstreamRemedies } from './kinds/askUpstream.ts';
import type { Attempt } from './attempt.ts';
import { leaveOutRemedies } from './kinds/leaveOut.ts';
import { constrainRemedies, overrideRemedies } from './kinds/override.ts';
import { ownWheelRemedies } from './kinds/ownWheel.ts';
import type { Remedy } from './remedy.ts';
import { replacePinRemedies } from './kinds/replacePin.ts';
import { splitRemedies } from './kinds/split.ts';

/**
 * Looks for them all.
 * @param fitting the newest release of the failing dependency that fits, where there is one
 * @param optional whether dropping an extra is enough: then nobody is sent to build wheels
 */
export function* moreRemedies(
  fitting: Release | undefined,
  attempt: Attempt,
  optional: boolean,
): Question<readonly Remedy[]> {
  return [
    ...(yield* replacePinRemedies(attempt)),
    ...(yield* splitRemedies(fitting, attempt)),
    ...(yield* constrainRemedies(attempt)),
    ...(yield* overrideRemedies(attempt)),
    ...(yield* allowBuildRemedies(attempt)),
    ...(yield* leaveOutRemedies(attempt)),
    ...(optional ? [] : [...askUpstreamRemedies(attempt), ...ownWheelRemedies(attempt)]),
  ];
}
