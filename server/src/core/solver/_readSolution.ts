/** Reads the finished partial solution: one version for each project, and what needs it. */
import type { Candidate } from '../candidates/candidate.ts';
import { normalizeName, type NormalizedName } from '../packaging/name.ts';
import type { Version } from '../packaging/versions/version.ts';
import type { Catalog } from './catalog.ts';
import type { Dependencies, Edge } from './dependencies.ts';
import type { Package } from './package.ts';
import type { PartialSolution } from './partialSolution.ts';
import type { Pinned } from './resolution.ts';

/** The projects of a solution by name, sorted. */
export function readSolution(
  catalog: Catalog,
  solution: PartialSolution,
  dependencies: Dependencies,
): ReadonlyMap<NormalizedName, Pinned> {
  const requiredBy = new Map<NormalizedName, Set<NormalizedName | undefined>>();
  const chosen = new Map<NormalizedName, Candidate>();
  for (const [subject, version] of solution.decisions()) {
    if (subject.kind === 'root') note(requiredBy, dependencies.ofRoot(), undefined);
    if (subject.kind !== 'base' || subject.name === undefined) continue;
    const candidate = candidateOf(catalog, subject.name, version);
    chosen.set(subject.name, candidate);
    note(requiredBy, edgesOf(catalog, dependencies, subject, candidate), subject.name);
  }
  const names = [...chosen.keys()].sort();
  return new Map(names.flatMap((name) => pin(name, chosen.get(name), requiredBy.get(name))));
}

function pin(
  name: NormalizedName,
  candidate: Candidate | undefined,
  requirers: ReadonlySet<NormalizedName | undefined> = new Set(),
): [NormalizedName, Pinned][] {
  if (!candidate) return [];
  const requiredBy = [...requirers].filter(
    (requirer) => requirer !== undefined && requirer !== name,
  ) as NormalizedName[];
  return [
    [
      name,
      {
        name,
        version: candidate.version,
        candidate,
        requiredBy: requiredBy.sort(),
        declared: requirers.has(undefined),
      },
    ],
  ];
}

function note(
  requiredBy: Map<NormalizedName, Set<NormalizedName | undefined>>,
  edges: readonly Edge[],
  requirer: NormalizedName | undefined,
): void {
  for (const { requirement } of edges) {
    const name = normalizeName(requirement.name);
    const known = requiredBy.get(name);
    if (known) known.add(requirer);
    else requiredBy.set(name, new Set([requirer]));
  }
}

function candidateOf(catalog: Catalog, name: NormalizedName, version: Version): Candidate {
  const known = catalog.releases(name);
  if (known?.kind === 'known') {
    for (let position = 0; position < known.value.count; position++) {
      if (known.value.versionAt(position) !== version) continue;
      const candidate = known.value.at(position)?.candidate;
      if (candidate) return candidate;
    }
  }
  throw new Error(`the catalog lost the candidate of ${name}`);
}

function edgesOf(
  catalog: Catalog,
  dependencies: Dependencies,
  subject: Package,
  candidate: Candidate,
): readonly Edge[] {
  const metadata = catalog.metadata(candidate);
  if (metadata?.kind !== 'known' || subject.name === undefined) return [];
  return dependencies.ofRelease(
    { name: subject.name, version: candidate.version, extra: subject.extra },
    metadata.value.requiresDist,
  );
}
