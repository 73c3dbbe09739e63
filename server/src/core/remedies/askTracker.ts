/** Where the maintainers of a project are asked for something, by what its wheels say of it. */
import { hostBeside } from '../installers/uv/asUvResolves.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { trackerLink } from '../packaging/metadata/projectLinks.ts';
import { askMetadata, askReleases } from '../solver/askFacts.ts';
import type { Question } from '../solver/question.ts';
import type { ProjectContext } from './projectContext.ts';

/** The metadata of so many of the newest releases at most are looked into. */
const MOST_RELEASES = 20;

/**
 * The tracker that the newest release names which has a wheel for the target, else one for an ordinary machine; undefined if none does.
 */
export function* askTracker(
  name: NormalizedName,
  context: Pick<ProjectContext, 'file' | 'target' | 'catalogFor' | 'hostCatalog'>,
): Question<string | undefined> {
  const { file, target } = context;
  const host = hostBeside(target, file);
  for (const catalog of [context.catalogFor(target), context.hostCatalog?.(host, file) ?? context.catalogFor(host)]) {
    const releases = yield* askReleases(catalog, name);
    if (releases.kind !== 'known') continue;
    for (let position = 0; position < Math.min(releases.value.count, MOST_RELEASES); position++) {
      const candidate = releases.value.at(position)?.candidate;
      if (!candidate) continue;
      const metadata = yield* askMetadata(catalog, candidate);
      const url = metadata.kind === 'known' ? trackerLink(metadata.value.projectUrls ?? []) : undefined;
      if (url !== undefined) return url;
      break;
    }
  }
  return undefined;
}
