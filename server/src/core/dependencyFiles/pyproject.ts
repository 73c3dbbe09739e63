/**
 * Reads the dependencies that a pyproject.toml declares.
 * @see https://packaging.python.org/en/latest/specifications/pyproject-toml/
 */
import { say } from '../messages/message.ts';
import { isValidName, normalizeName, type NormalizedName } from '../packaging/name.ts';
import { DeclarationReader } from './declarationReader.ts';
import { readDependencyGroups } from './_dependencyGroups.ts';
import { passOverSources } from './poetry/unreadSources.ts';
import { readDevelopmentTables } from './_developmentTables.ts';
import { dynamicFiles } from './_dynamicFiles.ts';
import { reportSelf, withOwnExtras } from './_ownExtras.ts';
import { readPoetry, type PoetryTable, type ProjectBeside } from './poetry/poetry.ts';
import { readRefusal } from './_refusal.ts';
import { readRequiresPython } from './_requiresPython.ts';
import { earliest, readToml } from '../config/toml.ts';
import { plainValue, valueAt, type TomlTable, type TomlValue } from '../config/tomlNode.ts';
import { misfitOfProject } from './uv/projectShape.ts';
import { readUvTable } from './uv/uvTable.ts';
import { fileName } from '../text/path.ts';
import type { DependencyFile, Include, NamedSpan, Refusal } from './dependencyFile.ts';

/** Reads a pyproject.toml, valid or not: errors are among the file's problems, everything else is read. */
export function parsePyproject(path: string, text: string): DependencyFile {
  const { root, errors, newer } = readToml(text);
  const newerToml = earliest(newer);
  const reader = new DeclarationReader(path);
  reader.reportAll(errors);
  const project = readProject(root, reader);
  reportSelf(reader, project.projectName);
  const readsPoetry = (): PoetryTable | undefined => readPoetry(root, besidePoetry(project, reader), { text, reader });
  const poetry = root.entries.has('project') ? reader.ofOtherTool(readsPoetry) : readsPoetry();
  const includes = dynamicFiles(root, project.dynamic);
  reportDynamic(project.dynamic, includes, poetry, reader);
  const dependencyGroups = readDependencyGroups(root.entries.get('dependency-groups')?.value, reader);
  const uv = readUvTable(root, reader);
  readDevelopmentTables(root, reader);
  passOverSources(root, reader);
  const build = { table: 'build-system.requires', reader: 'build', role: 'requirement', active: false } as const;
  reader.ofOtherTool(() => {
    reader.addArray(valueAt(root, ['build-system', 'requires']), build.table, build);
  });
  const allowBuild = valueAt(root, ['tool', 'pywrangler', 'allow-build']);
  const toolTable = valueAt(root, ['tool', 'pyodide-preflight']);
  // Of a file that is no TOML, nothing but that is told: while somebody types, the rest may still be right.
  const refusal = errors.length > 0 ? undefined : readRefusal(root, project.dynamic);
  reportMisfit(root, refusal, reader);
  return {
    path,
    kind: 'pyproject',
    text,
    includes,
    ...(poetry && fromPoetry(poetry)),
    ...project,
    ...uv,
    ...(poetry && withPoetry(poetry, project)),
    dependencyGroups,
    ...(refusal && { refusal }),
    ...(newerToml && { newerToml }),
    ...(allowBuild && { allowBuild: isTruthy(allowBuild) }),
    ...(toolTable && { toolTable, toolSettings: plainValue(toolTable) }),
    declarations: withOwnExtras(reader.declarations, project.projectName),
    problems: reader.problems,
  };
}

/** pywrangler takes any value for true that Python does. */
function isTruthy(value: TomlValue): boolean {
  if (value.kind === 'invalid') return false;
  const plain = plainValue(value);
  return typeof plain === 'object' && plain !== null ? Object.keys(plain).length > 0 : Boolean(plain);
}

/** What uv cannot read, where nothing else is said of it. */
function reportMisfit(root: TomlTable, refusal: Refusal | undefined, reader: DeclarationReader): void {
  const misfit = misfitOfProject(root);
  if (!misfit || misfit.span.start === refusal?.span?.start || reader.isReported(misfit.span)) return;
  const parts = { key: misfit.keys.join('.'), takes: misfit.takes, file: fileName(reader.path) };
  reader.report(say('uvValueRefused', parts), misfit.span, 'error', 'uv');
}

/** What Poetry's table says where `[project]` is silent. */
function fromPoetry({ projectName, requiresPython }: PoetryTable): Partial<DependencyFile> {
  return { ...(projectName !== undefined && { projectName }), ...(requiresPython && { requiresPython }) };
}

/** What Poetry's table adds. */
function withPoetry(
  { extras }: PoetryTable,
  { optionalDependencies }: ProjectTable,
): Pick<DependencyFile, 'optionalDependencies'> {
  return { optionalDependencies: [...optionalDependencies, ...extras] };
}

function besidePoetry(project: ProjectTable, { declarations }: DeclarationReader): ProjectBeside {
  const own = declarations.filter(({ table }) => table === 'project.dependencies');
  return {
    dependencies: new Set(own.flatMap(({ requirement, text }) => requirement?.normalized ?? normalizeName(text))),
    hasOptionalDependencies: project.optionalDependencies.length > 0,
    dynamic: project.dynamic,
  };
}

type ProjectTable = Pick<DependencyFile, 'projectName' | 'requiresPython' | 'optionalDependencies' | 'dynamic'>;

function readProject(root: TomlTable, reader: DeclarationReader): ProjectTable {
  const project = root.entries.get('project')?.value;
  if (project === undefined || project.kind === 'invalid') return { optionalDependencies: [], dynamic: [] };
  if (project.kind !== 'table') {
    reader.report(say('mustBeTable', { key: 'project' }), project.span);
    return { optionalDependencies: [], dynamic: [] };
  }
  const list = { table: 'project.dependencies', reader: 'pep621', role: 'requirement', active: true } as const;
  reader.addArray(project.entries.get('dependencies')?.value, list.table, list);
  const name = project.entries.get('name')?.value;
  return {
    ...(name?.kind === 'string' ? { projectName: name.value } : {}),
    ...readRequiresPython(project.entries.get('requires-python')?.value, reader),
    optionalDependencies: readOptionalDependencies(project.entries.get('optional-dependencies')?.value, reader),
    dynamic: readDynamic(project.entries.get('dynamic')?.value),
  };
}

function readOptionalDependencies(value: TomlValue | undefined, reader: DeclarationReader): NamedSpan[] {
  if (value === undefined || value.kind === 'invalid') return [];
  if (value.kind !== 'table') {
    reader.report(say('mustBeTable', { key: 'project.optional-dependencies' }), value.span);
    return [];
  }
  const extras = new Map<NormalizedName, NamedSpan>();
  for (const { key, keySpan, value: requirements } of value.entries.values()) {
    const normalized = normalizeName(key);
    const other = extras.get(normalized);
    if (!isValidName(key)) reader.report(say('extraNameInvalid', { name: key }), keySpan);
    else if (other) reader.report(say('sameExtra', { name: key, other: other.name }), keySpan);
    else extras.set(normalized, { name: key, span: keySpan });
    const table = `project.optional-dependencies.${key}`;
    reader.addArray(requirements, table, { table, reader: 'pep621', role: 'requirement', active: false });
  }
  return [...extras.values()];
}

function readDynamic(value: TomlValue | undefined): NamedSpan[] {
  if (value?.kind !== 'array') return [];
  return value.elements.flatMap((element) =>
    element.kind === 'string' ? [{ name: element.value, span: element.content }] : [],
  );
}

/** Of the fields that the build backend fills in, only dependencies that are declared nowhere else are worth reporting. */
function reportDynamic(
  dynamic: readonly NamedSpan[],
  files: readonly Include[],
  poetry: PoetryTable | undefined,
  reader: DeclarationReader,
): void {
  for (const { name, span } of dynamic) {
    const isKnown =
      name === 'dependencies'
        ? poetry?.declaresDependencies === true || files.some(({ table }) => table === undefined)
        : poetry !== undefined || files.some(({ table }) => table !== undefined);
    if (isKnown || (name !== 'dependencies' && name !== 'optional-dependencies')) continue;
    const note = say('dynamicUnknown', { key: name });
    if (name === 'dependencies') reader.leaveUnchecked(note, span);
    else reader.passOver(note, span);
  }
}
