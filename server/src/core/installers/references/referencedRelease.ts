/** The one release of a project that comes from a direct reference. */
import { judgeWheel } from '../../candidates/compatibility.ts';
import type { Distribution } from '../../candidates/distribution.ts';
import { ProjectReleases, type Release } from '../../candidates/release.ts';
import type { Reference } from '../../candidates/references/reference.ts';
import type { ReferenceRefusal } from '../../candidates/references/refusal.ts';
import type { CoreMetadata } from '../../packaging/metadata/coreMetadata.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { parseVersion, type Version } from '../../packaging/versions/version.ts';
import type { WheelFilename } from '../../packaging/wheels/wheelFilename.ts';
import type { Target } from '../../runtimes/target.ts';

/** What stands for the index where there is none. */
export const DIRECT = 'direct';

const UNKNOWN_VERSION: Version = parseVersion('0') ?? missing();

/** A release that is taken. */
export function takenRelease(
  reference: Reference,
  name: NormalizedName,
  metadata: CoreMetadata,
  target: Target,
): ProjectReleases {
  const version = parseVersion(metadata.version) ?? reference.wheel?.version ?? UNKNOWN_VERSION;
  const distribution = distributionOf(reference, version);
  const wheel = reference.wheel ?? builtWheel(name, version);
  const verdict = judgeWheel(wheel, target);
  const priority = verdict.compatible ? verdict.priority : 0;
  return one({ version, candidate: { name, version, distribution, wheel, priority } }, name, distribution, target);
}

/** A release that is not taken. */
export function refusedRelease(
  reference: Reference,
  name: NormalizedName,
  refusal: ReferenceRefusal,
  target: Target,
): ProjectReleases {
  const version = reference.wheel?.version ?? UNKNOWN_VERSION;
  const unusable = { kind: 'refused-reference', refusal } as const;
  return one({ version, unusable }, name, distributionOf(reference, version), target);
}

function one(release: Release, name: NormalizedName, distribution: Distribution, target: Target): ProjectReleases {
  const files = { version: release.version, distributions: [distribution] };
  return ProjectReleases.ofOne(name, files, release, target);
}

function distributionOf({ written, location, filename, wheel }: Reference, version: Version): Distribution {
  const file = {
    filename: wheel ? filename : written,
    url: location,
    hashes: {},
    coreMetadata: false,
    yanked: false as const,
  };
  return { file, index: DIRECT, version, ...(wheel && { wheel }) };
}

/** What comes out of a project that pywrangler builds for any platform. */
function builtWheel(name: NormalizedName, version: Version): WheelFilename {
  return { name, version, tags: [], pythonTags: ['py3'], abiTags: ['none'], platformTags: ['any'] };
}

function missing(): never {
  throw new Error('0 is a version');
}
