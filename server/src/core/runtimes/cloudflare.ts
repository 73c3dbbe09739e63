/**
 * Which Python runtime a Cloudflare Worker gets from its compatibility date and flags.
 * @see https://developers.cloudflare.com/workers/configuration/compatibility-flags/
 */
import { say, type Message } from '../messages/message.ts';
import { isCalendarDate } from './_calendarDate.ts';

/** One generation of the Python runtime, enabled by a compatibility flag. */
export interface CloudflareSnapshot {
  readonly flag: string;
  /** The flag that turns the default by date off again. */
  readonly optOut?: string;
  /** From this compatibility date on (`2025-09-29`) the flag is enabled by default. */
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
  /** Where the facts come from, and as of when. */
  readonly source: string;
  /** The flag without which a Worker is not a Python Worker. */
  readonly enable: string;
  readonly snapshots: readonly CloudflareSnapshot[];
}

/** What a Worker's configuration says about its runtime. */
export interface CompatibilitySettings {
  readonly compatibilityDate?: string;
  readonly flags: readonly string[];
}

/** What determined the runtime. */
export type RuntimeOrigin =
  { readonly kind: 'date'; readonly date: string } | { readonly kind: 'flag'; readonly flag: string };

/** Something odd about a configuration. */
export interface RuntimeWarning {
  readonly message: Message;
  /** Set if pywrangler installs for another runtime: this one. */
  readonly vendored?: CloudflareSnapshot;
}

/** The runtime that a configuration chooses, or why it chooses none. */
export type CloudflareRuntime =
  | {
      readonly kind: 'runtime';
      readonly snapshot: CloudflareSnapshot;
      readonly origin: RuntimeOrigin;
      /** A warning that pywrangler installs for another runtime comes first. */
      readonly warnings: readonly RuntimeWarning[];
    }
  | {
      readonly kind: 'not-python' | 'invalid';
      readonly reason: Message;
      /** Set if the compatibility date is to blame, not the flags. */
      readonly about?: 'date';
    };

/**
 * The runtime that Cloudflare starts: the newest of the generations whose flags are enabled. A flag is enabled by being
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
      ? [{ message: say('experimentalRuntime', { flag: runtime.snapshot.flag, runtime: runtime.snapshot.label }) }]
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
    return { kind: 'not-python', reason: say('notPythonWorker', { flag: table.enable }) };
  }
  if (date === undefined) {
    return { kind: 'invalid', reason: say('compatibilityDateMissing') };
  }
  if (!isCalendarDate(date)) {
    return { kind: 'invalid', reason: say('compatibilityDateInvalid', { date }), about: 'date' };
  }
  const optedOut = (snapshot: CloudflareSnapshot): boolean =>
    snapshot.optOut !== undefined && flags.includes(snapshot.optOut);
  const torn = table.snapshots.find((snapshot) => flags.includes(snapshot.flag) && optedOut(snapshot));
  if (torn && optOutsCount) {
    const { flag, optOut = '' } = torn;
    return { kind: 'invalid', reason: say('compatibilityFlagsContradict', { flag, optOut }) };
  }
  const byDate = (snapshot: CloudflareSnapshot): boolean =>
    snapshot.defaultFrom !== undefined && date >= snapshot.defaultFrom && !(optOutsCount && optedOut(snapshot));
  const winner = table.snapshots.findLast((snapshot) => flags.includes(snapshot.flag) || byDate(snapshot));
  if (!winner) {
    return { kind: 'invalid', reason: say('noRuntimeForDate', { date }), about: 'date' };
  }
  return { kind: 'runtime', snapshot: winner, origin: originOf(winner, date, flags, table), warnings: [] };
}

/** A written flag decides by itself; that of the oldest generation only says that this is a Python Worker at all. */
function originOf(
  { flag }: CloudflareSnapshot,
  date: string,
  flags: readonly string[],
  { enable }: CloudflareTable,
): RuntimeOrigin {
  return flags.includes(flag) && flag !== enable ? { kind: 'flag', flag } : { kind: 'date', date };
}

function disagreement(
  runs: CloudflareSnapshot,
  vendored: CloudflareRuntime,
  settings: CompatibilitySettings,
  table: CloudflareTable,
): RuntimeWarning[] {
  if (vendored.kind !== 'runtime' || vendored.snapshot === runs) return [];
  const ignored = table.snapshots.flatMap(({ optOut }) =>
    optOut !== undefined && settings.flags.includes(optOut) ? [optOut] : [],
  );
  const parts = { flags: ignored, installsFor: vendored.snapshot.label, runsOn: runs.label };
  return [{ message: say('flagsUnknownToPywrangler', parts), vendored: vendored.snapshot }];
}

/** Written flags that have no effect because a newer generation is enabled by its date. */
function ineffectiveFlags(
  winner: CloudflareSnapshot,
  { flags }: CompatibilitySettings,
  table: CloudflareTable,
): RuntimeWarning[] {
  const newer = table.snapshots.indexOf(winner);
  return table.snapshots
    .slice(0, newer)
    .flatMap(({ flag }) =>
      flag !== table.enable && flags.includes(flag)
        ? [{ message: say('flagWithoutEffect', { flag, newer: winner.flag }) }]
        : [],
    );
}
