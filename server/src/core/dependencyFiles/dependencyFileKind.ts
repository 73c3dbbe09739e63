/** The kind of a dependency file, by its name. */
import { isWheelFile } from './wheels/wheelFile.ts';
import { fileName } from '../text/path.ts';
import type { DependencyFileKind } from './dependencyFile.ts';
import { lockKind } from './locks/lockFiles.ts';
import { otherPurposeOf } from './otherPurposes.ts';
import { isPyscript } from './pyscript.ts';

/** What people who compile their requirements call the layers, besides names containing `requirements`. */
const LAYERS =
  /^(?:base|ci|common|dependencies|deps|dev|develop|development|docs?|lint|local|main|prod|production|tests?|testing|typing)\.in$/;

const FOLDERS: ReadonlySet<string> = new Set(['requirements', 'reqs']);

/**
 * The kind of a file; undefined for any other file. Names are compared ignoring case.
 * @param text tells files that also have another purpose (scripts, pages) with dependencies from those without; if it is not
 *   given, any could have some
 */
export function dependencyFileKind(path: string, text?: string): DependencyFileKind | undefined {
  const name = fileName(path).toLowerCase();
  if (name === 'pyproject.toml') return 'pyproject';
  if (lockKind(name)) return 'lock';
  if (name === 'pyscript.toml' || name === 'pyscript.json') return 'pyscript';
  const other = otherPurposeOf(name);
  if (other) return text === undefined || other.isForPyodide(text) ? other.kind : undefined;
  if (!/\.(?:txt|in)$/.test(name)) return undefined;
  if (/^constraints|constraints\.\w+$/.test(name)) return 'constraints';
  const folder = fileName(path.slice(0, -name.length - 1)).toLowerCase();
  if (name.includes('requirements') || FOLDERS.has(folder) || LAYERS.test(name)) return 'requirements';
  return undefined;
}

/**
 * The kind of a file that a user names as a dependency file: it may have any name, if its extension and text allow.
 * Undefined if they do not.
 */
export function namedFileKind(path: string, text: string): DependencyFileKind | undefined {
  const known = isWheelFile(path) ? 'wheel' : dependencyFileKind(path, text);
  if (known) return known;
  const name = fileName(path).toLowerCase();
  const ending = /\.[^.]*$/.exec(name)?.[0] ?? '';
  const other = otherPurposeOf(name);
  if (other) return other.parse(path, text) && other.kind;
  switch (ending) {
    case '':
    case '.txt':
    case '.in':
    case '.pip':
    case '.reqs':
      return name.includes('constraint') ? 'constraints' : 'requirements';
    case '.toml':
      if (/^[ \t]*\[(?:project|build-system|dependency-groups|tool\.(?:poetry|pdm|uv))\b/m.test(text))
        return 'pyproject';
      return isPyscript(path, text) ? 'pyscript' : undefined;
    case '.json':
      return isPyscript(path, text) ? 'pyscript' : undefined;
    default:
      return undefined;
  }
}
