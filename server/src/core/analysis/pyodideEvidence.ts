/**
 * Whether anything says that a dependency file is for Pyodide. Most Python projects are not: an editor says nothing about
 * them, unless somebody asked.
 */
import type { DependencyFile, DependencyFileKind } from '../dependencyFiles/dependencyFile.ts';
import type { TargetAnswers, TargetQuestion } from '../runtimes/targetChoice.ts';

/** Kinds that any Python project has. All others are only read where their text speaks of Pyodide. */
const OF_ANY_PROJECT: ReadonlySet<DependencyFileKind> = new Set([
  'pyproject',
  'requirements',
  'constraints',
  'script',
  'lock',
  'wheel',
]);

/**
 * True if somebody named a target, the file calls what only Pyodide has, it belongs to a Worker, the project has settings of
 * this product, or the files beside or above name a platform.
 */
export function isForPyodide(
  { kind, declarations, toolSettings }: Pick<DependencyFile, 'kind' | 'declarations' | 'toolSettings'>,
  { signs = [], workerAbove }: Pick<TargetQuestion, 'signs' | 'workerAbove'>,
  { answers }: Pick<TargetAnswers, 'answers'>,
): boolean {
  return (
    !OF_ANY_PROJECT.has(kind) ||
    toolSettings !== undefined ||
    signs.length > 0 ||
    workerAbove !== undefined ||
    declarations.some(({ reader }) => reader === 'micropip' || reader === 'pyscript') ||
    answers.some(({ choice, pywrangler }) => pywrangler === true || choice.namedIn !== undefined)
  );
}
