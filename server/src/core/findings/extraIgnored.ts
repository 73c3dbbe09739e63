/** `extra-ignored`: micropip ignores an extra, or stops at one that is not provided. */
import type { Transaction } from '../installers/micropip/transaction.ts';
import { say } from '../messages/message.ts';
import { shorten } from '../messages/words.ts';
import type { Target } from '../runtimes/target.ts';
import type { FailureRule } from './failure/failureRule.ts';
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
