/** Our resolver's result for some requirements on a recorded index, in the format of uv's recorded runs. */
import { formatVersion } from '../../server/src/core/packaging/versions/version.ts';
import { solve } from '../../server/src/core/solver/solve.ts';
import type { Resolution } from '../../server/src/core/solver/resolution.ts';
import { english } from './english.ts';
import { answer, recordedCatalog, targetOf } from './recorded.ts';
import type { Scenario } from './scenario.ts';
import { problemOfRoot } from './scenarioOutcome.ts';

/** A project of a solution, as uv's recorded runs describe it. */
export interface TakenPackage {
  readonly version: string;
  readonly wheel: string;
  readonly index: string;
  /** `(declared)` if the requirements themselves ask for it. */
  readonly requiredBy: readonly string[];
}

export interface RecordedOutcome {
  readonly resolves: boolean;
  readonly packages: Readonly<Record<string, TakenPackage>>;
  /** `name==version` for each choice in order, retracted ones included. */
  readonly decisions: readonly string[];
  /** What was not recorded. */
  readonly unavailable: readonly string[];
}

/** Resolves over the recorded index in a folder; reads are cached. */
export async function resolveRecorded(
  folder: string,
  targetName: string,
  root: Scenario['root'],
): Promise<RecordedOutcome> {
  const target = targetOf(targetName);
  const catalog = recordedCatalog(target, folder);
  const decisions: string[] = [];
  const resolution = await answer(
    solve(problemOfRoot(target, root), catalog, (name, version) =>
      decisions.push(`${name}==${formatVersion(version)}`),
    ),
  );
  const unavailable = resolution.unavailable.map(({ reason }) => english(reason));
  return { resolves: resolution.kind === 'solved', packages: takenPackages(resolution), decisions, unavailable };
}

/** The packages of a solution, with sorted requirers; nothing if there is none. */
export function takenPackages(resolution: Resolution): Record<string, TakenPackage> {
  if (resolution.kind === 'failed') return {};
  return Object.fromEntries(
    [...resolution.packages.values()].map(
      ({ name, version, candidate: { distribution, builtFrom }, requiredBy, declared }) => [
        name,
        {
          version: formatVersion(version),
          wheel: builtFrom ?? distribution.file.filename,
          index: distribution.index,
          requiredBy: [...(declared ? ['(declared)'] : []), ...requiredBy].sort(),
        },
      ],
    ),
  );
}
