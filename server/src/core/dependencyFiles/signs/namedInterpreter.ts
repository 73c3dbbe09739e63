/** The Pyodide that a configuration of PyScript, or an element of a page, names. */
import type { Span } from '../../text/span.ts';
import type { RuntimeSign } from './runtimeSign.ts';

/** The lists of interpreters that the releases of PyScript before 2023.09 read, the first of which they run. */
export type FormerOption = 'interpreters' | 'runtimes';

/** A Pyodide that a configuration asks for, or a script element: a version or a URL; the span is inside the quotes. */
export interface NamedInterpreter {
  readonly text: string;
  readonly span: Span;
  /** What names it: `interpreter`, if nothing is said; `interpreters` and `runtimes` are of releases before 2023.09. */
  readonly option?: 'version' | FormerOption;
  /** The one for those releases, if there is one beside it. */
  readonly former?: NamedInterpreter;
  /** Set if it stands in an included file. */
  readonly path?: string;
  /** Set if PyScript is known to take it for an address, relative to the page. */
  readonly relative?: boolean;
  /** Set if it is that of PyScript's main thread, which counts for workers as well. */
  readonly isOfMainThread?: boolean;
}

/** What one interpreter of a file says about its own Pyodide; it is that of the release if neither is there. */
export interface OwnRuntime {
  readonly interpreter?: NamedInterpreter;
  /** The addresses of Pyodide in its own script. */
  readonly signs?: readonly RuntimeSign[];
}
