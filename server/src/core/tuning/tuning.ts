/**
 * What a person wants reported, and how: which findings, which not, and how bad each is. It stands in several places; of a
 * list the nearest place counts, severities are merged by code.
 */
import type { FindingCode, Severity } from '../findings/rules.ts';
import type { PathPattern } from './pathPattern.ts';
import type { Selector } from './selector.ts';

/** A severity that somebody may choose; `off`: not at all. */
export type Level = Exclude<Severity, 'hint'> | 'off';

export const LEVELS: readonly Level[] = ['error', 'warning', 'information', 'off'];

/** The level of some name; undefined if it is none. A report calls an information `note`, so that this is taken as well. */
export function levelNamed(text: string): Level | undefined {
  return text === NOTE ? 'information' : LEVELS.find((level) => level === text);
}

/** Another word for `information`. */
export const NOTE = 'note';

/** What is not reported of some files. */
export interface FileIgnores {
  readonly files: PathPattern;
  readonly selectors: readonly Selector[];
}

/** What one place says, or all of them together. What is absent is not said there. */
export interface Tuning {
  readonly select?: readonly Selector[];
  readonly ignore?: readonly Selector[];
  readonly severity?: ReadonlyMap<FindingCode, Level>;
  readonly perFileIgnores?: readonly FileIgnores[];
}

/** What several places say together. @param places the nearest first: the command line, the table, the settings */
export function combineTunings(places: readonly Tuning[]): Tuning {
  const select = places.find((place) => place.select)?.select;
  const ignore = places.find((place) => place.ignore)?.ignore;
  const perFileIgnores = places.find((place) => place.perFileIgnores)?.perFileIgnores;
  const severity = new Map([...places].reverse().flatMap((place) => [...(place.severity ?? [])]));
  return { ...(select && { select }), ...(ignore && { ignore }), ...(perFileIgnores && { perFileIgnores }), severity };
}
