/**
 * Reads what an app of Shinylive in a block of code installs when it starts: the lines of its `requirements.txt`, and what its code
 * has micropip install. A block has one file, `app.py`, or several, each behind a line `## file: NAME`.
 * @see https://quarto-ext.github.io/shinylive/
 */
import type { MappedText } from '../../text/mappedText.ts';
import { addLines } from '../_requirementLines.ts';
import { readPythonInstalls } from '../code/pythonInstalls.ts';
import type { DeclarationReader } from '../declarationReader.ts';
import type { Include } from '../dependencyFile.ts';

/** What stands behind the marks of such a block. */
const INFO = /^[ \t]*\{[ \t]*shinylive-python\b/;

const FILE = /^## file:[ \t]*(.*?)[ \t]*\r?$/gm;

/** Whether a block of code with these marks is an app. */
export function isShinyliveApp(info: string): boolean {
  return INFO.test(info);
}

/** Adds what an app installs; returns how many places there are. */
export function readShinyliveApp(code: MappedText, reader: DeclarationReader, includes: Include[]): number {
  const files = [...code.text.matchAll(FILE)];
  const starts = files.map(({ 0: line, index }) => index + line.length);
  const named = files.map(({ 1: name = '' }, at) => ({ name, start: starts[at] ?? 0, end: files[at + 1]?.index }));
  let places = 0;
  for (const { name, start, end } of [{ name: 'app.py', start: 0, end: files[0]?.index }, ...named]) {
    const content = code.slice(start, end ?? code.text.length);
    if (name === 'requirements.txt') places += addLines(name, content, reader);
    else if (name.endsWith('.py')) places += readPythonInstalls(content, reader, includes).calls;
  }
  return places;
}
