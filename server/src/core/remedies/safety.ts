/**
 * Which fixes are safe, so that they may be applied without a decision: everything that somebody wrote still holds, and nothing
 * else changes its version. Specifiers, extras, markers, URLs and comments are what is written; a fix that costs something, or
 * that changes settings, flags or dates, is never safe.
 */
import type { DependencyFile } from '../dependencyFiles/dependencyFile.ts';
import { markersEqual } from '../packaging/requirements/marker.ts';
import type { NormalizedName } from '../packaging/name.ts';
import type { Requirement } from '../packaging/requirements/requirement.ts';
import { parseSpecifierSet, type SpecifierSet } from '../packaging/versions/specifier.ts';
import { versionsEqual, type Version } from '../packaging/versions/version.ts';
import { VersionRange } from '../packaging/versions/versionRange.ts';
import type { Solved } from '../solver/resolution.ts';
import type { FileEdit } from '../text/textEdit.ts';
import { pythonBounds } from './edits/pythonBounds.ts';

/**
 * Whether a requirement still asks for all that another one asked for: the same range of versions, however it is spelt, the
 * same marker and URL, and no extra less.
 */
export function asksForAll(after: Requirement, before: Requirement): boolean {
  const extras = new Set(after.extras);
  return (
    after.normalized === before.normalized &&
    before.extras.every((extra) => extras.has(extra)) &&
    isSameRange(after.specifier, before.specifier) &&
    isSameMarker(after.marker, before.marker) &&
    after.url === before.url
  );
}

function isSameMarker(one: Requirement['marker'], other: Requirement['marker']): boolean {
  return one && other ? markersEqual(one, other) : one === other;
}

/** Without regard to pre-releases of 0: `>=0` is how any version is spelt where something has to stand. */
function isSameRange(one: SpecifierSet, other: SpecifierSet): boolean {
  if (one.specifiers.some(isArbitrary) || other.specifiers.some(isArbitrary)) return false;
  const [first, second] = [one, other].map((set) => VersionRange.fromSpecifierSet(set).intersect(FROM_ZERO));
  return first !== undefined && second !== undefined && first.equals(second);
}

const FROM_ZERO = VersionRange.fromSpecifierSet(parseSpecifierSet('>=0').value);

/** `===` compares texts, which no range can say. */
function isArbitrary({ operator }: SpecifierSet['specifiers'][number]): boolean {
  return operator === '===';
}

/**
 * Whether a statement of the runtime's Python keeps every bound that was written beside the one which contradicts it.
 * @param before the `requires-python` as it is, `after` as it would be
 * @param python the version that the runtime has
 */
export function statesPythonOnly(before: string, after: string, python: Version): boolean {
  const [written, stated] = [parseSpecifierSet(before), parseSpecifierSet(after)];
  if (written.errors.length > 0 || stated.errors.length > 0) return false;
  const range = VersionRange.fromSpecifierSet(stated.value);
  return pythonBounds(written.value).every((specifier) => {
    const bound = VersionRange.fromSpecifier(specifier);
    return !bound.contains(python) || range.isSubsetOf(bound);
  });
}

/**
 * Whether nothing that was installed changes its version or is built from source now. What is no longer installed, because
 * only the fixed dependency brought it, does not count.
 * @param except what the fix is about
 */
export function keepsVersions(before: Solved, after: Solved, except?: NormalizedName): boolean {
  return [...before.packages.values()].every(({ name, version, candidate }) => {
    const now = after.packages.get(name);
    if (name === except || !now) return true;
    return versionsEqual(now.version, version) && now.candidate.builtFrom === candidate.builtFrom;
  });
}

/**
 * Whether no comment goes.
 * @param edits of the file itself; others could not be looked at, so that they count as if one went
 */
export function keepsComments({ path, text, kind }: DependencyFile, edits: readonly FileEdit[]): boolean {
  return edits.every(({ path: edited, edit: { span, newText } }) => {
    if (edited !== path) return false;
    const removed = text.slice(span.start, span.end);
    // In a script every line is a comment.
    const lines = kind === 'script' ? removed.replace(/^[ \t]*#/gm, '') : removed;
    return [...lines.matchAll(/#[^\r\n]*/g)].every(([comment]) => newText.includes(comment));
  });
}
