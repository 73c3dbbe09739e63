/** The formats of the report: the one list from which the option and its help derive. */
import type { Report, ReportStyle } from '../report.ts';
import { renderJson } from './json.ts';
import { renderText } from './text.ts';

/** Turns a report into words or values. Formats for programs ignore the style. */
type Renderer = (report: Report, style: ReportStyle) => string;

/** By the value of the option. */
export const RENDERERS = { text: renderText, json: renderJson } satisfies Record<string, Renderer>;

export type Format = keyof typeof RENDERERS;

export const FORMATS = Object.keys(RENDERERS) as readonly Format[];

export const DEFAULT_FORMAT: Format = 'text';

export function isFormat(name: string): name is Format {
  return Object.hasOwn(RENDERERS, name);
}
