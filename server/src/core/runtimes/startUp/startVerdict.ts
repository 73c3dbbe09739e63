/** What the table says of importing a module of one release under a treatment. */
import type { NormalizedName } from '../../packaging/name.ts';
import { specifierSetContains } from '../../packaging/versions/specifier.ts';
import { compareVersions, type Version } from '../../packaging/versions/version.ts';
import type { StartEntry, StartFailure, StartUpTable, TreatmentKind } from './startUpTable.ts';
import type { Treatment } from './treatment.ts';

/** An entry that holds for a release, and what fails by it. */
export interface StartVerdict {
  readonly entry: StartEntry;
  /** Empty if the import succeeds, but for what {@link elsewhere} says. */
  readonly failures: readonly StartFailure[];
  /** Fails only if it fails in the other project as well: other releases or older patches than those that were tried. */
  readonly elsewhere: readonly StartFailure[];
  /** False if this release, or this SDK, is not among those that were tried. */
  readonly isTried: boolean;
  /** Set if the failures are the project's own, whichever file makes them, until that release of the SDK. */
  readonly needsSdk?: Version;
}

/** The verdicts on the modules of a release that the table has, each module once. */
export function startVerdicts(
  project: NormalizedName,
  version: Version,
  treatment: Treatment,
  table: StartUpTable,
): readonly StartVerdict[] {
  const found = new Map<string, StartEntry>();
  for (const entry of table.entries.get(project) ?? []) {
    const fits = specifierSetContains(entry.versions, version, { prereleases: true });
    if (fits && !found.has(entry.module)) found.set(entry.module, entry);
  }
  return [...found.values()].map((entry) => verdictOf(entry, version, treatment, table));
}

/** The verdict of an entry, as if it held for the version. */
export function verdictOf(
  entry: StartEntry,
  version: Version | undefined,
  treatment: Treatment,
  table: StartUpTable,
): StartVerdict {
  const isKnown = !version || !entry.since || compareVersions(version, entry.since) >= 0;
  const { sdkFrom, startsWith, failures } = entry;
  const split = (kind: TreatmentKind): Pick<StartVerdict, 'failures' | 'elsewhere'> => ({
    failures: failures[kind].filter(({ ofOtherRelease }) => ofOtherRelease !== true),
    elsewhere: failures[kind].filter(({ ofOtherRelease }) => ofOtherRelease === true),
  });
  const verdict = { entry, isTried: isKnown };
  if (treatment.kind !== 'sdk') return { ...verdict, ...split(treatment.kind) };
  const { release } = treatment;
  if (sdkFrom && compareVersions(release, sdkFrom) < 0) {
    const own = failuresBefore(entry, release, table);
    return { ...verdict, failures: own, elsewhere: [], needsSdk: sdkFrom };
  }
  if (startsWith && compareVersions(release, startsWith) < 0)
    return { ...verdict, failures: failures.none, elsewhere: [], isTried: false, needsSdk: startsWith };
  const { elsewhere, ...told } = split('sdk');
  const isOlder = compareVersions(release, table.sdk) < 0;
  const ofOthers = [...failures.none, ...failures.bundled].filter(({ culprit }) => culprit !== entry.project);
  return {
    ...verdict,
    ...told,
    elsewhere: isOlder ? [...elsewhere, ...ofOthers] : elsewhere,
    isTried: isKnown && compareVersions(release, table.sdk) <= 0,
  };
}

/**
 * What fails with an SDK that does not let the project through yet. It may let others through already that were seen to fail
 * without any: then it is the project itself that fails, nobody knows at which call.
 */
function failuresBefore(
  { project, failures }: StartEntry,
  release: Version,
  { entries }: StartUpTable,
): readonly StartFailure[] {
  const isLetThrough = ({ culprit }: StartFailure): boolean =>
    culprit !== project &&
    [...entries.values()].some((all) =>
      all.some((one) => one.project === culprit && one.sdkFrom && compareVersions(release, one.sdkFrom) >= 0),
    );
  // A patch that fails by itself fails in the older SDK as well.
  const broken = failures.bundled.filter((failure) => failure.why === 'patch' && !isLetThrough(failure));
  if (broken.length > 0) return broken;
  return failures.none.map((failure) => (isLetThrough(failure) ? { why: failure.why, culprit: project } : failure));
}
