/** Everything known about one dependency file at one moment; the one value that all surfaces read. */
import type { Catalog } from '../solver/catalog.ts';
import type { DependencyFile } from '../dependencyFiles/dependencyFile.ts';
import type { Target } from '../runtimes/target.ts';
import type { TargetChoice } from '../runtimes/targetChoice.ts';
import type { Finding } from '../findings/finding.ts';
import type { ResolutionSummary } from '../installers/resolutionSummary.ts';
import type { Span } from '../text/span.ts';
import type { JudgedLock } from '../locks/judgeLock.ts';

/** What is known about one target of a file. */
export interface TargetVerdict {
  readonly choice: TargetChoice;
  /** Absent until a first resolution is known. */
  readonly resolution?: ResolutionSummary;
}

/** What lies behind the findings that are reported. */
export interface TunedFindings {
  /** Everything that was found, with its usual severity. */
  readonly found: readonly Finding[];
  readonly ignored: readonly Finding[];
  /** The names in comments that ignore something, by the paths of their files. */
  readonly used: ReadonlyMap<string, ReadonlySet<{ readonly span: Span }>>;
  /** Where a table that ignores findings of the file can be written, an absolute path. */
  readonly home?: string;
}

export interface Snapshot {
  readonly path: string;
  /** The file with all its includes. */
  readonly file: DependencyFile;
  /** The target; the first one if the project has several. */
  readonly choice: TargetChoice;
  /** The other targets of the project, in the order they are named. */
  readonly others?: readonly TargetVerdict[];
  /** Set if nothing says that the file is for Pyodide and nobody asked: then nothing is reported, and nothing was requested. */
  readonly quiet?: boolean;
  /** False while the current requirements are still being resolved, or what helps is still being looked for. */
  readonly complete: boolean;
  /** Set from when it is known what installs and what blocks; what is found out behind that only adds to it. */
  readonly judged?: true;
  /** Present for lock files, which are judged pin by pin, not resolved. */
  readonly lock?: JudgedLock;
  /** Absent until a first resolution is known. */
  readonly resolution?: ResolutionSummary;
  /** What is reported: what was found, as far as nobody asks to ignore it, and as bad as somebody wants it to be. */
  readonly findings: readonly Finding[];
  /** How what was found became what is reported; absent where both are the same. */
  readonly tuned?: TunedFindings;
  /** What the indexes turned out to hold; hovers read it and never ask for more. */
  readonly catalog: Catalog;
  /** The targets that a hover compares, oldest first: the generations of the runtime's family. */
  readonly generations: readonly Target[];
  /** Text of every file that a span or an edit of this snapshot refers to, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** Further paths that were looked at, whether or not there is a file: what changes there may change the snapshot. */
  readonly looked?: ReadonlySet<string>;
}

/** What is known about each target of a file, in order. */
export function verdictsOf({ choice, resolution, others = [] }: Snapshot): readonly TargetVerdict[] {
  return [{ choice, ...(resolution && { resolution }) }, ...others];
}

/** Everything that was found, whether or not it is reported: for what is said of the facts. */
export function foundIn({ findings, tuned }: Snapshot): readonly Finding[] {
  return tuned?.found ?? findings;
}
