/**
 * Which Python runtime a Cloudflare Worker gets from its compatibility date and flags.
 * @see https://developers.cloudflare.com/workers/configuration/compatibility-flags/
 */
import { isCalendarDate } from './_calendarDate.ts';

/** One generation of the Python runtime, switched on by a compatibility flag. */
export interface CloudflareSnapshot {
  readonly flag: string;
  /** The flag that switches the default by date off again. */
  readonly optOut?: string;
  /** From this compatibility date on (`2025-09-29`) the flag is on without being written. */
  readonly defaultFrom?: string;
  /** Not for production: it may change at any time. */
  readonly experimental?: boolean;
  /** The Pyodide release in the runtime. */
  readonly runtime?: string;
  /** The Pyodide release whose index pywrangler adds, and for whose Python it resolves. */
  readonly index: string;
  readonly python: string;
  /** Name of the target: `workers-3.13`. */
  readonly target: string;
  readonly label: string;
}

/** All generations, oldest first, as the runtime's own tables have them. */
export interface CloudflareTable {
  /** Where the facts come from, and up to when. */
  readonly source: string;
  /** The flag without which a Worker is no Python Worker. */
  readonly enable: string;
  readonly snapshots: readonly CloudflareSnapshot[];
}

/** What a Worker's configuration says about its runtime. */
export interface CompatibilitySettings {
  readonly compatibilityDate?: string;
  readonly flags: readonly string[];
}

/** The runtime that a configuration chooses, or why it chooses none. */
export type CloudflareRuntime =
  | {
      readonly kind: 'runtime';
      readonly snapshot: CloudflareSnapshot;
      /** Name of the target. */
      readonly target: string;
      /** What decided, for people. */
      readonly reason: string;
      /** What is odd about the configuration, one clause each, for people. */
      readonly warnings: readonly string[];
    }
  | {
      readonly kind: 'not-python' | 'invalid';
      readonly reason: string;
      /** Set where the compatibility date is to blame, not the flags. */
      readonly about?: 'date';
    };

/**
 * The runtime that Cloudflare starts: among the enabled flags of generations the newest wins. A flag is enabled by being
 * written, at any date, or by the compatibility date unless its opt-out is written.
 */
export function cloudflareRuntime(settings: CompatibilitySettings, table: CloudflareTable): CloudflareRuntime {
  const runtime = chooseSnapshot(settings, table, true);
  if (runtime.kind !== 'runtime') return runtime;
  const vendored = pywranglerRuntime(settings, table);
  const warnings = [
    ...disagreement(runtime.snapshot, vendored, settings, table),
    ...ineffectiveFlags(runtime.snapshot, settings, table),
    ...(runtime.snapshot.experimental
      ? [`\`${runtime.snapshot.flag}\` is experimental: checked as if it were ${runtime.snapshot.label}`]
      : []),
  ];
  return { ...runtime, warnings };
}

/** The runtime for which pywrangler resolves and vendors: the same rule, but it does not know the opt-out flags. */
export function pywranglerRuntime(settings: CompatibilitySettings, table: CloudflareTable): CloudflareRuntime {
  return chooseSnapshot(settings, table, false);
}

function chooseSnapshot(
  { compatibilityDate: date, flags }: CompatibilitySettings,
  table: CloudflareTable,
  optOutsCount: boolean,
): CloudflareRuntime {
  if (!flags.includes(table.enable)) {
    const reason = `not a Python Worker: \`compatibility_flags\` lacks \`${table.enable}\``;
    return { kind: 'not-python', reason };
  }
  if (date === undefined) {
    return { kind: 'invalid', reason: '`compatibility_date` is missing, which decides the Python version' };
  }
  if (!isCalendarDate(date)) {
    const reason = `\`compatibility_date\` is not a date such as \`2026-01-31\`: \`${date}\``;
    return { kind: 'invalid', reason, about: 'date' };
  }
  const optedOut = (snapshot: CloudflareSnapshot): boolean =>
    snapshot.optOut !== undefined && flags.includes(snapshot.optOut);
  const torn = table.snapshots.find((snapshot) => flags.includes(snapshot.flag) && optedOut(snapshot));
  if (torn && optOutsCount) {
    const reason = `\`${torn.flag}\` and \`${torn.optOut ?? ''}\` contradict each other in \`compatibility_flags\``;
    return { kind: 'invalid', reason };
  }
  const byDate = (snapshot: CloudflareSnapshot): boolean =>
    snapshot.defaultFrom !== undefined && date >= snapshot.defaultFrom && !(optOutsCount && optedOut(snapshot));
  const winner = table.snapshots.findLast((snapshot) => flags.includes(snapshot.flag) || byDate(snapshot));
  if (!winner) {
    return { kind: 'invalid', reason: `no Python runtime is known for \`compatibility_date\` ${date}`, about: 'date' };
  }
  return {
    kind: 'runtime',
    snapshot: winner,
    target: winner.target,
    reason: reasonFor(winner, date, flags, table),
    warnings: [],
  };
}

/** A written flag decides by itself; that of the oldest generation only says that this is a Python Worker at all. */
function reasonFor(winner: CloudflareSnapshot, date: string, flags: readonly string[], table: CloudflareTable): string {
  const written = flags.includes(winner.flag) && winner.flag !== table.enable;
  return written ? `compatibility flag ${winner.flag}` : `compatibility_date ${date}`;
}

function disagreement(
  runs: CloudflareSnapshot,
  vendored: CloudflareRuntime,
  settings: CompatibilitySettings,
  table: CloudflareTable,
): string[] {
  if (vendored.kind !== 'runtime' || vendored.snapshot === runs) return [];
  const ignored = table.snapshots.flatMap(({ optOut }) =>
    optOut !== undefined && settings.flags.includes(optOut) ? [`\`${optOut}\``] : [],
  );
  return [
    `pywrangler ignores ${ignored.join(' and ')}: it installs for ${vendored.snapshot.label}, ` +
      `but the Worker runs on ${runs.label}`,
  ];
}

/** Written flags that a newer generation, on by its date, leaves without effect. */
function ineffectiveFlags(
  winner: CloudflareSnapshot,
  { flags }: CompatibilitySettings,
  table: CloudflareTable,
): string[] {
  const newer = table.snapshots.indexOf(winner);
  return table.snapshots
    .slice(0, newer)
    .flatMap(({ flag }) =>
      flag !== table.enable && flags.includes(flag)
        ? [`\`${flag}\` has no effect: the newer \`${winner.flag}\` is on as well, and the newest wins`]
        : [],
    );
}
