/** How the target was chosen, and what is odd about that. */
import type { Clause } from '../clause.ts';

export interface TargetMessages {
  // Why a target was chosen.
  /** `set in pyproject.toml`. */
  targetSetInFile(parts: { readonly file: string }): string;
  /** The setting of an editor. */
  targetSetInSetting(parts: { readonly setting: string }): string;
  targetOfCommandLine(): string;
  /** `compatibility_date 2026-02-01 in wrangler.toml`. */
  targetByDate(parts: { readonly date: string; readonly file: string }): string;
  /** The same where space is limited: `date 2026-02-01 in wrangler.toml`. */
  targetByDateShort(parts: { readonly date: string; readonly file: string }): string;
  targetByFlag(parts: { readonly flag: string; readonly file: string }): string;
  targetByFlagShort(parts: { readonly flag: string; readonly file: string }): string;
  /** The `interpreter` of a PyScript configuration. */
  targetByInterpreter(parts: { readonly file: string }): string;
  /** `sign` is the address or dependency that says it. */
  targetBySign(parts: { readonly sign: string; readonly file: string }): string;
  /** `why` says why it is not certain. */
  targetGuessed(parts: { readonly why: Clause }): string;
  newestOfPlatform(parts: { readonly platform: string }): string;
  newestPyodide(): string;
  newestForUnknownInterpreter(parts: { readonly file: string }): string;
  newestForUnreadableFile(parts: { readonly file: string }): string;
  /** A wrangler file chooses no runtime. */
  newestForNoRuntime(parts: { readonly why: Clause; readonly file: string }): string;

  // Why a Worker's configuration chooses no Python runtime: clauses.
  /** `flag` is the one that makes a Python Worker. */
  notPythonWorker(parts: { readonly flag: string }): string;
  compatibilityDateMissing(): string;
  compatibilityDateInvalid(parts: { readonly date: string }): string;
  compatibilityFlagsContradict(parts: { readonly flag: string; readonly optOut: string }): string;
  noRuntimeForDate(parts: { readonly date: string }): string;

  // What is odd about such a configuration.
  /** The runtime by its display name: `Python Workers 3.14`. */
  experimentalRuntime(parts: { readonly flag: string; readonly runtime: string }): string;
  /** pywrangler does not know the flags that turn a default off. */
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
    readonly target: string;
  }): string;
  signOfUnknownRelease(parts: { readonly sign: string; readonly file: string; readonly target: string }): string;
  /** The releases in a range such as `^0.102.0` have different Pyodides. */
  signOfRange(parts: { readonly sign: string; readonly file: string; readonly release: string }): string;
  signWithoutRelease(parts: { readonly sign: string; readonly file: string; readonly target: string }): string;

  // Files that are not read, or not as a whole.
  wranglerFileUnread(parts: { readonly read: string; readonly unread: string }): string;
  /** Without another wrangler file next to it. */
  wranglerJsonUnread(parts: { readonly file: string; readonly rename: string }): string;
  /** `error` says what is wrong at some place in the file. */
  wranglerFileBroken(parts: { readonly file: string; readonly error: Clause }): string;
  /** `reason` as a clause: `it is a folder`. */
  fileUnreadable(parts: { readonly file: string; readonly reason: Clause }): string;

  // Names that are not targets.
  /** `suggestions` are names that may have been meant; there may be none. */
  unknownTarget(parts: { readonly problem: Clause; readonly suggestions: readonly string[] }): string;
  unknownTargetName(parts: { readonly name: string }): string;
  /** A name such as `workers@2026-02-30`. */
  nameWithoutRuntime(parts: { readonly name: string; readonly why: Clause }): string;
  /** `text` is what a PyScript configuration has as its `interpreter`. */
  interpreterWithoutVersion(parts: { readonly text: string }): string;
  interpreterUnknown(parts: { readonly release: string }): string;
}
