/**
 * Reads version constraints as Poetry writes them, and converts them to the specifiers of a requirement.
 * @see https://python-poetry.org/docs/dependency-specification/#version-constraints
 */
import { parseSpecifierSet, type SpecifierSet } from '../../packaging/versions/specifier.ts';
import {
  formatVersion,
  nextNumeral,
  parseVersion,
  type Numeral,
  type Version,
} from '../../packaging/versions/version.ts';
import { VersionRange } from '../../packaging/versions/versionRange.ts';
import type { Parsed, ParseError } from '../../text/parsed.ts';
import { shiftSpan, type Span } from '../../text/span.ts';
import { say } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';

/** What one of the alternatives of a constraint demands: PEP 440 specifiers, all of which must hold. */
export type Alternative = readonly string[];

export interface PoetryConstraint {
  /** Those separated by `||`; one without specifiers allows every version. */
  readonly alternatives: readonly Alternative[];
  /** As one list of specifiers; if alternatives leave gaps that no specifier can express, it allows these too. */
  readonly specifiers: SpecifierSet;
  /** Exactly the versions that are allowed, if the specifiers allow more. */
  readonly range?: VersionRange;
}

/** Maximum number of alternatives: more are not a constraint but an attempt to make joining them slow. */
const MOST_ALTERNATIVES = 200;

const OPERATOR = /^(?:<>|~=|[!=<>]=|[\^~<>=])/;
const ANY_VERSION = /^v?[xX*](?:\.[xX*])*$/;
/** A single point before each of them: what else stands there is no version. */
const WILDCARDS = /(?<!\.\*)(?:\.\*)+$/;

/** Reads a constraint; undefined, with an error, if any part is invalid. Places of errors are offsets in the text. */
export function parsePoetryConstraint(text: string): Parsed<PoetryConstraint | undefined> {
  const errors: ParseError[] = [];
  const alternatives: Alternative[] = [];
  let start = 0;
  for (const written of text.split(/(\|\|?)/)) {
    if (!written.startsWith('|')) alternatives.push(readAlternative(written, start, errors));
    start += written.length;
  }
  if (alternatives.length > MOST_ALTERNATIVES) {
    errors.push({ problem: say('poetryTooManyAlternatives'), span: { start: 0, end: text.length } });
  }
  if (errors.length > 0) return { value: undefined, errors };
  return { value: { alternatives, ...joined(alternatives) }, errors };
}

function readAlternative(text: string, start: number, errors: ParseError[]): Alternative {
  const specifiers: string[] = [];
  let count = 0;
  for (const { operator, operand, span } of partsOf(text)) {
    const read = readPart(operator, operand);
    if (read) specifiers.push(...read);
    else {
      const problem = say('poetryConstraintInvalid', { text: shorten(operator + operand, 40) });
      errors.push({ problem, span: shiftSpan(span, start) });
    }
    count++;
  }
  if (count === 0) {
    errors.push({ problem: say('poetryConstraintMissing'), span: { start, end: start + text.length } });
  }
  return specifiers;
}

/** What an operator, if there is one, precedes. */
export interface ConstraintPart {
  readonly operator: string;
  readonly operand: string;
  readonly span: Span;
}

/** The parts of an alternative, between commas and whitespace; whitespace may follow an operator. */
export function partsOf(text: string): readonly ConstraintPart[] {
  const parts: ConstraintPart[] = [];
  let lonely: ConstraintPart | undefined;
  for (const { 0: word, index } of text.matchAll(/[^\s,]+/g)) {
    const span = { start: lonely?.span.start ?? index, end: index + word.length };
    const operator = lonely?.operator ?? OPERATOR.exec(word)?.[0] ?? '';
    const part = { operator, operand: lonely ? word : word.slice(operator.length), span };
    lonely = part.operand === '' ? part : undefined;
    if (!lonely) parts.push(part);
  }
  return lonely ? [...parts, lonely] : parts;
}

/** One part as specifiers; undefined if it is invalid. */
function readPart(operator: string, written: string): Alternative | undefined {
  if (operator === '' && ANY_VERSION.test(written)) return [];
  const wildcard = WILDCARDS.test(written);
  const version = written === 'dev' ? parseVersion('0.dev0') : parseVersion(written.replace(WILDCARDS, ''));
  if (!version || (wildcard && /^[\^~]/.test(operator))) return undefined;
  const shown = formatVersion(version);
  switch (operator) {
    case '^':
      return [`>=${shown}`, `<${formatRelease(version, breakingPart(version))}`];
    case '~':
      return [`>=${shown}`, `<${formatRelease(version, Math.min(1, version.release.length - 1))}`];
    case '~=':
      return [`>=${shown}`, `<${formatRelease(version, Math.max(0, version.release.length - 2))}`];
    case '<':
    case '<=':
    case '>':
    case '>=':
      // Poetry ignores a wildcard after these.
      return [`${operator}${shown}`];
    case '!=':
      return [`!=${shown}${wildcard ? '.*' : ''}`];
    default:
      // `=`, `==` and no operator at all; `<>` is read like this too.
      return [`==${shown}${wildcard ? '.*' : ''}`];
  }
}

/** The position of the number that a caret keeps: the first of the first three that is not zero. */
function breakingPart({ release }: Version): number {
  const first = release.slice(0, 3).findIndex((number) => Number(number) > 0);
  return first < 0 ? Math.min(2, release.length - 1) : first;
}

/** The release with the number at a position increased by one and those after it set to zero. */
function formatRelease({ epoch, release }: Version, position: number): string {
  const numbers = release.map((number, index): Numeral => {
    if (index < position) return number;
    return index === position ? nextNumeral(number) : 0;
  });
  return `${Number(epoch) > 0 ? `${epoch}!` : ''}${numbers.join('.')}`;
}

function joined(alternatives: readonly Alternative[]): Pick<PoetryConstraint, 'specifiers' | 'range'> {
  const sets = alternatives.map(specifierSet);
  const [first] = sets;
  if (first && sets.length === 1) return { specifiers: first };
  const range = sets.reduce((all, set) => all.union(VersionRange.fromSpecifierSet(set)), VersionRange.empty);
  const hull = specifierSet(hullOf(range));
  const reached = VersionRange.fromSpecifierSet(hull);
  if (reached.equals(range)) return { specifiers: hull };
  return { specifiers: range.isSubsetOf(reached) ? hull : { specifiers: [] }, range };
}

/** From the lowest version of a range to its highest. */
function hullOf(range: VersionRange): readonly string[] {
  const intervals = range.intervals();
  const [lower, upper] = [intervals[0]?.lower, intervals.at(-1)?.upper];
  return [
    ...(lower ? [`${lower.inclusive ? '>=' : '>'}${formatVersion(lower.version)}`] : []),
    ...(upper ? [`${upper.inclusive ? '<=' : '<'}${formatVersion(upper.version)}`] : []),
  ];
}

/** Specifiers in order, as written in a requirement. */
export function specifierText({ specifiers }: SpecifierSet): string {
  return specifiers.map(({ operator, version }) => `${operator}${version}`).join(',');
}

function specifierSet(specifiers: Alternative): SpecifierSet {
  return parseSpecifierSet(specifiers.join(',')).value;
}
