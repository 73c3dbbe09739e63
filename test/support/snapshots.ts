/** Snapshots for tests of the features: a requirements file with an invented index behind it. */
import { say } from '../../server/src/core/messages/message.ts';
import type { Finding } from '../../server/src/core/findings/finding.ts';
import type { Snapshot } from '../../server/src/core/analysis/snapshot.ts';
import type { ResolutionSummary } from '../../server/src/core/installers/resolutionSummary.ts';
import { readProject, type IndexPage } from '../../server/src/core/candidates/distribution.ts';
import { ProjectReleases } from '../../server/src/core/candidates/release.ts';
import { parseRequirementsTxt } from '../../server/src/core/dependencyFiles/requirementsTxt.ts';
import { normalizeName } from '../../server/src/core/packaging/name.ts';
import type { ProjectFile } from '../../server/src/core/packaging/simpleApi/simpleApi.ts';
import { testTarget } from './fakeChecker.ts';

export const PATH = '/project/requirements.txt';

/** A file of an index: its name and other properties. */
export type InventedFile = string | (Partial<ProjectFile> & { readonly filename: string });

export interface SnapshotOptions {
  /** PyPI's files of a project, by project name. */
  readonly projects?: Readonly<Record<string, readonly InventedFile[]>>;
  /** The packages of the resolution, `name version`; if absent, there is no solution. */
  readonly resolved?: readonly string[];
  readonly findings?: readonly Finding[];
  readonly complete?: boolean;
  readonly resolution?: ResolutionSummary;
}

/** The project of an invented index. */
export function projectOf(name: string, files: readonly InventedFile[]): ReturnType<typeof readProject> {
  const pages: IndexPage[] = [{ index: 'pypi', page: { name, files: files.map(readFile) } }];
  return readProject(normalizeName(name), pages);
}

function readFile(file: InventedFile): ProjectFile {
  const base = { url: 'https://host/file', hashes: {}, coreMetadata: true, yanked: false as const };
  return typeof file === 'string' ? { ...base, filename: file } : { ...base, ...file };
}

/** A snapshot of a requirements file, for Python Workers 3.13 among its generations. */
export function snapshotOf(text: string, options: SnapshotOptions = {}): Snapshot {
  const target = testTarget('workers-3.13');
  const { projects = {}, resolved, findings = [], complete = true } = options;
  const packages = (resolved ?? []).map((entry) => {
    const [name = '', version = ''] = entry.split(' ');
    const wheel = `${name}-${version}-py3-none-any.whl`;
    return { name: normalizeName(name), version, wheel, index: 'pypi', requiredBy: ['(declared)'] };
  });
  const resolution = options.resolution ?? { resolves: resolved !== undefined, packages };
  return {
    path: PATH,
    file: parseRequirementsTxt(PATH, text),
    choice: { target, reason: say('targetByDate', { date: '2026-02-01', file: 'wrangler.toml' }) },
    complete,
    ...(complete && { resolution }),
    findings,
    catalog: {
      releases: (name) => {
        const files = projects[name];
        if (!files) return undefined;
        return { kind: 'known', value: new ProjectReleases(projectOf(name, files), target) };
      },
      metadata: () => undefined,
    },
    generations: ['workers-3.12', 'workers-3.13', 'workers-3.14'].map(testTarget),
    texts: new Map([[PATH, text]]),
  };
}
