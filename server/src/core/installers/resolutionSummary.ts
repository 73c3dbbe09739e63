/** What would be installed, in short: the part of an answer that every surface shows. */
import type { NormalizedName } from '../packaging/name.ts';

/** Stands among those who ask for a package for the file itself. */
export const DECLARED = '(declared)';

/** Stands there for pywrangler, which adds packages of its own. */
export const ADDED = '(pywrangler)';

/** A package of the found solution. */
export interface ResolvedPackage {
  readonly name: NormalizedName;
  readonly version: string;
  /** File name of the wheel that is installed. */
  readonly wheel: string;
  /** The index it comes from: `pypi`, `pyodide`, or the name of an extra index; `lock` where a lock names the file. */
  readonly index: string;
  /** Who asks for it: names of packages, {@link DECLARED} for the file itself, {@link ADDED} for what pywrangler adds. */
  readonly requiredBy: readonly string[];
}

/** The answer to "would it install": true, false, or null where that could not be found out. */
export interface ResolutionSummary {
  readonly resolves: boolean | null;
  readonly packages: readonly ResolvedPackage[];
}
