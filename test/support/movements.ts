/** What must be true of every answer in two movements: what comes behind the verdict adds to it and takes nothing back. */
import assert from 'node:assert/strict';
import type { Finding } from '../../server/src/core/findings/finding.ts';
import { english } from './english.ts';

interface Told {
  readonly findings: readonly Finding[];
}

/** Fails unless every finding of a verdict stands in the whole answer, with at most something added at the end of its message. */
export function assertAddsTo(verdict: Told, whole: Told): void {
  for (const told of verdict.findings) {
    const statement = english(told.message);
    const kept = whole.findings.find((one) => isSamePlace(one, told) && english(one.message).startsWith(statement));
    assert.ok(kept, `not in the whole answer: ${told.code} ${statement}`);
    const seen = ({ severity, culprits, chains }: Finding): unknown => ({ severity, culprits, chains });
    assert.deepEqual(seen(kept), seen(told), statement);
    assert.deepEqual(kept.explanation.slice(1).map(english), told.explanation.slice(1).map(english), statement);
  }
  const open = whole.findings.filter(({ pending }) => pending);
  assert.deepEqual(
    open.map(({ message }) => english(message)),
    [],
    'nothing is pending in the end',
  );
}

function isSamePlace(one: Finding, other: Finding): boolean {
  return (
    one.code === other.code &&
    one.path === other.path &&
    one.span.start === other.span.start &&
    one.span.end === other.span.end
  );
}
