/**
 * A baseline: the findings that a project has on a day and puts up with, so that a check reports new ones only. It names files,
 * codes and projects, not lines, so that moving something changes nothing.
 * @see docs/schema/baseline.schema.json
 */
import { identityOf, type Finding } from '../findings/finding.ts';
import { codeNamed } from '../findings/rules.ts';
import { normalizeName } from '../packaging/name.ts';
import { normalizePath } from '../text/path.ts';

/** Findings that are the same to a baseline. */
export interface BaselineEntry {
  /** Relative to the folder of the baseline, with `/`. */
  readonly file: string;
  readonly code: string;
  /** The declared project that they are about; absent if they are about none. */
  readonly package?: string;
  readonly count: number;
}

/** Incremented when older programs would misread it. */
const VERSION = 1;

/** The entries of a baseline; `newer` if a later program wrote it, undefined if the text is not one. */
export function readBaseline(text: string): readonly BaselineEntry[] | 'newer' | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('version' in value) || !('findings' in value)) return undefined;
  const { version, findings } = value;
  if (typeof version === 'number' && version > VERSION) return 'newer';
  return version === VERSION && Array.isArray(findings) && findings.every(isEntry) ? findings : undefined;
}

function isEntry(value: unknown): value is BaselineEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { file, code, package: project, count } = value as Record<string, unknown>;
  const isNamed = typeof file === 'string' && typeof code === 'string';
  const isCounted = typeof count === 'number' && Number.isInteger(count) && count > 0;
  return isNamed && isCounted && (project === undefined || typeof project === 'string');
}

/** The text of a baseline; sorted, so that a change of it can be read. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  return `${JSON.stringify({ version: VERSION, findings: entries }, null, 2)}\n`;
}

/** Names a file as a baseline does. */
export type NameOfFile = (path: string) => string;

/**
 * What is found, for a baseline. A finding that several files lead to counts once. What could not be found out is not put
 * up with: the next check may know it.
 */
export function baselineOf(findings: readonly Finding[], nameOf: NameOfFile): readonly BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>();
  for (const finding of distinct(findings.filter(({ code }) => code !== 'unknown-verdict'))) {
    const entry = entryOf(finding, nameOf);
    const key = keyOf(entry);
    entries.set(key, { ...entry, count: (entries.get(key)?.count ?? 0) + 1 });
  }
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

/** Says of findings whether each is new. */
export class Baseline {
  readonly #left = new Map<string, number>();
  readonly #known = new Map<string, boolean>();
  readonly #nameOf: NameOfFile;

  constructor(entries: readonly BaselineEntry[], nameOf: NameOfFile) {
    this.#nameOf = nameOf;
    for (const entry of entries) {
      const key = keyOf(entry);
      this.#left.set(key, (this.#left.get(key) ?? 0) + entry.count);
    }
  }

  /**
   * Whether a finding is in the baseline. Of those that are the same to it, so many are as it counts, the first that are asked
   * about; one that several files lead to is always answered the same.
   */
  has(finding: Finding): boolean {
    const identity = identityOf(finding);
    const known = this.#known.get(identity);
    if (known !== undefined) return known;
    const key = keyOf(entryOf(finding, this.#nameOf));
    const left = this.#left.get(key) ?? 0;
    this.#known.set(identity, left > 0);
    this.#left.set(key, Math.max(0, left - 1));
    return left > 0;
  }
}

function entryOf({ path, code, name }: Finding, nameOf: NameOfFile): BaselineEntry {
  return { file: nameOf(path), code, ...(name !== undefined && { package: name }), count: 1 };
}

/**
 * A code may have had another name when the baseline was written, and somebody may have edited it, on Windows or elsewhere.
 */
function keyOf({ file, code, package: project }: BaselineEntry): string {
  const name = normalizePath(file.replaceAll('\\', '/'));
  return JSON.stringify([name, codeNamed(code) ?? code, project === undefined ? null : normalizeName(project)]);
}

function distinct(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [identityOf(finding), finding])).values()];
}
