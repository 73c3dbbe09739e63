/** Which names a release of a package has. */
import { boundNames } from '../../evidence/python/boundNames.ts';
import { parsePython } from '../../evidence/python/parsePython.ts';
import { codeOf } from '../../evidence/pythonCode.ts';

/** What a wheel's module is known to have. */
export interface ModuleNames {
  readonly names: ReadonlySet<string>;
  /** Whether it may have others, made at run time or taken from elsewhere with a `*`. */
  readonly isOpen: boolean;
  /** Whether a name stands anywhere in its text, bound or not: what does is not said to be lacking. */
  mentions(name: string): boolean;
}

/** How a module gets names that no statement of it binds. */
const MADE_AT_RUN_TIME =
  /\b(?:globals|locals|vars|exec|setattr)\s*\(|\b__dict__\b|\bsys\s*\.\s*modules\b|\b__getattr__\b/;

/** The names that a module binds when it is imported. */
export function namesOf(text: string): ModuleNames {
  const code = codeOf(text);
  const words = new Set(text.match(/[\p{L}_][\p{L}\p{N}_]*/gu));
  return {
    names: new Set(boundNames(parsePython(text))),
    isOpen: MADE_AT_RUN_TIME.test(code) || /^[^\S\n]*from\s.*\bimport\s*\*/m.test(code),
    mentions: (name) => words.has(name),
  };
}

/**
 * Whether a release has a name.
 * @param name dotted, with the module
 * @param paths the files of its wheel
 * @param read the names of a module by its path in the wheel
 */
export async function hasName(
  name: string,
  paths: ReadonlySet<string>,
  read: (path: string) => Promise<ModuleNames | undefined>,
): Promise<boolean | undefined> {
  const parts = name.split('.');
  if (fileOf(parts, paths) !== undefined || isFolder(parts, paths)) return true;
  const last = parts.at(-1) ?? '';
  const outer = parts.slice(0, -1);
  if (outer.length === 0) return false;
  const file = fileOf(outer, paths);
  if (file === undefined) return isFolder(outer, paths) ? false : undefined;
  if (!file.endsWith('.py')) return undefined;
  const module = await read(file);
  if (!module) return undefined;
  if (module.names.has(last)) return true;
  return module.isOpen || module.mentions(last) ? undefined : false;
}

function fileOf(parts: readonly string[], paths: ReadonlySet<string>): string | undefined {
  const path = parts.join('/');
  const plain = [`${path}/__init__.py`, `${path}.py`].find((one) => paths.has(one));
  return plain ?? [...paths].find((one) => one.startsWith(`${path}.`) && /\.(?:so|pyd)$/.test(one));
}

function isFolder(parts: readonly string[], paths: ReadonlySet<string>): boolean {
  const folder = `${parts.join('/')}/`;
  return [...paths].some((one) => one.startsWith(folder));
}
