/** The edit of a wrangler file that gives the Worker another Python version. */
import { applyEdits, type TextEdit } from '../text/textEdit.ts';
import { dayBefore, isCalendarDate } from './_calendarDate.ts';
import { cloudflareRuntime, pywranglerRuntime, type CloudflareSnapshot, type CloudflareTable } from './cloudflare.ts';
import { editWrangler, type WranglerChange } from './editWrangler.ts';
import { compatibilityOf, parseWrangler, type WranglerConfig } from './wranglerConfig.ts';

/**
 * The smallest edit after which the Worker runs on the wanted Python and pywrangler installs for it: proven by reading
 * the edited text again. Opt-out flags are never added, since pywrangler ignores them.
 * @param toSeries the Python version: `3.14`
 * @returns no edits if the Worker already has that Python; undefined if no edit gets there, for example if the configuration
 *   is not of a Python Worker
 */
export function switchRuntime(
  config: WranglerConfig,
  toSeries: string,
  table: CloudflareTable,
): TextEdit[] | undefined {
  const target = `workers-${toSeries}`;
  const wanted = table.snapshots.find((snapshot) => snapshot.target === target && !snapshot.experimental);
  const isPython = config.flags.some(({ value }) => value === table.enable);
  if (!wanted || !isPython) return undefined;
  if (arrives(config, target, table)) return [];
  for (const change of possibleChanges(config, wanted, table)) {
    const edits = editWrangler(config, change);
    const text = applyEdits(config.text, edits);
    if (arrives(parseWrangler(config.path, text).value, target, table)) return edits;
  }
  return undefined;
}

function arrives(config: WranglerConfig, target: string, table: CloudflareTable): boolean {
  const settings = compatibilityOf(config);
  const runs = cloudflareRuntime(settings, table);
  const vendored = pywranglerRuntime(settings, table);
  return [runs, vendored].every((runtime) => runtime.kind === 'runtime' && runtime.snapshot.target === target);
}

/** What might work, the smallest change first: fewer flags, then another date as well, then a written flag. */
function possibleChanges(config: WranglerConfig, wanted: CloudflareSnapshot, table: CloudflareTable): WranglerChange[] {
  const written = config.flags.map(({ value }) => value);
  const position = table.snapshots.indexOf(wanted);
  const newer = table.snapshots.slice(position + 1).flatMap(({ flag }) => (written.includes(flag) ? [flag] : []));
  const optOuts = table.snapshots.flatMap(({ optOut }) =>
    optOut !== undefined && written.includes(optOut) ? [optOut] : [],
  );
  const ownOptOut = optOuts.filter((flag) => flag === wanted.optOut);
  const removals = [[], ownOptOut, newer, [...newer, ...ownOptOut], [...newer, ...optOuts]];
  const date = dateFor(config, wanted, table);
  const dated = date === undefined ? {} : { compatibilityDate: date };
  const addFlags = wanted.flag === table.enable ? [] : [wanted.flag];
  return [
    ...removals.map((removeFlags) => ({ removeFlags })),
    ...removals.map((removeFlags) => ({ removeFlags, ...dated })),
    ...removals.map((removeFlags) => ({ removeFlags, addFlags })),
    ...removals.map((removeFlags) => ({ removeFlags, addFlags, ...dated })),
  ];
}

/**
 * The date nearest to the current one at which no newer generation is enabled by default, and the wanted one is if possible.
 */
function dateFor(config: WranglerConfig, wanted: CloudflareSnapshot, table: CloudflareTable): string | undefined {
  const later = table.snapshots.slice(table.snapshots.indexOf(wanted) + 1);
  const next = later.find(({ defaultFrom }) => defaultFrom !== undefined)?.defaultFrom;
  const last = next === undefined ? undefined : dayBefore(next);
  const present = config.compatibilityDate?.value;
  if (present === undefined || !isCalendarDate(present) || (last !== undefined && present > last)) {
    return last ?? wanted.defaultFrom;
  }
  return wanted.defaultFrom !== undefined && present < wanted.defaultFrom ? wanted.defaultFrom : present;
}
