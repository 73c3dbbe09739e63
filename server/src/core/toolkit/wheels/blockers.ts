/** What keeps a release from being installed: what it needs, each requirement by itself first, then everything together. */
import { diagnose, type Diagnosis } from '../../diagnosis/diagnose.ts';
import { judgeCulprits } from '../../diagnosis/judgedCulprits.ts';
import { restsOnUnknown } from '../../diagnosis/proof.ts';
import { say, type Message } from '../../messages/message.ts';
import type { CoreMetadata } from '../../packaging/metadata/coreMetadata.ts';
import { normalizeName } from '../../packaging/name.ts';
import { formatRequirement, type Requirement } from '../../packaging/requirements/requirement.ts';
import type { Version } from '../../packaging/versions/version.ts';
import { VersionRange } from '../../packaging/versions/versionRange.ts';
import { markerHolds } from '../../runtimes/markerHolds.ts';
import type { Target } from '../../runtimes/target.ts';
import type { Catalog } from '../../solver/catalog.ts';
import { problemOf, type Problem } from '../../solver/problem.ts';
import type { Question } from '../../solver/question.ts';
import type { Blocker } from './catalogue.ts';
import { exactly } from '../../packaging/requirements/exactRequirement.ts';

export type WholeVerdict =
  | { readonly kind: 'installs' }
  | { readonly kind: 'blocked'; readonly by: readonly Blocker[] }
  | { readonly kind: 'open'; readonly because: Message };

/** Where to look. */
export interface Place {
  readonly target: Target;
  readonly catalog: Catalog;
}

/** Judges the releases of one project on one runtime; what several of them need is judged once. */
export class BlockerSearch {
  /** Name and extras. */
  readonly #requirement: Requirement;
  readonly #place: Place;
  readonly #extras: ReadonlySet<string>;
  readonly #byRequirement = new Map<string, WholeVerdict>();

  constructor(requirement: Requirement, place: Place) {
    this.#requirement = requirement;
    this.#place = place;
    this.#extras = new Set(requirement.extras.map(normalizeName));
  }

  /** Whether a release installs with everything that it needs. */
  *verdictOn(version: Version, metadata: CoreMetadata): Question<WholeVerdict> {
    const { target, catalog } = this.#place;
    // A requirement that cannot be met by itself cannot be met at all where the installer tries every release. Whether the
    // others can be met together does not matter then.
    const apart = target.installer.backtracks ? yield* this.#apart(metadata) : [];
    const blocked = apart.flatMap((verdict) => (verdict.kind === 'blocked' ? verdict.by : []));
    if (blocked.length > 0) return { kind: 'blocked', by: eachOnce(blocked) };
    const problem = problemAt(version, this.#requirement, target);
    return verdictOf(yield* diagnose(problem, catalog), this.#place);
  }

  *#apart({ requiresDist }: CoreMetadata): Question<readonly WholeVerdict[]> {
    const verdicts: WholeVerdict[] = [];
    for (const requirement of requiresDist.filter((one) => this.#isNeeded(one))) {
      const { name, normalized, extras, specifier } = requirement;
      const alone: Requirement = { name, normalized, extras, specifier };
      const key = formatRequirement(alone);
      const known = this.#byRequirement.get(key);
      const verdict =
        known ?? verdictOf(yield* diagnose(problemOf(this.#place.target, [alone]), this.#place.catalog), this.#place);
      this.#byRequirement.set(key, verdict);
      verdicts.push(verdict);
    }
    return verdicts;
  }

  #isNeeded({ normalized, marker, url }: Requirement): boolean {
    if (normalized === this.#requirement.normalized || url !== undefined) return false;
    const extras = new Set([...this.#extras].map(normalizeName));
    return markerHolds(marker, this.#place.target) || markerHolds(marker, this.#place.target, extras);
  }
}

function problemAt(version: Version, { name, normalized, extras }: Requirement, target: Target): Problem {
  const specifier = exactly(version);
  const ranges = new Map([[normalized, VersionRange.singleton(version)]]);
  return { ...problemOf(target, [{ name, normalized, extras, specifier }]), ranges };
}

/** What a diagnosis comes to. */
export function verdictOf({ whole, failures }: Diagnosis, { catalog, target }: Place): WholeVerdict {
  if (whole.kind === 'solved') return { kind: 'installs' };
  const [failure] = failures;
  if (!failure || restsOnUnknown(failure.facts)) {
    return { kind: 'open', because: whole.unavailable[0]?.reason ?? say('catalogueUndecided') };
  }
  const chains = new Map(failure.culprits.map(({ name, chain }) => [name, chain]));
  const all = judgeCulprits(failure, catalog, target).map(({ name, reason }) => ({
    ...{ name, reason },
    through: (chains.get(name) ?? []).filter((one) => one !== name),
  }));
  // What could be had if nothing else asked for it is to blame only if nothing else is.
  const lacking = all.filter(({ reason }) => reason.kind !== 'nothing');
  return { kind: 'blocked', by: lacking.length > 0 ? lacking : all };
}

/** A project that several requirements lead to is named once, with the shortest way to it. */
function eachOnce(blockers: readonly Blocker[]): readonly Blocker[] {
  const nearest = new Map<string, Blocker>();
  for (const blocker of blockers) {
    const known = nearest.get(blocker.name);
    if (!known || blocker.through.length < known.through.length) nearest.set(blocker.name, blocker);
  }
  return [...nearest.values()];
}
