/**
 * Decides what is reported of all that was found: the one place where lists, severities and comments count. Whoever makes
 * findings knows nothing of them.
 */
import type { Finding } from '../findings/finding.ts';
import type { IgnoreComment, IgnoreEntry } from './ignoreComments.ts';
import { commentsAt, selectorOf } from './ignoreComments.ts';
import { matchesPattern } from './pathPattern.ts';
import { selects, type Selector } from './selector.ts';
import type { Tuning } from './tuning.ts';
import { unusedIgnores } from './_unusedIgnores.ts';

/** What is to be tuned, and by what. */
export interface TuneRequest {
  readonly found: readonly Finding[];
  /** Of all places together. */
  readonly tuning: Tuning;
  /** A file with a table that is no TOML: what counts for its errors, in which the table has no say. */
  readonly broken?: { readonly path: string; readonly tuning: Tuning };
  /** The comments of each file that findings are in, by path. */
  readonly comments: ReadonlyMap<string, readonly IgnoreComment[]>;
  /** The file whose comments are complained about, and its text. */
  readonly file: { readonly path: string; readonly text: string };
  /**
   * Whether everything that may be found is known: while something cannot be installed, nobody looks what is held back, and a
   * comment about that is not in vain.
   */
  readonly settled: boolean;
}

/** What is reported. */
export interface Tuned {
  readonly findings: readonly Finding[];
  /** What was found and is not reported. */
  readonly ignored: readonly Finding[];
  /** The names in comments that ignore something, by the path of the file. */
  readonly used: ReadonlyMap<string, ReadonlySet<IgnoreEntry>>;
}

export function tune(request: TuneRequest): Tuned {
  const tuner = new Tuner(request);
  const { file, comments, settled } = request;
  tuner.takeAll(request.found);
  const used = tuner.usedIn(file.path);
  tuner.takeAll(unusedIgnores(file, comments.get(file.path) ?? [], settled ? used : 'unknown'));
  return tuner;
}

class Tuner implements Tuned {
  readonly findings: Finding[] = [];
  readonly ignored: Finding[] = [];
  readonly used = new Map<string, Set<IgnoreEntry>>();
  readonly #request: TuneRequest;

  constructor(request: TuneRequest) {
    this.#request = request;
  }

  takeAll(found: readonly Finding[]): void {
    for (const finding of found) {
      // A comment counts as used even where a list ignores the finding as well.
      const inComment = this.#isIgnoredByComment(finding);
      const tuning = this.#tuningFor(finding);
      const severity = tuning.severity?.get(finding.code) ?? finding.severity;
      if (inComment || severity === 'off' || !isReported(finding, tuning)) this.ignored.push(finding);
      else this.findings.push({ ...finding, severity });
    }
  }

  usedIn(path: string): ReadonlySet<IgnoreEntry> {
    return this.used.get(path) ?? new Set();
  }

  #tuningFor({ code, severity, path }: Finding): Tuning {
    const { broken, tuning } = this.#request;
    return code === 'invalid-file' && severity === 'error' && path === broken?.path ? broken.tuning : tuning;
  }

  #isIgnoredByComment(finding: Finding): boolean {
    const { path, span } = finding;
    const entries = commentsAt(span.start, this.#request.comments.get(path) ?? []).flatMap(
      (comment) => comment.entries,
    );
    const selectors = entries.flatMap((entry) => selectorOf(entry) ?? []);
    if (!selects(selectors, finding)) return false;
    const used = this.used.get(path) ?? new Set();
    this.used.set(path, used);
    for (const entry of entries) if (takesPart(entry, finding)) used.add(entry);
    return true;
  }
}

/** Whether an entry has a part in ignoring a finding: it may take several, each for a project. */
function takesPart(entry: IgnoreEntry, finding: Finding): boolean {
  const selector = selectorOf(entry);
  if (!selector) return false;
  const { project } = selector;
  if (selects([selector], finding)) return true;
  const isOfCode = selector.code === finding.code;
  return isOfCode && project !== undefined && [...finding.culprits, ...finding.chains.flat()].includes(project);
}

/** Whether the lists let a finding through. What is wrong with the lists themselves cannot be hidden by not selecting it. */
function isReported(finding: Finding, { select, ignore, perFileIgnores }: Tuning): boolean {
  const isOfLists = finding.code === 'invalid-setting';
  if (select && !isOfLists && !selects(select, finding)) return false;
  return !selects([...(ignore ?? []), ...ignoredIn(finding.path, perFileIgnores ?? [])], finding);
}

function ignoredIn(path: string, perFile: NonNullable<Tuning['perFileIgnores']>): readonly Selector[] {
  return perFile.flatMap(({ files, selectors }) => (matchesPattern(path, files) ? selectors : []));
}
