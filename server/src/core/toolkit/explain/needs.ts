/** How a release needs another project: its requirements that name it, by which extra, and whether they count on a runtime. */
import type { CoreMetadata } from '../../packaging/metadata/coreMetadata.ts';
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import type { Requirement } from '../../packaging/requirements/requirement.ts';
import { markerHolds } from '../../runtimes/markerHolds.ts';
import type { Target } from '../../runtimes/target.ts';

/** A requirement that counts on a runtime. */
export interface Need {
  /** As the release has it, with its marker. */
  readonly requirement: Requirement;
  /** The extra of the release that has to be asked for; absent if it is needed in any case. */
  readonly extra?: NormalizedName;
}

/** The requirements of a release that name a project and count on the target: in any case, or with one of the extras of the release. */
export function needsFor(metadata: CoreMetadata, name: NormalizedName, target: Target): readonly Need[] {
  return metadata.requiresDist
    .filter(({ normalized }) => normalized === name)
    .flatMap((requirement) => needOf(requirement, metadata, target));
}

/** Those that name it and do not count there, whatever extra is asked for. */
export function needsElsewhere(metadata: CoreMetadata, name: NormalizedName, target: Target): readonly Requirement[] {
  return metadata.requiresDist.filter(
    (requirement) => requirement.normalized === name && needOf(requirement, metadata, target).length === 0,
  );
}

/** Whether it is needed when some extras are asked for. */
export function isNeeded(needs: readonly Need[], extras: ReadonlySet<NormalizedName>): boolean {
  return needs.some(({ extra }) => extra === undefined || extras.has(extra));
}

function needOf(requirement: Requirement, { providesExtra }: CoreMetadata, target: Target): readonly Need[] {
  if (markerHolds(requirement.marker, target)) return [{ requirement }];
  return [...new Set(providesExtra.map(normalizeName))]
    .filter((extra) => markerHolds(requirement.marker, target, new Set([extra])))
    .map((extra) => ({ requirement, extra }));
}
