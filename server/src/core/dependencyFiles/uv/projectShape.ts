/**
 * Whether uv can read a pyproject.toml at all: it reads the whole file into types, and one wrong value is enough. Requirements in
 * it are texts at this point. Measured with uv 0.13.9.
 * @see https://packaging.python.org/en/latest/specifications/pyproject-toml/
 */
import { isValidName } from '../../packaging/name.ts';
import { say } from '../../messages/message.ts';
import { textsOf, type TomlTable, type TomlValue } from '../../config/tomlNode.ts';
import { oncePerProject } from './_projectTypes.ts';
import {
  both,
  byKind,
  isUnfinished,
  listOf,
  mapOf,
  misfit,
  tableWith,
  textThat,
  type Misfit,
  type SettingType,
} from './_settingType.ts';
import { specifiers, text, version } from './_valueTypes.ts';

/** The first value that uv does not understand, with the keys that lead there from the top of the file. */
export function misfitOfProject(root: TomlTable): Misfit | undefined {
  return FILE(root);
}

/** Whether a `[project]` has a name, and a version or says that its build backend knows it. */
export function lackOfProject(root: TomlTable): 'name' | 'version' | undefined {
  const project = root.entries.get('project')?.value;
  if (project?.kind !== 'table') return undefined;
  if (!project.entries.has('name')) return 'name';
  const isDynamic = textsOf(project, 'dynamic').includes('version');
  return project.entries.has('version') || isDynamic ? undefined : 'version';
}

const open = true;

const texts = listOf(byKind({ string: text }, say('uvTakesTexts')), say('uvTakesTexts'));

const projectName = byKind({ string: textThat(isValidName, say('uvTakesProjectName')) }, say('uvTakesText'));

const project = tableWith(
  {
    known: {
      name: projectName,
      version: byKind({ string: version }, say('uvTakesText')),
      'requires-python': specifiers,
      dependencies: texts,
      'optional-dependencies': lists(texts, say('uvTakesExtras')),
      dynamic: texts,
    },
    open,
  },
  say('uvTakesTable'),
);

const groups = lists(
  listOf(byKind({ string: text, table: include }, say('uvTakesGroup')), say('uvTakesGroup')),
  say('uvTakesGroups'),
);

/** A table in a group includes another one. What else it says is looked at later. */
function include(value: TomlValue): Misfit | undefined {
  if (value.kind !== 'table' || isUnfinished(value)) return undefined;
  const [only, ...others] = value.entries.values();
  const isText = [...value.entries.values()].every((one) => isUnfinished(one.value) || one.value.kind === 'string');
  const names = only?.key === 'include-group' && others.length === 0 ? only.value : undefined;
  const isNamed = names?.kind !== 'string' || isUnfinished(names) || isValidName(names.value);
  return only && isText && isNamed ? undefined : misfit(value, say('uvTakesGroup'));
}

/** A list for each name, and each name once, however it is spelt. */
function lists(list: SettingType, takes: Misfit['takes']): SettingType {
  return both(mapOf(list, isValidName, takes), oncePerProject(takes));
}

const FILE = tableWith(
  {
    known: {
      project,
      'dependency-groups': groups,
      tool: tableWith(
        {
          known: {
            uv: tableWith({ known: {}, open }, say('uvTakesTable')),
            // uv looks whether a project of Poetry has a name.
            poetry: tableWith({ known: { name: projectName }, open }, say('uvTakesTable')),
          },
          open,
        },
        say('uvTakesTable'),
      ),
    },
    open,
  },
  say('uvTakesTable'),
);
