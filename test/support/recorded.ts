/** The recorded index of the examples, and ways to query it. */
import { english } from './english.ts';
import { join } from 'node:path';
import { AddingChecker } from './addingChecker.ts';
import type { Workbench } from '../../server/src/check/engine.ts';
import { type Requirement, parseRequirement } from '../../server/src/core/packaging/requirements/requirement.ts';
import { isTarget, targetNamed } from '../../server/src/core/runtimes/runtimes.ts';
import type { Target } from '../../server/src/core/runtimes/target.ts';
import { loadRuntimeData } from '../../server/src/data/runtimeData.ts';
import { nodeHost } from '../../server/src/host/nodeHost.ts';
import { type RecordedIndexes, openRecordedIndex } from '../../server/src/index/recordedIndex.ts';
import { drive } from '../../server/src/catalogs/drive.ts';
import { TargetCatalog } from '../../server/src/catalogs/targetCatalog.ts';
import type { Question } from '../../server/src/core/solver/question.ts';

export const RECORDED_INDEX = join(process.cwd(), 'examples/recorded-index');

const host = nodeHost();
const indexes = new Map<string, RecordedIndexes>();
const catalogs = new Map<string, TargetCatalog>();

/** Shared by all suites that check with the recorded index, on the day of the recording, so that nothing is read twice. */
export const recordedChecker = new AddingChecker({ host, today: () => '2026-11-24' });

/** The same for the command line, which closes what it has opened: this one goes on with what it knows. */
export const recordedWorkbench: Workbench = {
  check: (request) => recordedChecker.check(request),
  open: (request) => recordedChecker.open(request),
  facts: (...asked) => recordedChecker.facts(...asked),
  forget: () => undefined,
  close: () => Promise.resolve(),
};

export function targetOf(name: string): Target {
  const target = targetNamed(name, loadRuntimeData());
  if (!isTarget(target)) throw new Error(english(target.problem));
  return target;
}

/** The catalog of a target over a recorded index; shared, because facts do not change. */
export function recordedCatalog(target: Target, folder = RECORDED_INDEX, withPyodide = true): TargetCatalog {
  const key = `${folder} ${target.name}`;
  let catalog = catalogs.get(key);
  if (!catalog) {
    const recorded = recordedIn(folder);
    catalog = new TargetCatalog(
      target,
      withPyodide && target.pyodide !== undefined ? [recorded.pyodide(target.pyodide), recorded.pypi] : [recorded.pypi],
    );
    catalogs.set(key, catalog);
  }
  return catalog;
}

/** The indexes in a folder; shared by the targets, so that a page is read once. */
function recordedIn(folder: string): RecordedIndexes {
  let recorded = indexes.get(folder);
  if (!recorded) {
    recorded = openRecordedIndex(host, folder);
    indexes.set(folder, recorded);
  }
  return recorded;
}

export function requirementsOf(texts: readonly string[]): readonly Requirement[] {
  return texts.map((text) => {
    const requirement = parseRequirement(text).value?.requirement;
    if (!requirement) throw new Error(`${text} is no requirement`);
    return requirement;
  });
}

/** Runs a question to its answer. */
export function answer<T>(question: Question<T>): Promise<T> {
  return drive(question, { host, signal: new AbortController().signal });
}
