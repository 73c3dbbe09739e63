/** The questions for single facts, for whoever resolves nothing. */
import type { Candidate } from '../candidates/candidate.ts';
import type { Distribution } from '../candidates/distribution.ts';
import type { ProjectReleases } from '../candidates/release.ts';
import type { SourceContents } from '../candidates/sourceContents.ts';
import type { CoreMetadata } from '../packaging/metadata/coreMetadata.ts';
import type { NormalizedName } from '../packaging/name.ts';
import type { Answered, Catalog } from './catalog.ts';
import { underlyingCatalog } from './policyCatalog.ts';
import type { Question } from './question.ts';

/** The releases of a project on the indexes of a target, or why they are not known. */
export function* askReleases(catalog: Catalog, name: NormalizedName): Question<Answered<ProjectReleases>> {
  for (;;) {
    const known = catalog.releases(name);
    if (known) return known;
    yield { catalog: underlyingCatalog(catalog), now: { kind: 'releases', name }, soon: [], beside: [] };
  }
}

/** What lies in a source distribution, or why that is not known; undefined where nobody can look into one. */
export function* askSources(
  catalog: Catalog,
  name: NormalizedName,
  distribution: Distribution,
): Question<Answered<SourceContents> | undefined> {
  const facts = underlyingCatalog(catalog);
  for (;;) {
    if (!facts.sources) return undefined;
    const known = facts.sources(distribution);
    if (known) return known;
    yield { catalog: facts, now: { kind: 'sources', name, distribution }, soon: [], beside: [] };
  }
}

/** The metadata of a wheel, or why they are not known. @param beside wheels whose metadata will probably be asked for next */
export function* askMetadata(
  catalog: Catalog,
  candidate: Candidate,
  beside: readonly Candidate[] = [],
): Question<Answered<CoreMetadata>> {
  for (;;) {
    const known = catalog.metadata(candidate);
    if (known) return known;
    const need = (one: Candidate): { kind: 'metadata'; name: NormalizedName; candidate: Candidate } => ({
      kind: 'metadata',
      name: one.name,
      candidate: one,
    });
    yield { catalog: underlyingCatalog(catalog), now: need(candidate), soon: [], beside: beside.map(need) };
  }
}
