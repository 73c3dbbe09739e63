/** Which kind of dependency file a file is, by its name. */
import { fileName } from '../text/path.ts';
import type { DependencyFileKind } from './dependencyFile.ts';
import { lockKind } from './lockFiles.ts';
import { hasScriptMetadata } from './scriptMetadata.ts';

/**
 * The kind of a file; undefined for any other file. Names count without regard to case.
 * @param text tells Python files with dependencies from those without; where it is not given, any could have some
 */
export function dependencyFileKind(path: string, text?: string): DependencyFileKind | undefined {
  const name = fileName(path).toLowerCase();
  if (name === 'pyproject.toml') return 'pyproject';
  if (lockKind(name)) return 'lock';
  if (/\.pyw?$/.test(name)) return text === undefined || hasScriptMetadata(text) ? 'script' : undefined;
  if (!/\.(?:txt|in)$/.test(name)) return undefined;
  if (/^constraints|constraints\.\w+$/.test(name)) return 'constraints';
  const folder = fileName(path.slice(0, -name.length - 1)).toLowerCase();
  if (name.includes('requirements') || folder === 'requirements') return 'requirements';
  return undefined;
}
