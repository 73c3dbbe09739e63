/**
 * The facts of the indexes as adjusted by a project's settings: files left out, wheels ruled out, metadata stated, projects
 * taken from elsewhere.
 */
import type { Distribution } from '../candidates/distribution.ts';
import type { Candidate } from '../candidates/candidate.ts';
import type { IndexUrls } from '../dependencyFiles/dependencyFile.ts';
import { ProjectReleases } from '../candidates/release.ts';
import type { SourceContents } from '../candidates/sourceContents.ts';
import type { CoreMetadata } from '../packaging/metadata/coreMetadata.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { formatVersion, versionsEqual } from '../packaging/versions/version.ts';
import { say } from '../messages/message.ts';
import type { CallCatalog, Catalog, Known } from './catalog.ts';
import { DEFAULT_POLICY, filePolicyFor, statedMetadata, type SelectionPolicy } from './selectionPolicy.ts';

class PolicyCatalog implements Catalog {
  /** What the indexes themselves say. */
  readonly facts: Catalog;
  readonly policy: SelectionPolicy;
  readonly #views = new WeakMap<ProjectReleases, ProjectReleases>();

  constructor(facts: Catalog, policy: SelectionPolicy) {
    this.facts = facts;
    this.policy = policy;
  }

  releases(name: NormalizedName): Known<ProjectReleases> {
    const referenced = this.policy.referenced?.get(name);
    if (referenced) return { kind: 'known', value: referenced.releases };
    const known = this.facts.releases(name);
    if (known?.kind !== 'known') return known;
    const rules = filePolicyFor(this.policy, name);
    if (!rules) return known;
    let view = this.#views.get(known.value);
    if (!view) {
      const { project, target } = known.value;
      view = new ProjectReleases(project, target, known.value, rules);
      this.#views.set(known.value, view);
    }
    return { kind: 'known', value: view };
  }

  metadata(candidate: Candidate): Known<CoreMetadata> {
    const { name, version, distribution } = candidate;
    const stated = statedMetadata(this.policy, name, (other) => versionsEqual(other, version));
    if (stated) return { kind: 'known', value: stated };
    const atPlace = this.policy.places?.get(distribution.file.url);
    if (atPlace?.metadata) return { kind: 'known', value: atPlace.metadata };
    const referenced = this.policy.referenced?.get(name);
    if (referenced?.metadata) return { kind: 'known', value: referenced.metadata };
    if (!distribution.wheel) {
      const reason = say('needsKnownOnceBuilt', { project: name, version: formatVersion(version) });
      return { kind: 'unavailable', reason, onceBuilt: candidate };
    }
    return this.facts.metadata(candidate);
  }

  sources(distribution: Distribution): Known<SourceContents> {
    return this.facts.sources?.(distribution);
  }

  ofCall(indexUrls: IndexUrls | undefined): CallCatalog {
    const found = this.facts.ofCall?.(indexUrls) ?? { catalog: this.facts, isOwn: false };
    return { ...found, catalog: catalogUnder(found.catalog, this.policy) };
  }
}

/** The views of a catalog that were requested, so that what has been judged once stays judged. */
const views = new WeakMap<Catalog, WeakMap<SelectionPolicy, PolicyCatalog>>();

/** A catalog seen through settings; the same one if they say nothing. */
export function catalogUnder(catalog: Catalog, policy: SelectionPolicy | undefined): Catalog {
  const facts = underlyingCatalog(catalog);
  if (policy === undefined || policy === DEFAULT_POLICY) return facts;
  let known = views.get(facts);
  if (!known) views.set(facts, (known = new WeakMap()));
  let view = known.get(policy);
  if (!view) known.set(policy, (view = new PolicyCatalog(facts, policy)));
  return view;
}

/** The catalog that can be asked for more. */
export function underlyingCatalog(catalog: Catalog): Catalog {
  return catalog instanceof PolicyCatalog ? catalog.facts : catalog;
}
