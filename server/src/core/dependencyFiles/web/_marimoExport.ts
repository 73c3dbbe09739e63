/**
 * Reads the notebook in a page that `marimo export html-wasm` has written: its code, which runs in the browser, and the release of
 * marimo that wrote the page, whose scripts lie beside it. A page of `marimo export html` has the code as well, and only shows it.
 * Read in marimo 0.25.2, `_templates.py`, and in a page that it wrote.
 */
import type { HtmlElement } from '../../config/html.ts';
import { readPythonInstalls } from '../code/pythonInstalls.ts';
import type { DeclarationReader } from '../declarationReader.ts';
import type { Include } from '../dependencyFile.ts';
import { readNotebookComment } from '../documents/marimoHead.ts';
import type { RuntimeSign } from '../signs/runtimeSign.ts';
import { percentDecoded } from './_percentEncoding.ts';

/** What a page has that runs its notebook by itself. */
const RUNS_ITSELF = /<marimo-wasm\b/i;

/** The element with the code. */
const CODE = 'marimo-code';

/** The release in what the page hands to its scripts; up to some release before 0.25 it is an attribute. */
const RELEASES = [
  /__MARIMO_MOUNT_CONFIG__[^<]{1,2000}?"version": "(\d[\w.]{0,20})"/,
  /<marimo-version data-version='(\d[\w.]{0,20})'/,
];

/** What a page says of such an export; undefined for any other page. */
export function marimoExport(path: string, text: string): { readonly sign: RuntimeSign } | undefined {
  const found = RUNS_ITSELF.exec(text);
  if (!found) return undefined;
  const sign = { of: 'marimo', text: 'marimo-wasm', path } as const;
  for (const form of RELEASES) {
    const match = form.exec(text);
    const [written = '', release = ''] = match ?? [];
    const end = (match?.index ?? 0) + written.length - 1;
    if (match) return { sign: { ...sign, release, span: { start: end - release.length, end } } };
  }
  return { sign: { ...sign, span: { start: found.index, end: found.index + found[0].length } } };
}

/** Whether an element has the code of a notebook in it. */
export function isExportedNotebook(name: string): boolean {
  return name === CODE;
}

/** Reads what a notebook declares and installs; returns how many places there are. */
export function readExportedNotebook(
  { name, content }: HtmlElement,
  reader: DeclarationReader,
  includes: Include[],
): number {
  if (name !== CODE || !content) return 0;
  const code = percentDecoded(content);
  return Number(readNotebookComment(code, reader)) + readPythonInstalls(code, reader, includes).calls;
}
