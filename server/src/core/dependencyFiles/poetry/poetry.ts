/**
 * Reads the `[tool.poetry]` table of a pyproject.toml: the dependencies, the Python versions and the extras.
 * @see https://python-poetry.org/docs/pyproject/
 */
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { say } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import type { DeclarationList } from '../declarationReader.ts';
import { specifierText } from './_poetryConstraint.ts';
import { readConstraint, readPoetryDependency, type PoetryFile } from './_poetryDependency.ts';
import { valueAt, type TomlEntry, type TomlTable } from '../../config/tomlNode.ts';
import type { DependencyFile, NamedSpan } from '../dependencyFile.ts';

/** What the `[project]` table leaves to Poetry. */
export interface ProjectBeside {
  /** The projects in `[project] dependencies`. */
  readonly dependencies: ReadonlySet<NormalizedName>;
  readonly hasOptionalDependencies: boolean;
  readonly dynamic: readonly NamedSpan[];
}

/** What Poetry's table says besides the declarations. */
export interface PoetryTable {
  /** Whether the dependencies of the project are declared here. */
  readonly declaresDependencies: boolean;
  readonly projectName?: string;
  readonly requiresPython?: NonNullable<DependencyFile['requiresPython']>;
  readonly extras: readonly NamedSpan[];
}

const MAIN = 'tool.poetry.dependencies';

/** Reads the table; the declarations are added to the reader. Undefined if there is none. */
export function readPoetry(root: TomlTable, beside: ProjectBeside, file: PoetryFile): PoetryTable | undefined {
  const poetry = valueAt(root, ['tool', 'poetry']);
  if (poetry?.kind !== 'table') return undefined;
  const main = tableAt(poetry, 'dependencies', MAIN, file);
  const isOwn = ownsDependencies(beside);
  for (const entry of main) {
    if (!isPython(entry)) readPoetryDependency(entry, mainList(entry, isOwn, beside), file);
  }
  readGroups(poetry, file);
  const name = valueAt(poetry, ['name']);
  return {
    declaresDependencies: isOwn && main.some((entry) => !isPython(entry)),
    ...(name?.kind === 'string' && { projectName: name.value }),
    ...readPython(main, file),
    extras: beside.hasOptionalDependencies ? [] : readExtras(poetry, main, file),
  };
}

/**
 * Whether the dependencies of Poetry's table are the project's own. If `[project]` has some, these count, and Poetry's table
 * only refines them; a `dynamic` list with extras alone leaves the dependencies to Poetry.
 */
function ownsDependencies({ dependencies, hasOptionalDependencies, dynamic }: ProjectBeside): boolean {
  if (dependencies.size > 0) return false;
  const leftOpen = dynamic.some(({ name }) => name === 'dependencies' || name === 'optional-dependencies');
  return !hasOptionalDependencies || leftOpen;
}

/** Additional data on a dependency of `[project]` narrows it; on any other it has no effect. */
function mainList({ key }: TomlEntry, isOwn: boolean, { dependencies }: ProjectBeside): DeclarationList {
  const list = { table: MAIN, reader: 'poetry', role: 'requirement', active: isOwn } as const;
  const enriches = !isOwn && dependencies.has(normalizeName(key));
  return enriches ? { ...list, role: 'constraint', active: true } : list;
}

function readGroups(poetry: TomlTable, file: PoetryFile): void {
  for (const { key: name, value } of tableAt(poetry, 'group', 'tool.poetry.group', file)) {
    if (value.kind === 'table') readGroup(value, 'dependencies', `tool.poetry.group.${name}.dependencies`, file);
  }
  readGroup(poetry, 'dev-dependencies', 'tool.poetry.dev-dependencies', file);
}

function readGroup(parent: TomlTable, key: string, table: string, file: PoetryFile): void {
  const list = { table, reader: 'poetry', role: 'requirement', active: false } as const;
  for (const entry of tableAt(parent, key, table, file)) if (!isPython(entry)) readPoetryDependency(entry, list, file);
}

/** `python` among the dependencies is the interpreter, not a project. */
function isPython({ key }: TomlEntry): boolean {
  return key.toLowerCase() === 'python';
}

/** The Python versions as specifiers; a union that these cannot express is ignored. */
function readPython(main: readonly TomlEntry[], { reader }: PoetryFile): Pick<PoetryTable, 'requiresPython'> {
  const value = main.find(isPython)?.value;
  if (value?.kind !== 'string') return {};
  const constraint = readConstraint(value, reader);
  if (!constraint || constraint.range || constraint.specifiers.specifiers.length === 0) return {};
  return { requiresPython: { text: specifierText(constraint.specifiers), span: value.content } };
}

/** The names of the extras; one that names something other than a dependency is reported. */
function readExtras(poetry: TomlTable, main: readonly TomlEntry[], file: PoetryFile): readonly NamedSpan[] {
  const declared = new Set(main.map(({ key }) => normalizeName(key)));
  return tableAt(poetry, 'extras', 'tool.poetry.extras', file).map(({ key, keySpan, value }) => {
    for (const element of value.kind === 'array' ? value.elements : []) {
      if (element.kind !== 'string' || declared.has(normalizeName(element.value))) continue;
      const [dependency, extra] = [shorten(element.value, 40), shorten(key, 40)];
      if (element.closed)
        file.reader.report(say('poetryExtraUnknown', { dependency, extra }), element.content, 'warning');
    }
    return { name: key, span: keySpan };
  });
}

/** The entries of a table. @param name its whole name, for messages */
function tableAt(parent: TomlTable, key: string, name: string, { reader }: PoetryFile): readonly TomlEntry[] {
  const value = valueAt(parent, [key]);
  if (value === undefined || value.kind === 'invalid') return [];
  if (value.kind === 'table') return [...value.entries.values()];
  reader.report(say('mustBeTable', { key: shorten(name, 60) }), value.span);
  return [];
}
