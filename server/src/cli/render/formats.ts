/** The formats of the report: the one list from which the option and its help derive. */
import type { ProgramReport, ReportStyle } from '../report.ts';
import { renderGithub } from './github.ts';
import { renderGitlab } from './gitlab.ts';
import { renderJson } from './json.ts';
import { renderJunit } from './junit.ts';
import { renderMarkdown } from './markdown.ts';
import { renderSarif } from './sarif.ts';
import { renderText } from './text.ts';

/** Turns a report into words or values. Formats for programs ignore the style. */
type Renderer = (report: ProgramReport, style: ReportStyle) => string;

/** By the value of the option. */
export const RENDERERS = {
  text: renderText,
  json: renderJson,
  sarif: renderSarif,
  github: renderGithub,
  gitlab: renderGitlab,
  junit: renderJunit,
  markdown: renderMarkdown,
} satisfies Record<string, Renderer>;

export type Format = keyof typeof RENDERERS;

export const FORMATS = Object.keys(RENDERERS) as readonly Format[];

export const DEFAULT_FORMAT: Format = 'text';

export function isFormat(name: string): name is Format {
  return Object.hasOwn(RENDERERS, name);
}
