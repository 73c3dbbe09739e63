/** Reads a file of JavaScript or TypeScript, or a component with scripts of them, that loads packages into Pyodide. */
import { MappedText } from '../../text/mappedText.ts';
import { embeddedFile } from '../_embeddedFile.ts';
import { readJavascriptInstalls } from '../code/javascriptInstalls.ts';
import { DeclarationReader } from '../declarationReader.ts';
import type { DependencyFile, Include } from '../dependencyFile.ts';
import type { NamedLock } from '../signs/namedLock.ts';
import { COMPONENT_NAME, componentScripts } from './componentScripts.ts';
import { signsInScript } from '../signs/addresses.ts';

/** Whether a script loads or installs anything. */
export function isJavascriptWithDependencies(text: string): boolean {
  return parseJavascriptFile('', text) !== undefined;
}

/** Whether a component of Vue, Svelte or Astro does. */
export function isComponentWithDependencies(text: string): boolean {
  return parseJavascriptFile('.vue', text) !== undefined;
}

/** Reads a script, or those of a component by its name; undefined if it loads and installs nothing. */
export function parseJavascriptFile(path: string, text: string): DependencyFile | undefined {
  const reader = new DeclarationReader(path);
  const includes: Include[] = [];
  const locks: NamedLock[] = [];
  // Of TypeScript only `.tsx` may have elements in it; of JavaScript any file that a bundler takes.
  const isComponent = COMPONENT_NAME.test(path.toLowerCase());
  const jsx = !isComponent && !/\.[cm]?ts$/i.test(path);
  const scripts = isComponent ? componentScripts(text) : [MappedText.verbatim(text)];
  const found = scripts.map((script) => readJavascriptInstalls(script, reader, includes, locks, jsx));
  if (found.every((places) => places === 0)) return undefined;
  const runtimeSigns = signsInScript(path, text);
  return embeddedFile({ path, kind: 'javascript', text, includes, reader, runtimeSigns, locks });
}
