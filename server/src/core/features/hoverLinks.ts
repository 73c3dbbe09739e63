/** The way from a hover to the pages of a project: its own, its changes, and that at its index. */
import type { ProjectReleases } from '../candidates/release.ts';
import type { Snapshot } from '../analysis/snapshot.ts';
import { say, tell } from '../messages/message.ts';
import type { Messages } from '../messages/messages.ts';
import { maskCredentials } from '../messages/words.ts';
import type { NormalizedName } from '../packaging/name.ts';
import type { CoreMetadata } from '../packaging/metadata/coreMetadata.ts';
import { changesLink, homeLink, isSafeToFollow } from '../packaging/metadata/projectLinks.ts';
import type { Version } from '../packaging/versions/version.ts';
import { indexOf, type PageOf } from './navigation/documentLinks.ts';

/** In so many of the newest releases the metadata are looked for: the check has read those that it tried. */
const MOST_RELEASES = 20;

/** A project with what is known of it. */
interface LinkedProject {
  readonly name: NormalizedName;
  readonly releases?: ProjectReleases | undefined;
  /** The version that the target gets. */
  readonly resolved?: Version | undefined;
}

/** The links on one line of Markdown; undefined if none is known. Metadata that nobody has asked for are not asked for. */
export function linksLine(
  { name, releases, resolved }: LinkedProject,
  snapshot: Snapshot,
  messages: Messages,
  pageOf: PageOf,
): string | undefined {
  const urls = (releases && knownMetadata(releases, snapshot, resolved)?.projectUrls) ?? [];
  const links = [
    ['home', homeLink(urls)],
    ['changes', changesLink(urls)],
    ['index', indexPage(pageOf(name, indexOf(name, snapshot.file)))],
  ] as const;
  const shown = links.flatMap(([to, url]) =>
    url === undefined ? [] : [`[${tell(say('hoverLink', { to }), messages)}](<${url}>)`],
  );
  return shown.length === 0 ? undefined : shown.join(' · ');
}

/** The address comes from a file or a setting, and a text that is shown is copied and sent. */
function indexPage(url: string | undefined): string | undefined {
  return url !== undefined && isSafeToFollow(url) && maskCredentials(url) === url ? url : undefined;
}

/** The metadata of a release that the check has read: of the one that is installed, else of the newest. */
export function knownMetadata(
  releases: ProjectReleases,
  { catalog }: Snapshot,
  resolved?: Version,
): CoreMetadata | undefined {
  const newest = Array.from({ length: Math.min(releases.count, MOST_RELEASES) }, (_, position) => position);
  const positions = resolved ? [releases.positionOf(resolved), ...newest] : newest;
  for (const position of positions) {
    const candidate = releases.at(position)?.candidate;
    const metadata = candidate && catalog.metadata(candidate);
    if (metadata?.kind === 'known') return metadata.value;
  }
  return undefined;
}
