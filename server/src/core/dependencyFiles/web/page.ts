/** Reads what an HTML page has its scripts install: the PyScript configurations in it, the calls of its scripts, and lists of requirements. */
import { readHtml, type HtmlElement } from '../../config/html.ts';
import { say } from '../../messages/message.ts';
import { embeddedFile } from '../_embeddedFile.ts';
import { addLines } from '../_requirementLines.ts';
import { MENTIONS_LOADING, readJavascriptInstalls } from '../code/javascriptInstalls.ts';
import { readPythonInstalls } from '../code/pythonInstalls.ts';
import { DeclarationReader } from '../declarationReader.ts';
import type { DependencyFile, Include } from '../dependencyFile.ts';
import type { OwnRuntime } from '../signs/namedInterpreter.ts';
import { lockBesideScript, type NamedLock } from '../signs/namedLock.ts';
import { signsInPage } from '../signs/addresses.ts';
import type { RuntimeSign } from '../signs/runtimeSign.ts';
import { Interpreters } from './_interpreters.ts';
import { isExportedNotebook, marimoExport, readExportedNotebook } from './_marimoExport.ts';
import { MARIMO_CELL, percentDecoded } from './_percentEncoding.ts';
import { isConfigurationElement, languageOf, PYTHON_FILES, PyscriptElements, typeOf } from './_pyscriptElements.ts';

/** What a page with a configuration, or with code in an encoding, has somewhere in its text. */
const MENTIONS_CONFIGURATION = /\bconfig\b|<m?py-|<marimo-(?:cell-code|wasm)/i;

/** Elements with a requirement on each line: of stlite's and of Gradio-Lite's apps. */
const REQUIREMENTS_ELEMENTS: ReadonlySet<string> = new Set(['app-requirements', 'gradio-requirements']);

/** What a script imports that brings its own Pyodide. */
const OWN_LOADER = /\/pyodide\.m?js\b|["'`]pyodide@|\/pyodide@/;

/** Where the first releases of PyScript had a list of packages, in YAML; those since 2022.12.1 do not read it. */
const FORMER_LIST = 'py-env';

/** Whether a page installs anything. */
export function isPageWithDependencies(text: string): boolean {
  return parsePage('', text) !== undefined;
}

/** Reads a page; undefined if nothing in it installs anything, and nothing configures MicroPython either. */
export function parsePage(path: string, text: string): DependencyFile | undefined {
  if (!MENTIONS_CONFIGURATION.test(text) && !MENTIONS_LOADING.test(text)) return undefined;
  const reader = new DeclarationReader(path);
  const includes: Include[] = [];
  const locks: NamedLock[] = [];
  const pyscript = new PyscriptElements(reader, includes);
  let places = 0;
  const interpreters = new Interpreters();
  const exported = marimoExport(path, text);
  const runtimeSigns = [...signsInPage(path, text), ...(exported ? [exported.sign] : [])];
  for (const element of readHtml(text, hasText)) {
    const interpreter = interpreters.of(element);
    reader.enter(interpreter);
    const runtime = interpreter === undefined ? undefined : runtimeOf(element, runtimeSigns);
    if (runtime && !reader.runtimes.has(interpreter ?? '')) reader.runsItsOwn(runtime);
    places += pyscript.read(element) + readContent(element, reader, includes, locks);
    if (exported) places += readExportedNotebook(element, reader, includes);
    locks.push(...lockOfElement(element, path));
  }
  const { ofMicroPython } = pyscript;
  const interpreter = pyscript.settle();
  if (places + ofMicroPython.length === 0) return undefined;
  // Beside what is checked it needs no word.
  if (places === 0) for (const span of ofMicroPython) reader.passOver(say('microPython'), span);
  return embeddedFile({
    path,
    kind: 'page',
    text,
    includes,
    reader,
    runtimeSigns,
    locks,
    ...(interpreter && { interpreter }),
    ...pyscript.settings,
  });
}

/**
 * The Pyodide that an element names for its interpreter: by the addresses in a script that starts it itself, or, of a script of
 * polyscript's own, by its `version`. Read in polyscript 0.20.20, `script-handler.js`.
 */
function runtimeOf(element: HtmlElement, signs: readonly RuntimeSign[]): OwnRuntime | undefined {
  const { attributes, content } = element;
  const version = typeOf(element) === 'pyodide' ? attributes.get('version')?.value : undefined;
  if (version) {
    const span = version.inFile({ start: 0, end: version.text.length });
    return { interpreter: { text: version.text.trim(), span, option: 'version' } };
  }
  // Without a loader of its own it takes the one that an element has loaded, whatever address it gives that.
  if (!content || languageOf(element) !== 'javascript' || !OWN_LOADER.test(content.text)) return undefined;
  const { start, end } = content.inFile({ start: 0, end: content.text.length });
  const own = signs.filter(({ of, span }) => of === 'pyodide' && start <= span.start && span.end <= end);
  return own.length > 0 ? { signs: own } : undefined;
}

/** Whether what an element has in it can install anything. */
function hasText(name: string): boolean {
  const isCode = name === 'script' || name === 'py-script' || PYTHON_FILES.has(name);
  const isList = name === FORMER_LIST || REQUIREMENTS_ELEMENTS.has(name);
  return isCode || isList || isConfigurationElement(name) || isExportedNotebook(name);
}

/** Reads the code or the lines in an element; returns how many places there are. */
function readContent(element: HtmlElement, reader: DeclarationReader, includes: Include[], locks: NamedLock[]): number {
  const { name, content } = element;
  if (!content || isConfigurationElement(name)) return 0;
  if (name === FORMER_LIST) {
    reader.passOver(
      say('formerPyscriptList', { element: name }),
      content.inFile({ start: 0, end: content.text.length }),
    );
    return content.text.trim() === '' ? 0 : 1;
  }
  if (REQUIREMENTS_ELEMENTS.has(name)) return addLines(name, content, reader);
  switch (languageOf(element)) {
    case 'javascript':
      return readJavascriptInstalls(content, reader, includes, locks);
    case 'python':
      return readPythonInstalls(name === MARIMO_CELL ? percentDecoded(content) : content, reader, includes).calls;
    case undefined:
      return 0;
  }
}

/** The lock beside a Pyodide that a script element loads from the project itself: `<script src="./pyodide/pyodide.js">`. */
function lockOfElement({ name, attributes }: HtmlElement, path: string): readonly NamedLock[] {
  const source = name === 'script' ? attributes.get('src')?.value : undefined;
  const address = source && lockBesideScript(source.text.trim());
  if (!source || address === undefined) return [];
  const span = source.inFile({ start: 0, end: source.text.length });
  return [{ address, option: source.text.trim(), beside: true, path, span }];
}
