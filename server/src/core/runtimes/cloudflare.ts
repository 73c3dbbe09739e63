/**
 * Which Python runtime a Cloudflare Worker gets from its compatibility date and flags.
 * @see https://developers.cloudflare.com/workers/configuration/compatibility-flags/
 */
import { say, type Message } from '../messages/message.ts';
import { calendarDate, isCompatibilityDate } from './_calendarDate.ts';

/** One generation of the Python runtime, enabled by a compatibility flag. */
export interface CloudflareSnapshot {
  readonly flag: string;
  /** The flag that turns the default by date off again. */
  readonly optOut?: string;
  /** From this compatibility date on (`2025-09-29`) the flag is enabled by default. */
  readonly defaultFrom?: string;
  /** Not for production: Cloudflare does not deploy a Worker with it. */
  readonly experimental?: boolean;
  /** pywrangler does not look at the flag: it goes by the date and the other flags. */
  readonly unknownToPywrangler?: boolean;
  /** The Pyodide release in the runtime. */
  readonly runtime?: string;
  /** The Pyodide release whose index pywrangler adds, and for whose Python it resolves. */
  readonly index: string;
  readonly python: string;
  /** Name of the target: `workers-3.13`. */
  readonly target: string;
  readonly label: string;
}

/** A flag whose name looks like that of a generation, but that does not change the Python version. */
export interface OtherPythonFlag {
  readonly flag: string;
  /** From this compatibility date on it is always on, and Cloudflare refuses it if it is written. */
  readonly defaultFrom?: string;
  readonly experimental?: boolean;
}

/** Flags that the newest workerd refuses. */
export interface RefusedFlags {
  /** Those that are on from a compatibility date on, and must not be written then. */
  readonly defaultFrom: Readonly<Record<string, string>>;
  readonly experimental: readonly string[];
}

/** All generations, oldest first, as the runtime's own tables have them. */
export interface CloudflareTable {
  /** The flag without which a Worker is not a Python Worker. */
  readonly enable: string;
  readonly otherFlags: readonly OtherPythonFlag[];
  /** Flags of the platform that have nothing to do with Python, as far as Cloudflare refuses them. */
  readonly platformFlags: RefusedFlags;
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

/** The runtime that a configuration chooses, or why it chooses none. */
export type CloudflareRuntime =
  | { readonly kind: 'runtime'; readonly snapshot: CloudflareSnapshot; readonly origin: RuntimeOrigin }
  | {
      readonly kind: 'not-python' | 'invalid';
      readonly reason: Message;
      /** Set if the compatibility date is to blame, not the flags. */
      readonly about?: 'date';
    };

/**
 * The runtime that Cloudflare starts: the newest of the generations whose flags are enabled. A flag is enabled by being
 * written, at any date and whatever else is written, or by the compatibility date unless its opt-out is written.
 */
export function cloudflareRuntime(settings: CompatibilitySettings, table: CloudflareTable): CloudflareRuntime {
  const { compatibilityDate, flags } = settings;
  const date = isCompatibilityDate(compatibilityDate ?? '') ? compatibilityDate : undefined;
  return chooseSnapshot(settings, date, table, (snapshot, byDate) => {
    const optedOut = snapshot.optOut !== undefined && flags.includes(snapshot.optOut);
    return flags.includes(snapshot.flag) || (byDate && !optedOut);
  });
}

/**
 * The runtime for which pywrangler resolves and vendors. It takes one-digit months and days as well, and does not know the
 * opt-out flags, nor every generation.
 */
export function pywranglerRuntime(settings: CompatibilitySettings, table: CloudflareTable): CloudflareRuntime {
  return chooseSnapshot(
    settings,
    calendarDate(settings.compatibilityDate ?? ''),
    table,
    ({ flag, unknownToPywrangler }, byDate) => !unknownToPywrangler && (settings.flags.includes(flag) || byDate),
  );
}

/** @param date in the form `2026-01-31`; undefined if the tool cannot read it */
function chooseSnapshot(
  { compatibilityDate: written, flags }: CompatibilitySettings,
  date: string | undefined,
  table: CloudflareTable,
  isEnabled: (snapshot: CloudflareSnapshot, byDate: boolean) => boolean,
): CloudflareRuntime {
  if (!flags.includes(table.enable)) {
    return { kind: 'not-python', reason: say('notPythonWorker', { flag: table.enable }) };
  }
  if (written === undefined) {
    return { kind: 'invalid', reason: say('compatibilityDateMissing') };
  }
  if (date === undefined) {
    return { kind: 'invalid', reason: say('compatibilityDateInvalid', { date: written }), about: 'date' };
  }
  const winner = table.snapshots.findLast((snapshot) => {
    const { defaultFrom } = snapshot;
    return isEnabled(snapshot, defaultFrom !== undefined && date >= defaultFrom);
  });
  if (!winner) {
    return { kind: 'invalid', reason: say('noRuntimeForDate', { date }), about: 'date' };
  }
  return { kind: 'runtime', snapshot: winner, origin: originOf(winner, date, flags, table) };
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
