/** Which modules a runtime has by itself, so that there is nothing to install for them. */
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { seriesOf } from '../runtimes.ts';
import type { Target } from '../target.ts';

/** The modules of a series of Pyodide's releases, as measured by tools/updateRuntimeModules.mjs: names with spaces between. */
export interface WrittenRuntimeModules {
  /** The release that was asked, which stands for its series. */
  readonly release: string;
  /** `3.13`. */
  readonly python: string;
  /** The public modules of the standard library that can be imported. */
  readonly has: string;
  /** Those that its Python counts as its own and that are not there, nor shipped as packages. */
  readonly lacks: string;
  /** Modules of Pyodide itself. */
  readonly own: string;
}

/** One row, by the names as requirements would write them. */
export interface RuntimeModules {
  readonly series: string;
  readonly python: string;
  readonly has: ReadonlySet<NormalizedName>;
  readonly lacks: ReadonlySet<NormalizedName>;
  readonly own: ReadonlySet<NormalizedName>;
}

/** What a module is on a target: of the standard library and there, or not there, or the runtime's own. */
export type ModuleStanding = 'standard' | 'lacking' | 'own';

/** What `workers-runtime-sdk` brings, which pywrangler installs with every Worker. */
const OF_WORKERS: ReadonlySet<NormalizedName> = new Set(['workers', 'asgi'].map(normalizeName));

/** Reads the table. */
export function readRuntimeModules(rows: readonly WrittenRuntimeModules[]): readonly RuntimeModules[] {
  return rows.map(({ release, python, has, lacks, own }) => ({
    series: seriesOf(release),
    python,
    has: namesIn(has),
    lacks: namesIn(lacks),
    own: namesIn(own),
  }));
}

/**
 * What a module of this name is on a target; undefined if it is none there, or if nobody asked such a runtime. A host has the
 * whole standard library of its Python.
 */
export function standingOf(
  name: NormalizedName,
  target: Target,
  table: readonly RuntimeModules[],
): ModuleStanding | undefined {
  const { pyodide, runtimePyodide, pythonSeries, workers } = target;
  const release = runtimePyodide ?? pyodide;
  if (release === undefined) {
    return table.some((row) => row.python === pythonSeries && (row.has.has(name) || row.lacks.has(name)))
      ? 'standard'
      : undefined;
  }
  const modules = table.find(({ series }) => series === seriesOf(release));
  if (workers && OF_WORKERS.has(name)) return 'own';
  if (!modules) return undefined;
  if (modules.own.has(name)) return 'own';
  if (modules.has.has(name)) return 'standard';
  return modules.lacks.has(name) ? 'lacking' : undefined;
}

function namesIn(text: string): ReadonlySet<NormalizedName> {
  return new Set(text.split(' ').map(normalizeName));
}
