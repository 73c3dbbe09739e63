/** The whole analysis of a project in an invented universe, without files and without a network. */
import { analyze, type Analysis } from '../../server/src/core/analysis/analyze.ts';
import { parseWithIncludes } from '../../server/src/core/dependencyFiles/project.ts';
import type { DependencyFile } from '../../server/src/core/dependencyFiles/dependencyFile.ts';
import { generationsOf } from '../../server/src/core/target/runtimes.ts';
import type { Target } from '../../server/src/core/target/target.ts';
import { loadRuntimeData } from '../../server/src/data/runtimeData.ts';
import { TargetCatalog } from '../../server/src/index/targetCatalog.ts';
import { applyEdits } from '../../server/src/core/text/textEdit.ts';
import { memoryIndexes, readUniverse } from './memoryIndex.ts';
import { answer, targetOf } from './recorded.ts';
import type { Scenario } from './scenario.ts';

/** Texts by name; the first is what is analyzed. */
export type InventedFiles = Readonly<Record<string, string>>;

/** Analyzes the first of some files, for Python Workers 3.13. */
export async function analyzeInvented(files: InventedFiles, universe: string): Promise<Analysis> {
  const target = targetOf('workers-3.13');
  const data = loadRuntimeData();
  const indexes = memoryIndexes(readUniverse(universe));
  const catalogs = new Map<string, TargetCatalog>();
  const catalogFor = (of: Target): TargetCatalog => {
    const catalog = catalogs.get(of.name) ?? new TargetCatalog(of, indexes);
    catalogs.set(of.name, catalog);
    return catalog;
  };
  const texts = new Map(Object.entries(files).map(([name, text]) => [`/app/${name}`, text]));
  return answer(
    analyze({
      file: readFile(texts),
      target,
      generations: generationsOf(target, data),
      neighbours: new Map(),
      cloudflare: data.cloudflare,
      thresholdYears: 0.5,
      catalogFor,
      reread: (edits) => {
        const edited = new Map(texts);
        for (const { path, edit } of edits) edited.set(path, applyEdits(edited.get(path) ?? '', [edit]));
        return { file: readFile(edited), target };
      },
    }),
  );
}

/** A pyproject.toml with the root of a scenario. */
export function projectOf({ requires, constraints = [], overrides = [], excludes = [] }: Scenario['root']): string {
  return [
    '[project]\nname = "app"\nversion = "1"',
    `dependencies = ${JSON.stringify(requires)}`,
    '[tool.uv]',
    `constraint-dependencies = ${JSON.stringify(constraints)}`,
    `override-dependencies = ${JSON.stringify(overrides)}`,
    `exclude-dependencies = ${JSON.stringify(excludes)}\n`,
  ].join('\n');
}

function readFile(texts: ReadonlyMap<string, string>): DependencyFile {
  const [[path, text] = ['', '']] = texts;
  const { file } = parseWithIncludes(path, text, (included) => {
    const source = texts.get(included);
    return source === undefined ? { unreadable: 'there is no such file' } : { text: source };
  });
  if (!file) throw new Error(`${path} declares nothing`);
  return file;
}
