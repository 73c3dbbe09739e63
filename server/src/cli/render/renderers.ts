/** What makes a report of each format. */
import type { ProgramReport, ReportStyle } from '../report.ts';
import type { Format } from './formats.ts';
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
export const RENDERERS: Readonly<Record<Format, Renderer>> = {
  text: renderText,
  json: renderJson,
  sarif: renderSarif,
  github: renderGithub,
  gitlab: renderGitlab,
  junit: renderJunit,
  markdown: renderMarkdown,
};
