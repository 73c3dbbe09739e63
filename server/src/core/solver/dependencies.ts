/**
 * From requirements to edges of the solver's graph: overrides, excludes, markers, extras and constraints are applied here,
 * in uv's order.
 */
import { markerHolds } from '../runtimes/markerHolds.ts';
import type { Target } from '../runtimes/target.ts';
import type { Marker } from '../packaging/requirements/marker.ts';
import { addCondition, NO_CONDITIONS, wayTo, type Conditions } from '../packaging/requirements/markerConditions.ts';
import { normalizeName, type NormalizedName } from '../packaging/name.ts';
import type { Requirement } from '../packaging/requirements/requirement.ts';
import type { Version } from '../packaging/versions/version.ts';
import { VersionRange } from '../packaging/versions/versionRange.ts';
import type { Package, PackageSet } from './package.ts';
import { requirementsByName, type Problem } from './problem.ts';
import { ScopedRules, type Scope } from './_scopedRules.ts';
import { bothMarkers, markerExtra, markerOf, withoutExtras } from './_markerParts.ts';

/** `needed` in `range`, because of a requirement. */
export interface Edge {
  readonly needed: Package;
  readonly range: VersionRange;
  readonly requirement: Requirement;
}

/** A release, or what one of its extras adds to it. */
export interface ReleasePart {
  readonly name: NormalizedName;
  readonly version: Version;
  readonly extra: NormalizedName | undefined;
}

/** Computes the edges of one problem. */
export class Dependencies {
  readonly #problem: Problem;
  readonly #packages: PackageSet;
  readonly #constraints: ReadonlyMap<NormalizedName, readonly Requirement[]>;
  readonly #overrides: ReadonlyMap<NormalizedName, readonly Requirement[]>;
  readonly #scoped: ScopedRules | undefined;

  constructor(problem: Problem, packages: PackageSet) {
    this.#problem = problem;
    this.#packages = packages;
    this.#constraints = requirementsByName(
      problem.constraints.filter(({ specifier }) => specifier.specifiers.length > 0),
    );
    this.#overrides = requirementsByName(problem.overrides);
    this.#scoped = problem.scoped && new ScopedRules(problem.scoped);
  }

  /** What the file itself needs. */
  ofRoot(): readonly Edge[] {
    const requirements = this.#applicable(this.#replaced(this.#problem.requirements), undefined);
    const { ranges } = this.#problem;
    if (!ranges) return this.#edges(requirements);
    return requirements.flatMap((requirement) => {
      const range = ranges.get(requirement.normalized);
      const needed = this.#packages.base(requirement.normalized);
      return [...this.#edges([requirement]), ...(range ? [{ needed, range, requirement }] : [])];
    });
  }

  /** What a release needs according to its metadata; with an extra only what that extra adds. */
  ofRelease({ name, version, extra }: ReleasePart, requiresDist: readonly Requirement[]): readonly Edge[] {
    if (this.#problem.withoutDependencies) return [];
    const scope = this.#scoped?.of(name, version);
    if (scope || this.#changes(name)) {
      return this.#edges(this.#withoutSelf(name, extra, this.#replaced(requiresDist, scope)));
    }
    const flat = this.#flat(name, extra, requiresDist);
    return this.#edges(this.#replaced(flat));
  }

  /** Whether the problem changes what releases of a project need in another way than by leaving other projects out. */
  #changes(name: NormalizedName): boolean {
    const { excludes, external } = this.#problem;
    return this.#overrides.size > 0 || excludes.has(name) || external.has(name);
  }

  /** {@link #withoutSelf}, once for all problems with one target: each question asks anew about the same releases. */
  #flat(
    name: NormalizedName,
    extra: NormalizedName | undefined,
    requiresDist: readonly Requirement[],
  ): readonly Requirement[] {
    const { target } = this.#problem;
    let known = flattened.get(requiresDist);
    if (!known) flattened.set(requiresDist, (known = new WeakMap()));
    let parts = known.get(target);
    if (!parts) known.set(target, (parts = new Map<string, readonly Requirement[]>()));
    const key = `${name}[${extra ?? ''}]`;
    let flat = parts.get(key);
    if (!flat) parts.set(key, (flat = this.#withoutSelf(name, extra, requiresDist)));
    return flat;
  }

  /** The versions that a proxy ties together: the base, the extra's part of it, and both again under the marker. */
  ofProxy(proxy: Package, range: VersionRange): readonly { readonly needed: Package; readonly range: VersionRange }[] {
    const { name, extra, marker } = proxy;
    if (name === undefined) return [];
    const markers = marker ? [undefined, marker] : [undefined];
    const extras = extra === undefined ? [undefined] : [undefined, extra];
    return markers.flatMap((view) => extras.map((part) => ({ needed: this.#packages.base(name, part, view), range })));
  }

  /** Requirements after overrides and excludes, markers untouched. */
  #replaced(requirements: readonly Requirement[], scope?: Scope): readonly Requirement[] {
    const { excludes, external } = this.#problem;
    if (!scope && this.#overrides.size === 0 && excludes.size === 0 && external.size === 0) return requirements;
    return [...requirements, ...(scope ? addedBy(scope, requirements) : [])]
      .flatMap((requirement) => {
        const overrides = scope?.overrides.get(requirement.normalized) ?? this.#overrides.get(requirement.normalized);
        if (!overrides) return [requirement];
        const extra = requirement.marker && markerExtra(requirement.marker);
        return overrides.map((override) =>
          extra ? withMarker(override, bothMarkers(override.marker, extra)) : override,
        );
      })
      .filter(
        ({ normalized }) => !excludes.has(normalized) && !external.has(normalized) && !scope?.excludes.has(normalized),
      );
  }

  /** Those that hold on the target: without any extra, or only through `extra`. */
  #applicable(requirements: readonly Requirement[], extra: NormalizedName | undefined): readonly Requirement[] {
    const { target } = this.#problem;
    return requirements.filter(({ marker }) => {
      const always = markerHolds(marker, target);
      if (extra === undefined) return always;
      return !always && markerHolds(marker, target, new Set([extra]));
    });
  }

  /**
   * Flattens requirements on extras of the project itself (`all = ["name[a,b]"]`): what the named extras add follows instead
   * of them, under the marker of the requirement that named them; their specifiers come last, as constraints on the project.
   */
  #withoutSelf(
    name: NormalizedName,
    extra: NormalizedName | undefined,
    requirements: readonly Requirement[],
  ): readonly Requirement[] {
    const flat: Requirement[] = [];
    const self: Requirement[] = [];
    const start = { extra, under: NO_CONDITIONS };
    const waiting: { readonly extra: NormalizedName | undefined; readonly under: Conditions }[] = [start];
    const seen = new Set<string>();
    for (const part of waiting) {
      for (const requirement of this.#applicable(requirements, part.extra)) {
        const { normalized, extras, specifier, marker } = requirement;
        if (normalized !== name || (part === start && extras.length === 0)) {
          flat.push(withConditions(requirement, part.under));
          continue;
        }
        if (specifier.specifiers.length > 0) self.push({ ...withConditions(requirement, part.under), extras: [] });
        const under = addCondition(part.under, marker && withoutExtras(marker));
        for (const nested of extras.map(normalizeName)) {
          const key = wayTo(nested, under);
          if (!seen.has(key)) waiting.push({ extra: nested, under });
          seen.add(key);
        }
      }
    }
    return [...flat, ...self];
  }

  #edges(requirements: readonly Requirement[]): readonly Edge[] {
    return requirements.flatMap((requirement) => [
      ...this.#edgesOf(requirement),
      ...this.#constraintsFor(requirement).flatMap((constraint) => this.#edgesOf(constraint)),
    ]);
  }

  #constraintsFor(requirement: Requirement): readonly Requirement[] {
    const { target } = this.#problem;
    return (this.#constraints.get(requirement.normalized) ?? [])
      .filter(({ marker }) => markerHolds(marker, target))
      .map((constraint) =>
        withMarker({ ...constraint, extras: [] }, bothMarkers(constraint.marker, requirement.marker)),
      );
  }

  #edgesOf(requirement: Requirement): readonly Edge[] {
    const { normalized: name } = requirement;
    const marker = requirement.marker && restOf(requirement.marker);
    const range = rangeOf(requirement);
    const extras = [...new Set(requirement.extras.map(normalizeName))];
    if (extras.length > 0) {
      return extras.map((extra) => ({ needed: this.#packages.extra(name, extra, marker), range, requirement }));
    }
    const needed = marker ? this.#packages.marker(name, marker) : this.#packages.base(name);
    return [{ needed, range, requirement }];
  }
}

/** A stand-in for each name that only the overrides have: it is replaced by them like any other. */
function addedBy({ overrides }: Scope, requirements: readonly Requirement[]): readonly Requirement[] {
  const known = new Set(requirements.map(({ normalized }) => normalized));
  return [...overrides].flatMap(([name, [first]]) => (known.has(name) || !first ? [] : [first]));
}

/** What metadata ask for on each target, with each extra, after extras of the project itself are flattened. */
const flattened = new WeakMap<readonly Requirement[], WeakMap<Target, Map<string, readonly Requirement[]>>>();

/** Markers without what they say of extras. */
const withoutTheirExtras = new WeakMap<Marker, { readonly rest: Marker | undefined }>();

function restOf(marker: Marker): Marker | undefined {
  let known = withoutTheirExtras.get(marker);
  if (!known) withoutTheirExtras.set(marker, (known = { rest: withoutExtras(marker) }));
  return known.rest;
}

/** The ranges of the specifiers of all problems: metadata are read once and needed again in every resolution. */
const ranges = new WeakMap<Requirement['specifier'], VersionRange>();

function rangeOf({ specifier }: Requirement): VersionRange {
  let range = ranges.get(specifier);
  if (!range) {
    range = VersionRange.fromSpecifierSet(specifier);
    ranges.set(specifier, range);
  }
  return range;
}

function withMarker(requirement: Requirement, marker: Marker | undefined): Requirement {
  const { name, normalized, extras, specifier, url } = requirement;
  return { name, normalized, extras, specifier, ...(url !== undefined && { url }), ...(marker && { marker }) };
}

function withConditions(requirement: Requirement, conditions: Conditions): Requirement {
  return conditions.size === 0
    ? requirement
    : withMarker(requirement, bothMarkers(markerOf(conditions), requirement.marker));
}
