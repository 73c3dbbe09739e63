/** What to do about a dependency that falls to an old release: another Python version that has the newer one, or a written choice. */
import type { Release } from '../candidates/release.ts';
import { fileProblem, type ReadDeclaration } from '../diagnosis/fileProblem.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { compareVersions, formatVersion } from '../packaging/version.ts';
import { solve, type Needs, type Pause } from '../solver/solve.ts';
import { switchRuntime } from '../target/switchRuntime.ts';
import { dateOf } from './age.ts';
import { pinEdit } from './proposal.ts';
import type { Surroundings } from './remedies.ts';
import type { Remedy } from './remedy.ts';
import { requiresPythonEdit } from './requiresPython.ts';

export interface HeldBack {
  readonly name: NormalizedName;
  readonly got: Release;
  readonly ideal: Release;
  readonly chain: readonly NormalizedName[];
  readonly declaration: ReadDeclaration;
}

/** The proven ways to close a gap, and the one to make it a choice. */
export function* heldBackRemedies(
  gap: HeldBack,
  surroundings: Surroundings,
): Generator<Needs | Pause, readonly Remedy[], void> {
  return [...(yield* switches(gap, surroundings)), ...written(gap)];
}

function* switches({ name, ideal }: HeldBack, surroundings: Surroundings): Generator<Needs | Pause, Remedy[], void> {
  const { wrangler, generations, target, file, cloudflare } = surroundings;
  if (!wrangler) return [];
  const remedies: Remedy[] = [];
  // Only a newer Python can close a gap: an older one has older wheels.
  const newer = generations.filter(({ python }) => compareVersions(python, target.python) > 0);
  for (const other of newer) {
    const runtime = switchRuntime(wrangler, other.pythonSeries, cloudflare);
    if (!runtime || runtime.length === 0) continue;
    const python = requiresPythonEdit(file, target, other);
    const edits = [...runtime.map((edit) => ({ path: wrangler.path, edit })), ...(python ? [python] : [])];
    const after = surroundings.reread(edits);
    if (!after) continue;
    const problem = fileProblem(after.file, after.target).problem;
    const resolution = yield* solve(problem, surroundings.catalogFor(after.target));
    const version = resolution.kind === 'solved' ? resolution.packages.get(name)?.version : undefined;
    if (!version || compareVersions(version, ideal.version) < 0) continue;
    const title = `Switch the Worker to Python ${other.pythonSeries}, which gets ${name} ${formatVersion(version)}`;
    remedies.push({
      kind: 'switch-target',
      title,
      preferred: false,
      edits,
      cost: 'every dependency is installed anew for it',
    });
  }
  return remedies;
}

/** Writes down the release that one really gets; it resolves, since it is the one that was resolved. */
function written({ got, chain, declaration }: HeldBack): Remedy[] {
  const version = formatVersion(got.version);
  const edit = chain.length === 1 ? pinEdit(declaration, version) : undefined;
  const date = dateOf(got);
  const title = `Write down that it is ${version}${date ? ` (${date})` : ''} here`;
  return edit
    ? [{ kind: 'pin', title, preferred: false, edits: [edit], cost: 'it stays there until you change it' }]
    : [];
}
