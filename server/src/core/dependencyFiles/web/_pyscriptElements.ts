/**
 * The configurations of PyScript in a page: the attribute `config` of a script, and the element `<py-config>`; inline, in TOML or
 * JSON, or the address of a file. Those of MicroPython, which micropip has no part in, are only counted:
 * it takes names from its own index, and a wheel by its URL it unpacks as it is. Read in polyscript 0.20.20, `interpreter/micropython.js`.
 * @see https://docs.pyscript.net/latest/user-guide/configuration/
 */
import { withoutEnding } from '../../text/ending.ts';
import type { HtmlElement } from '../../config/html.ts';
import { say } from '../../messages/message.ts';
import type { MappedText } from '../../text/mappedText.ts';
import type { Span } from '../../text/span.ts';
import type { DeclarationReader } from '../declarationReader.ts';
import type { DependencyFile, Include } from '../dependencyFile.ts';
import { isWorker } from '../ownRuntimes.ts';
import { readConfiguration, type ConfigurationFormat, type ReadConfiguration } from '../_pyscriptConfiguration.ts';
import { withoutQuery } from '../../text/cut.ts';

/** What a `config` is filled in with when the page is delivered: its text is not known here. */
const TEMPLATE = /\{\{|\{%|<%|\$\{/;

/** Types of scripts that run in Pyodide: PyScript's own (`py`, `py-editor`, `py-game`) and polyscript's. */
const PYODIDE_SCRIPT = /^(?:py(?:-\w+)?|pyodide)$/i;

/** Elements with an app of stlite, or of Gradio-Lite, or with a file of it; and a cell of marimo's islands. */
export const PYTHON_FILES: ReadonlySet<string> = new Set([
  'streamlit-app',
  'app-file',
  'gradio-lite',
  'gradio-file',
  'gradio-code',
  'marimo-cell-code',
]);

/** Types of scripts, and elements, that MicroPython runs or that configure it. */
const MICROPYTHON = /^(?:mpy|micropython)\b/i;

/** Whether an element's text is a configuration. */
export function isConfigurationElement(name: string): boolean {
  return name === 'py-config' || name === 'mpy-config';
}

/** Whether an element belongs to MicroPython. */
export function isMicroPython(element: HtmlElement): boolean {
  return MICROPYTHON.test(element.name === 'script' ? typeOf(element) : element.name);
}

/** A configuration in the page itself, and the Pyodide that it asks for. */
interface Placed {
  readonly installation: string | undefined;
  readonly isOfMainThread: boolean;
  readonly interpreter?: DependencyFile['interpreter'];
}

export class PyscriptElements {
  /** Of the first configuration in the page itself. */
  settings: Pick<ReadConfiguration, 'pyscript' | 'indexOptions'> | undefined;
  /** The places of the configurations of MicroPython. */
  readonly ofMicroPython: Span[] = [];
  /** The configuration of the main thread. */
  #main: string | undefined;
  readonly #placed: Placed[] = [];
  readonly #reader: DeclarationReader;
  readonly #includes: Include[];

  /** @param includes receives the configurations that are files of their own */
  constructor(reader: DeclarationReader, includes: Include[]) {
    this.#reader = reader;
    this.#includes = includes;
  }

  /** Reads the configuration of an element; returns how many there are. */
  read(element: HtmlElement): 0 | 1 {
    const found = configurationOf(element);
    if (!found) return 0;
    const { text, type } = found;
    const value = text.text.trim();
    if (value === '') return 0;
    if (isMicroPython(element)) {
      this.ofMicroPython.push(trimmedSpan(text));
      return 0;
    }
    if (isOfMainThread(element)) this.#compare(element.name, value, trimmedSpan(text));
    if (TEMPLATE.test(value)) this.#passOver(text, value);
    else if (isAddress(value)) this.#include(text, value);
    else {
      const format = type ?? (/^\{[^]*\}$/.test(value) ? 'json' : 'toml');
      const { interpreter, ...settings } = readConfiguration({ text, format, nested: true }, this.#reader);
      this.#placed.push({
        installation: this.#reader.installation.installation,
        isOfMainThread: isOfMainThread(element),
        ...interpreterOf(element, interpreter),
      });
      this.settings ??= settings;
    }
    return 1;
  }

  /**
   * The interpreter of the page, once all elements are read: that of the main thread, which counts for workers as well, else of
   * the first configuration. What runs another one is noted with its own.
   */
  settle(): DependencyFile['interpreter'] {
    const ofMain = this.#placed.find((one) => one.isOfMainThread);
    const first = ofMain ?? this.#placed[0];
    for (const { installation, interpreter: own } of this.#placed) {
      const runs = isWorker(installation) ? (ofMain?.interpreter ?? own) : own;
      if (runs?.text === first?.interpreter?.text) continue;
      this.#reader.enter(installation);
      this.#reader.runsItsOwn(runs ? { interpreter: runs } : {});
    }
    return first?.interpreter;
  }

  /** Scripts of the main thread have to have the same configuration, and elements for it exclude any other. */
  #compare(name: string, value: string, span: Span): void {
    const main = isConfigurationElement(name) ? name : value;
    const isSame = this.#main === undefined || (this.#main === main && !isConfigurationElement(name));
    if (!isSame) {
      this.#reader.report(say('otherMainConfiguration'), span);
      // What it lists is not mixed with what the first one does.
      this.#reader.enter(`main ${span.start}`);
    }
    this.#main ??= main;
  }

  #include(text: MappedText, value: string): void {
    const path = withoutQuery(value);
    const span = trimmedSpan(text);
    // An address below the root of the site leads to no file that is known here.
    if (/^(?:[a-z][a-z\d+.-]*:|[\\/])/i.test(path)) this.#unread(path, span);
    else this.#includes.push({ kind: 'configuration', path, span, ...this.#reader.installation });
  }

  #passOver(text: MappedText, value: string): void {
    this.#reader.leaveUnchecked(say('filledInLater', { text: value }), trimmedSpan(text));
  }

  #unread(path: string, span: Span): void {
    this.#reader.leaveUnchecked(say('includeUnreadable', { path, because: say('fileAtWebAddress') }), span);
  }
}

/** The configuration of an element, as a text or an address; undefined if it has none. */
function configurationOf(
  element: HtmlElement,
): { readonly text: MappedText; readonly type?: ConfigurationFormat } | undefined {
  const { name, attributes, content } = element;
  if (isConfigurationElement(name)) {
    const text = attributes.get('src')?.value ?? content;
    const type = attributes.get('type')?.value.text.trim().toLowerCase();
    return text && { text, ...((type === 'json' || type === 'toml') && { type }) };
  }
  const runsPyodide = name === 'script' ? PYODIDE_SCRIPT.test(typeOf(element)) : name.startsWith('py-');
  const text = runsPyodide || isMicroPython(element) ? attributes.get('config')?.value : undefined;
  return text && { text };
}

/** The language of a script; undefined for data, and for what MicroPython runs. */
export function languageOf(element: HtmlElement): 'javascript' | 'python' | undefined {
  const { name } = element;
  if (name === 'py-script' || PYTHON_FILES.has(name)) return 'python';
  if (name !== 'script') return undefined;
  const type = typeOf(element);
  if (PYODIDE_SCRIPT.test(type)) return 'python';
  return type === '' || /^module$|(?:java|ecma)script$/i.test(type) ? 'javascript' : undefined;
}

/** The type of a script in lower case; none of another element. */
export function typeOf({ name, attributes }: HtmlElement): string {
  return name === 'script' ? (attributes.get('type')?.value.text.trim().toLowerCase() ?? '') : '';
}

/**
 * Whether PyScript resolves the interpreter in an element's configuration against the page: a version is no address then. Of a
 * worker's element it puts a version into the address of Pyodide. Seen in a browser with @pyscript/core 0.6.0 to 0.7.31; read
 * back to 0.4.32, of 2024.
 */
export function takesInterpreterAsAddress(element: HtmlElement): boolean {
  return isOfMainThread(element) || (typeOf(element) === 'py-editor' && !isMicroPython(element));
}

/** What an element's configuration asks for, if that counts: games, and polyscript's own scripts, do not look at it. */
function interpreterOf(element: HtmlElement, interpreter: DependencyFile['interpreter']): Pick<Placed, 'interpreter'> {
  if (!interpreter || /^(?:py-game|pyodide)$/.test(typeOf(element))) return {};
  return {
    interpreter: {
      ...interpreter,
      ...(takesInterpreterAsAddress(element) && { relative: true }),
      ...(isOfMainThread(element) && { isOfMainThread: true }),
    },
  };
}

/** Whether PyScript takes it for the address of a file: it ends in an extension, and a `?` with something behind it may follow. */
function isAddress(value: string): boolean {
  if (/^\{[^]*\}$/.test(value) || value.includes('\n')) return false;
  const query = value.indexOf('?', withoutEnding(value, /\S/).length);
  return /\.\w+$/.test(query === -1 ? value : value.slice(0, query));
}

/** Whether an element runs, or configures what runs, in the main thread of PyScript. */
function isOfMainThread(element: HtmlElement): boolean {
  const { name, attributes } = element;
  if (isConfigurationElement(name)) return true;
  return !attributes.has('worker') && (name === 'py-script' || typeOf(element) === 'py');
}

/** The place of the text without the blanks around it. */
function trimmedSpan(text: MappedText): Span {
  const start = text.text.length - text.text.trimStart().length;
  return text.inFile({ start, end: Math.max(start, text.text.trimEnd().length) });
}
