/**
 * Which interpreter the elements of a page run in. Scripts of PyScript's main thread share one, each worker has its own, editors
 * share one by its name; polyscript's own scripts share one if they have the same configuration, and other scripts start Pyodide
 * themselves. Read in @pyscript/core 0.7.31 and polyscript 0.20.20.
 * @see https://docs.pyscript.net/latest/user-guide/workers/
 */
import type { HtmlElement } from '../../config/html.ts';
import { languageOf, typeOf } from './_pyscriptElements.ts';

const STARTS_PYODIDE = /\bloadPyodide\s*\(/;

export class Interpreters {
  #count = 0;
  /** That of the last script that started one: scripts behind it may go on with it. */
  #started: string | undefined;

  /** The interpreter of an element; undefined for that of the main thread. */
  of(element: HtmlElement): string | undefined {
    this.#count++;
    const { attributes, content } = element;
    const type = typeOf(element);
    const textOf = (name: string): string | undefined => attributes.get(name)?.value.text.trim();
    if (languageOf(element) === 'javascript') {
      if (content && STARTS_PYODIDE.test(content.text)) this.#started = `script ${this.#count}`;
      return this.#started;
    }
    if (attributes.has('worker')) return `worker ${this.#count}`;
    if (type === 'py-editor') return `editor ${textOf('env') ?? this.#count}`;
    if (type === 'pyodide') return `polyscript ${textOf('env') ?? [textOf('version'), textOf('config')].join('|')}`;
    return type === 'py-game' ? type : undefined;
  }
}
