/** What is wrong with the text of a lock file: clauses about a place in it. */
import type { Clause } from '../clause.ts';

export interface LockSyntaxMessages {
  lockedNameMissing(): string;
  lockedNameInvalid(parts: { readonly name: string }): string;
  lockMarkerUnreadable(parts: { readonly problem: Clause }): string;
  /** A value of `requires-python`. */
  lockPythonUnreadable(parts: { readonly text: string; readonly problem: Clause }): string;
  /** The file of a wheel has no name, or an invalid one. */
  lockedWheelNameless(parts: { readonly name: string }): string;
  /** A wheel of another project or version; `pin` is `name 1.0`, or just the name. */
  lockedWheelForeign(parts: { readonly filename: string; readonly pin: string }): string;

  /** Of a `uv.lock`. */
  uvLockWithoutVersion(): string;
  uvLockVersionUnknown(parts: { readonly version: string }): string;
  /** Of a `pylock.toml`. */
  pylockWithoutVersion(): string;
  /** `key`: what the file has to have. */
  pylockLacks(parts: { readonly key: string }): string;
  pylockVersionUnknown(parts: { readonly version: string }): string;
  /** An unknown minor version. */
  pylockVersionNewer(parts: { readonly version: string }): string;
  /** Of a `poetry.lock`. */
  poetryLockWithoutMetadata(): string;
  poetryLockVersionUnknown(parts: { readonly version: string }): string;
  // Why it is not known what a `pyodide-lock.json` of the project ships: clauses.
  ownLockUnknown(parts: { readonly lock: string; readonly reason: Clause }): string;
  /** `because` is {@link ownLockUnknown}. */
  ownLockNotTaken(parts: { readonly because: Clause }): string;
  /** Its address is put together when the code runs, or several are named. */
  ownLockKnownWhenRun(): string;
  ownLockBelowRoot(): string;
  ownLockOutside(): string;
  ownLockNotJson(): string;
  ownLockOfOtherArchitecture(parts: { readonly arch: string }): string;
  ownLockForNothing(): string;
  /** Pyodide up to 0.27 takes the lock of its own release only. */
  ownLockOfOtherRelease(parts: { readonly of: string; readonly release: string }): string;
  ownLockOfOtherAbi(parts: { readonly of: string; readonly abi: string; readonly release: string }): string;
  /** The page also has PyScript, which takes the lock of its Pyodide. */
  ownLockBesidePyscript(): string;
  /** Of a `pyodide-lock.json`, which comes with a Pyodide release. */
  pyodideLockWithoutPackages(): string;
  pyodideLockEntryIncomplete(parts: { readonly key: string }): string;
}
