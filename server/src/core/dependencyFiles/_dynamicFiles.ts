/**
 * Finds the requirements files from which a build backend takes dynamic dependencies.
 * @see https://setuptools.pypa.io/en/latest/userguide/pyproject_config.html#dynamic-metadata
 * @see https://github.com/repo-helper/hatch-requirements-txt
 */
import { valueAt, type TomlTable, type TomlValue } from '../config/tomlNode.ts';
import type { Include, NamedSpan } from './dependencyFile.ts';

const HATCH_HOOK = ['tool', 'hatch', 'metadata', 'hooks', 'requirements_txt'];

/** The files; those of extras come with the table they count towards. */
export function dynamicFiles(root: TomlTable, dynamic: readonly NamedSpan[]): readonly Include[] {
  const isDynamic = (name: string): boolean => dynamic.some((other) => other.name === name);
  const setuptools = ['tool', 'setuptools', 'dynamic'];
  const files: Include[] = [];
  if (isDynamic('dependencies')) {
    files.push(...filesIn(valueAt(root, [...setuptools, 'dependencies', 'file'])));
    files.push(...filesIn(valueAt(root, [...HATCH_HOOK, 'files'])));
  }
  if (isDynamic('optional-dependencies')) {
    files.push(...filesOfExtras(valueAt(root, [...setuptools, 'optional-dependencies']), ['file']));
    files.push(...filesOfExtras(valueAt(root, [...HATCH_HOOK, 'optional-dependencies']), []));
  }
  return files;
}

/** The files of a table of extras. @param path keys from the value of an extra to its files */
function filesOfExtras(value: TomlValue | undefined, path: readonly string[]): readonly Include[] {
  if (value?.kind !== 'table') return [];
  return [...value.entries.values()].flatMap(({ key, value: extra }) => {
    const files = path.length === 0 ? extra : extra.kind === 'table' ? valueAt(extra, path) : undefined;
    return filesIn(files).map((file) => ({ ...file, table: `project.optional-dependencies.${key}` }));
  });
}

/** A file or an array of files. */
function filesIn(value: TomlValue | undefined): readonly Include[] {
  const elements = value?.kind === 'array' ? value.elements : value ? [value] : [];
  return elements.flatMap((element) =>
    element.kind === 'string' && element.closed && element.value !== ''
      ? [{ kind: 'requirement', path: element.value, span: element.content } as const]
      : [],
  );
}
