/**
 * Dependency groups of pyproject.toml (PEP 735): lists of requirements that may include each other.
 * https://packaging.python.org/en/latest/specifications/dependency-groups/
 */
import type { NormalizedName } from './name.ts';
import { normalizeName } from './name.ts';
import type { Requirement } from './requirement.ts';
import { parseRequirement } from './requirement.ts';

/** The value of one group as TOML has it: a list of texts and of `{ include-group = "…" }` where it is right. */
export type DependencyGroupRaw = unknown;

/** What is wrong with a group or with one it includes. */
export interface DependencyGroupProblem {
  /**
   * `duplicate`: two groups have the same name; `unknown`: there is no such group; `cycle`: a group includes itself,
   * possibly by way of others; `invalid`: a value of the wrong shape; `requirement`: a text that is no requirement;
   * `size`: the includes nest or multiply beyond reason.
   */
  readonly kind: 'duplicate' | 'unknown' | 'cycle' | 'invalid' | 'requirement' | 'size';
  /** A clause without a full stop. */
  readonly message: string;
  /** The group in which the problem stands. */
  readonly group: NormalizedName;
}

export interface ResolvedDependencyGroup {
  /** In the order of the lists, included ones in the place of their include, repetitions kept. */
  readonly requirements: readonly Requirement[];
  /** PyPA's `packaging` rejects the group when there is any. */
  readonly problems: readonly DependencyGroupProblem[];
}

const MAX_DEPTH = 200;
const MAX_REQUIREMENTS = 10_000;

/**
 * All requirements of a group, includes followed. Names are compared in their normal form.
 * @param groups the `[dependency-groups]` table, by the names as written
 */
export function resolveDependencyGroup(
  groups: ReadonlyMap<string, DependencyGroupRaw>,
  name: string,
): ResolvedDependencyGroup {
  return new GroupReader(groups).resolve(normalizeName(name));
}

class GroupReader {
  readonly #groups = new Map<NormalizedName, DependencyGroupRaw>();
  readonly #problems: DependencyGroupProblem[] = [];
  readonly #resolved = new Map<NormalizedName, readonly Requirement[]>();
  /** The groups being read, outermost first. */
  readonly #path: NormalizedName[] = [];

  constructor(groups: ReadonlyMap<string, DependencyGroupRaw>) {
    const written = new Map<NormalizedName, string>();
    for (const [name, value] of groups) {
      const group = normalizeName(name);
      const other = written.get(group);
      if (other !== undefined) this.#fail('duplicate', group, `\`${other}\` and \`${name}\` are the same group`);
      written.set(group, name);
      this.#groups.set(group, value);
    }
  }

  resolve(group: NormalizedName): ResolvedDependencyGroup {
    return { requirements: this.#read(group, group), problems: this.#problems };
  }

  /** Reads a group once, however often it is included. */
  #read(group: NormalizedName, from: NormalizedName): readonly Requirement[] {
    const known = this.#resolved.get(group);
    if (known !== undefined) return known;
    const requirements: Requirement[] = [];
    this.#path.push(group);
    for (const item of this.#items(group, from)) {
      for (const requirement of this.#readItem(item, group)) requirements.push(requirement);
      if (requirements.length <= MAX_REQUIREMENTS) continue;
      this.#fail('size', group, `the group \`${group}\` has more than ${MAX_REQUIREMENTS} requirements`);
      break;
    }
    this.#path.pop();
    this.#resolved.set(group, requirements);
    return requirements;
  }

  #items(group: NormalizedName, from: NormalizedName): readonly unknown[] {
    const value = this.#groups.get(group);
    if (Array.isArray(value)) return value;
    if (this.#groups.has(group)) this.#fail('invalid', group, `the group \`${group}\` is no list`);
    else this.#fail('unknown', from, `there is no dependency group \`${group}\``);
    return [];
  }

  #readItem(item: unknown, group: NormalizedName): readonly Requirement[] {
    if (typeof item === 'string') return this.#readRequirement(item, group);
    const included = includedName(item);
    if (included === undefined) {
      this.#fail(
        'invalid',
        group,
        `the group \`${group}\` has an element that is neither a requirement nor an include`,
      );
      return [];
    }
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

  #readRequirement(text: string, group: NormalizedName): readonly Requirement[] {
    const { value, errors } = parseRequirement(text);
    const [error] = errors;
    if (error === undefined && value !== undefined) return [value.requirement];
    this.#fail('requirement', group, `\`${text}\` is no requirement: ${error?.message ?? 'it is empty'}`);
    return [];
  }

  #fail(kind: DependencyGroupProblem['kind'], group: NormalizedName, message: string): void {
    this.#problems.push({ kind, message, group });
  }
}

/** The group that an element includes; undefined when it is no include. */
function includedName(item: unknown): NormalizedName | undefined {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return undefined;
  const [entry, ...others] = Object.entries(item);
  if (entry?.[0] !== 'include-group' || others.length > 0) return undefined;
  return typeof entry[1] === 'string' ? normalizeName(entry[1]) : undefined;
}
