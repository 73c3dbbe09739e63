/**
 * Version specifiers such as `>=1.2,!=1.3.*` and which versions they allow.
 * https://packaging.python.org/en/latest/specifications/version-specifiers/#version-specifiers
 */
import { say, type Message } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import type { ParseError, Parsed } from '../../text/parsed.ts';
import { isWhitespace, trimWhitespace } from '../_whitespace.ts';
import type { Operator, Specifier } from './_specifierMatch.ts';
import { specifierMatches } from './_specifierMatch.ts';
import type { Version } from './version.ts';
import { createVersion, formatVersion, isPrerelease, parseVersion } from './version.ts';

export type { Operator, Specifier } from './_specifierMatch.ts';

/** Comparisons that must all hold; an empty set allows every version. */
export interface SpecifierSet {
  readonly specifiers: readonly Specifier[];
}

/** Options for matching a version besides the specifier's own text. */
export interface ContainsOptions {
  /** Whether pre-releases count; undefined: as the specifiers and the other versions at hand imply. */
  readonly prereleases?: boolean | undefined;
}

/** Longest first, since some begin with others. */
const OPERATORS: readonly Operator[] = ['===', '~=', '==', '!=', '<=', '>=', '<', '>'];

/**
 * Reads specifiers separated by commas; empty ones between commas are skipped. The value holds every specifier that could be
 * read; each other one gives an error that spans it.
 */
export function parseSpecifierSet(text: string): Parsed<SpecifierSet> {
  const specifiers: Specifier[] = [];
  const errors: ParseError[] = [];
  let offset = 0;
  for (const piece of text.split(',')) {
    const written = trimWhitespace(piece);
    if (written !== '') {
      const specifier = parseSpecifier(written);
      if ('id' in specifier) {
        const start = offset + piece.indexOf(written);
        errors.push({ problem: specifier, span: { start, end: start + written.length } });
      } else specifiers.push(specifier);
    }
    offset += piece.length + 1;
  }
  return { value: { specifiers }, errors };
}

/** The specifiers sorted by their text without repetitions, joined by commas: the reference implementation's `str()`. */
export function formatSpecifierSet(set: SpecifierSet): string {
  const texts = set.specifiers.map((specifier) => ({ specifier, text: specifier.operator + specifier.version }));
  texts.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  const seen = new Set<string>();
  const kept = texts.filter(({ specifier }) => {
    const identity = specifierIdentity(specifier);
    if (seen.has(identity)) return false;
    seen.add(identity);
    return true;
  });
  return kept.map(({ text }) => text).join(',');
}

/** Whether both are the same comparison, such as `>=1.0` and `>= 1`; in `~=` trailing zeros make a difference. */
export function specifiersEqual(a: Specifier, b: Specifier): boolean {
  return specifierIdentity(a) === specifierIdentity(b);
}

/** Whether both consist of the same comparisons, in any order and however often repeated. */
export function specifierSetsEqual(a: SpecifierSet, b: SpecifierSet): boolean {
  const identities = new Set(a.specifiers.map(specifierIdentity));
  const others = new Set(b.specifiers.map(specifierIdentity));
  return identities.size === others.size && [...identities].every((identity) => others.has(identity));
}

/** Whether the specifier allows the version. Pre-releases are allowed unless `prereleases` is false. */
export function specifierContains(spec: Specifier, version: Version | string, options: ContainsOptions = {}): boolean {
  return specifierSetContains({ specifiers: [spec] }, version, options);
}

/** Whether all specifiers allow the version. Pre-releases are allowed unless `prereleases` is false. */
export function specifierSetContains(
  set: SpecifierSet,
  version: Version | string,
  options: ContainsOptions = {},
): boolean {
  const candidate = readCandidate(version);
  return (options.prereleases !== false || !isPrereleaseCandidate(candidate)) && matchesAll(set, candidate);
}

/**
 * The versions that all specifiers allow, in their order. Unless `prereleases` or a specifier that names a pre-release says
 * otherwise, pre-releases are included only if no final release is. Text that is not a version only passes for `===`.
 */
export function filterVersions<T extends Version | string>(
  set: SpecifierSet,
  versions: Iterable<T>,
  options: ContainsOptions = {},
): T[] {
  const matching: { readonly version: T; readonly candidate: Candidate }[] = [];
  for (const version of versions) {
    const candidate = readCandidate(version);
    if (matchesAll(set, candidate)) matching.push({ version, candidate });
  }
  const wanted = options.prereleases ?? (set.specifiers.some(impliesPrereleases) || undefined);
  const onlyPrereleases = (): boolean => !matching.some(({ candidate }) => isFinalCandidate(candidate));
  const keepsPrereleases = wanted ?? onlyPrereleases();
  return matching
    .filter(({ candidate }) => keepsPrereleases || !isPrereleaseCandidate(candidate))
    .map(({ version }) => version);
}

/** A version to be checked: as text for `===`, and parsed if it is a version. */
interface Candidate {
  readonly text: string | undefined;
  readonly parsed: Version | undefined;
}

function readCandidate(version: Version | string): Candidate {
  if (typeof version !== 'string') return { text: undefined, parsed: version };
  return { text: version, parsed: parseVersion(version) };
}

function isPrereleaseCandidate({ parsed }: Candidate): boolean {
  return parsed !== undefined && isPrerelease(parsed);
}

function isFinalCandidate({ parsed }: Candidate): boolean {
  return parsed !== undefined && !isPrerelease(parsed);
}

function matchesAll(set: SpecifierSet, { text, parsed }: Candidate): boolean {
  return set.specifiers.every((specifier) => {
    if (specifier.operator !== '===') return parsed !== undefined && specifierMatches(specifier, parsed);
    const compared = text ?? (parsed === undefined ? '' : formatVersion(parsed));
    return compared.toLowerCase() === specifier.version.toLowerCase();
  });
}

/** Whether naming this version implies that pre-releases are wanted; excluding one does not. */
function impliesPrereleases({ operator, parsed }: Specifier): boolean {
  return operator !== '!=' && parsed !== undefined && isPrerelease(parsed);
}

/** What makes two specifiers the same, such as `>=1.0` and `>=1`. */
function specifierIdentity({ operator, version, parsed, wildcard }: Specifier): string {
  if (operator === '===' || wildcard || parsed === undefined) return operator + version;
  // `~=1.0` is not `~=1`: there the number of segments counts.
  return operator === '~=' ? operator + formatVersion(parsed) : operator + parsed.key;
}

/** The specifier written as `text`, which has no surrounding whitespace, or what is wrong with it. */
function parseSpecifier(text: string): Specifier | Message {
  const operator = OPERATORS.find((candidate) => text.startsWith(candidate));
  if (operator === undefined) return say('specifierWithoutOperator', { text: excerpt(text) });
  const version = trimWhitespace(text.slice(operator.length));
  if (operator === '===') return parseArbitrary(version);
  if (version === '') return say('specifierWithoutVersion', { operator });
  const wildcard = version.endsWith('.*');
  const parsed = parseVersion(wildcard ? version.slice(0, -2) : version);
  if (parsed === undefined || (wildcard && isWhitespace(version.charCodeAt(version.length - 3)))) {
    return say('versionInvalid', { version: excerpt(version) });
  }
  return problemOf(operator, parsed, wildcard) ?? { operator, version, parsed, wildcard };
}

function parseArbitrary(version: string): Specifier | Message {
  for (let i = 0; i < version.length; i++) {
    if (isWhitespace(version.charCodeAt(i)) || version[i] === ';' || version[i] === ')') {
      return say('arbitraryVersionInvalid', { version: excerpt(version), character: version.charAt(i) });
    }
  }
  const parsed = parseVersion(version);
  return { operator: '===', version, wildcard: false, ...(parsed !== undefined && { parsed }) };
}

function problemOf(operator: Operator, version: Version, wildcard: boolean): Message | undefined {
  const isEquality = operator === '==' || operator === '!=';
  if (wildcard) {
    if (!isEquality) return say('wildcardMisplaced', { operator });
    const { epoch, release } = version;
    if (version.key !== createVersion({ epoch, release }).key) return say('wildcardAfterSuffix');
  }
  if (!isEquality && version.local !== undefined) {
    return say('localVersionNotComparable', { operator });
  }
  if (operator === '~=' && version.release.length < 2) {
    return say('compatibleReleaseTooShort', { example: excerpt(`~=${version.release.join('.')}.0`) });
  }
  return undefined;
}

/** The text for a message, cut short if nobody would read all of it. */
function excerpt(text: string): string {
  return shorten(text, 60);
}
