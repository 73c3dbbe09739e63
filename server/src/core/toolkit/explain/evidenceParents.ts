/** Of whom it is asked whether they need a package when they are imported. */
import type { NormalizedName } from '../../packaging/name.ts';
import { formatVersion } from '../../packaging/versions/version.ts';
import type { AskedParent } from '../evidence/evidencePackages.ts';
import type { NameAnswer } from './explainName.ts';

/** At most so many, since wheels are read for each. */
const MOST_PARENTS = 12;

/**
 * What the file declares first, since that is what its code imports, then the packages that ask for it themselves; where nothing
 * brings it, those that name it, or else all that is declared: they may import it all the same.
 * @param usesOf what the project's own code takes of a package, dotted
 */
export function evidenceParents(
  answer: NameAnswer,
  usesOf: (name: NormalizedName) => readonly string[],
): readonly AskedParent[] {
  const { name, chains, parents, idle, roots } = answer;
  const versions = new Map(
    parents.flatMap((one) => (one.version ? [[one.name, formatVersion(one.version)] as const] : [])),
  );
  const bringing = [...chains.chains.flatMap(([root]) => root ?? []), ...parents.map((one) => one.name)];
  const naming = idle.map(({ parent }) => parent);
  const declared = roots.map(({ requirement }) => requirement.normalized);
  const found = [bringing, naming, declared].map((names) => asked(names, name)).find(({ length }) => length > 0) ?? [];
  return found.slice(0, MOST_PARENTS).map((parent) => {
    const version = versions.get(parent);
    const uses = usesOf(parent);
    return { name: parent, ...(version !== undefined && { version }), ...(uses.length > 0 && { uses }) };
  });
}

function asked(names: readonly NormalizedName[], culprit: NormalizedName): readonly NormalizedName[] {
  return [...new Set(names)].filter((one) => one !== culprit);
}
