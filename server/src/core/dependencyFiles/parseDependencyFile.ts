/** A dependency file read from a set of texts, together with everything that it includes. */
import { say } from '../messages/message.ts';
import type { DependencyFile, DependencyFileKind } from './dependencyFile.ts';
import { dependencyFileKind } from './dependencyFileKind.ts';
import { holdsNoRequirements } from './includes/foreignText.ts';
import { resolveIncludes, type Unread } from './includes/resolveIncludes.ts';
import { lockedDependencyFile } from './locks/lockDeclarations.ts';
import { parseLockFile } from './locks/lockFiles.ts';
import { parseOtherPurpose } from './otherPurposes.ts';
import { wheelFile } from './wheels/wheelFile.ts';
import { parsePyproject } from './pyproject.ts';
import { parsePyscript } from './pyscript.ts';
import { parseRequirementsTxt } from './requirementsTxt.ts';

/** A text, or why there is none. */
export type SourceText =
  | {
      readonly text: string;
      /** Where its path leads when links are followed. */
      readonly real?: string;
    }
  | Unread;

/**
 * Parses one file by its name; undefined if it cannot declare anything (no known name, a script without metadata).
 * @param kind what it is read as, whatever its name
 */
export function parseDependencyFile(
  path: string,
  text: string,
  kind = dependencyFileKind(path, text),
): DependencyFile | undefined {
  switch (kind) {
    case 'pyproject':
      return parsePyproject(path, text);
    case 'requirements':
    case 'constraints':
      return parseRequirementsTxt(path, text, kind);
    case 'pyscript':
      return parsePyscript(path, text);
    case 'lock': {
      const lock = parseLockFile(path, text);
      return lock && lockedDependencyFile(lock);
    }
    case 'wheel':
      return wheelFile(path);
    case undefined:
      return undefined;
    default:
      return parseOtherPurpose(kind, path, text);
  }
}

/**
 * Parses a file and merges its includes.
 * @param read gives the text of an included file; if it returns undefined, the text is not known yet, and the include is
 *   left out for now
 * @param kind what the file is read as; by default its name decides
 * @param real where its path leads when links are followed
 */
export function parseWithIncludes(
  path: string,
  text: string,
  read: (path: string) => SourceText | undefined,
  kind?: DependencyFileKind,
  real?: string,
): { readonly file: DependencyFile | undefined; readonly wanted: readonly string[] } {
  const root = parseDependencyFile(path, text, kind);
  const wanted = new Set<string>();
  if (!root || root.includes.length === 0) return { file: root, wanted: [] };
  const file = resolveIncludes(
    root,
    (included, kind) => {
      const source = read(included);
      if (!source) wanted.add(included);
      if (!source || 'unreadable' in source) return source ?? { unreadable: say('fileNotReadYet') };
      if (kind === 'pyscript') return parsePyscript(included, source.text);
      if (holdsNoRequirements(included, source.text)) return { unreadable: say('noRequirements'), isLeft: true };
      return parseRequirementsTxt(included, source.text, kind);
    },
    (included) => {
      const source = included === path ? { real } : read(included);
      return (source && 'real' in source ? source.real : undefined) ?? included;
    },
  );
  return { file, wanted: [...wanted] };
}
