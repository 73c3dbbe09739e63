/** The facts of the indexes as a project's settings let them count: files left out, wheels refused, metadata stated. */
import type { Distribution } from '../candidates/distribution.ts';
import { ProjectReleases, type Candidate } from '../candidates/release.ts';
import type { SourceContents } from '../candidates/sourceContents.ts';
import type { CoreMetadata } from '../packaging/metadata/coreMetadata.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { formatVersion, versionsEqual } from '../packaging/versions/version.ts';
import { code } from '../text/words.ts';
import type { Catalog, Known } from './catalog.ts';
import { DEFAULT_CHOICES, fileRulesFor, statedMetadata, type Choices } from './choices.ts';

class ChosenCatalog implements Catalog {
  /** What the indexes themselves say. */
  readonly facts: Catalog;
  readonly choices: Choices;
  readonly #views = new WeakMap<ProjectReleases, ProjectReleases>();

  constructor(facts: Catalog, choices: Choices) {
    this.facts = facts;
    this.choices = choices;
  }

  releases(name: NormalizedName): Known<ProjectReleases> {
    const known = this.facts.releases(name);
    if (known?.kind !== 'known') return known;
    const rules = fileRulesFor(this.choices, name);
    if (!rules) return known;
    let view = this.#views.get(known.value);
    if (!view) {
      const { project, target, unavailable } = known.value;
      view = new ProjectReleases(project, target, unavailable, rules);
      this.#views.set(known.value, view);
    }
    return { kind: 'known', value: view };
  }

  metadata(candidate: Candidate): Known<CoreMetadata> {
    const { name, version, distribution } = candidate;
    const stated = statedMetadata(this.choices, name, (other) => versionsEqual(other, version));
    if (stated) return { kind: 'known', value: stated };
    if (!distribution.wheel) {
      const message = `what ${code(`${name} ${formatVersion(version)}`)} needs is known only once it is built from its sources`;
      return { kind: 'unavailable', message };
    }
    return this.facts.metadata(candidate);
  }

  sources(distribution: Distribution): Known<SourceContents> {
    return this.facts.sources?.(distribution);
  }
}

/** The views of a catalog that were asked for, so that what was judged once stays judged. */
const views = new WeakMap<Catalog, WeakMap<Choices, ChosenCatalog>>();

/** A catalog seen through settings; the same one where they say nothing. */
export function chosenCatalog(catalog: Catalog, choices: Choices | undefined): Catalog {
  const facts = underlyingCatalog(catalog);
  if (choices === undefined || choices === DEFAULT_CHOICES) return facts;
  let known = views.get(facts);
  if (!known) views.set(facts, (known = new WeakMap()));
  let view = known.get(choices);
  if (!view) known.set(choices, (view = new ChosenCatalog(facts, choices)));
  return view;
}

/** The catalog that can be asked for more. */
export function underlyingCatalog(catalog: Catalog): Catalog {
  return catalog instanceof ChosenCatalog ? catalog.facts : catalog;
}
