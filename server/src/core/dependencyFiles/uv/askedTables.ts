/**
 * What `[tool.uv.pip]` asks for besides the dependencies: extras of the project, and groups.
 * @see https://docs.astral.sh/uv/reference/settings/#pip_extra
 */
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { say } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import { withAskedExtras } from '../_ownExtras.ts';
import type { Declaration, DependencyFile, ReadingProblem } from '../dependencyFile.ts';
import { uvProblem } from './uvProblem.ts';
import type { UvSettings } from './uvSettings.ts';

/** The file with the declarations of these extras and groups activated; uv refuses names that the project lacks. */
export function withAskedTables(file: DependencyFile): DependencyFile {
  const { uv } = file;
  if (!uv || uv.settings.ignored) return file;
  const { extras, noExtras, groups } = uv.settings;
  if (!extras.all && extras.names.size + noExtras.size + groups.length === 0) return file;
  const problems = file.kind === 'pyproject' ? missing(file, uv.settings) : noProject(file, uv.settings);
  const refused = {
    ...file,
    problems: [...file.problems, ...problems],
    uv: { ...uv, settings: { ...uv.settings, refused: true } },
  };
  if (problems.length > 0) return refused;
  if (file.kind !== 'pyproject') return file;
  const declarations = withAskedExtras(file.declarations, file.projectName, extrasOf(file, uv.settings));
  const chosen = tablesOf(groups, file);
  return {
    ...file,
    declarations: declarations.map((declaration, at) => {
      if (chosen.has(declaration.table) && !declaration.active)
        return { ...declaration, active: true, bySettings: true };
      return declaration === file.declarations[at] || !declaration.active || wasActive(declaration, file)
        ? declaration
        : { ...declaration, bySettings: true };
    }),
  };
}

function wasActive({ spans, table }: Declaration, file: DependencyFile): boolean {
  return file.declarations.some((one) => one.active && one.table === table && one.spans.element === spans.element);
}

function extrasOf(
  { optionalDependencies }: DependencyFile,
  { extras, noExtras }: UvSettings,
): ReadonlySet<NormalizedName> {
  const offered = optionalDependencies.map(({ name }) => normalizeName(name));
  return new Set(offered.filter((name) => (extras.all || extras.names.has(name)) && !noExtras.has(name)));
}

/** The tables of the groups, and of those that they include. */
function tablesOf(groups: readonly string[], { dependencyGroups }: DependencyFile): ReadonlySet<string> {
  const tables = new Set<string>();
  const waiting = groups.map(groupName);
  for (const name of waiting) {
    const group = dependencyGroups.find((one) => normalizeName(one.name) === normalizeName(name));
    if (!group || tables.has(`dependency-groups.${group.name}`)) continue;
    tables.add(`dependency-groups.${group.name}`);
    waiting.push(...group.includes.map((include) => include.name));
  }
  return tables;
}

/** A group with the file that it is in: the step that installs from pylock.toml knows groups of that file only. */
const OF_FILE = /(?:^|[\\/])pyproject\.toml:/;

/** `pyproject.toml:tools` is a group of that file. */
function groupName(text: string): string {
  return text.replace(/^.*pyproject\.toml:/s, '');
}

function missing(file: DependencyFile, { extras, noExtras, groups }: UvSettings): readonly ReadingProblem[] {
  const offered = new Set(file.optionalDependencies.map(({ name }) => normalizeName(name)));
  const known = new Set(file.dependencyGroups.map(({ name }) => normalizeName(name)));
  const extra = [...extras.names, ...noExtras].find((name) => !offered.has(name));
  const group = groups.find((name) => !/[\\/]/.test(name) && !known.has(normalizeName(groupName(name))));
  const placed = groups.find((name) => OF_FILE.test(name));
  return [
    ...(placed === undefined || group !== undefined
      ? []
      : [uvProblem(file, say('uvGroupOfFile', { group: shorten(placed, 60), name: groupName(placed) }))]),
    ...(extra === undefined ? [] : [uvProblem(file, say('uvExtraMissing', { extra: shorten(extra, 60) }))]),
    ...(group === undefined ? [] : [uvProblem(file, say('uvGroupMissing', { group: shorten(group, 60) }))]),
  ];
}

function noProject(file: DependencyFile, { extras, noExtras }: UvSettings): readonly ReadingProblem[] {
  const asks = extras.all || extras.names.size + noExtras.size > 0;
  return asks ? [uvProblem(file, say('uvExtraWithoutProject'))] : [];
}
