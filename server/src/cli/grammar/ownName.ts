/** What files of a project are called, which nothing that the program writes for somebody may replace. */
import { dependencyFileKind } from '../../core/dependencyFiles/dependencyFileKind.ts';
import type { DependencyFileKind } from '../../core/dependencyFiles/dependencyFile.ts';
import { WRANGLER_NAMES } from '../../core/dependencyFiles/neighbours.ts';
import { fileName } from '../../core/text/path.ts';
import { UsageError } from '../usageError.ts';

/** The kinds that are known by their names alone: a page or a Markdown file may well be a report. */
const BY_NAME: ReadonlySet<DependencyFileKind | undefined> = new Set([
  ...(['pyproject', 'lock', 'pyscript', 'constraints', 'requirements'] as const),
]);

/** @throws {UsageError} if a file that is about to be written has the name of a file of the project, or none */
export function requireOwnName(option: string, shownPath: string): void {
  // A file of this name would be made otherwise, which nobody wants.
  if (shownPath === '-') throw new UsageError(`${option}: - is no file; what is printed has its format from --format`);
  const isOfProject = BY_NAME.has(dependencyFileKind(shownPath)) || WRANGLER_NAMES.includes(fileName(shownPath));
  if (!isOfProject) return;
  throw new UsageError(`${option}: ${shownPath} is what a file of the project is called; name another file`);
}
