/**
 * Reads the times of uv's `exclude-newer`: a moment, a date, or how long ago.
 * @see https://docs.astral.sh/uv/reference/settings/#exclude-newer
 */
import type { Cutoff } from './uvSettings.ts';

const MILLISECONDS: Readonly<Record<string, number>> = {
  w: 604_800_000,
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1_000,
};

const MOMENT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})$/i;
const DATE = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ]\d{2}:\d{2}.*)?$/i;
const ISO_DURATION = /^[+-]?P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i;
const WORDED_DURATION = /^[+-]?(?:\d+\s*[a-z]+,?\s*)+$/i;

/** Units by their names; months and years have no fixed length, so uv rejects them. */
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/^(?:w|wks?|weeks?)$/i, 'w'],
  [/^(?:d|days?)$/i, 'd'],
  [/^(?:h|hrs?|hours?)$/i, 'h'],
  [/^(?:m|mins?|minutes?)$/i, 'm'],
  [/^(?:s|secs?|seconds?)$/i, 's'],
];

/** Undefined if uv does not understand the text. A date means the whole day, here in UTC. */
export function readCutoff(text: string): Cutoff | undefined {
  const moment = MOMENT.exec(text);
  if (moment) {
    const [, date = '', time = '', zone = ''] = moment;
    return at(Date.parse(`${date}T${time}${zone.toUpperCase()}`));
  }
  const date = DATE.exec(text);
  if (date) return at(Date.parse(date.slice(1, 4).join('-')) + (MILLISECONDS['d'] ?? 0));
  return readDuration(text);
}

function at(time: number): Cutoff | undefined {
  return Number.isFinite(time) ? { at: time } : undefined;
}

function readDuration(text: string): Cutoff | undefined {
  const iso = ISO_DURATION.exec(text);
  if (iso) {
    const parts = ['w', 'd', 'h', 'm', 's'].map(
      (unit, index) => Number(iso[index + 1] ?? 0) * (MILLISECONDS[unit] ?? 0),
    );
    return { ago: parts.reduce((sum, part) => sum + part, 0) };
  }
  const words = text.replace(/ ago$/i, '');
  if (words.length > 200 || !WORDED_DURATION.test(words)) return undefined;
  let ago = 0;
  for (const [, amount = '', word = ''] of words.matchAll(/(\d+)\s*([a-z]+)/gi)) {
    const unit = UNITS.find(([pattern]) => pattern.test(word))?.[1];
    if (unit === undefined) return undefined;
    ago += Number(amount) * (MILLISECONDS[unit] ?? 0);
  }
  return { ago };
}
