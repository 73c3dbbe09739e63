/** What a fix does, what it costs, and what else helps. */
import type { Clause } from '../clause.ts';
import type { DatedRelease } from '../datedRelease.ts';

/** A version of a project. */
export interface ProjectVersion {
  readonly name: string;
  readonly version: string;
}

/** A dated release of a project. */
export interface ProjectRelease {
  readonly name: string;
  readonly release: DatedRelease;
}

export interface RemedyMessages {
  /** A title, and what the remedy costs: `Pin a to 1.0 (2025-01-23), but it stays there until you change it`. */
  remedyAtCost(parts: { readonly title: Clause; readonly cost: Clause }): string;
  /** What a remedy costs, and what else it changes. */
  costAndEffect(parts: { readonly cost: Clause; readonly effect: Clause }): string;
  /** Other packages that get other releases with a remedy, or are not installed any more. */
  alsoChanges(parts: {
    readonly releases: readonly ProjectVersion[];
    readonly more: number;
    readonly gone: readonly string[];
    readonly moreGone: number;
  }): string;
  /** The cost of bringing in a release that cannot be imported, before the `other` costs. */
  failsToImportCost(parts: ProjectVersion & { readonly other?: Clause | undefined }): string;
  /** The cost of bringing in a release that is refused while the Worker starts, before the `other` costs. */
  failsToStartCost(parts: ProjectVersion & { readonly other?: Clause | undefined }): string;
  /** The cost of anything that holds a version: it will not update by itself. */
  staysUntilChanged(): string;

  /** Which release that gets, if that is the point of it. */
  localSourceTitle(parts: { readonly name: string }): string;
  /** `index`: the one that a source names; `version`: what installs without it. */
  dropSourceTitle(parts: { readonly name: string; readonly index: string; readonly version: string }): string;
  dropSourceCost(parts: { readonly name: string }): string;
  dropExtraTitle(parts: {
    readonly extras: readonly string[];
    readonly name: string;
    readonly gets?: ProjectVersion | undefined;
  }): string;

  addExtraTitle(parts: { readonly name: string; readonly extra: string }): string;

  pinTitle(parts: ProjectRelease): string;
  /** The newest release, which one does not get. */
  /** `asOf`: the day on which that was so, if it is not known whether it still is. */
  /** `limited`: whether `exclude-newer` hides releases, among which there may be newer ones. */
  pinCost(parts: {
    readonly newest: DatedRelease;
    readonly asOf?: string | undefined;
    readonly limited: boolean;
  }): string;
  /** A pin that bypasses what the Pyodide release ships. */
  pinFromIndexTitle(parts: ProjectRelease): string;
  /** A pin to what one gets anyway, of a declared dependency or of what one pulls in. */
  pinWrittenDownTitle(parts: { readonly name: string; readonly release: DatedRelease }): string;
  /** Several pins that go together: `Require a==1.0 (2025-01-23) and b==2.0 (2025-02-01)`. */
  pinTogetherTitle(parts: { readonly pins: readonly ProjectRelease[] }): string;

  /** Another pin instead of the release `before`, or of the specifier as written if that release is not known. */
  replacePinTitle(
    parts: ProjectRelease & { readonly before: DatedRelease | undefined; readonly written: string },
  ): string;
  /** `Require workers-runtime-sdk>=1.9.2`. */
  requireSdkTitle(parts: { readonly name: string; readonly specifier: string }): string;
  liftCeilingTitle(parts: ProjectRelease & { readonly ceiling: string }): string;
  liftCeilingCost(): string;

  splitTitle(parts: ProjectRelease): string;
  splitCost(): string;

  /** Another Python for a Worker; which release that gets, if that is the point of the remedy. */
  switchWorkerTitle(parts: { readonly python: string; readonly gets: ProjectVersion | undefined }): string;
  /** Another Pyodide for a PyScript page. */
  switchPyodideTitle(parts: { readonly pyodide: string; readonly gets: ProjectVersion | undefined }): string;
  /** A newer release of the platform that brings Pyodide. */
  switchPlatformTitle(parts: { readonly label: string; readonly gets: ProjectVersion | undefined }): string;
  /** One Python for both, if pywrangler installs for another one than the Worker has. */
  stateTargetTitle(parts: { readonly target: string }): string;
  switchBothTitle(parts: { readonly python: string }): string;
  switchCost(): string;

  constrainTitle(parts: ProjectRelease): string;

  /** @param parts `dated`: those with a date of their own, which goes */
  exemptTitle(parts: { readonly names: readonly string[]; readonly dated: readonly string[] }): string;
  exemptCost(parts: { readonly count: number }): string;

  overrideTitle(parts: { readonly releases: readonly ProjectRelease[] }): string;
  overrideEverywhereTitle(parts: { readonly releases: readonly ProjectRelease[] }): string;
  /** Who asks for newer releases. */
  overrideCost(parts: { readonly dependents: readonly string[] }): string;

  /** `held`: what is held to its wheels, which would be built otherwise. */
  allowBuildTitle(parts: { readonly releases: readonly ProjectVersion[]; readonly held: readonly string[] }): string;
  keepWheelsTitle(parts: { readonly wheels: readonly ProjectVersion[] }): string;
  allowBuildCost(): string;
  /** The sources do not say what they need. */
  allowBuildOpenCost(): string;
  /** The sources could not be inspected. */
  allowBuildLikelyCost(): string;

  mockTitle(parts: { readonly names: readonly string[]; readonly gets: ProjectVersion }): string;
  mockCost(parts: { readonly names: readonly string[] }): string;

  leaveOutTitle(parts: { readonly names: readonly string[]; readonly gets: ProjectVersion }): string;
  leaveOutCost(parts: { readonly names: readonly string[] }): string;

  deleteTitle(parts: { readonly name: string }): string;
  deleteGoneCost(): string;
  otherNameTitle(parts: { readonly name: string; readonly written: string }): string;
  otherNameCost(): string;
  /** The index has a project of the name of a module. */
  deleteNamesakeCost(): string;

  markerTitle(parts: { readonly name: string }): string;
  markerCost(): string;

  askUpstreamTitle(parts: { readonly name: string }): string;
  askUpstreamCost(): string;

  ownWheelTitle(parts: { readonly names: readonly string[] }): string;
  ownWheelCost(): string;
  ownPureWheelCost(): string;

  /** The name is undefined if the requirement has none. */
  moveToGroupTitle(parts: { readonly name: string | undefined; readonly group: string }): string;
  stateRequiresPythonTitle(parts: { readonly specifier: string }): string;
  statePythonVersionTitle(parts: { readonly python: string }): string;
  /** A command of pywrangler. */
  syncAgainTitle(): string;
  respellTitle(parts: { readonly requirement: string }): string;
  /** The beginning of a requirement, with extras that exist. */
  respellExtraTitle(parts: { readonly requirement: string }): string;
  /** PyScript's `packages_cache`. */
  cacheNothingTitle(): string;
  cacheNothingCost(): string;
  /** `date` is a compatibility date that is added as well. */
  addFlagTitle(parts: { readonly flag: string; readonly date?: string }): string;
  /** Settings that slipped into a table of a wrangler file. */
  moveUpTitle(parts: { readonly table: string }): string;
  replaceFlagTitle(parts: { readonly flag: string; readonly by: string }): string;
  removeFlagTitle(parts: { readonly flag: string }): string;
  writeUtf8Title(parts: { readonly file: string }): string;
  /** A comment, or a name in it, that ignores nothing. */
  dropIgnoreTitle(): string;
  /** The compatibility date of a Worker. */
  setDateTitle(parts: { readonly date: string }): string;

  /**
   * What helps, as the sentence at the end of a failure's message: on a later runtime with the same Python, without extras, on
   * other Pythons, in an older release.
   */
  advice(parts: {
    readonly later: string | undefined;
    readonly withoutExtras: readonly string[];
    readonly pythons: readonly string[];
    readonly fitting: ProjectRelease | undefined;
  }): string;
  adviceOtherVersions(parts: { readonly names: readonly string[] }): string;
  adviceWithoutConstraint(): string;
  adviceConstraint(): string;
  adviceOverride(): string;
  adviceBuild(): string;
  /** Sources of pure Python, of which anybody can make a wheel. */
  advicePure(parts: { readonly names: readonly string[] }): string;
  /** The source that the sentence before has told of. */
  adviceDropSource(): string;
  adviceNothing(parts: { readonly workers: boolean }): string;
}
