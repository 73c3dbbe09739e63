/** What our resolver makes of some requirements on a recorded index, in the form of uv's recorded runs. */
import { formatVersion } from '../../server/src/core/packaging/version.ts';
import { solve } from '../../server/src/core/solver/solve.ts';
import { nodeHost } from '../../server/src/host/nodeHost.ts';
import { openRecordedIndex } from '../../server/src/index/recordedIndex.ts';
import { TargetCatalog } from '../../server/src/index/targetCatalog.ts';
import { answer, targetOf } from './recorded.ts';
import type { Scenario } from './scenario.ts';
import { problemOfRoot } from './scenarioOutcome.ts';

/** A project of a solution, as uv's recorded runs describe it. */
export interface TakenPackage {
  readonly version: string;
  readonly wheel: string;
  readonly index: string;
  /** `(declared)` where the requirements themselves ask for it. */
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

const catalogs = new Map<string, TargetCatalog>();

/** Resolves over the recorded index in a folder; what was read once is kept. */
export async function resolveRecorded(
  folder: string,
  targetName: string,
  root: Scenario['root'],
): Promise<RecordedOutcome> {
  const target = targetOf(targetName);
  const key = `${folder} ${targetName}`;
  const recorded = openRecordedIndex(nodeHost(), folder);
  const catalog = catalogs.get(key) ?? new TargetCatalog(target, [recorded.pyodide(target.pyodide), recorded.pypi]);
  catalogs.set(key, catalog);
  const decisions: string[] = [];
  const resolution = await answer(
    solve(problemOfRoot(target, root), catalog, (name, version) =>
      decisions.push(`${name}==${formatVersion(version)}`),
    ),
  );
  const unavailable = resolution.unavailable.map(({ message }) => message);
  if (resolution.kind === 'failed') return { resolves: false, packages: {}, decisions, unavailable };
  const taken = [...resolution.packages.values()].map(
    ({ name, version, candidate: { distribution }, requiredBy, declared }) => [
      name,
      {
        version: formatVersion(version),
        wheel: distribution.file.filename,
        index: distribution.index,
        requiredBy: [...(declared ? ['(declared)'] : []), ...requiredBy],
      },
    ],
  );
  return {
    resolves: true,
    packages: Object.fromEntries(taken) as Record<string, TakenPackage>,
    decisions,
    unavailable,
  };
}
