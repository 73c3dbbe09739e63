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
 * @param hasTable whether a `[tool.pyodide-preflight]` table governs the file
 */
export function isForPyodide(
  { kind, declarations }: Pick<DependencyFile, 'kind' | 'declarations'>,
  { signs = [], workerAbove }: Pick<TargetQuestion, 'signs' | 'workerAbove'>,
  { answers }: Pick<TargetAnswers, 'answers'>,
  hasTable: boolean,
): boolean {
  return (
    !OF_ANY_PROJECT.has(kind) ||
    hasTable ||
    signs.length > 0 ||
    workerAbove !== undefined ||
    declarations.some(({ reader }) => reader === 'micropip' || reader === 'pyscript') ||
    answers.some(({ choice, pywrangler }) => pywrangler === true || choice.namedIn !== undefined)
  );
}
