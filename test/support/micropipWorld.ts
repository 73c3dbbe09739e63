/** An invented world for micropip: what a Pyodide release ships, what the index has, and what gets installed. */
import { normalizeName } from '../../server/src/core/packaging/name.ts';
import { formatRequirement } from '../../server/src/core/packaging/requirements/requirement.ts';
import { formatVersion } from '../../server/src/core/packaging/versions/version.ts';
import { firstMatch, type AnswerOrder } from '../../server/src/core/installers/micropip/firstMatch.ts';
import { install } from '../../server/src/core/installers/install.ts';
import type { Branch } from '../../server/src/core/text/branches.ts';
import { problemOf, type OwnRequirement, type Problem } from '../../server/src/core/solver/problem.ts';
import type { Resolution } from '../../server/src/core/solver/resolution.ts';
import type { Transaction } from '../../server/src/core/installers/micropip/transaction.ts';
import type { PyodideLock, ShippedPackage } from '../../server/src/core/runtimes/pyodideLock.ts';
import type { Target } from '../../server/src/core/runtimes/target.ts';
import { CallsCatalog, type OpenCall } from '../../server/src/catalogs/callsCatalog.ts';
import { indexesInOrder } from '../../server/src/catalogs/declaredIndexes.ts';
import { TargetCatalog } from '../../server/src/catalogs/targetCatalog.ts';
import { lookingInOwnIndexes } from '../../server/src/core/runtimes/bundledInstaller.ts';
import type { PackageIndex } from '../../server/src/index/packageIndex.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { memoryIndexes, readUniverse } from './memoryIndex.ts';
import { answer, requirementsOf, targetOf } from './recorded.ts';

export interface MicropipWorld {
  /** A line for each entry of the lock: `name version -> what, it, needs`. micropip itself is always included. */
  readonly ships?: string;
  /** In the format of `memoryIndex.ts`. */
  readonly index?: string;
  readonly requirements: readonly string[];
  /** What later calls hand over, one after the other. */
  readonly thenCalls?: readonly (readonly string[])[];
  /** The branches that the calls are in, the first one's first. */
  readonly branches?: readonly Branch[];
  readonly constraints?: readonly string[];
  /** The bundled micropip: 0.11.1 by default. */
  readonly micropip?: string;
}

/** What micropip does there, as lines: `a 1.0` from the index, `b 2.0 (shipped)`, `c 1.0 (loaded)`, `failed: d>=2`. */
export async function runMicropip(world: MicropipWorld, order?: AnswerOrder): Promise<readonly string[]> {
  const { problem, catalog } = worldOf(world);
  return linesOf(await answer(firstMatch(problem, catalog, order)), problem.target);
}

/** The same as a resolution. */
export async function installWithMicropip(world: MicropipWorld): Promise<Resolution> {
  const { problem, catalog } = worldOf(world);
  return answer(install(problem, catalog));
}

/** The problem and the facts of a world. */
export function worldOf(world: MicropipWorld): { readonly problem: Problem; readonly catalog: TargetCatalog } {
  const target = { ...targetOf('pyodide-0.28.3'), name: 'invented', shipped: lockOf(world) };
  const constraints = requirementsOf(world.constraints ?? []);
  const later = (world.thenCalls ?? []).flatMap((list, at) =>
    requirementsOf(list).map((requirement) => ({ ...requirement, call: at + 1 })),
  );
  const requirements = [...requirementsOf(world.requirements), ...later].map((requirement: OwnRequirement) => ({
    ...requirement,
    branch: world.branches?.[requirement.call ?? 0] ?? [],
  }));
  const problem = { ...problemOf(target, requirements), constraints };
  const indexes = memoryIndexes(readUniverse(world.index ?? ''));
  return { problem, catalog: new CallsCatalog(new TargetCatalog(target, indexes), ownIndexes(target, indexes)) };
}

/** An index is at every address that ends like one. */
function ownIndexes(target: Target, indexes: readonly PackageIndex[]): OpenCall {
  return (indexUrls) => {
    const { extra } = indexesInOrder([indexUrls].flat(), DEFAULT_SETTINGS, true);
    const isThere = extra.some(({ url }) => /\/simple\/?$/.test(url));
    return new TargetCatalog(lookingInOwnIndexes(target), isThere ? indexes : []);
  };
}

function lockOf({ ships = '', micropip = '0.11.1' }: MicropipWorld): PyodideLock {
  const lines = [`micropip ${micropip}`, ...ships.split('\n')].map((line) => line.trim()).filter((line) => line !== '');
  return { release: '0.28.3', packages: new Map(lines.map(entryOf).map((entry) => [entry.name, entry])) };
}

function entryOf(line: string): ShippedPackage {
  const [, name = '', version = '', depends = ''] = /^(\S+) (\S+)(?: -> (.*))?$/.exec(line) ?? [];
  return {
    name: normalizeName(name),
    version,
    filename: `${name.replaceAll('-', '_')}-${version}-py3-none-any.whl`,
    depends: depends === '' ? [] : depends.split(', ').map(normalizeName),
    kind: 'package',
    installable: true,
  };
}

function linesOf({ taken, fromLock, loadedWithThem, failed, fatal }: Transaction, { shipped }: Target): string[] {
  const requirement = ({ reported }: { readonly reported: Transaction['met'][number] }): string =>
    formatRequirement(reported.requirement);
  return [
    ...taken.map(({ name, candidate }) => `${name} ${formatVersion(candidate.version)}`),
    ...[...fromLock.keys()].map((name) => `${name} ${shipped.packages.get(name)?.version ?? ''} (shipped)`),
    ...[...loadedWithThem.values()].map(({ name, version }) => `${name} ${version} (loaded)`),
    ...failed.map((one) => `failed: ${requirement(one)}`),
    ...(fatal ? [`ends at: ${requirement(fatal)}`] : []),
  ].sort();
}
