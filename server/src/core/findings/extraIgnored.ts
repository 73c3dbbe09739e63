/** `extra-ignored`: an extra has no effect, or micropip stops at it. */
import type { Transaction } from '../installers/micropip/transaction.ts';
import { say, type Message } from '../messages/message.ts';
import { shorten } from '../messages/words.ts';
import type { Remedy } from '../remedies/remedy.ts';
import type { Target } from '../runtimes/target.ts';
import type { FailureRule } from './failure/failureRule.ts';
import { finding, type Finding, type FindingPlace } from './finding.ts';
import type { Remark } from './remark.ts';

/** The failure of a run that stops at an extra. */
export const extraNotProvided = { code: 'extra-ignored', reasons: ['unknown-extra'] } as const satisfies FailureRule;

/** Extras of what the release ships: its lock does not know any. */
export function extraIgnored({ met, fromLock, taken }: Transaction, target: Target): readonly Remark[] {
  const fromIndex = new Set(taken.map(({ name }) => name));
  return met.flatMap((one) => {
    const { normalized: name, extras } = one.requirement;
    if (extras.length === 0 || fromIndex.has(name) || !fromLock.has(name)) return [];
    const text = say('extraIgnored', {
      ...(one.by && { needed: { name, extras } }),
      target: target.label,
      version: target.shipped.packages.get(name)?.version ?? '',
      extras: extras.map((extra) => shorten(extra, 40)),
    });
    return [{ code: 'extra-ignored' as const, name, met: one, text }];
  });
}

/** A requirement that is installed without extras that the release does not have. */
export function installedWithout(message: Message, place: FindingPlace, remedies: readonly Remedy[]): Finding {
  return finding('extra-ignored', message, place, { severity: 'warning', remedies });
}
