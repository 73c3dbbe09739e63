/** What a file says about the platform, or the Pyodide, that a project runs in. */
import type { Span } from '../../text/span.ts';

/**
 * The platforms that run Pyodide in a page, by the first part of a target's name. `pyscript` is counted as PyScript counts
 * its releases (`2026.3.1`), `pyscript-core` as its npm package does (`0.7.31`); `stlite` is `@stlite/browser`.
 */
export type PlatformName =
  'pyscript' | 'pyscript-core' | 'jupyterlite-pyodide-kernel' | 'stlite' | 'stlite-desktop' | 'marimo' | 'gradio-lite';

/** Something in a file that says which platform, or which Pyodide without one, runs the project. */
export interface RuntimeSign {
  readonly of: PlatformName | 'pyodide';
  /** The release, or the range of releases in the notation of `notation`; absent if only the platform is said. */
  readonly release?: string;
  /** How `release` is written if it is a range: as in package.json, or as a specifier of Python. */
  readonly notation?: 'npm' | 'python';
  /** What says it, for people: `pyscript.net/releases/2026.3.1/core.js`, `@stlite/desktop`. */
  readonly text: string;
  /** The file that says it. */
  readonly path: string;
  /** Where the release is, or what says the platform. */
  readonly span: Span;
}

/** A sign, and the text of the file that it is in. */
export interface SignInText {
  readonly sign: RuntimeSign;
  readonly text: string;
}
