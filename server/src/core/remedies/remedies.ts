/** What would make a failure go away: every edit is proven by a resolution of the edited files before it is offered. */
import type { Failure } from '../diagnosis/diagnose.ts';
import { say, type Message } from '../messages/message.ts';
import type { Target } from '../runtimes/target.ts';
import type { Question } from '../solver/question.ts';
import { releaseWithMonth } from '../candidates/age.ts';
import type { Attempt } from './attempt.ts';
import type { KindOfRemedy } from './kind.ts';
import { REMEDY_KINDS, type RemedyKind } from './kinds.ts';
import { otherName } from './kinds/otherName.ts';
import { pin } from './kinds/pin.ts';
import type { PureRelease } from './pureRelease.ts';
import { rankRemedies } from './ranking.ts';
import type { Remedy } from './remedy.ts';
import { withSideEffects } from './sideEffects.ts';
import { whatHelps, type WhatHelps } from './whatHelps.ts';

/** What was found out about fixes. */
export interface WaysOut extends WhatHelps {
  readonly remedies: readonly Remedy[];
}

/**
 * Looks for every fix of a failure.
 * @param nowhere true if no platform could install it: then anything but another version would only hide the mistake
 */
export function* waysOut(attempt: Attempt, nowhere: boolean): Question<WaysOut> {
  const helps = yield* whatHelps(attempt, nowhere);
  const kinds = kindsFor(attempt, nowhere);
  const remedies: Remedy[] = [];
  for (const { find } of kinds) if (find) remedies.push(...(yield* find(attempt, helps)));
  return { ...helps, remedies: rankRemedies(yield* withSideEffects(remedies, attempt)) };
}

/** What could help where settings make uv resolve for another platform: nobody needs wheels for that one. */
function kindsFor({ context: { target } }: Attempt, nowhere: boolean): readonly KindOfRemedy<RemedyKind>[] {
  if (nowhere) return [otherName, pin];
  return target.standsFor ? REMEDY_KINDS.filter(({ kind }) => !ABOUT_WHEELS.has(kind)) : REMEDY_KINDS;
}

const ABOUT_WHEELS: ReadonlySet<RemedyKind> = new Set(['ask-upstream', 'own-wheel']);

/**
 * The end of a failure's message: what helps, or that nothing does.
 * @param isOnlyOne true if a URL or path is refused, which has no other release: then there is nothing else to say
 */
export function adviceOf(
  { remedies, fitting, later, elsewhere, withoutExtras, pure }: WaysOut,
  failure: Failure,
  target: Target,
  isOnlyOne: boolean,
): Message | undefined {
  if (remedies.some(({ kind }) => kind === 'drop-source')) return say('adviceDropSource');
  if (!fitting && !later && elsewhere.length === 0 && withoutExtras.length === 0) {
    const advice = otherAdvice(remedies, failure) ?? pureAdvice(pure, failure);
    // Other runtimes are not tried where settings replace them; that the settings can go is told where they stand.
    return advice ?? (isOnlyOne || target.standsFor ? undefined : say('adviceNothing', { workers: target.workers }));
  }
  return say('advice', {
    later: later?.label,
    withoutExtras,
    pythons: elsewhere.map(({ pythonSeries }) => pythonSeries),
    fitting: fitting && { name: failure.name, release: releaseWithMonth(fitting) },
  });
}

/** Where everything that is in the way is known to be pure Python. */
function pureAdvice(pure: readonly PureRelease[], { culprits }: Failure): Message | undefined {
  const names = pure.flatMap(({ name, isRead }) => (isRead ? name : []));
  return names.length > 0 && names.length === culprits.length ? say('advicePure', { names }) : undefined;
}

/** What helps if neither another runtime nor another release of the dependency itself does. */
function otherAdvice(remedies: readonly Remedy[], { against }: Failure): Message | undefined {
  const offers = (kind: RemedyKind): boolean => remedies.some((remedy) => remedy.kind === kind);
  if (offers('replace-pin')) {
    return against.length > 0 ? say('adviceOtherVersions', { names: against }) : say('adviceWithoutConstraint');
  }
  if (offers('constrain')) return say('adviceConstraint');
  if (offers('override')) return say('adviceOverride');
  if (offers('allow-build')) return say('adviceBuild');
  return undefined;
}
