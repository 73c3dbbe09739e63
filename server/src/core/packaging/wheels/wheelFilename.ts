/**
 * The name of a wheel file: project, version, build number and tags.
 * https://packaging.python.org/en/latest/specifications/binary-distribution-format/#file-name-convention
 */
import type { NormalizedName } from '../name.ts';
import { normalizeName } from '../name.ts';
import type { Tag, TagParts, TagSetOptions } from './tag.ts';
import { expandTags, parseTagParts, tagSetProblem } from './tag.ts';
import type { Numeral, Version } from '../versions/version.ts';
import { parseVersion } from '../versions/version.ts';

/** What a wheel's file name says. */
export interface WheelFilename extends TagParts {
  readonly name: NormalizedName;
  readonly version: Version;
  readonly build?: { readonly number: Numeral; readonly suffix: string };
  /** The expanded tags, each once; computed on first use. */
  readonly tags: readonly Tag[];
}

/** Letters, digits, `_` and `.` in any script, as PyPA's own reader allows. */
const PROJECT_NAME = /^[\p{L}\p{N}_.]+$/u;
const BUILD_NUMBER = /^([0-9]+)(.*)/;

/** Reads a wheel file name (no directory, no URL); undefined if it is invalid. See `wheelFilenameProblem` for why. */
export function parseWheelFilename(text: string, options: TagSetOptions = {}): WheelFilename | undefined {
  const read = readWheelFilename(text, options);
  return typeof read === 'string' ? undefined : read;
}

/** Why a text is not a wheel file name, as a clause without a full stop; undefined if it is one. */
export function wheelFilenameProblem(text: string, options: TagSetOptions = {}): string | undefined {
  const read = readWheelFilename(text, options);
  return typeof read === 'string' ? read : undefined;
}

function readWheelFilename(text: string, options: TagSetOptions): WheelFilename | string {
  if (!text.endsWith('.whl')) return 'a wheel name must end in .whl';
  const parts = text.slice(0, -'.whl'.length).split('-');
  if (parts.length !== 5 && parts.length !== 6) {
    return `a wheel name has five or six parts separated by hyphens, but this one has ${parts.length}`;
  }
  const [namePart = '', versionPart = ''] = parts;
  if (namePart.includes('__') || !PROJECT_NAME.test(namePart)) return `\`${namePart}\` is not a project name`;
  const version = parseVersion(versionPart);
  if (version === undefined) return `\`${versionPart}\` is not a version`;
  const build = parts.length === 6 ? readBuild(parts[2] ?? '') : undefined;
  if (build === 'invalid') return `the build number \`${parts[2] ?? ''}\` does not start with a digit`;
  const tagSet = parts.slice(-3).join('-');
  const tags = parseTagParts(tagSet);
  const problem = tagSetProblem(tagSet, options);
  if (tags === undefined || problem !== undefined) return problem ?? 'there are no tags';
  return new ReadWheelFilename(normalizeName(namePart), version, build, tags);
}

function readBuild(text: string): { number: Numeral; suffix: string } | 'invalid' {
  const match = BUILD_NUMBER.exec(text);
  if (match === null) return 'invalid';
  const [, digits = '', suffix = ''] = match;
  const number = Number(digits);
  return { number: Number.isSafeInteger(number) ? number : BigInt(digits), suffix };
}

/** A project page lists up to 20,000 wheels, and most are never compared by single tags, so these are computed lazily. */
class ReadWheelFilename implements WheelFilename {
  readonly name: NormalizedName;
  readonly version: Version;
  declare readonly build?: { readonly number: Numeral; readonly suffix: string };
  readonly pythonTags: readonly string[];
  readonly abiTags: readonly string[];
  readonly platformTags: readonly string[];
  #tags: readonly Tag[] | undefined;

  constructor(name: NormalizedName, version: Version, build: WheelFilename['build'], parts: TagParts) {
    this.name = name;
    this.version = version;
    if (build !== undefined) this.build = build;
    this.pythonTags = parts.pythonTags;
    this.abiTags = parts.abiTags;
    this.platformTags = parts.platformTags;
  }

  get tags(): readonly Tag[] {
    this.#tags ??= expandTags(this);
    return this.#tags;
  }
}
