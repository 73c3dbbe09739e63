/**
 * How uv chooses among the files of a release: by tag, then by build number; yanked files last, and sources if they may be
 * built.
 */
import type { NormalizedName } from '../packaging/name.ts';
import type { Target } from '../runtimes/target.ts';
import { bestOf, fittingWheels, type Candidate, type TakenWheel, type FilePolicy } from './candidate.ts';
import type { Distribution, ReleaseFiles } from './distribution.ts';

/** The first index that has a fitting wheel; there the best tag, then the highest build number. */
export function wheelByBuildTag(
  name: NormalizedName,
  files: ReleaseFiles,
  target: Target,
  policy?: FilePolicy,
): TakenWheel | undefined {
  const all = policy?.noWheels ? [] : files.distributions;
  const fresh =
    bestBuild(name, all.filter(isNotYanked), target) ?? (policy?.builds ? builtCandidate(name, files) : undefined);
  if (fresh) return { candidate: fresh };
  const candidate = bestBuild(name, all, target);
  const yanked = candidate?.distribution.file.yanked ?? false;
  return candidate && { candidate, ...(yanked !== false && { yanked }) };
}

function isNotYanked({ file }: Distribution): boolean {
  return file.yanked === false;
}

function bestBuild(
  name: NormalizedName,
  distributions: readonly Distribution[],
  target: Target,
): Candidate | undefined {
  return bestOf(fittingWheels(name, distributions, target), hasHigherBuild);
}

/** Strictly higher: on a tie the first file name wins (PEP 427: the build tag breaks ties between equal tags). */
function hasHigherBuild({ wheel: { build: one } }: Candidate, { wheel: { build: best } }: Candidate): boolean {
  if (!one || !best) return one !== undefined && best === undefined;
  return one.number === best.number ? one.suffix > best.suffix : one.number > best.number;
}

/** A release that is built from sources; as in uv, any of its wheels says what it needs. */
function builtCandidate(name: NormalizedName, { version, distributions }: ReleaseFiles): Candidate | undefined {
  const sources = distributions.find(
    (one) => !one.wheel && isNotYanked(one) && /\.(?:tar\.gz|zip)$/.test(one.file.filename),
  );
  if (!sources) return undefined;
  const wheel = distributions.find((one) => one.wheel && one.index === sources.index);
  const none = { name, version, tags: [], pythonTags: [], abiTags: [], platformTags: [] };
  return {
    name,
    version,
    distribution: wheel ?? sources,
    wheel: wheel?.wheel ?? none,
    priority: Number.MAX_SAFE_INTEGER,
    builtFrom: sources.file.filename,
  };
}
