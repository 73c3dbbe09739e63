/**
 * Dependency groups of pyproject.toml (PEP 735): lists of requirements that may include each other.
 * https://packaging.python.org/en/latest/specifications/dependency-groups/
 */
import { code, listOf } from '../../messages/words.ts';
import { toldInEnglish } from '../libraryEnglish.ts';
import type { NormalizedName } from '../name.ts';
import { normalizeName } from '../name.ts';
import type { Requirement } from './requirement.ts';
import { parseRequirement } from './requirement.ts';

/** The value of one group as in TOML: if valid, a list of texts and of `{ include-group = "…" }`. */
export type DependencyGroupRaw = unknown;

/** What is wrong with a group or with one it includes. */
export interface DependencyGroupProblem {
  /**
   * `duplicate`: two groups have the same name; `unknown`: there is no such group; `cycle`: a group includes itself,
   * possibly through others; `invalid`: a value of the wrong shape; `requirement`: an invalid requirement; `size`: the
   * includes are nested or multiply beyond reason.
   */
  readonly kind: 'duplicate' | 'unknown' | 'cycle' | 'invalid' | 'requirement' | 'size';
  /** A clause without a full stop. */
  readonly message: string;
  /** The group that has the problem. */
  readonly group: NormalizedName;
}

export interface ResolvedDependencyGroup {
  /** In the order of the lists, with included ones in place of their include; repetitions are kept. */
  readonly requirements: readonly Requirement[];
  /** PyPA's `packaging` rejects the group if there are any. */
  readonly problems: readonly DependencyGroupProblem[];
}

/** One element of a group, without following includes. */
export type DependencyGroupElement =
  | { readonly kind: 'requirement'; readonly requirement: Requirement }
  /** `group` as written. */
  | { readonly kind: 'include'; readonly group: string };

export interface DependencyGroup {
  /** The valid ones, in the order of the list. */
  readonly elements: readonly DependencyGroupElement[];
  /** PyPA's `packaging` rejects the group if there are any. */
  readonly problems: readonly DependencyGroupProblem[];
}

const MAX_DEPTH = 200;
const MAX_REQUIREMENTS = 10_000;

/**
 * All requirements of a group, following includes. Names are compared in their normal form.
 * @param groups the `[dependency-groups]` table, by the names as written
 */
export function resolveDependencyGroup(
  groups: ReadonlyMap<string, DependencyGroupRaw>,
  name: string,
): ResolvedDependencyGroup {
  return resolveDependencyGroups(groups, [name]);
}

/**
 * All requirements of several groups, one group after the other, each problem once.
 * @param groups the `[dependency-groups]` table, by the names as written
 */
export function resolveDependencyGroups(
  groups: ReadonlyMap<string, DependencyGroupRaw>,
  names: readonly string[],
): ResolvedDependencyGroup {
  return new GroupReader(groups).resolve(names.map(normalizeName));
}

/**
 * The elements of one group as written.
 * @param groups the `[dependency-groups]` table, by the names as written
 */
export function lookupDependencyGroup(groups: ReadonlyMap<string, DependencyGroupRaw>, name: string): DependencyGroup {
  return new GroupReader(groups).lookup(normalizeName(name));
}

class GroupReader {
  readonly #groups = new Map<NormalizedName, DependencyGroupRaw>();
  readonly #problems: DependencyGroupProblem[] = [];
  readonly #parsed = new Map<NormalizedName, readonly DependencyGroupElement[]>();
  readonly #resolved = new Map<NormalizedName, readonly Requirement[]>();
  /** The groups being read, outermost first. */
  readonly #path: NormalizedName[] = [];

  constructor(groups: ReadonlyMap<string, DependencyGroupRaw>) {
    const written = new Map<NormalizedName, string[]>();
    for (const [name, value] of groups) {
      const group = normalizeName(name);
      const names = written.get(group);
      if (names === undefined) written.set(group, [name]);
      else names.push(name);
      this.#groups.set(group, value);
    }
    for (const [group, names] of written) {
      if (names.length > 1) this.#fail('duplicate', group, `${listOf(names.map(code))} are the same group`);
    }
  }

  resolve(groups: readonly NormalizedName[]): ResolvedDependencyGroup {
    return { requirements: groups.flatMap((group) => this.#read(group, group)), problems: this.#problems };
  }

  lookup(group: NormalizedName): DependencyGroup {
    return { elements: this.#parse(group, group), problems: this.#problems };
  }

  /** Reads a group once, however often it is included. */
  #read(group: NormalizedName, from: NormalizedName): readonly Requirement[] {
    const known = this.#resolved.get(group);
    if (known !== undefined) return known;
    const requirements: Requirement[] = [];
    this.#path.push(group);
    for (const element of this.#parse(group, from)) {
      const added = element.kind === 'include' ? this.#include(element.group, group) : [element.requirement];
      for (const requirement of added) requirements.push(requirement);
      if (requirements.length <= MAX_REQUIREMENTS) continue;
      this.#fail('size', group, `the group ${code(group)} has more than ${MAX_REQUIREMENTS} requirements`);
      break;
    }
    this.#path.pop();
    this.#resolved.set(group, requirements);
    return requirements;
  }

  #include(name: string, group: NormalizedName): readonly Requirement[] {
    const included = normalizeName(name);
    const start = this.#path.indexOf(included);
    if (start !== -1) {
      const circle = [...this.#path.slice(start), included].join(' → ');
      this.#fail('cycle', group, `the dependency groups include each other in a circle: ${circle}`);
      return [];
    }
    if (this.#path.length >= MAX_DEPTH) {
      this.#fail('size', group, 'the includes of dependency groups are nested too deeply');
      return [];
    }
    return this.#read(included, group);
  }

  #parse(group: NormalizedName, from: NormalizedName): readonly DependencyGroupElement[] {
    const known = this.#parsed.get(group);
    if (known !== undefined) return known;
    const value = this.#groups.get(group);
    if (!this.#groups.has(group)) this.#fail('unknown', from, `there is no dependency group ${code(group)}`);
    else if (!Array.isArray(value)) this.#fail('invalid', group, `the group ${code(group)} is no list`);
    const items: readonly unknown[] = Array.isArray(value) ? value : [];
    const elements = items.flatMap((item) => this.#parseItem(item, group));
    this.#parsed.set(group, elements);
    return elements;
  }

  #parseItem(item: unknown, group: NormalizedName): readonly DependencyGroupElement[] {
    if (typeof item === 'string') {
      const { value, errors } = parseRequirement(item);
      const [error] = errors;
      if (error === undefined && value !== undefined) return [{ kind: 'requirement', requirement: value.requirement }];
      const why = error ? toldInEnglish(error.problem) : 'it is empty';
      this.#fail('requirement', group, `${code(item)} is no requirement: ${why}`);
      return [];
    }
    const included = includedName(item);
    if (included !== undefined) return [{ kind: 'include', group: included }];
    this.#fail(
      'invalid',
      group,
      `the group ${code(group)} has an element that is neither a requirement nor an include`,
    );
    return [];
  }

  #fail(kind: DependencyGroupProblem['kind'], group: NormalizedName, message: string): void {
    this.#problems.push({ kind, message, group });
  }
}

/** The group that an element includes; undefined if it is not an include. */
function includedName(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return undefined;
  const [entry, ...others] = Object.entries(item);
  if (entry?.[0] !== 'include-group' || others.length > 0) return undefined;
  return typeof entry[1] === 'string' ? entry[1] : undefined;
}
