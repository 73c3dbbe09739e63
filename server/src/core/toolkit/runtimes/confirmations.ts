/** Where the data about runtimes come from, and when they were last looked at. */

/** A package of a registry that facts come from. */
export interface PackageSource {
  readonly registry: 'npm' | 'PyPI';
  readonly name: string;
  /** The newest release that was looked into; absent if a table has one for each. */
  readonly version?: string;
}

/** Where the facts of a row come from, and when that was last looked at. */
export interface Confirmation {
  readonly packages: readonly PackageSource[];
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

/** The kinds of rows, each confirmed by itself. */
export type MatrixFamily = 'workers' | 'pyodide' | 'platforms';

export type Confirmations = Readonly<Record<MatrixFamily, Confirmation>>;
