/** The addresses from which pages and scripts load a platform, or Pyodide itself, and which release they name. */
import { inertParts } from '../../config/html.ts';
import type { Span } from '../../text/span.ts';
import type { RuntimeSign } from './runtimeSign.ts';

const VERSION = String.raw`(\d[\w.+-]*)`;

/**
 * The forms of such addresses, told by their paths, since every platform can be had from several servers and may be copied to
 * one's own. The version, if there is one, is the first group.
 */
const FORMS: readonly (readonly [RuntimeSign['of'], RegExp])[] = [
  ['pyscript', /\/releases\/(\d{4}\.\d+\.\d+)\/(?:core|pyscript)\.(?:min\.)?js(?![\w.-])/g],
  ['pyscript', /\/(?:latest|unstable)\/(?:core|pyscript)\.(?:min\.)?js(?![\w.-])/g],
  ['pyscript-core', packageForm('@pyscript/core')],
  ['stlite', packageForm('@stlite/(?:browser|mountable|react)')],
  ['marimo', packageForm('@marimo-team/islands')],
  ['gradio-lite', packageForm('@gradio/lite')],
  ['pyodide', new RegExp(String.raw`\/pyodide\/v${VERSION}\/(?:full|core|debug)(?![\w.-])`, 'g')],
  ['pyodide', new RegExp(String.raw`(?<![\w@.-])pyodide@v?${VERSION}`, 'g')],
];

/** A package in an address: `…/@pyscript/core@0.7.11/dist/core.js`, with or without the version. Styles say nothing. */
function packageForm(name: string): RegExp {
  return new RegExp(
    String.raw`(?<=[/"'\`:])${name}(?:@(?:v?${VERSION}|[a-z]+))?(?=["'\`/+])(?![^\s"'\`]{0,200}\.css)`,
    'g',
  );
}

/** The longest text that is looked at: a page with a whole application in it is not one that somebody wrote. */
const LONGEST_TEXT = 2_000_000;

/**
 * What a page (HTML) says: the addresses of its scripts, and those in them. Comments, links, scripts that do not run and what is
 * only text are passed over.
 * @param path of the page
 */
export function signsInPage(path: string, text: string): readonly RuntimeSign[] {
  if (text.length > LONGEST_TEXT) return [];
  const visible = text.replace(/<!--[\s\S]*?(?:-->|$)/g, blank);
  const inert = inertParts(text);
  const scripts = scriptsIn(visible).filter(
    ({ start }) => !inert.some((part) => part.start <= start && start < part.end),
  );
  return scripts.flatMap(({ start, end }) => signsIn(path, withoutComments(visible.slice(start, end)), start));
}

/** What a script (JavaScript, or any other code) says: the addresses in it. Comments of whole lines are passed over. */
export function signsInScript(path: string, text: string): readonly RuntimeSign[] {
  return text.length > LONGEST_TEXT ? [] : signsIn(path, withoutComments(text), 0);
}

/**
 * What one address says, such as a value of a configuration.
 * @param span where it is in the file
 */
export function signsInAddress(path: string, address: string, span: Span): readonly RuntimeSign[] {
  return signsIn(path, `"${address}"`, 0).map((sign) => ({ ...sign, span }));
}

/** The script elements of a page, each from its opening to its closing tag. */
function scriptsIn(page: string): readonly Span[] {
  const spans: Span[] = [];
  const tag = /<(\/?)script\b/gi;
  let start: number | undefined;
  for (let found = tag.exec(page); found; found = tag.exec(page)) {
    if (found[1] === '') start ??= found.index;
    else if (start !== undefined) {
      spans.push({ start, end: found.index });
      start = undefined;
    }
  }
  return start === undefined ? spans : [...spans, { start, end: page.length }];
}

function withoutComments(script: string): string {
  return script.replace(/^[ \t]*(?:\/\*[\s\S]*?(?:\*\/|$(?![\s\S]))|\/\/.*$)/gm, blank);
}

function signsIn(path: string, text: string, offset: number): readonly RuntimeSign[] {
  return FORMS.flatMap(([of, form]) =>
    [...text.matchAll(form)].map(({ 0: found, 1: release, index }) => ({
      of,
      ...(release !== undefined && { release }),
      text: found.replace(/^\//, ''),
      path,
      span: { start: offset + index, end: offset + index + found.length },
    })),
  );
}

/** As long as the text, so that what follows keeps its place. */
function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
