/** `python-ignored`: micropip takes a release that asks for another Python. */
import type { Transaction } from '../installers/micropip/transaction.ts';
import { say } from '../messages/message.ts';
import { shorten } from '../messages/words.ts';
import { parseSpecifierSet, specifierSetContains } from '../packaging/versions/specifier.ts';
import { formatVersion } from '../packaging/versions/version.ts';
import type { Target } from '../runtimes/target.ts';
import type { Remark } from './remark.ts';

/** Wheels from the index whose Requires-Python excludes the target's Python. */
export function pythonIgnored({ taken }: Transaction, target: Target): readonly Remark[] {
  return taken.flatMap(({ name, candidate, met }) => {
    const { requiresPython } = candidate.distribution.file;
    if (requiresPython === undefined) return [];
    const { value, errors } = parseSpecifierSet(requiresPython);
    if (errors.length > 0 || specifierSetContains(value, target.python, { prereleases: true })) return [];
    const text = say('pythonIgnored', {
      ...(met.by && { brought: name }),
      version: formatVersion(candidate.version),
      requiresPython: shorten(requiresPython, 40),
      target: target.label,
      python: formatVersion(target.python),
    });
    return [{ code: 'python-ignored' as const, name, met, text }];
  });
}
