/** An import that runs with its module, and how sure that is. */
import type { WrittenImport } from './_importStatements.ts';

/** Errors that an import may meet while a Worker starts; `Exception` stands for all of them. */
export type CaughtError = 'Exception' | 'OSError' | 'RuntimeError' | 'AttributeError' | 'TypeError';

/** Under which circumstances something runs. */
export interface Circumstances {
  /** False if it depends on a condition. */
  readonly isCertain: boolean;
  /** The errors after which a `try` around it goes on. */
  readonly catches: readonly CaughtError[];
}

/** An import that runs with its module. */
export interface ModuleImport extends WrittenImport, Circumstances {
  /** The function that has it and is called at module level. */
  readonly within?: string;
}

/** How much it counts to get somewhere so, from 1 to 3. */
export function rankOf({ isCertain, catches }: Circumstances): number {
  return isCertain && catches.length === 0 ? 3 : isCertain ? 2 : 1;
}
