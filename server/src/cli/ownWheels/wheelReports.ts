/** Looks at the wheels among the files of a check together: what they are for, and what the project has built. */
import type { Workbench } from '../../check/engine.ts';
import { readLocalWheel } from '../../check/wheels/localWheel.ts';
import { normalizeName } from '../../core/packaging/name.ts';
import { parseWheelFilename } from '../../core/packaging/wheels/wheelFilename.ts';
import { isTarget, pyodideReleaseOf, seriesOf, targetNamed } from '../../core/runtimes/runtimes.ts';
import type { Target } from '../../core/runtimes/target.ts';
import { fileName, joinPath, parentPath } from '../../core/text/path.ts';
import { askNeeds } from '../../core/toolkit/ownWheels/askNeeds.ts';
import { readBuildSettings } from '../../core/toolkit/ownWheels/cibuildwheel.ts';
import {
  bestWheel,
  shippedOf,
  wheelSets,
  type OwnWheel,
  type SetRuntime,
  type WheelSet,
} from '../../core/toolkit/ownWheels/wheelSet.ts';
import { wheelSetReport, type WheelSetReport } from '../../core/toolkit/ownWheels/wheelSetReport.ts';
import { supportMatrix } from '../../core/toolkit/runtimes/supportMatrix.ts';
import { loadRuntimeData } from '../../data/runtimeData.ts';
import { targetNames, type Settings } from '../../settings.ts';
import { todayOf } from '../grammar/givenSettings.ts';
import type { Call } from '../grammar/command.ts';
import type { Source } from '../sources.ts';
import { TextFiles } from '../textFiles.ts';
import { progressOn } from '../render/progress.ts';

/** A wheel with the place where it lies. */
interface PlacedWheel extends OwnWheel {
  readonly path: string;
}

/** A runtime that the wheels are held against. */
interface Runtime {
  readonly target: Target;
  readonly isExperimental: boolean;
}

/** What is known of the wheels among some files, release by release; what has no name of a wheel is not among them. */
export async function wheelReports(
  sources: readonly Pick<Source, 'path' | 'shownPath'>[],
  settings: Settings,
  call: Call,
  engine: Workbench,
): Promise<readonly WheelSetReport[]> {
  const documents = new TextFiles(call.parts.host.files);
  const wheels: PlacedWheel[] = [];
  for (const { path, shownPath } of sources) {
    const wheel = parseWheelFilename(fileName(path));
    if (!wheel) continue;
    const read = await readLocalWheel(path, documents, call.parts.host);
    wheels.push({ path, file: shownPath, wheel, ...(read.kind === 'known' && { metadata: read.metadata }) });
  }
  const runtimes = runtimesOf(settings, todayOf(call.parts.host));
  const data = loadRuntimeData();
  const reports: WheelSetReport[] = [];
  for (const found of wheelSets(wheels)) {
    const set = await withSettings(found, placed(found, wheels), call, documents);
    const judged = await judge(placed(found, wheels), runtimes, settings, { call, engine, documents });
    reports.push(
      wheelSetReport(set, judged, (pyodide) => {
        const release = pyodideReleaseOf(pyodide, data);
        return release && seriesOf(release.python);
      }),
    );
  }
  return reports;
}

function placed({ wheels }: WheelSet, all: readonly PlacedWheel[]): readonly PlacedWheel[] {
  return all.filter((one) => wheels.includes(one));
}

/** The support matrix, and what was asked for besides. */
function runtimesOf(settings: Settings, today: string): readonly Runtime[] {
  const data = loadRuntimeData();
  const rows = supportMatrix(data, today);
  const names = [...rows.map(({ target }) => target), ...targetNames(settings.target)];
  return [...new Set(names)].flatMap((name) => {
    const target = targetNamed(name, data, today);
    if (!isTarget(target)) return [];
    const own = rows.filter((row) => row.target === name);
    return [{ target, isExperimental: own.length > 0 && own.every((row) => row.isExperimental === true) }];
  });
}

/** With what a pyproject.toml in the folder of the wheels, or in the one above, has cibuildwheel build. */
async function withSettings(
  set: WheelSet,
  [first]: readonly PlacedWheel[],
  { terminal }: Call,
  documents: TextFiles,
): Promise<WheelSet> {
  const folder = parentPath(first?.path ?? '');
  for (const place of [folder, parentPath(folder)]) {
    const path = joinPath(place, 'pyproject.toml');
    const read = await documents.read(path);
    if (read.kind !== 'text') continue;
    const settings = readBuildSettings(read.text);
    // That of another project says nothing about these wheels.
    if (!settings || (settings.project !== undefined && normalizeName(settings.project) !== set.project)) return set;
    return { ...set, settings: { ...settings, file: terminal.paths.relative(terminal.folder, path) } };
  }
  return set;
}

interface Means {
  readonly call: Call;
  readonly engine: Workbench;
  readonly documents: TextFiles;
}

/** What each runtime would do with the wheels; each wheel is opened once, for all that take it. */
async function judge(
  wheels: readonly PlacedWheel[],
  runtimes: readonly Runtime[],
  settings: Settings,
  means: Means,
): Promise<readonly SetRuntime[]> {
  const taken = runtimes.map((runtime) => ({ ...runtime, wheel: bestWheel(wheels, runtime.target) }));
  const needs = new Map<string, SetRuntime['needs']>();
  for (const wheel of new Set(taken.flatMap((one) => one.wheel ?? []))) {
    const names = taken.filter((one) => one.wheel === wheel).map(({ target }) => target.name);
    for (const [name, verdict] of await needsOf(wheel, names, settings, means)) needs.set(name, verdict);
  }
  const [any] = wheels.flatMap(({ metadata }) => metadata ?? []);
  return taken.map(({ target, isExperimental, wheel }) => {
    const metadata = wheel?.metadata ?? any;
    const verdict = needs.get(target.name);
    return {
      ...{ target, isExperimental, shipped: metadata ? shippedOf(metadata, target) : [] },
      ...(wheel && { wheel }),
      ...(wheel && verdict && { needs: verdict }),
    };
  });
}

async function needsOf(
  { path, file }: PlacedWheel,
  names: readonly string[],
  settings: Settings,
  { call, engine, documents }: Means,
): Promise<ReadonlyMap<string, NonNullable<SetRuntime['needs']>>> {
  const opened = await engine.open({
    ...{ path, text: '', kind: 'wheel', documents },
    settings: { ...settings, target: names.join(',') },
    onProgress: progressOn(call.terminal, { file }),
  });
  const verdicts = new Map<string, NonNullable<SetRuntime['needs']>>();
  for (const answer of opened?.targets.answers ?? []) {
    const verdict = await opened?.ask(askNeeds(opened.contextOf(answer)));
    if (verdict) verdicts.set(answer.choice.target.name, verdict);
  }
  return verdicts;
}
