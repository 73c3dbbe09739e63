/** One look at a project on a runtime: whether it installs, and what stands in the way. */
import { analyze } from '../../analysis/analyze.ts';
import type { Finding } from '../../findings/finding.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { formatVersion, isPrerelease } from '../../packaging/versions/version.ts';
import type { ProjectContext } from '../../remedies/projectContext.ts';
import type { Catalog } from '../../solver/catalog.ts';
import type { Question } from '../../solver/question.ts';
import { isUsable } from '../../solver/selection.ts';
import type { TargetState } from './watchState.ts';

/** The state of the project, or `unknown` if what is needed could not be found out. */
export function* lookAtProject(context: ProjectContext): Question<TargetState | 'unknown'> {
  const { summary, findings } = yield* analyze(context);
  if (summary.resolves === null) return 'unknown';
  const errors = findings.filter(({ severity, name }) => severity === 'error' && name !== undefined);
  return { installs: summary.resolves, blocked: summary.resolves ? {} : blockedBy(errors) };
}

function blockedBy(errors: readonly Finding[]): TargetState['blocked'] {
  const blocked = new Map<string, Set<string>>();
  for (const { name = '', culprits } of errors) {
    const known = blocked.get(name) ?? new Set();
    blocked.set(name, known);
    for (const culprit of culprits) known.add(culprit);
  }
  return Object.fromEntries([...blocked].map(([name, culprits]) => [name, [...culprits].sort()]));
}

/** The newest release that loads on the catalog's target, a stable one if there is one; null for none, undefined if not known. */
export function* newestUsable(name: NormalizedName, catalog: Catalog): Question<string | null | undefined> {
  let known = catalog.releases(name);
  if (!known) {
    yield { catalog, now: { kind: 'releases', name }, soon: [], beside: [] };
    known = catalog.releases(name);
  }
  if (known?.kind !== 'known' || known.value.isPartial || known.value.unavailable !== undefined) return undefined;
  const usable = [...known.value].filter(isUsable);
  const newest = usable.find(({ version }) => !isPrerelease(version)) ?? usable[0];
  return newest ? formatVersion(newest.version) : null;
}
