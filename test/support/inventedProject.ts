/** A project in memory whose dependencies come from an invented universe: its findings, and the project after a remedy. */
import assert from 'node:assert/strict';
import type { Analysis } from '../../server/src/core/analysis/age.ts';
import { beginAnalysis } from '../../server/src/core/analysis/analyze.ts';
import type { Finding } from '../../server/src/core/findings/finding.ts';
import { asUvResolves } from '../../server/src/core/installers/uv/asUvResolves.ts';
import type { SourceContents } from '../../server/src/core/candidates/sourceContents.ts';
import { ALONE, inSurroundings } from '../../server/src/core/dependencyFiles/uv/surroundings.ts';
import type { Variables } from '../../server/src/core/dependencyFiles/uv/variables/uvVariables.ts';
import { parseWithIncludes } from '../../server/src/core/dependencyFiles/parseDependencyFile.ts';
import { wholeOf } from '../../server/src/core/solver/movements.ts';
import type { Question } from '../../server/src/core/solver/question.ts';
import type { RemedyKind } from '../../server/src/core/remedies/kinds.ts';
import type { FileEdit } from '../../server/src/core/text/textEdit.ts';
import type { Remedy } from '../../server/src/core/remedies/remedy.ts';
import type { ProjectContext } from '../../server/src/core/remedies/projectContext.ts';
import { idealTarget } from '../../server/src/core/runtimes/idealTarget.ts';
import { laterReleasesOf } from '../../server/src/core/runtimes/laterReleases.ts';
import { parseWrangler } from '../../server/src/core/runtimes/wranglerConfig.ts';
import { generationsOf } from '../../server/src/core/runtimes/runtimes.ts';
import type { Target } from '../../server/src/core/runtimes/target.ts';
import { applyEdits } from '../../server/src/core/text/textEdit.ts';
import { loadRuntimeData } from '../../server/src/data/runtimeData.ts';
import { loadRuntimeModules } from '../../server/src/data/runtimeModules.ts';
import { readUniverse, type Universe } from './memoryIndex.ts';
import { targetOf } from './recorded.ts';
import type { Scenario } from './scenario.ts';
import { UniverseCatalog } from './universeCatalog.ts';
import { english } from './english.ts';
import { assertAddsTo } from './movements.ts';

export interface InventedProject {
  /** As in `memoryIndex.ts`. */
  readonly universe: string;
  /** The text of the dependency file. */
  readonly text: string;
  readonly path?: string;
  /** Texts of included files by path. */
  readonly included?: Readonly<Record<string, string>>;
  readonly target?: string;
  /** The text of a wrangler.toml next to it: then pywrangler installs it, for the machine as well. */
  readonly wrangler?: string;
  /** The environment of uv. */
  readonly variables?: Variables;
  /** Contents of source distributions by file name; without them, none can be read. */
  readonly sources?: Readonly<Record<string, SourceContents>>;
  /** Whether what is installed is compared with what a host gets. */
  readonly comparesWithHost?: boolean;
  /** What is known of packages that install and then fail, and of the day. */
  readonly known?: Pick<ProjectContext, 'knownFailures' | 'startUp' | 'entryImports' | 'installContext'>;
}

/** The whole analysis of a project, whose verdict must be the beginning of it. */
export function analysisOf(project: InventedProject): Analysis {
  return askOf(project, function* (context) {
    const movements = yield* beginAnalysis(context);
    const whole = yield* wholeOf(movements);
    assertAddsTo(movements.verdict, whole);
    assert.equal(whole.summary.resolves, movements.verdict.summary.resolves);
    return whole;
  });
}

/** The answer to any question about a project. */
export function askOf<Answer>(project: InventedProject, ask: (context: ProjectContext) => Question<Answer>): Answer {
  const target = targetOf(project.target ?? 'workers-3.13');
  const data = loadRuntimeData();
  const universe = readUniverse(project.universe);
  const catalogs = new Map<string, UniverseCatalog>();
  const catalogOf = (other: Target): UniverseCatalog => {
    const catalog = catalogs.get(other.name) ?? new UniverseCatalog(universe, other, project.sources);
    catalogs.set(other.name, catalog);
    return catalog;
  };
  const read = (texts: ReadonlyMap<string, string>): ProjectContext['file'] => {
    const path = pathOf(project);
    const { file } = parseWithIncludes(path, texts.get(path) ?? '', (name) => {
      const text = texts.get(name);
      return text === undefined ? undefined : { text };
    });
    assert.ok(file, `${path} is no dependency file`);
    return inSurroundings(file, { ...ALONE, texts, ...(project.variables && { variables: project.variables }) });
  };
  const file = read(textsOf(project));
  const resolved = asUvResolves(target, file);
  const context: ProjectContext = {
    file,
    target: resolved,
    generations: resolved.standsFor ? [] : generationsOf(target, data),
    laterReleases: resolved.standsFor ? [] : laterReleasesOf(target, data),
    cloudflare: data.cloudflare,
    ...(project.wrangler !== undefined && {
      wrangler: parseWrangler('/project/wrangler.toml', project.wrangler).value,
      installContext: { pywrangler: true },
      hostCatalog: catalogOf,
      isSynced: true,
    }),
    neighbours: new Map(),
    modules: loadRuntimeModules(),
    thresholdYears: 0.5,
    ...project.known,
    ...(project.comparesWithHost === true && { ideal: idealOf(universe, target) }),
    catalogFor: catalogOf,
    reread: (edits) => {
      const after = read(edited(textsOf(project), edits));
      return { file: after, target: asUvResolves(target, after), isSynced: project.wrangler !== undefined };
    },
  };
  const question = ask(context);
  for (;;) {
    const step = question.next();
    if (step.done === true) return step.value;
    if (step.value === 'pause' || 'reference' in step.value) continue;
    const { catalog, now, soon } = step.value;
    assert.ok(catalog instanceof UniverseCatalog);
    for (const need of [now, ...soon]) catalog.learn(need);
  }
}

/** A Linux host, which does not ask the Pyodide index. */
function idealOf(universe: Universe, target: Target): NonNullable<ProjectContext['ideal']> {
  const ideal = idealTarget(target);
  const onPypi = universe.filter(({ index }) => index === 'pypi');
  return { target: ideal, catalog: new UniverseCatalog(onPypi, ideal) };
}

/** The only error of a project. */
export function onlyErrorOf(project: InventedProject): Finding {
  const errors = analysisOf(project).findings.filter(({ severity }) => severity === 'error');
  const [error] = errors;
  assert.ok(error && errors.length === 1, `there are ${errors.length} errors`);
  return error;
}

/** The only error of a project; every edit offered for it is applied, and must make it go away. */
export function errorOf(project: InventedProject): Finding {
  const error = onlyErrorOf(project);
  for (const remedy of error.remedies.filter(({ edits }) => edits.length > 0)) {
    const after = analysisOf(afterRemedy(project, remedy)).findings;
    const stays = after.some(({ severity, name }) => severity === 'error' && name === error.name);
    assert.ok(!stays, `${english(remedy.title)} does not help`);
  }
  return error;
}

/** The remedy of a kind that is offered for a project's only error. */
export function remedyOf(project: InventedProject, kind: RemedyKind): Remedy | undefined {
  return errorOf(project).remedies.find((remedy) => remedy.kind === kind);
}

/** The title of the remedy of a kind; empty if none is offered. */
export function titleOf(project: InventedProject, kind: RemedyKind): string {
  const remedy = remedyOf(project, kind);
  return remedy ? english(remedy.title) : '';
}

/** The text of the dependency file after the remedy of a kind, which must be offered. */
export function textAfter(project: InventedProject, kind: RemedyKind): string {
  const error = errorOf(project);
  const remedy = error.remedies.find((one) => one.kind === kind);
  assert.ok(remedy, `offered are only ${error.remedies.map((one) => one.kind).join(', ')}`);
  return afterRemedy(project, remedy).text;
}

/** A pyproject.toml with the root of a scenario. */
export function pyprojectOf({ requires, constraints = [], overrides = [], excludes = [] }: Scenario['root']): string {
  return [
    '[project]\nname = "app"\nversion = "1"',
    `dependencies = ${JSON.stringify(requires)}`,
    '[tool.uv]',
    `constraint-dependencies = ${JSON.stringify(constraints)}`,
    `override-dependencies = ${JSON.stringify(overrides)}`,
    `exclude-dependencies = ${JSON.stringify(excludes)}\n`,
  ].join('\n');
}

/** The project after a remedy. */
export function afterRemedy(project: InventedProject, { edits }: Remedy): InventedProject {
  const texts = edited(textsOf(project), edits);
  const path = pathOf(project);
  return {
    ...project,
    text: texts.get(path) ?? '',
    included: Object.fromEntries([...texts].filter(([name]) => name !== path)),
  };
}

function pathOf({ path = '/project/pyproject.toml' }: InventedProject): string {
  return path;
}

function textsOf(project: InventedProject): ReadonlyMap<string, string> {
  return new Map([...Object.entries(project.included ?? {}), [pathOf(project), project.text]]);
}

function edited(texts: ReadonlyMap<string, string>, edits: readonly FileEdit[]): ReadonlyMap<string, string> {
  return new Map(
    [...texts].map(([path, text]) => {
      const own = edits.filter((edit) => edit.path === path).map(({ edit }) => edit);
      return [path, applyEdits(text, own)];
    }),
  );
}
