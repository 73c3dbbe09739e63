/**
 * Reads what a document in Markdown installs: by the settings at its head (Quarto, marimo), and in its blocks of code for Pyodide, those of
 * Quarto's extensions, apps of Shinylive among them, and those of markdown-exec, which may have an option `install`.
 * @see https://pawamoy.github.io/markdown-exec/usage/pyodide/
 */
import { MappedText } from '../../text/mappedText.ts';
import { shiftSpan, type Span } from '../../text/span.ts';
import { embeddedFile } from '../_embeddedFile.ts';
import { addWritten } from '../_writtenRequirement.ts';
import { readPythonInstalls } from '../code/pythonInstalls.ts';
import { DeclarationReader } from '../declarationReader.ts';
import type { DependencyFile, Include } from '../dependencyFile.ts';
import { signsInScript } from '../signs/addresses.ts';
import type { RuntimeSign } from '../signs/runtimeSign.ts';
import { blocksFrom } from './_blocks.ts';
import { readMarimoHead } from './marimoHead.ts';
import { readQuartoSettings } from './quarto.ts';
import { isShinyliveApp, readShinyliveApp } from './_shinyliveApp.ts';

const LIST = { table: 'install', reader: 'micropip', role: 'requirement', active: true } as const;

/** What stands behind the marks of a block: its language, in braces with or without a dot, and the options. */
const INFO = /^[ \t]*(?:\{[ \t]*\.?)?pyodide(?:-python)?\b/;

/** Without quotes a value stands in braces only. */
const OPTION = /\b(install|version)=(?:"([^"\n]*)"|'([^'\n]*)'|(?<=\{.*)([^\s"'}]+))/g;

/** Whether a document installs anything in Pyodide. */
export function isDocumentWithDependencies(text: string): boolean {
  return parseMarkdown('', text) !== undefined;
}

/** Reads a document; undefined if nothing in it installs anything. */
export function parseMarkdown(path: string, text: string): DependencyFile | undefined {
  if (!/pyodide|shinylive|^(?:pyproject|header):/m.test(text)) return undefined;
  const reader = new DeclarationReader(path);
  const includes: Include[] = [];
  const source = MappedText.verbatim(text);
  const { head, rest } = splitDocument(text);
  const settings = source.slice(head.start, head.end);
  let places = readQuartoSettings(settings, reader) ? 1 : 0;
  const listsAtHead = places > 0;
  const marimo = readMarimoHead(settings, reader);
  if (marimo) places++;
  const versions: RuntimeSign[] = marimo ? [marimo] : [];
  for (const block of blocksFrom(text, rest, /\.qmd$/i.test(path))) {
    if (block.kind === 'settings') {
      const further = source.slice(block.yaml.start, block.yaml.end);
      if (!listsAtHead && readQuartoSettings(further, reader)) places++;
      continue;
    }
    const info = text.slice(block.info.start, block.info.end);
    const code = source.slice(block.code.start, block.code.end);
    if (isShinyliveApp(info)) places += readShinyliveApp(code, reader, includes);
    if (!INFO.test(info)) continue;
    places += readPythonInstalls(code, reader, includes).calls;
    for (const { name, span } of optionsIn(text, block.info)) {
      if (name === 'install') places += addInstalled(source, span, reader);
      else versions.push(versionSign(path, text, span));
    }
  }
  if (places === 0) return undefined;
  const runtimeSigns = [...versions, ...signsInScript(path, settings.text)];
  return embeddedFile({ path, kind: 'markdown', text, includes, reader, runtimeSigns });
}

/** The settings between `---` at the beginning, and where the document itself begins. */
function splitDocument(text: string): { readonly head: Span; readonly rest: number } {
  const opening = /^\uFEFF?---[ \t]*\r?\n/.exec(text)?.[0].length;
  if (opening === undefined) return { head: { start: 0, end: 0 }, rest: 0 };
  const closing = /^(?:---|\.\.\.)[ \t]*\r?$/gm;
  closing.lastIndex = opening;
  const end = closing.exec(text)?.index ?? text.length;
  return { head: { start: opening, end }, rest: end };
}

interface Option {
  readonly name: string;
  /** Inside the quotes, if there are any. */
  readonly span: Span;
}

function optionsIn(text: string, { start, end }: Span): readonly Option[] {
  return [...text.slice(start, end).matchAll(OPTION)].map(
    ({ 0: written, 1: name = '', 2: double, 3: single, 4: bare, index }) => {
      const close = start + index + written.length - (bare === undefined ? 1 : 0);
      return { name, span: { start: close - (double ?? single ?? bare ?? '').length, end: close } };
    },
  );
}

/** Adds the names between commas; returns how many there are. */
function addInstalled(source: MappedText, { start, end }: Span, reader: DeclarationReader): number {
  let places = 0;
  for (const { 0: part, index } of source.text.slice(start, end).matchAll(/[^,]+/g)) {
    const from = start + index + part.length - part.trimStart().length;
    const whole = { start: from, end: from + part.trim().length };
    if (whole.end === whole.start) continue;
    places++;
    addWritten(reader, {
      list: LIST,
      text: part.trim(),
      whole,
      element: whole,
      escaped: false,
      mapSpan: (inner) => shiftSpan(inner, from),
      closed: true,
      nested: true,
    });
  }
  return places;
}

function versionSign(path: string, text: string, span: Span): RuntimeSign {
  const release = text.slice(span.start, span.end).replace(/^v/, '');
  return { of: 'pyodide', release, text: `version="${release}"`, path, span };
}
