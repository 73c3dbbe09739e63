/** What the entry file of a Worker imports when the Worker starts, by itself and through the modules beside it. */
import type { Span } from '../text/span.ts';
import type { Circumstances } from './moduleImport.ts';

/** An import of a module that is not one of the Worker's own. */
export interface EntryImport extends Circumstances {
  /** Dotted: `google.auth`. */
  readonly module: string;
  /** What `from … import` names, which may be modules as well. */
  readonly names: readonly string[];
  /** The file that has the import, and where. */
  readonly path: string;
  readonly span: Span;
  /** The function that has it and is called at module level. */
  readonly within?: string;
}

/** What is known of a Worker's own modules. */
export interface EntryImports {
  /** Absent if the entry file cannot be read. */
  readonly imports?: readonly EntryImport[];
  /** Texts of the modules that were read, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** Every path that was looked at, whether or not there is a file. */
  readonly looked: ReadonlySet<string>;
}
