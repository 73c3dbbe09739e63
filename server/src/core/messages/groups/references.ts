/** Why an installer does not take what a URL or path leads to: each is the rest of a sentence about a project. */
import type { Clause } from '../clause.ts';

export interface ReferenceMessages {
  /**
   * A wheel for another Pyodide or another Python. `platform`: its platform tag, unless that fits; `pythons`: `3.13`; `wanted`:
   * what the target has, with its platform tag where that is another name for the same ABI.
   */
  referenceOtherRuntime(parts: {
    readonly platform?: string;
    readonly pythons: readonly string[];
    readonly wanted: { readonly abi: string; readonly series: string; readonly platform?: string };
  }): string;
  /** A wheel for ordinary machines. */
  referenceNative(parts: { readonly systems: readonly string[] }): string;
  /** A file that ends in `.whl` and is not named as a wheel has to be. */
  referenceMisnamed(): string;
  /** A name stands before the address, which the release of the installer does not read. */
  referenceNamedAddress(parts: { readonly installer: string }): string;
  /** An address that begins at a script of PyScript's worker, or of JupyterLite's kernel; a file in the list of an app; a path that is read while one is packed. */
  referenceNoStart(parts: { readonly of: 'worker' | 'kernel' | 'app' | 'packer'; readonly path: string }): string;
  referenceOfOtherProject(parts: { readonly name: string }): string;
  /** The metadata in the wheel have another version than its file name. */
  referenceOfOtherVersion(parts: { readonly version: string }): string;
  /** Whether pywrangler installs: then a setting allows builds. */
  referenceNeedsBuild(parts: { readonly what: 'repository' | 'archive'; readonly pywrangler: boolean }): string;
  referenceNoWheel(parts: { readonly what: 'repository' | 'archive'; readonly installer: string }): string;
  /** `field` of `[project]` is dynamic; without it, there is no such table. */
  referenceDynamic(parts: { readonly field?: string }): string;
  /** `place`: the path as written. */
  referenceAbsent(parts: { readonly what: 'folder' | 'file'; readonly place: string }): string;
  /** A file that is named as a wheel; `isPointer`: it is a pointer of Git LFS. */
  referenceNoZip(parts: { readonly isPointer: boolean }): string;
  /** The hash in the address is not that of the file, which is `found`. */
  referenceOfOtherHash(parts: { readonly algorithm: string; readonly found: string }): string;
  /** What stands as a hash in the address has other than so many hexadecimal digits. */
  referenceHashInvalid(parts: { readonly algorithm: string; readonly digits: number }): string;
  /** A wheel or source archive in a repository. */
  referenceNotLockable(): string;
  referenceUnread(parts: { readonly beginning: string }): string;
  referenceRelative(): string;
  referenceNoDistribution(): string;
  /** A setting in a file switches builds off. */
  referenceBuildOff(parts: { readonly setting: string; readonly file: string }): string;
  /** `other`: another place that the same project is to come from. */
  referenceNoFile(): string;
  referenceNoFolder(): string;
  referenceConflict(parts: { readonly other: string }): string;

  /** A whole sentence: what helps where a name stands before an address. */
  referenceAdviceBare(): string;
  /** Whole sentences: what helps with pywrangler where something has to be built, where metadata are dynamic. */
  referenceAdviceBuild(): string;
  referenceAdviceStatic(): string;
  /** Which runtimes a wheel is for: their labels. */
  referenceTakenBy(parts: { readonly labels: readonly string[] }): string;
  /** What helps where a path is relative. */
  referenceAdviceRelative(parts: { readonly name: string; readonly path: string }): string;

  /** A whole sentence: what is not checked. `because`: why it could not be read. */
  referenceNotRead(parts: { readonly source: string; readonly because: Clause }): string;
  /** The same of something that what is declared here leads to. */
  referenceBelowNotRead(parts: {
    readonly requirement: string;
    readonly source: string;
    readonly because?: Clause;
  }): string;
  /** Clauses: why a place is not looked into. */
  referenceOutside(): string;
  referenceOfUntrusted(): string;
  referenceNotRecorded(): string;
  referenceBuilt(): string;
  /** `index`: the one that the project nearby names for it. */
  referenceTakesFromIndex(parts: { readonly name: string; readonly index: string }): string;
  /** Clauses: why it is not known where an address of a browser leads. */
  addressOfSite(): string;
  addressOfScript(): string;
  addressInBrowser(): string;
}
