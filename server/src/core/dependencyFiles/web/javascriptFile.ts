/** Reads a file of JavaScript or TypeScript that loads packages into Pyodide. */
import { MappedText } from '../../text/mappedText.ts';
import { embeddedFile } from '../_embeddedFile.ts';
import { readJavascriptInstalls } from '../code/javascriptInstalls.ts';
import { DeclarationReader } from '../declarationReader.ts';
import type { DependencyFile, Include } from '../dependencyFile.ts';
import type { NamedLock } from '../signs/namedLock.ts';
import { signsInScript } from '../signs/addresses.ts';

/** Whether a script loads or installs anything. */
export function isJavascriptWithDependencies(text: string): boolean {
  return parseJavascriptFile('', text) !== undefined;
}

/** Reads a script; undefined if it loads and installs nothing. */
export function parseJavascriptFile(path: string, text: string): DependencyFile | undefined {
  const reader = new DeclarationReader(path);
  const includes: Include[] = [];
  const locks: NamedLock[] = [];
  // Of TypeScript only `.tsx` may have elements in it; of JavaScript any file that a bundler takes.
  const jsx = !/\.[cm]?ts$/i.test(path);
  if (readJavascriptInstalls(MappedText.verbatim(text), reader, includes, locks, jsx) === 0) return undefined;
  const runtimeSigns = signsInScript(path, text);
  return embeddedFile({ path, kind: 'javascript', text, includes, reader, runtimeSigns, locks });
}
