/**
 * Looks into what a file names by its place, and into what that names in turn, before anything is resolved, as uv does: each
 * place becomes a project with one release.
 */
import type { ProjectReleases } from '../../candidates/release.ts';
import { parseReference, type Reference } from '../../candidates/references/reference.ts';
import type { ReferenceFacts } from '../../candidates/references/referenceFacts.ts';
import { refusalByFacts, refusalByName, type ReferenceRefusal } from '../../candidates/references/refusal.ts';
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import type { CoreMetadata } from '../../packaging/metadata/coreMetadata.ts';
import { formatRequirement, type Requirement } from '../../packaging/requirements/requirement.ts';
import { say } from '../../messages/message.ts';
import { heedsAddresses } from '../../runtimes/bundledInstaller.ts';
import { markerHolds } from '../../runtimes/markerHolds.ts';
import type { DirectReference, DirectReferences, Problem, UnreadReference } from '../../solver/problem.ts';
import type { Question } from '../../solver/question.ts';
import { DEFAULT_POLICY, type ReferencedProject } from '../../solver/selectionPolicy.ts';
import { refusedRelease, takenRelease } from './referencedRelease.ts';
import { guessedName } from './guessedName.ts';
import { withPlace } from './referring.ts';

/** The problem with its references as projects; the same problem if it has none. */
export function* followReferences(problem: Problem): Question<Problem> {
  const { references, ...rest } = problem;
  if (!references) return problem;
  return yield* new Walk(rest, references).run();
}

/** Maximum number of places looked into, since each may name more. */
const MOST_REFERENCES = 500;

type Known = Extract<ReferenceFacts, { readonly kind: 'known' }>;

/** A place to look into. */
interface Step {
  readonly reference: Reference;
  readonly name: NormalizedName | undefined;
  readonly direct: DirectReference;
}

class Walk {
  readonly #problem: Problem;
  readonly #references: DirectReferences;
  readonly #projects = new Map<NormalizedName, ReferencedProject>();
  readonly #places = new Map<string, ReferencedProject>();
  readonly #locations = new Map<NormalizedName, Reference>();
  readonly #external: Set<NormalizedName>;
  readonly #names = new Map<DirectReference, NormalizedName>();
  #unread: readonly UnreadReference[] = [];
  readonly #learnt: Requirement[] = [];
  readonly #waiting: Step[] = [];

  constructor(problem: Problem, references: DirectReferences) {
    this.#problem = problem;
    this.#references = references;
    this.#external = new Set(problem.external);
  }

  *run(): Question<Problem> {
    for (const direct of this.#references.direct) {
      this.#waiting.push({ reference: direct.reference, name: direct.name, direct });
    }
    for (let step = 0; step < Math.min(this.#waiting.length, MOST_REFERENCES); step++) {
      const next = this.#waiting[step];
      if (next) yield* this.#enter(next);
    }
    const { policy = DEFAULT_POLICY, requirements } = this.#problem;
    return {
      ...this.#problem,
      requirements: [...requirements, ...this.#learnt],
      external: this.#external,
      ...(this.#projects.size > 0 && {
        policy: { ...policy, referenced: this.#projects, ...(this.#places.size > 0 && { places: this.#places }) },
      }),
      followed: { names: this.#names, unread: this.#unread },
    };
  }

  *#enter(step: Step): Question<void> {
    const { reference } = step;
    const { target } = this.#problem;
    const { builds } = this.#references;
    // Of a folder uv believes what its project says.
    const egg = reference.kind === 'folder' ? undefined : reference.egg;
    const known = step.name ?? reference.wheel?.name ?? (egg === undefined ? undefined : normalizeName(egg));
    if (known !== undefined && this.#isMet(step, known)) return;
    const byName = refusalByName(reference, step.name, target, builds) ?? this.#refusalToBuild(reference, known);
    if (byName) {
      this.#refuse(step, known ?? guessedName(reference), byName);
      return;
    }
    const facts = yield* this.#factsOf(reference);
    const byFacts = refusalByFacts(reference, step.name, facts, target, builds);
    const name = known ?? (facts.kind === 'known' ? normalizeName(facts.metadata.name) : undefined);
    if (byFacts) this.#refuse(step, name ?? guessedName(reference), byFacts);
    else if (facts.kind === 'known' && name !== undefined) this.#take(step, name, facts);
    else this.#leaveOpen(step, name, facts);
  }

  /**
   * uv builds a project to be edited whatever its settings say, but not where it installs what a lock file holds, as pywrangler
   * does it for a Worker.
   */
  #refusalToBuild(reference: Reference, name: NormalizedName | undefined): ReferenceRefusal | undefined {
    const isSources = reference.kind === 'folder' || reference.kind === 'archive' || reference.kind === 'repository';
    const isExempt = reference.isEditable === true && !this.#problem.target.workers;
    const off = isSources && !isExempt && name !== undefined ? this.#references.buildsOff?.(name) : undefined;
    return off && { kind: 'build-off', ...off };
  }

  get #countsWhereWritten(): boolean {
    return this.#problem.target.installer.placesCount === 'where-written';
  }

  /** Whether the project has been met: from the same place, which is fine, or from another, which uv refuses. */
  #isMet(step: Step, name: NormalizedName): boolean {
    const before = this.#locations.get(name);
    if (!before) {
      this.#locations.set(name, step.reference);
      return false;
    }
    if (before.location === step.reference.location) this.#meet(step, name);
    else if (this.#countsWhereWritten) return this.#places.has(step.reference.location);
    else this.#refuseBoth(step, name, before);
    return true;
  }

  /** uv takes a project from one place only: the one that came first is refused as well, and is told of the other. */
  #refuseBoth(step: Step, name: NormalizedName, before: Reference): void {
    this.#projects.delete(name);
    if (!this.#problem.external.has(name)) this.#external.delete(name);
    this.#unread = this.#unread.filter(({ reference }) => reference.location !== before.location);
    this.#refuse(step, name, { kind: 'conflict', other: step.reference.written });
  }

  *#factsOf(reference: Reference): Question<ReferenceFacts> {
    const { store } = this.#references;
    if (reference.kind === 'repository' || reference.kind === 'relative' || reference.kind === 'other') return NOT_READ;
    if (!store.facts(reference)) yield { references: store, reference };
    return store.facts(reference) ?? NOT_READ;
  }

  /** Notes which project a reference of the file is, and asks for it if only its place is written. */
  #meet({ direct, reference }: Step, name: NormalizedName): void {
    if (direct.reference !== reference) return;
    this.#names.set(direct, name);
    if (direct.name !== undefined || !direct.requirement) return;
    this.#learnt.push(withPlace({ ...direct.requirement, name, normalized: name }, direct, this.#problem.target));
  }

  #refuse(step: Step, name: NormalizedName, refusal: ReferenceRefusal): void {
    this.#meet(step, name);
    this.#add(step, name, { releases: refusedRelease(step.reference, name, refusal, this.#problem.target) });
  }

  #take(step: Step, name: NormalizedName, facts: Known): void {
    this.#meet(step, name);
    const releases: ProjectReleases = takenRelease(step.reference, name, facts.metadata, this.#problem.target);
    this.#add(step, name, { releases, metadata: this.#followed(facts, step) }, facts.metadata);
  }

  /** What a place is for whoever names it goes by its own metadata, in which places are still written. */
  #add(
    { reference }: Step,
    name: NormalizedName,
    project: ReferencedProject,
    metadata: CoreMetadata | undefined = project.metadata,
  ): void {
    if (!this.#projects.has(name)) this.#projects.set(name, project);
    if (this.#countsWhereWritten) this.#places.set(reference.location, { ...project, ...(metadata && { metadata }) });
  }

  #leaveOpen(step: Step, name: NormalizedName | undefined, facts: ReferenceFacts): void {
    if (name !== undefined) {
      this.#meet(step, name);
      this.#external.add(name);
    }
    const { direct, reference } = step;
    const because = facts.kind === 'unavailable' && facts !== NOT_READ ? { because: facts.reason } : {};
    this.#unread = [...this.#unread, { direct, reference, ...because }];
  }

  /** Its metadata, in which what comes from a place of its own is named only; those places are looked into, too. */
  #followed(facts: Known, step: Step): CoreMetadata {
    const { metadata } = facts;
    const { direct } = step;
    const requiresDist = metadata.requiresDist.map((requirement) => {
      const mayHold = this.#mayHold(requirement, metadata);
      const reference = mayHold ? placeOf(requirement, facts, this.#problem) : undefined;
      if (mayHold && !reference) this.#noteIndex(requirement, facts, step);
      if (!reference) return this.#asRead(requirement);
      this.#waiting.push({ reference, name: requirement.normalized, direct });
      return named(requirement);
    });
    if (requiresDist.every((requirement, at) => requirement === metadata.requiresDist[at])) return metadata;
    return { ...metadata, requiresDist, requiresDistText: requiresDist.map(formatRequirement) };
  }

  /**
   * uv takes what a project nearby requires from the index that the project's own source names, for everybody who requires it.
   * Only the indexes of the file itself are asked, so that nothing is known of it, unless it is the same one.
   */
  #noteIndex({ normalized: name }: Requirement, { sources }: Known, { direct, reference }: Step): void {
    const { target, overrides, excludes } = this.#problem;
    const index = sources?.get(name)?.find(({ marker }) => markerHolds(marker, target))?.index;
    if (!index || excludes.has(name) || overrides.some((one) => one.normalized === name)) return;
    if (index.url !== undefined && index.url === this.#references.indexOf?.(name)) return;
    this.#external.add(name);
    const because = say('referenceTakesFromIndex', { name, index: index.name });
    this.#unread = [...this.#unread, { direct, reference, because }];
  }

  /** A requirement without a place; one whose URL the installer does not read is looked up by its name. */
  #asRead(requirement: Requirement): Requirement {
    return requirement.url === undefined || heedsAddresses(this.#problem.target) ? requirement : named(requirement);
  }

  #mayHold({ marker }: Requirement, { providesExtra }: CoreMetadata): boolean {
    return markerHolds(marker, this.#problem.target, new Set(providesExtra.map(normalizeName)));
  }
}

/** Nobody has looked there. */
const NOT_READ: ReferenceFacts = { kind: 'unavailable', reason: say('referenceBuilt') };

/** Where a requirement of a referenced project comes from: a source of that project, or else its own URL. */
function placeOf(
  requirement: Requirement,
  { sources, folder = '' }: Known,
  { target }: Problem,
): Reference | undefined {
  const source = sources?.get(requirement.normalized)?.find(({ marker }) => markerHolds(marker, target));
  if (requirement.url === undefined || source?.reference) return source?.reference;
  return heedsAddresses(target)
    ? parseReference(requirement.url, { folder, relative: false, isNamed: true })
    : undefined;
}

/** A requirement on a project wherever it comes from: neither its URL nor its versions count. */
export function named({ name, normalized, extras, marker }: Requirement): Requirement {
  return { name, normalized, extras, specifier: { specifiers: [] }, ...(marker && { marker }) };
}
