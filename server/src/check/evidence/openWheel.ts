/** Opens a wheel of a release, wherever there is one that can be read. */
import type { NormalizedName } from '../../core/packaging/name.ts';
import type { Version } from '../../core/packaging/versions/version.ts';
import type { ProjectContext } from '../../core/remedies/projectContext.ts';
import { askReleases } from '../../core/solver/askFacts.ts';
import type { WheelFiles } from '../../index/packageIndex.ts';
import { openCandidate, type EvidenceMeans } from './openCandidate.ts';

/** The wheel that the target takes, else the one that an ordinary machine takes. Throws when the signal aborts. */
export async function openWheel(
  context: ProjectContext,
  name: NormalizedName,
  version: Version,
  means: EvidenceMeans,
): Promise<WheelFiles | undefined> {
  const { ideal } = context;
  for (const catalog of [context.catalogFor(context.target), ...(ideal ? [ideal.catalog] : [])]) {
    const known = await means.ask(askReleases(catalog, name));
    const candidate = known.kind === 'known' ? known.value.of(version)?.candidate : undefined;
    const opened = candidate && (await openCandidate(candidate, catalog, means));
    if (opened) return opened;
  }
  return undefined;
}
