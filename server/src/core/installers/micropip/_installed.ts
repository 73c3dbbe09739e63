/**
 * What is installed while a program calls micropip one time after another: what the platform and earlier calls have brought, as far
 * as the program has come through them.
 */
import type { NormalizedName } from '../../packaging/name.ts';
import type { InstalledBefore } from '../../runtimes/bundledInstaller.ts';
import { isThereLater, type Branch } from '../../text/branches.ts';

/** What a call has installed, and where in the program it is. */
interface Installation {
  readonly branch: Branch;
  readonly installed: Map<NormalizedName, InstalledBefore>;
}

export class Installed {
  #there: Map<NormalizedName, InstalledBefore>;
  /** What another branch of the program may have installed, in whichever version. */
  #perhaps = new Set<NormalizedName>();
  /** What calls have installed that do not lead to this one. */
  #elsewhere = new Set<NormalizedName>();
  readonly #installations: Installation[];
  /** What calls have installed, and the program has removed since. */
  readonly #removed = new Set<NormalizedName>();
  /** What is installed in several branches, in each for itself, or anew after it was removed. */
  readonly alternatives = new Set<NormalizedName>();

  /** @param before what is there before the first call */
  constructor(before: ReadonlyMap<NormalizedName, InstalledBefore>) {
    this.#there = new Map(before);
    this.#installations = [{ branch: [], installed: new Map(before) }];
  }

  get(name: NormalizedName): InstalledBefore | undefined {
    return this.#there.get(name);
  }

  /** The names of all that is there. */
  names(): ReadonlySet<NormalizedName> {
    return new Set(this.#there.keys());
  }

  /** Whether it depends on the branch that the program has taken if a project is there. */
  isPerhapsThere(name: NormalizedName): boolean {
    return this.#perhaps.has(name);
  }

  /** What earlier calls have installed is there if the program has come through them. */
  enter(branch: Branch): void {
    if (this.#installations.at(-1)?.branch.join() === branch.join()) return;
    this.#there = new Map();
    this.#perhaps = new Set();
    this.#elsewhere = new Set();
    for (const one of this.#installations) {
      const isThere = isThereLater(one.branch, branch);
      for (const [name, installed] of one.installed) {
        if (isThere === 'yes') this.#there.set(name, installed);
        else this.#elsewhere.add(name);
        if (isThere === 'perhaps') this.#perhaps.add(name);
      }
    }
    this.#installations.push({ branch, installed: new Map() });
  }

  /** Notes what is there from now on. */
  add(name: NormalizedName, version: string): void {
    const installed = { version, installedFor: 'earlier-call' } as const;
    this.#there.set(name, installed);
    if (this.#elsewhere.has(name) || this.#removed.has(name)) this.alternatives.add(name);
    this.#installations.at(-1)?.installed.set(name, installed);
  }

  /** Puts a stand-in over whatever is there of a project, or removes that. */
  change(name: NormalizedName, version: string | undefined): void {
    this.#perhaps.delete(name);
    if (version !== undefined) {
      this.add(name, version);
      return;
    }
    this.#there.delete(name);
    for (const { installed } of this.#installations) if (installed.delete(name)) this.#removed.add(name);
  }
}
