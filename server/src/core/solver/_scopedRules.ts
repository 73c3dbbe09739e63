/** The rules that uv's settings make for the dependencies of one package, found by package and version. */
import type { NormalizedName } from '../packaging/name.ts';
import type { Requirement } from '../packaging/requirements/requirement.ts';
import { versionsEqual, type Version } from '../packaging/versions/version.ts';
import { requirementsByName } from './problem.ts';
import type { ScopedRule } from './problem.ts';

/** What changes in the dependencies of one release. */
export interface Scope {
  /** Instead of the requirements of their names; those of other names are requirements, too. */
  readonly overrides: ReadonlyMap<NormalizedName, readonly Requirement[]>;
  readonly excludes: ReadonlySet<NormalizedName>;
}

const NOTHING: Scope = { overrides: new Map(), excludes: new Set() };

export class ScopedRules {
  readonly #rules: ReadonlyMap<NormalizedName, readonly ScopedRule[]>;

  constructor(rules: readonly ScopedRule[]) {
    const byName = new Map<NormalizedName, ScopedRule[]>();
    for (const rule of rules) byName.set(rule.name, [...(byName.get(rule.name) ?? []), rule]);
    this.#rules = byName;
  }

  /** Rules for a version stand instead of those for the package; overrides and excludes each on their own. */
  of(name: NormalizedName, version: Version): Scope {
    const rules = this.#rules.get(name);
    if (!rules) return NOTHING;
    const overrides = mostSpecific(
      rules.filter((rule) => rule.overrides.length > 0),
      version,
    ).flatMap((rule) => rule.overrides);
    const excludes = mostSpecific(
      rules.filter((rule) => rule.excludes.length > 0),
      version,
    ).flatMap((rule) => rule.excludes);
    return { overrides: requirementsByName(overrides), excludes: new Set(excludes) };
  }
}

function mostSpecific(rules: readonly ScopedRule[], version: Version): readonly ScopedRule[] {
  const exact = rules.filter((rule) => rule.version && versionsEqual(rule.version, version));
  return exact.length > 0 ? exact : rules.filter((rule) => rule.version === undefined);
}
