/**
 * `public-index`: the project has an index of its own, and yet a name that is on it comes from the one that everybody can upload
 * to. Nothing is asked for it: both pages are known where the best version of all indexes wins.
 */
import { knownReleases, type Catalog, type IndexOrigins } from '../solver/catalog.ts';
import { underlyingCatalog } from '../solver/policyCatalog.ts';
import { chainFrom, type Pinned, type Solved } from '../solver/resolution.ts';
import type { Distribution } from '../candidates/distribution.ts';
import { type InstallerView, seenOf } from '../installers/installerView.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { formatVersion } from '../packaging/versions/version.ts';
import { say } from '../messages/message.ts';
import type { ProjectContext } from '../remedies/projectContext.ts';
import { finding, placeOf, startOf, type Finding } from './finding.ts';

/** One finding for each package, where the dependency that brings it is declared. */
export function publicIndexFindings(
  whole: Solved,
  { seen }: InstallerView,
  context: ProjectContext,
): readonly Finding[] {
  const { file, target } = context;
  const catalog = underlyingCatalog(context.catalogFor(target));
  const origins = catalog.origins?.();
  if (!origins || origins.public.size === 0 || origins.own.size === 0) return [];
  return [...whole.packages.values()].flatMap((pinned) => {
    const passedOver = passedOverFor(pinned, origins, catalog);
    if (!passedOver) return [];
    const chain = chainFrom(pinned, whole);
    const declaration = seenOf(chain[0], seen)[0];
    const message = say('publicIndex', {
      name: pinned.name,
      version: formatVersion(pinned.version),
      own: passedOver.index,
      ownVersion: formatVersion(passedOver.version),
      ...(target.installer.readsUvTables && { byUv: true }),
    });
    const place = declaration ? placeOf(declaration) : startOf(file.path);
    return [finding('public-index', message, place, { culprits: [pinned.name], chains: [chain] })];
  });
}

/** The newest file of the same name on an index of the project's own; undefined if that is nothing but a copy. */
function passedOverFor({ name, candidate }: Pinned, origins: IndexOrigins, catalog: Catalog): Distribution | undefined {
  if (!origins.public.has(candidate.distribution.index)) return undefined;
  const files = filesOf(name, catalog);
  const own = files.filter(({ index }) => origins.own.has(index));
  const published = new Set(files.filter(({ index }) => origins.public.has(index)).flatMap(digestsOf));
  const isCopy = own.some((one) => digestsOf(one).some((digest) => published.has(digest)));
  return isCopy ? undefined : own[0];
}

/** Newest first. */
function filesOf(name: NormalizedName, catalog: Catalog): readonly Distribution[] {
  return (knownReleases(catalog, name)?.project.releases ?? []).flatMap(({ distributions }) => distributions);
}

function digestsOf({ file: { hashes } }: Distribution): readonly string[] {
  return hashes['sha256'] === undefined ? [] : [hashes['sha256']];
}
