/** How the target was chosen, and what is odd about that. */
import type { Clause } from '../clause.ts';

/** A wrangler file, and how it came to count. */
interface WranglerPlace {
  readonly file: string;
  /** The file that leads there, if a build tool generated it. */
  readonly redirect?: string;
  /** The environment of the file that is deployed, and the variable that names it. */
  readonly environment?: string;
  readonly variable?: string;
}

export interface TargetMessages {
  // Why a target was chosen.
  /** `set in pyproject.toml`. */
  targetSetInFile(parts: { readonly file: string }): string;
  /** The setting of an editor. */
  targetSetInSetting(parts: { readonly setting: string }): string;
  targetOfCommandLine(): string;
  /** `compatibility_date 2026-02-01 in wrangler.toml`. */
  targetByDate(parts: WranglerPlace & { readonly date: string }): string;
  /** The same where space is limited: `date 2026-02-01 in wrangler.toml`. */
  targetByDateShort(parts: { readonly date: string; readonly file: string }): string;
  targetByFlag(parts: WranglerPlace & { readonly flag: string }): string;
  targetByFlagShort(parts: { readonly flag: string; readonly file: string }): string;
  /** The `interpreter` of a PyScript configuration. */
  targetByInterpreter(parts: { readonly option: string; readonly file: string }): string;
  /** `sign` is the address or dependency that says it. */
  targetBySign(parts: { readonly sign: string; readonly file: string }): string;
  /** `why` says why it is not certain. */
  targetGuessed(parts: { readonly why: Clause }): string;
  /** Beside another reason: the project's own lock file says what is shipped. */
  targetWithLock(parts: { readonly reason: Clause; readonly lock: string }): string;
  /** Only the project's own lock file says which Pyodide it is for; `isOnly`: no other release takes it. */
  targetByLock(parts: { readonly lock: string; readonly abi: string; readonly isOnly: boolean }): string;
  newestOfPlatform(parts: { readonly platform: string }): string;
  /** `day`: when somebody last looked which releases there are. */
  newestPyodide(parts: { readonly day: string }): string;
  newestForUnknownInterpreter(parts: { readonly file: string; readonly day: string }): string;
  newestForUnreadableFile(parts: { readonly file: string; readonly day: string }): string;
  /** A wrangler file chooses no runtime. */
  newestForNoRuntime(parts: { readonly why: Clause; readonly file: string; readonly day: string }): string;

  /** What a Worker made today gets. */
  newestWorkers(): string;
  /** The project is one for pywrangler, but there is no wrangler file. */
  newestWorkersForNoFile(): string;
  newestWorkersForLeftFile(): string;
  newestWorkersForUnreadableFile(parts: { readonly file: string }): string;
  newestWorkersForNoRuntime(parts: { readonly why: Clause; readonly file: string }): string;

  // Why a Worker's configuration chooses no Python runtime: clauses.
  /** `flag` is the one that makes a Python Worker. */
  notPythonWorker(parts: { readonly flag: string }): string;
  /** The date is not where it counts, but slipped into a table. */
  /** What wrangler misses in a file; `table` has a `main` that is meant. */
  /** @param parts `file` names the entry file; absent if the command does that deploys */
  entryAbsent(parts: { readonly entry: string; readonly isFolder: boolean; readonly file?: string }): string;
  entryMissing(parts: { readonly file: string; readonly table?: string; readonly format: 'toml' | 'jsonc' }): string;
  assetsWithoutDirectory(parts: { readonly file: string }): string;
  assetsBoundWithoutMain(parts: { readonly file: string }): string;
  compatibilityDateInTable(parts: { readonly table: string; readonly format: 'toml' | 'jsonc' }): string;
  compatibilityDateMissing(): string;
  compatibilityDateInvalid(parts: { readonly date: string }): string;
  compatibilityFlagsContradict(parts: { readonly flag: string; readonly optOut: string }): string;
  noRuntimeForDate(parts: { readonly date: string }): string;

  /** `why` says what is wrong with the date; wrangler and Cloudflare take it. */
  dateUnknownToPywrangler(parts: { readonly why: Clause }): string;

  // What Cloudflare refuses to deploy.
  compatibilityDateInFuture(parts: { readonly date: string; readonly today: string }): string;
  /** `meant` is the flag that was probably meant. */
  compatibilityFlagUnknown(parts: { readonly flag: string; readonly meant?: string }): string;
  compatibilityFlagTwice(parts: { readonly flag: string }): string;
  compatibilityFlagExperimental(parts: { readonly flag: string }): string;
  /** It is always on from a date on. */
  compatibilityFlagSuperfluous(parts: { readonly flag: string; readonly date: string }): string;
  /** wrangler is told to take a file that does not exist. */
  wranglerConfigAbsent(parts: { readonly file: string }): string;
  /** wrangler is told to deploy an environment that does not exist; `names` are those that do. */
  environmentAbsent(parts: {
    readonly environment: string;
    readonly file: string;
    readonly names: readonly string[];
    /** Whether wrangler stops; otherwise it deploys the top level. */
    readonly stops: boolean;
    /** The variable that names it. */
    readonly variable?: string;
  }): string;
  // Why wrangler stops at the redirect of a build tool; `file` is the redirect, `generated` where it leads.
  redirectNamesNothing(parts: { readonly file: string }): string;
  redirectLeadsNowhere(parts: { readonly file: string; readonly generated: string }): string;
  /** The redirect is not in the folder of `config`, which it would replace. */
  redirectNotBeside(parts: { readonly file: string; readonly config: string }): string;
  redirectedHasEnvironments(parts: { readonly generated: string }): string;
  /** It was built for another environment than the one that is deployed. */
  redirectedForOther(parts: {
    readonly generated: string;
    readonly built: string;
    readonly environment: string;
  }): string;

  // What is odd about such a configuration.
  /** pywrangler does not know some flags. */
  flagsUnknownToPywrangler(parts: {
    readonly flags: readonly string[];
    readonly installsFor: string;
    readonly runsOn: string;
  }): string;
  flagWithoutEffect(parts: { readonly flag: string; readonly newer: string }): string;
  /** The title of a fix: both runtimes get one Python version, `3.13`. */
  agreeOnPythonTitle(parts: { readonly python: string }): string;

  // Why a platform's release is a guess; `target` is the one that is taken, by its display name.
  signsDisagree(parts: {
    readonly sign: string;
    readonly file: string;
    readonly other: string;
    readonly otherFile: string;
  }): string;
  /** A file that each of them runs. */
  signsOfSeveral(parts: { readonly signs: readonly string[] }): string;
  signOfUnknownRelease(parts: { readonly sign: string; readonly file: string }): string;
  /** Nothing is known of the Pyodide that it runs. */
  signOfOldPyodide(parts: { readonly sign: string; readonly file: string; readonly pyodide: string }): string;
  /** The releases in a range such as `^0.102.0` have different Pyodides. */
  signOfRange(parts: { readonly sign: string; readonly file: string; readonly release: string }): string;
  signWithoutRelease(parts: { readonly sign: string; readonly file: string }): string;

  // Files that disagree, or that are not read.
  /** wrangler takes one file, pywrangler another; the runtimes by their display names. */
  /** The reason for a target: the command that deploys names the date itself. */
  targetByCommandDate(parts: { readonly date: string }): string;
  /** The date that a command names leads to another runtime than the file that pywrangler reads. */
  dateOfCommandDisagrees(parts: {
    readonly date: string;
    readonly runsOn: string;
    readonly installsFor: string;
  }): string;
  wranglerFilesDisagree(parts: {
    readonly deployed: string;
    readonly installed: string;
    readonly redirect?: string;
    readonly runsOn: string;
    readonly installsFor: string;
  }): string;
  wranglerFilesAgree(parts: {
    readonly deployed: string;
    readonly installed: string;
    readonly redirect?: string;
    readonly runsOn: string;
  }): string;
  /** A further file, which a deploy takes only if it is named. */
  otherWranglerFile(parts: { readonly file: string; readonly runsOn: string; readonly installsFor: string }): string;
  /** A further file with which a deploy stops; `because` is a sentence. */
  otherWranglerFileRefused(parts: { readonly file: string; readonly because: Clause }): string;
  /** wrangler takes a file that has nothing to do with Python. */
  deployedIsNoPython(parts: {
    readonly deployed: string;
    readonly installed: string;
    readonly redirect?: string;
  }): string;
  /**
   * pywrangler finds no file; `elsewhere` is the one that wrangler takes, if there is one, and `rename` what it would have to
   * be called if it is in the right folder; `folder` is set if it lies in one below. `noFile` has the right name, but is no file.
   */
  noWranglerFile(parts: {
    readonly elsewhere?: string;
    readonly rename?: string;
    readonly folder?: string;
    readonly noFile?: { readonly file: string; readonly reason: Clause };
  }): string;
  /** pywrangler's file holds nothing at all. */
  wranglerFileEmpty(parts: { readonly file: string }): string;
  /** `error` says what is wrong at some place in the file. */
  /** A file with what only TOML 1.1 has: pywrangler stops; `taker` reads it. */
  tomlTooNew(parts: { readonly file: string; readonly error: Clause; readonly taker: string }): string;
  /** A file that only readers of JSON5, as pywrangler is one, can read. */
  /** A file that pywrangler takes, so that only the deploy stops. */
  wranglerStopsAtValue(parts: { readonly file: string; readonly error: Clause }): string;
  wranglerStopsAtJson5(parts: { readonly file: string; readonly error: Clause }): string;
  wranglerFileBroken(parts: { readonly file: string; readonly error: Clause }): string;
  /** `reason` as a clause: `it is a folder`. */
  fileUnreadable(parts: { readonly file: string; readonly reason: Clause }): string;

  // Names that are not targets.
  /** `suggestions` are names that may have been meant; there may be none. */
  unknownTarget(parts: { readonly problem: Clause; readonly suggestions: readonly string[] }): string;
  unknownTargetName(parts: { readonly name: string }): string;
  /** A flag in the name of a target; `meant` is the one that was probably meant. A clause. */
  notPythonFlag(parts: { readonly flag: string; readonly meant?: string }): string;
  /** A name such as `workers@2026-02-30`. */
  nameWithoutRuntime(parts: { readonly name: string; readonly why: Clause }): string;
  /** `text` is what a PyScript configuration has as its `interpreter`. */
  interpreterWithoutVersion(parts: { readonly text: string }): string;
  /** A version that is no release, but begins those of a series, or has a `v` before it; `release` is the one that is meant. */
  /** A version where PyScript wants an address. */
  interpreterTakenAsPath(parts: { readonly text: string; readonly instead: string }): string;
  interpreterMisspelled(parts: { readonly text: string; readonly release: string }): string;
  interpreterUnknown(parts: { readonly release: string }): string;
}
