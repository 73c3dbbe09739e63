/** A summary of what would be installed: the part of an answer that every surface shows. */
import type { NormalizedName } from '../packaging/name.ts';
import type { SelectionPolicy } from '../solver/selectionPolicy.ts';

/** Stands for the file itself among the dependents of a package. */
export const DECLARED = '(declared)';

/** Stands for pywrangler there, which adds packages of its own. */
export const ADDED = '(pywrangler)';

/** A package in the solution. */
export interface ResolvedPackage {
  readonly name: NormalizedName;
  readonly version: string;
  /** File name of the wheel that is installed. */
  readonly wheel: string;
  /** Its bytes, if the index says; what is built on the way is of no known size. */
  readonly size?: number;
  /** The index it comes from: `pypi`, `pyodide`, or the name of an extra index; `lock` if a lock names the file. */
  readonly index: string;
  /** What asks for it: names of packages, {@link DECLARED} for the file itself, {@link ADDED} for what pywrangler adds. */
  readonly requiredBy: readonly string[];
  /** The day of the oldest page that its choice rests on, `YYYY-MM-DD`, if its index has not confirmed that since. */
  readonly asOf?: string;
  /** True if an index said nothing of it: others might have a better release. */
  readonly partial?: true;
}

/** The answer to "would it install": true, false, or null if that could not be determined. */
export interface ResolutionSummary {
  readonly resolves: boolean | null;
  readonly packages: readonly ResolvedPackage[];
  /** Where it does not install: what all that does would get without the rest. Absent if even that is not known. */
  readonly rest?: readonly ResolvedPackage[];
  /** The day of the oldest answer that it rests on, `YYYY-MM-DD`, if its index has not confirmed that since. */
  readonly asOf?: string;
  /** Settings that hide what is too new (`exclude-newer`); absent if there are none. */
  readonly dated?: SelectionPolicy;
}

/** What is installed, or where it does not install, what all that does would get. */
export function obtained({ packages, rest = [] }: ResolutionSummary): readonly ResolvedPackage[] {
  return packages.length > 0 ? packages : rest;
}

/** Whether it installs in all of several places: not if it does not in one, unknown if that is not known of one. */
export function resolvesInAll(answers: readonly ResolutionSummary['resolves'][]): ResolutionSummary['resolves'] {
  if (answers.includes(false)) return false;
  return answers.includes(null) ? null : true;
}
