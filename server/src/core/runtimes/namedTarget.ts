/** The runtimes that can be checked for, as a user chooses among them. */
import { cloudflareRuntime } from './cloudflare.ts';
import {
  allTargetNames,
  generationsOf,
  isTarget,
  newestStable,
  pyodideTarget,
  targetNamed,
  type RuntimeData,
} from './runtimes.ts';
import type { Target } from './target.ts';

export interface NamedTarget {
  /** The name of its target. */
  readonly name: string;
  /** Its display name. */
  readonly label: string;
  /** `3.13`. */
  readonly python: string;
  /** The ABI of its wheels: `2025_0`. */
  readonly abi: string;
  /** Whether most people choose among such: the runtime of each Python, and the newest release of each platform. */
  readonly group: 'current' | 'older' | 'prerelease';
  /** The compatibility dates that lead to it, ISO 8601, the first and the last; absent where there is no limit, or no date does. */
  readonly from?: string;
  readonly until?: string;
  /** A Worker that is made today gets it. */
  readonly isDefaultToday?: boolean;
}

const DAY_MILLISECONDS = 86_400_000;

/**
 * All of them: those that most people choose among first, then older ones, then pre-releases.
 * @param today ISO 8601
 */
export function namedTargets(data: RuntimeData, today: string): readonly NamedTarget[] {
  const common = commonNames(data);
  const all = allTargetNames(data).flatMap((name): NamedTarget[] => {
    const target = targetNamed(name, data);
    return isTarget(target) ? [described(target, common, data, today)] : [];
  });
  return (['current', 'older', 'prerelease'] as const).flatMap((group) => all.filter((one) => one.group === group));
}

function described(target: Target, common: ReadonlySet<string>, data: RuntimeData, today: string): NamedTarget {
  const { name, label, pythonSeries: python, abi, workers, pyodide } = target;
  const isPrerelease = data.releases.some(({ release, prerelease }) => release === pyodide && prerelease);
  const group = isPrerelease ? 'prerelease' : common.has(name) ? 'current' : 'older';
  return { name, label, python, abi, group, ...(workers && datesOf(name, data, today)) };
}

function commonNames(data: RuntimeData): ReadonlySet<string> {
  const [newestWorker] = allTargetNames(data);
  const worker = targetNamed(newestWorker ?? '', data);
  const families = [...(isTarget(worker) ? [worker] : []), pyodideTarget(newestStable(data), data)];
  const platforms = data.platforms.flatMap(({ name, releases }) => {
    const newest = releases.at(-1);
    return newest ? [`${name}-${newest.release}`] : [];
  });
  return new Set([...families.flatMap((one) => generationsOf(one, data).map(({ name }) => name)), ...platforms]);
}

function datesOf(
  name: string,
  { cloudflare }: RuntimeData,
  today: string,
): Pick<NamedTarget, 'from' | 'until' | 'isDefaultToday'> {
  const byDate = cloudflare.snapshots.filter(({ flag, defaultFrom }) => defaultFrom ?? flag === cloudflare.enable);
  const at = byDate.findIndex(({ target }) => target === name);
  if (at < 0) return {};
  const from = byDate[at]?.defaultFrom;
  const next = byDate[at + 1]?.defaultFrom;
  const runtime = cloudflareRuntime({ compatibilityDate: today, flags: [cloudflare.enable] }, cloudflare);
  const isDefaultToday = runtime.kind === 'runtime' && runtime.snapshot.target === name;
  return {
    ...(from !== undefined && { from }),
    ...(next !== undefined && { until: dayBefore(next) }),
    ...(isDefaultToday && { isDefaultToday }),
  };
}

function dayBefore(date: string): string {
  return new Date(Date.parse(date) - DAY_MILLISECONDS).toISOString().slice(0, 10);
}
