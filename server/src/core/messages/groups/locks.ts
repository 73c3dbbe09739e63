/** What is wrong with the pins of a lock file. */
import type { Clause } from '../clause.ts';

/** A pin: `pydantic-core` 2.27.2; source trees have no version. */
export interface ShownPin {
  readonly name: string;
  readonly version?: string;
}

/** What a Pyodide release ships of a locked project; without a version if it is the locked one. */
export interface ShippedRelease {
  readonly pyodide: string;
  readonly version?: string;
}

/** A lock as a whole: `synced` if pywrangler made it and installs from it. */
interface StaleLock {
  readonly file: string;
  readonly synced: boolean;
  readonly target: string;
}

export interface LockMessages {
  /** Nothing that is locked for a pin installs. `reason` is one of the clauses below, `advice` a sentence. */
  pinDoesNotInstall(parts: {
    readonly pin: ShownPin;
    readonly target: string;
    readonly reason: Clause;
    readonly advice?: Clause;
  }): string;
  /** A package is built from its source archive, which is not inspected. */
  pinBuiltFromArchive(parts: { readonly pin: ShownPin }): string;
  /** The same for a folder or a repository. */
  pinBuiltFrom(parts: { readonly pin: ShownPin; readonly location: string }): string;

  // Why nothing of a pin installs: clauses whose subject is the pin, or what is locked of it.
  lockedAsRepository(): string;
  lockedAsSources(): string;
  lockedWithoutFiles(): string;
  lockedTwice(parts: { readonly other: ShownPin }): string;

  // What the Pyodide release has of the project, and how to get it.
  pyodideShips(parts: ShippedRelease): string;
  pyodideDoesNotShip(parts: { readonly pyodide: string }): string;
  shippedBySync(parts: ShippedRelease): string;
  shippedByLocking(parts: ShippedRelease): string;
  shippedByMicropip(parts: ShippedRelease): string;

  /** Wheels reveal that the lock is for another runtime: `Python 3.12 (ABI 2024_0)`, or just the ABI. */
  lockForOtherWheels(
    parts: StaleLock & {
      readonly python?: string;
      readonly abi: string;
      readonly pins: readonly ShownPin[];
      readonly more: number;
    },
  ): string;
  /** The Requires-Python of the lock does; `python`: that of the target, `3.13.2`. */
  lockForOtherPython(parts: StaleLock & { readonly requiresPython: string; readonly python: string }): string;
  /** None of the environments that the lock is for matches the target. */
  lockForOtherEnvironments(parts: StaleLock): string;
  /** On the other pins of a lock for another runtime. */
  pinHasWheelOfSameAbi(parts: { readonly pin: ShownPin }): string;

  // The account of a lock, one line each.
  lockAccount(parts: {
    readonly entries: number;
    readonly installed: number;
    readonly target: string;
    readonly fitting: number;
  }): string;
  lockAccountPin(parts: { readonly pin: ShownPin; readonly reason: Clause }): string;
  lockAccountMore(parts: { readonly more: number }): string;
  lockNotReadByPywrangler(parts: { readonly file: string }): string;
  lockNotReadByMicropip(parts: { readonly file: string; readonly target: string }): string;

  // The wheels of a pin, one line each.
  wheelIsForAbi(parts: { readonly wheel: string; readonly abi: string }): string;
  wheelIsForOtherPython(parts: { readonly wheel: string }): string;
  wheelIsForOtherPlatform(parts: { readonly wheel: string }): string;

  /** A pin holds a package, or a dependency's dependency, at an older release. */
  pinKeepsOlder(parts: {
    readonly name: string;
    readonly broughtBy?: string;
    readonly version: string;
    readonly newer: string;
    /** How many other dependencies of the same one are held as well. */
    readonly more: number;
  }): string;
  pinKeeps(parts: { readonly name: string; readonly version: string; readonly newer: string }): string;
}
