/**
 * Which runtimes there are, since when, and what comes next: the facts of a support matrix. Everything follows from the data about
 * runtimes; nothing is asked.
 */
import { cloudflareRuntime, type CloudflareSnapshot, type CompatibilitySettings } from '../../runtimes/cloudflare.ts';
import type { MatrixFamily } from './confirmations.ts';
import {
  newestStable,
  pyodideTarget,
  seriesOf,
  targetOfPlatform,
  workersTarget,
  type RuntimeData,
} from '../../runtimes/runtimes.ts';
import type { Target } from '../../runtimes/target.ts';

export interface MatrixRow {
  readonly family: MatrixFamily;
  /** The name of its target, and its name for people. */
  readonly target: string;
  readonly label: string;
  /** `3.13`. */
  readonly python: string;
  /** The ABI of its wheels, `2025_0`, and the platform tag that they should have. */
  readonly abi: string;
  readonly platformTag: string;
  /** The Pyodide in it; absent if nobody knows. */
  readonly pyodide?: string;
  /** The Pyodide whose index pywrangler uses, for Workers. */
  readonly index?: string;
  /** The flags that turn it on and off, for Workers. */
  readonly flag?: string;
  readonly optOut?: string;
  /** For Workers the compatibility dates that lead to it, for others the day of its build. */
  readonly since?: string;
  readonly until?: string;
  /** What there is to know about it: a new Worker gets it; it is what the project gets; it is not for production. */
  readonly isDefaultToday?: boolean;
  readonly isOfProject?: boolean;
  readonly isExperimental?: boolean;
}

/** What a project is checked for. */
export interface ProjectRuntime {
  readonly target: Target;
  /** What its wrangler file says, if it is a Worker. */
  readonly compatibility?: CompatibilitySettings;
}

const DAY_MILLISECONDS = 86_400_000;

/**
 * Workers first, then the Pyodide of each Python, then the newest release of each platform; each family oldest first.
 * @param today `YYYY-MM-DD`
 */
export function supportMatrix(data: RuntimeData, today: string, project?: ProjectRuntime): readonly MatrixRow[] {
  const rows = [...workersRows(data, today), ...pyodideRows(data), ...platformRows(data)];
  const own = project?.target.name;
  // What the project gets may be none of those that most people choose among.
  const isListed = rows.some(({ target }) => target === own);
  const extra = project && !isListed && project.target.pyodide !== undefined ? [ownRow(project.target)] : [];
  return [...rows, ...extra].map((row) =>
    row.target === own && !row.isExperimental ? { ...row, isOfProject: true } : row,
  );
}

function workersRows(data: RuntimeData, today: string): readonly MatrixRow[] {
  const { cloudflare } = data;
  const now = cloudflareRuntime({ compatibilityDate: today, flags: [cloudflare.enable] }, cloudflare);
  const byDate = cloudflare.snapshots.filter(({ flag, defaultFrom }) => defaultFrom ?? flag === cloudflare.enable);
  return cloudflare.snapshots.map((snapshot) => {
    const { flag, optOut, defaultFrom, runtime, index, experimental } = snapshot;
    const next = byDate[byDate.indexOf(snapshot) + 1]?.defaultFrom;
    const until = byDate.includes(snapshot) && next !== undefined ? dayBefore(next) : undefined;
    return {
      ...factsOf(workersTarget(snapshot, data)),
      ...{ family: 'workers' as const, index, flag },
      ...(runtime !== undefined && { pyodide: runtime }),
      ...(optOut !== undefined && { optOut }),
      ...(defaultFrom !== undefined && { since: defaultFrom }),
      ...(until !== undefined && { until }),
      ...(experimental && { isExperimental: true }),
      ...(now.kind === 'runtime' && now.snapshot === snapshot && { isDefaultToday: true }),
    };
  });
}

/** The newest stable release of each Python, and the newest of those that are being tried out. */
function pyodideRows(data: RuntimeData): readonly MatrixRow[] {
  const stable = data.releases.filter(({ prerelease }) => !prerelease);
  const series = [...new Set(stable.map(({ python }) => seriesOf(python)))];
  const newest = series.flatMap((one) => stable.findLast(({ python }) => seriesOf(python) === one) ?? []);
  const upcoming = data.releases.slice(data.releases.indexOf(newestStable(data)) + 1).at(-1);
  return [...newest, ...(upcoming ? [upcoming] : [])].map((release) => ({
    ...factsOf(pyodideTarget(release, data)),
    ...{ family: 'pyodide' as const, pyodide: release.release, since: release.date },
    ...(release.prerelease && { isExperimental: true }),
  }));
}

function platformRows(data: RuntimeData): readonly MatrixRow[] {
  return data.platforms.flatMap((platform): MatrixRow[] => {
    const target = targetOfPlatform(platform, undefined, data);
    if (!target) return [];
    return [
      { ...factsOf(target), family: 'platforms', ...(target.pyodide !== undefined && { pyodide: target.pyodide }) },
    ];
  });
}

function ownRow(target: Target): MatrixRow {
  const { workers, runBy, runtimePyodide = target.pyodide } = target;
  const family = workers ? 'workers' : runBy ? 'platforms' : 'pyodide';
  return { ...factsOf(target), family, ...(runtimePyodide !== undefined && { pyodide: runtimePyodide }) };
}

function factsOf({ name, label, pythonSeries, abi, platform }: Target): Omit<MatrixRow, 'family'> {
  return { target: name, label, python: pythonSeries, abi, platformTag: platform };
}

/** A date from which on another ABI is taken. */
export interface NextChange {
  readonly date: string;
  /** The runtime that it leads to. */
  readonly target: string;
  readonly label: string;
  readonly python: string;
  readonly abi: string;
  /** How many days lie between the project's compatibility date and it. */
  readonly days: number;
  /** Whether it lies in the past: then a Worker made today has another runtime already. */
  readonly isPast: boolean;
  /** The flag with which the Worker stays where it is. */
  readonly optOut?: string;
}

/**
 * The next date that changes the ABI of a Worker whose date is moved on; undefined if no such date is known, or if a flag decides
 * and not the date.
 */
export function nextChange(
  { compatibility }: ProjectRuntime,
  data: RuntimeData,
  today: string,
): NextChange | undefined {
  const date = compatibility?.compatibilityDate;
  if (!compatibility || date === undefined) return undefined;
  const { cloudflare } = data;
  const now = cloudflareRuntime(compatibility, cloudflare);
  if (now.kind !== 'runtime') return undefined;
  const abi = workersTarget(now.snapshot, data).abi;
  for (const { defaultFrom } of cloudflare.snapshots) {
    if (defaultFrom === undefined || defaultFrom <= date) continue;
    const then = cloudflareRuntime({ ...compatibility, compatibilityDate: defaultFrom }, cloudflare);
    if (then.kind === 'runtime' && workersTarget(then.snapshot, data).abi !== abi) {
      return changeTo(then.snapshot, defaultFrom, date, data, today);
    }
  }
  return undefined;
}

function changeTo(
  snapshot: CloudflareSnapshot,
  date: string,
  from: string,
  data: RuntimeData,
  today: string,
): NextChange {
  const { name: target, label, pythonSeries: python, abi } = workersTarget(snapshot, data);
  const { optOut } = snapshot;
  return {
    ...{ date, target, label, python, abi, days: daysBetween(from, date), isPast: date <= today },
    ...(optOut !== undefined && { optOut }),
  };
}

/** Whole days from one ISO date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MILLISECONDS);
}

function dayBefore(date: string): string {
  return new Date(Date.parse(date) - DAY_MILLISECONDS).toISOString().slice(0, 10);
}
