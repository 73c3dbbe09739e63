/** The formats of the report: the one list from which the option and its help derive. */
import type { Report, ReportStyle } from '../report.ts';
import { renderJson } from './json.ts';
import { renderText } from './text.ts';

/** Puts a report into words or values. A format for programs has no use for the style. */
type Renderer = (report: Report, style: ReportStyle) => string;

/** By the name that the option takes. */
export const RENDERERS = { text: renderText, json: renderJson } satisfies Record<string, Renderer>;

export type Format = keyof typeof RENDERERS;

export const FORMATS = Object.keys(RENDERERS) as readonly Format[];

export const DEFAULT_FORMAT: Format = 'text';

export function isFormat(name: string): name is Format {
  return Object.hasOwn(RENDERERS, name);
}
