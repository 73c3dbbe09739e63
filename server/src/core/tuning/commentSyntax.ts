/** Which comments a file may have: those in which somebody can ask to ignore a finding. */
import type { CommentSyntax } from '../config/logicalLines.ts';
import type { DependencyFile, DependencyFileKind } from '../dependencyFiles/dependencyFile.ts';
import { dependencyFileKind } from '../dependencyFiles/dependencyFileKind.ts';
import { fileName } from '../text/path.ts';

const BY_ENDING: Readonly<Record<string, CommentSyntax>> = {
  toml: 'toml',
  lock: 'toml',
  py: 'python',
  pyw: 'python',
  yml: 'yaml',
  yaml: 'yaml',
  jsonc: 'jsonc',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascript',
  ts: 'javascript',
  mts: 'javascript',
  tsx: 'javascript',
};

/**
 * The comments of a file that belongs to a check: the dependency file itself, one that it includes, or one beside it.
 * Undefined if no comment of the file counts.
 */
export function commentSyntaxIn(checked: CheckedFile, path: string): CommentSyntax | undefined {
  const kind = kindIn(checked, path);
  if (kind === 'requirements' || kind === 'constraints') return 'requirements';
  const ending = /\.([^.]+)$/.exec(fileName(path).toLowerCase())?.[1] ?? '';
  if (Object.hasOwn(BY_ENDING, ending)) return BY_ENDING[ending];
  return kind === 'pyproject' ? 'toml' : undefined;
}

/** Whether a tool writes the file anew, so that a comment in it would not last. */
export function isWrittenByTools(checked: CheckedFile, path: string): boolean {
  return kindIn(checked, path) === 'lock';
}

type CheckedFile = Pick<DependencyFile, 'path' | 'kind' | 'declarations'>;

/** Included files may have any name. */
function kindIn({ path: own, kind, declarations }: CheckedFile, path: string): DependencyFileKind | undefined {
  if (path === own) return kind;
  const isIncluded = declarations.some((one) => one.path === path && one.reader === 'pip');
  return isIncluded ? 'requirements' : dependencyFileKind(path);
}
