/** What goes wrong around a Worker. */
import type { Clause } from '../clause.ts';
import type { DatedRelease } from '../datedRelease.ts';

/** A package with the size of its wheel, in units of 2^20 bytes. */
interface SizedPackage {
  readonly name: string;
  readonly mebibytes: number;
}

/** How large the wheels of a Worker are: a minimum, since no index gives the size of the ones named last. */
export interface WheelSizes {
  /** All wheels together, packed. */
  readonly mebibytes: number;
  /** What a Worker may have, unpacked. */
  readonly limit: number;
  readonly largest: readonly SizedPackage[];
  readonly unsized: readonly string[];
  readonly moreUnsized: number;
  /** Whether the wrangler file leaves some files out already, so that it is no minimum. */
  readonly excludes: boolean;
}

/** How large `python_modules` is, with whatever else is uploaded. */
export interface UploadSizes {
  readonly mebibytes: number;
  readonly limit: number;
  readonly largest: readonly SizedPackage[];
  /** Whether not everything was added up. */
  readonly isCut: boolean;
}

/** Folders that are uploaded with a Worker although they are for developing it. */
export interface StrayUploads {
  readonly names: readonly string[];
  readonly more: number;
  readonly files: number;
  readonly mebibytes: number;
  /** The folder they are in, by its name; absent if it is the one of the wrangler file. */
  readonly root?: string;
  readonly isCut: boolean;
}

/** A package that is refused while a Worker starts. */
export interface FailsAtStart {
  readonly name: string;
  readonly version: string;
  /** The dependency that brings it in, if it is not declared itself. */
  readonly broughtBy?: string;
  /** How sure that is, once it is imported. */
  readonly certainty: 'fails' | 'likely' | 'may';
  /** Absent if it is not known where it is imported; `caught` where a `try` around it catches everything. */
  readonly imported?: {
    readonly file: string;
    readonly module: string;
    readonly how: 'always' | 'perhaps' | 'caught';
    /** The function that imports it and is called at module level. */
    readonly within?: string;
  };
  /** The module whose import leads there. */
  readonly module: string;
  readonly why: 'randomness' | 'ssl' | 'patch' | 'native';
  /** What is called, `os.urandom`, and in which file. */
  readonly call?: string;
  readonly file?: string;
  /** The release of workers-runtime-sdk that lets it through, and the one that is installed, because of a lock or not. */
  readonly sdk?: { readonly least: string; readonly taken: string; readonly isLocked: boolean };
  /** The compatibility date from which the patches of the SDK count, which let it through. */
  readonly date?: string;
  /** Older releases than this start. */
  readonly before?: string;
  /** When it was measured. */
  readonly day: string;
}

export interface WorkerMessages {
  /** About a project: there is a `requirements.txt` next to it. */
  requirementsTxtBeside(): string;
  /** About a `requirements.txt` itself, next to a project. */
  requirementsTxtItself(): string;
  /** About a `requirements.txt` without a project. */
  requirementsTxtAlone(): string;
  /** On the `requirements.txt` that the finding about a project belongs to. */
  requirementsTxtMustGo(): string;
  cfRequirementsTxtUnread(): string;

  /** A development tool is installed into the Worker. */
  toolVendored(parts: { readonly tool: string }): string;
  /** A dependency group looks as if it were installed into the Worker. */
  groupNeverVendored(parts: { readonly group: string }): string;
  /** The same for an extra. */
  extraNeverVendored(parts: { readonly extra: string }): string;
  /** The dependencies are in Poetry's table; no names if there are too many to list. */
  dependenciesInPoetryOnly(parts: { readonly names: readonly string[]; readonly count: number }): string;

  /** `requires-python` excludes the Python of the Worker: `3.13.2`, of the series `3.13`. */
  requiresPythonExcludesWorker(parts: {
    readonly requiresPython: string;
    readonly python: string;
    readonly series: string;
    readonly wranglerFile: string;
  }): string;
  /** `.python-version` differs from the Worker's Python. */
  versionFileDiffersFromWorker(parts: {
    readonly line: string;
    readonly series: string;
    readonly wranglerFile: string;
  }): string;

  /** On the compatibility date, where the lock is for the runtime before. */
  runtimeChosenHere(): string;
  /** An environment runs on another runtime than the one pywrangler installs for. */
  environmentRunsOnOther(parts: {
    readonly environment: string;
    readonly runsOn: string;
    readonly installsFor: string;
  }): string;
  /**
   * The flag without which there is no Python. It may stand in a `table`, where it does not count, or in an `environment`,
   * which pywrangler does not read. `main` is the entry point if that is Python.
   */
  pythonFlagMissing(parts: {
    readonly wranglerFile: string;
    readonly flag: string;
    readonly stopsPywrangler: boolean;
    readonly environment?: string;
    readonly table?: string;
    readonly format: 'toml' | 'jsonc';
    readonly main?: string;
    /** Set if the compatibility date is missing as well. */
    readonly lacksDate?: boolean;
  }): string;
  /** The flags of an environment replace those of the top level. */
  environmentLosesFlag(parts: {
    readonly environment: string;
    readonly wranglerFile: string;
    readonly flag: string;
  }): string;

  /** uv rejects the project: `because` is a clause. */
  projectRefused(parts: { readonly because: Clause }): string;
  /** uv would have to build the project: `because` is a clause. */
  projectNeedsBuild(parts: { readonly because: Clause }): string;

  /** A package installs, but is known to fail. The clauses and the month are from the table of known failures. */
  knownToFail(parts: {
    readonly name: string;
    readonly version: string;
    /** The dependency that brings it in, if it is not declared itself. */
    readonly broughtBy?: string;
    readonly fails: 'install' | 'import' | 'use' | 'part';
    readonly target: string;
    readonly because: string;
    readonly instead?: string;
    /** An extra of it that helps. */
    readonly extra?: string;
    readonly month: string;
  }): string;
  /** A wheel for something else that is installed since nobody compares. `because`: the rest of a sentence about it. */
  uncheckedWheel(parts: {
    readonly name: string;
    readonly version: string;
    /** The dependency that brings it in, if it is not declared itself. */
    readonly broughtBy?: string;
    readonly target: string;
    readonly because: Clause;
    /** A whole sentence: the runtimes that take it. */
    readonly taken?: Clause;
  }): string;
  /** From the declared dependency to what fails. */
  wayToFailing(parts: { readonly chain: readonly string[] }): string;
  /** Where to read about it. */
  knownFailureSource(parts: { readonly address: string }): string;

  /** A package installs, but is refused while the Worker starts. */
  failsAtStart(parts: FailsAtStart): string;
  /** On an import that leads there. */
  importedHere(parts: { readonly module: string }): string;
  importedIn(parts: { readonly module: string; readonly file: string }): string;
  /** How that was measured, and when. */
  startUpSource(parts: { readonly source: string; readonly day: string }): string;

  /** The wheels exceed what a Worker may have. */
  workerTooLarge(parts: WheelSizes): string;
  /** `python_modules` exceeds it. */
  modulesTooLarge(parts: UploadSizes): string;
  /** Virtual environments, tests and the like are uploaded. */
  straysUploaded(parts: StrayUploads): string;
  /** `python_modules` lies beside the entry file, in a folder of that name. */
  modulesInRoot(parts: { readonly root: string }): string;
  /** They probably will once unpacked. */
  workerProbablyTooLarge(parts: WheelSizes): string;

  // pywrangler installs what it has vendored for the machine as well.
  /**
   * The sync stops there. `version`: what is vendored, absent if only the host needs it; `through`: from the declared dependency
   * to it, if it is not declared itself; `because`: a clause; `others`: what stops it as well; `holdsOn`: the systems on which it
   * does not stop.
   */
  hostStepStops(parts: {
    readonly name: string;
    readonly version?: string;
    readonly through: readonly string[];
    readonly because: Clause;
    readonly others: readonly string[];
    readonly holdsOn: readonly string[];
    readonly advice?: Clause;
  }): string;
  /** The sync holds on Linux, but not on `system`. */
  hostStepStopsElsewhere(parts: {
    readonly system: string;
    readonly name: string;
    readonly version?: string;
    readonly because: Clause;
  }): string;
  /** `releases`: `x 1.0`; `host`: `Linux with Python 3.13`. */
  hostStepBuilds(parts: { readonly releases: readonly string[]; readonly host: string }): string;
  hostStepUnknown(parts: { readonly because: Clause }): string;

  // Why: clauses.
  /** `pyodide`: the release whose index has it. */
  hostIndexesLackProject(parts: { readonly pyodide?: string }): string;
  /** `index`: the project's own one that decides, `isFirst`: before PyPI; `newest`: the newest release there. */
  hostIndexesLackVersion(parts: {
    readonly pyodide?: string;
    readonly index?: string;
    readonly isFirst: boolean;
    readonly newest?: string;
  }): string;
  /** `reason`: the rest of a sentence about the project. */
  hostHasNoWheel(parts: { readonly reason: Clause }): string;
  /** Settings make uv install for `platform` there, a label; `reason` as above. */
  hostInstallsAs(parts: { readonly reason: Clause; readonly platform: string }): string;
  /** It comes from a wheel at a path or URL that is not for machines. */
  hostTakesSameFile(parts: { readonly host: string }): string;
  /** A clause: the place that the machine takes a package from has another version than the Worker. */
  hostTakesOtherVersion(parts: { readonly version?: string }): string;
  /** An index of the project has it, and comes before PyPI. */
  hostIndexShadows(parts: { readonly index: string; readonly host: string }): string;
  /** `dependent`, or the project itself, needs another version there than the vendored one. */
  hostNeedsOther(parts: { readonly dependent?: string; readonly demand: Clause; readonly version: string }): string;

  // What helps.
  hostShadowAdvice(): string;
  hostMarkerAdvice(): string;
  hostVersionAdvice(parts: { readonly name: string; readonly release: DatedRelease }): string;

  pyodideOnlyTitle(parts: { readonly name: string }): string;
  pyodideOnlyCost(parts: { readonly name: string }): string;
  everyIndexTitle(): string;
  everyIndexCost(): string;
}
