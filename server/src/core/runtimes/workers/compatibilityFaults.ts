/**
 * What Cloudflare has against a Worker's compatibility date and flags, and what of them has no effect. A flag that has nothing to
 * do with Python and is not known here may be a new one: there are hundreds, and more every week.
 * @see https://developers.cloudflare.com/workers/configuration/compatibility-flags/
 */
import { say, type Message } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import { isCompatibilityDate } from '../_calendarDate.ts';
import { closestTo, closestWithin } from '../../text/closest.ts';
import { cloudflareRuntime, type CloudflareTable, type CompatibilitySettings } from '../cloudflare.ts';

/** Something wrong with the settings. */
export interface CompatibilityFault {
  /** Whether Cloudflare refuses to deploy the Worker; otherwise something is only odd. */
  readonly isRefused: boolean;
  readonly message: Message;
  /** The written flag that it is about; absent if it is the date. */
  readonly flag?: string;
  /** The flag that was probably meant. */
  readonly meant?: string;
}

/** A misspelled flag can be long; this much of it shows which. */
const LONGEST_FLAG = 60;

/** Names that can only be meant as flags of the Python runtime. */
const LOOKS_LIKE_PYTHON = /^(?:no[_-])?python[_-]?workers?(?:[_-]|\d|$)/i;

/** So many slips make a name of a flag of the Python runtime that no other flag is as near to. */
const MOST_SLIPS = 2;

/** Everything that is wrong, what Cloudflare refuses first. @param today `YYYY-MM-DD`, in UTC as Cloudflare has it */
export function compatibilityFaults(
  settings: CompatibilitySettings,
  table: CloudflareTable,
  today: string,
): readonly CompatibilityFault[] {
  const { compatibilityDate: date, flags } = settings;
  return [
    ...(date !== undefined && isCompatibilityDate(date) && date > today
      ? [{ isRefused: true, message: say('compatibilityDateInFuture', { date, today }) }]
      : []),
    ...flags.flatMap((flag) => unknownFlag(flag, table) ?? []),
    ...writtenTwice(flags),
    ...experimentalFlags(flags, table),
    ...superfluousFlags(settings, table),
    ...contradictions(flags, table),
    ...ineffectiveFlags(settings, table),
  ];
}

/** Every flag of the Python runtime. */
export function pythonFlags(table: CloudflareTable): readonly string[] {
  const ofSnapshots = table.snapshots.flatMap(({ flag, optOut }) => [flag, ...(optOut === undefined ? [] : [optOut])]);
  return [...new Set([table.enable, ...ofSnapshots, ...table.otherFlags.map(({ flag }) => flag)])];
}

/**
 * The flag of a generation that a misspelled one may stand for: by its letters, else the newest that anybody may use. That is
 * also what came of flags that were named after a later day than any is now.
 */
export function flagMeantBy(flag: string, table: CloudflareTable): string | undefined {
  const experimental = new Set(
    [...table.snapshots, ...table.otherFlags].flatMap((one) => (one.experimental ? [one.flag] : [])),
  );
  const usable = pythonFlags(table).filter((name) => !experimental.has(name));
  const newest = table.snapshots.findLast((snapshot) => !snapshot.experimental)?.flag;
  if (dayIn(flag) > Math.max(...usable.map(dayIn))) return newest;
  return closestTo(flag.toLowerCase(), usable)[0] ?? (LOOKS_LIKE_PYTHON.test(flag) ? newest : undefined);
}

/** The day that a generation is named after, as a number: 20250116; 0 for other flags. */
function dayIn(flag: string): number {
  return Number(/^python_workers_(\d{8})$/.exec(flag)?.[1] ?? 0);
}

/** The written flag that only misspells another one, such as `Python_Workers`. */
export function misspellingOf(meant: string, flags: readonly string[], table: CloudflareTable): string | undefined {
  const known = pythonFlags(table);
  return flags.find(
    (flag) => isMeantForPython(flag, table) && !known.includes(flag) && flagMeantBy(flag, table) === meant,
  );
}

/** Whether a flag can only be meant as one of the Python runtime: by its beginning, or as one of them with a slip or two. */
function isMeantForPython(flag: string, table: CloudflareTable): boolean {
  const name = flag.trim().toLowerCase();
  return LOOKS_LIKE_PYTHON.test(name) || closestWithin(name, pythonFlags(table), MOST_SLIPS).length > 0;
}

function unknownFlag(flag: string, table: CloudflareTable): CompatibilityFault | undefined {
  if (!isMeantForPython(flag, table) || pythonFlags(table).includes(flag)) return undefined;
  const meant = flagMeantBy(flag, table);
  const message = say('compatibilityFlagUnknown', {
    flag: shorten(flag, LONGEST_FLAG),
    ...(meant !== undefined && { meant }),
  });
  return { isRefused: true, message, flag, ...(meant !== undefined && { meant }) };
}

function writtenTwice(flags: readonly string[]): CompatibilityFault[] {
  const twice = new Set(flags.filter((flag, at) => flags.indexOf(flag) < at));
  return [...twice].map((flag) => ({
    isRefused: true,
    message: say('compatibilityFlagTwice', { flag: shorten(flag, LONGEST_FLAG) }),
    flag,
  }));
}

function experimentalFlags(flags: readonly string[], table: CloudflareTable): CompatibilityFault[] {
  const ofPython = [...table.snapshots, ...table.otherFlags].flatMap((one) => (one.experimental ? [one.flag] : []));
  return [...ofPython, ...table.platformFlags.experimental]
    .filter((flag) => flags.includes(flag))
    .map((flag) => ({ isRefused: true, message: say('compatibilityFlagExperimental', { flag }), flag }));
}

function superfluousFlags(
  { compatibilityDate = '', flags }: CompatibilitySettings,
  { otherFlags, platformFlags }: CloudflareTable,
): CompatibilityFault[] {
  const defaults = new Map([
    ...otherFlags.map(({ flag, defaultFrom }) => [flag, defaultFrom] as const),
    ...Object.entries(platformFlags.defaultFrom),
  ]);
  return [...new Set(flags)].flatMap((flag) => {
    const date = defaults.get(flag);
    return date !== undefined && compatibilityDate >= date
      ? [{ isRefused: true, message: say('compatibilityFlagSuperfluous', { flag, date }), flag }]
      : [];
  });
}

/** The runtime is that of the flag, but workerd says that the two contradict each other. */
function contradictions(flags: readonly string[], table: CloudflareTable): CompatibilityFault[] {
  return table.snapshots.flatMap(({ flag, optOut }) =>
    optOut !== undefined && flags.includes(flag) && flags.includes(optOut)
      ? [{ isRefused: false, message: say('compatibilityFlagsContradict', { flag, optOut }), flag: optOut }]
      : [],
  );
}

/** Written flags without effect, since a newer generation is enabled. */
function ineffectiveFlags(settings: CompatibilitySettings, table: CloudflareTable): CompatibilityFault[] {
  const runtime = cloudflareRuntime(settings, table);
  if (runtime.kind !== 'runtime') return [];
  const { snapshot: winner } = runtime;
  return table.snapshots
    .slice(0, table.snapshots.indexOf(winner))
    .filter(({ flag }) => flag !== table.enable && settings.flags.includes(flag))
    .map(({ flag }) => ({
      isRefused: false,
      message: say('flagWithoutEffect', { flag, newer: winner.flag }),
      flag,
    }));
}
