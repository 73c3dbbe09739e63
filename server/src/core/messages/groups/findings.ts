/** What else there is to say about a dependency. */
import type { Clause } from '../clause.ts';
import type { DatedRelease } from '../datedRelease.ts';
import type { ProjectVersion } from './remedies.ts';

/** A release that is chosen instead of a better one; the name if it is not the declared dependency's own. */
export interface GapParts {
  readonly name?: string;
  readonly got: DatedRelease;
  readonly ideal: DatedRelease;
}

export interface FindingMessages {
  /** What is installed has the name of a module that the runtime has by itself. */
  namesakeInstalled(parts: { readonly name: string; readonly version: string; readonly target: string }): string;
  /** `by`: what holds it back, if that is neither of the two; lists of problems cut what comes after the first words. */
  heldBack(parts: {
    readonly declared: string;
    readonly gap: GapParts;
    readonly by?: readonly string[];
    readonly reason: Clause;
  }): string;
  /** What a platform installs by its name, whatever version is asked for. */
  takenByNameAlone(parts: {
    readonly declared: string;
    readonly name: string;
    readonly version: string;
    readonly platform: string;
  }): string;
  heldBackTooHead(): string;
  heldBackToo(parts: { readonly gap: GapParts; readonly chain: readonly string[] }): string;
  howItComesIn(): string;
  wayLine(parts: { readonly chain: readonly string[] }): string;
  shippedFirst(parts: { readonly target: string }): string;
  /**
   * `ends`: where the wheels of a project end, of the declared one itself without a name; `ownNewer`: newer releases of what is
   * held back have none; `missing`: the other projects without any; `ownFrom`: from this release on, what is held back has
   * none itself.
   */
  wheelsEndOrLack(parts: {
    readonly ends: readonly { readonly name?: string; readonly version: string }[];
    readonly ownNewer: boolean;
    readonly missing: readonly string[];
    readonly ownFrom?: { readonly name: string; readonly version: string };
  }): string;
  othersDoNotGoWithIt(): string;
  /** A date in the settings hides what would bring the newer release. */
  hiddenNewer(parts: { readonly names: readonly string[]; readonly setting: string; readonly pyodide: string }): string;
  /** A reason, and the extras that the release does not have. */
  withoutItsExtras(parts: { readonly extras: readonly string[]; readonly reason: Clause }): string;

  firstChoice(parts: {
    readonly requirement: string;
    readonly target: string;
    readonly together: readonly string[];
    readonly trouble: Clause;
  }): string;
  /** `shipped`: the release that the Pyodide has of what is needed, if it has another one. */
  takenWithoutWhatItNeeds(parts: {
    readonly name: string;
    readonly version: string;
    readonly needed: string;
    readonly shipped?: string;
  }): string;
  takenAgainst(parts: {
    readonly name: string;
    readonly version: string;
    readonly needed: string;
    readonly by: string;
  }): string;
  takenAgainstYou(parts: { readonly name: string; readonly version: string; readonly needed: string }): string;
  pinsThatGoTogether(): string;
  versionsTogether(parts: {
    readonly versions: readonly { readonly name: string; readonly version: string }[];
  }): string;

  /** A sentence about a declared project: the clause is everything but its subject; the same applies to the others. */
  remark(parts: { readonly declared: string; readonly text: Clause; readonly others?: readonly string[] }): string;
  /** `brought`: the project, if it is not the declared one itself; `byChance`: it depends on which answer comes first. */
  /** `caller` is `loadPackage` or what calls it; `later` a Pyodide that ships it. */
  notShipped(parts: {
    readonly text: string;
    readonly caller: string;
    readonly target: string;
    readonly later?: string;
  }): string;
  /** The lock has it, but not what it, or `by` that is loaded with it, depends on. */
  notShippedDependency(parts: {
    readonly text: string;
    readonly caller: string;
    readonly target: string;
    readonly missing: string;
    readonly by: string;
  }): string;
  notAName(parts: { readonly text: string; readonly caller: string; readonly target: string }): string;
  /** `own`: the index that has the name as well, and `ownVersion` the newest there; `byUv`: uv chooses between them. */
  publicIndex(parts: {
    readonly name: string;
    readonly version: string;
    readonly own: string;
    readonly ownVersion: string;
    readonly byUv?: true;
  }): string;
  twoVersions(parts: {
    readonly brought?: string;
    readonly byChance: boolean;
    readonly version: string;
    readonly other: Clause;
  }): string;
  /** `bearer`: what loads it. */
  versionShipped(parts: { readonly version: string; readonly target: string; readonly bearer?: string }): string;
  versionFromIndexToo(parts: { readonly version: string }): string;
  installsByChance(parts: { readonly late: string; readonly endsAt: string }): string;
  pythonIgnored(parts: {
    readonly brought?: string;
    readonly version: string;
    readonly requiresPython: string;
    readonly target: string;
    readonly python: string;
  }): string;
  /** `needed`: what the declared project needs, if it is not the one with the extras itself. */
  extraIgnored(parts: {
    readonly needed?: { readonly name: string; readonly extras: readonly string[] };
    readonly target: string;
    readonly version: string;
    readonly extras: readonly string[];
  }): string;
  /** uv installs a release without extras that it does not have; `meant`: those that are spelt almost like them. */
  extraMissing(parts: {
    readonly name: string;
    readonly version: string;
    readonly extras: readonly string[];
    readonly meant: readonly string[];
  }): string;
  /** `name`: what PyScript takes for the name; `better`: a spelling that works on every visit, if there is one. */
  failsOnLaterVisits(parts: { readonly declared: string; readonly name: string; readonly better?: string }): string;
  /**
   * `name`: what is loaded; `needed`: the requirement that excludes it, if that is one of a dependency; `shipped`: the version that
   * Pyodide ships; `certain`: a cell imports it before; `reinstall`: whether micropip can replace it.
   */
  importedFirst(parts: {
    readonly declared: string;
    readonly name: string;
    readonly needed?: string;
    readonly certain: boolean;
    readonly shipped: string;
    readonly reinstall: boolean;
  }): string;

  /** The settings in `[tool.uv]` do not count; `file` is the one that uv reads instead. */
  uvSettingsElsewhere(parts: { readonly file: string }): string;
  /** `python-version` is later than the Python that the Worker runs on. */
  uvLaterPython(parts: { readonly wanted: string; readonly python: string }): string;
  /** `python` names another interpreter than the Worker's. */
  uvOtherInterpreter(parts: { readonly wanted: string; readonly python: string }): string;
  /** `python` admits some patch releases of the Worker's series only. */
  uvNoInterpreter(): string;
  uvExactInterpreter(parts: { readonly wanted: string; readonly series: string }): string;
  /** `python` is a path or the name of a program. */
  uvMachineInterpreter(parts: { readonly wanted: string }): string;
  uvOnlySystemPython(): string;
  /** `python-downloads` is `value`; `python`: the version of the Worker's interpreter. */
  uvNoDownloads(parts: { readonly value: string; readonly python: string }): string;
  /** `system = true`; `python`: that of the Worker. */
  uvInstallsIntoSystem(parts: { readonly python: string }): string;
  /** `target` is the folder of the Worker's packages. */
  uvTargetsModules(): string;
  /** `target` or `prefix`, as written; it is shortened. */
  uvInstallsElsewhere(parts: { readonly setting: string }): string;
  uvRequiresHashes(): string;
  uvOffline(): string;
  uvVariableRefused(parts: { readonly variable: string }): string;
  uvVariableUnread(parts: { readonly variable: string }): string;
  /** `python-version` is too early for what pywrangler adds, `name`. */
  uvEarlierPython(parts: { readonly wanted: string; readonly name: string }): string;
  /**
   * `setting` with its value: uv resolves for something else than the runtime; `releases`: those that do not load in the runtime,
   * as far as they are known.
   */
  uvOtherPlatform(parts: {
    readonly setting: string;
    readonly target: string;
    readonly releases: readonly ProjectVersion[];
  }): string;
  /** `universal = true`: uv resolves for all platforms at once; `open`: what comes of it is not known. */
  uvUniversal(parts: { readonly target: string; readonly open: boolean }): string;
  /** The same; `releases`: those without a wheel for the runtime. */
  uvUniversalStops(parts: { readonly target: string; readonly releases: readonly ProjectVersion[] }): string;
  /** `linked`: `find-links` names places, which count. */
  uvAsksNoIndex(parts: { readonly linked: boolean }): string;
  /** `names`: what the index would bring. */
  undatedIndex(parts: { readonly pyodide: string; readonly names: readonly string[] }): string;
  /** All of them, for the explanation. */
  undatedProjects(parts: { readonly pyodide: string; readonly names: readonly string[] }): string;
  /** A dependency that only this keeps from being installed. */
  hiddenByDate(parts: {
    readonly names: readonly string[];
    readonly setting: string;
    readonly requirement: string;
    readonly target: string;
    readonly pyodide: string;
  }): string;
  /** A dependency that installs only if releases count that are newer than a date of the settings. */
  hiddenReleases(parts: {
    readonly releases: readonly (DatedRelease & { readonly name: string })[];
    readonly setting: string;
    readonly requirement: string;
    readonly target: string;
  }): string;
  /** A release with native wheels that is built; `wheel`: the version that comes as a wheel without that. */
  nativeBuild(parts: {
    readonly name: string;
    readonly version: string;
    readonly systems: readonly string[];
    /** Whether there are wheels for other Pyodide releases as well. */
    readonly pyodide: boolean;
    readonly wheel: string | undefined;
  }): string;
  indexNotDeclared(parts: { readonly name: string; readonly index: string }): string;

  installsUnknown(parts: { readonly requirement: string; readonly because: Clause }): string;
  versionsDoubtful(parts: { readonly because: Clause }): string;
  indexNotAsked(): string;
  /** A statement that rests on answers of an earlier day (ISO 8601). */
  statementAsOf(parts: { readonly statement: Clause; readonly day: string }): string;
  /**
   * Indexes did not answer, all for the same reason. `requirements`: some of those that may or may not install, `more`: how
   * many there are besides; `versions`: other versions might be taken; `hostStep`: so it is with the last step of a sync;
   * `asOf`: the day of the answers that are used instead (ISO 8601).
   */
  indexesSilent(parts: {
    readonly kind: 'offline' | 'proxy' | 'network' | 'server' | 'credentials' | 'address';
    readonly indexes: readonly Clause[];
    readonly why: Clause;
    readonly requirements: readonly string[];
    readonly more: number;
    readonly versions: boolean;
    readonly hostStep: boolean;
    readonly asOf?: string;
  }): string;
  /** What one of them leaves open at a further place. */
  installsOrNot(parts: { readonly requirement: string }): string;
  versionsMayDiffer(): string;
  hostStepOpen(): string;
  /** `several`: there are several, even if not all are named. */
  builtFromSources(parts: { readonly releases: readonly string[]; readonly several: boolean }): string;
  /** A page of links could not be read, at which uv stops. */
  pageUnread(parts: { readonly because: Clause }): string;
  /** pywrangler adds a package that the project's own indexes lack. */
  additionMissing(parts: { readonly name: string; readonly last: boolean }): string;
  /** `last`: the sync stops in its last step, at what only the machine gets. */
  additionsHidden(parts: {
    readonly names: readonly string[];
    readonly setting: 'exclude-newer' | 'exclude-newer-package';
    readonly last: boolean;
  }): string;
  additionLost(parts: {
    readonly name: string;
    readonly target: string;
    readonly under?: string;
    /** Whether it is what only the machine gets. */
    readonly last: boolean;
  }): string;
  takenAsGiven(parts: { readonly source: string }): string;

  /** Several targets where one is named: `Pyodide 0.28.3 and 314.0.7`. */
  targetLabels(parts: { readonly labels: readonly string[] }): string;
  /** A statement that applies to only some of the targets, which it does not name itself. */
  onTargets(parts: { readonly statement: Clause; readonly targets: readonly string[] }): string;

  /** `selector`: a code, with the project behind a colon if there is one. */
  ignoresNothing(parts: { readonly selector: string }): string;
  ignoreWithoutNames(): string;
  /** `problem`: `codeUnknown` or `selectorProjectInvalid`. */
  ignoreOfUnknown(parts: { readonly problem: Clause }): string;
  /** A value of `[tool.pyodide-preflight]`. */
  settingProblem(parts: { readonly problem: Clause }): string;
}
