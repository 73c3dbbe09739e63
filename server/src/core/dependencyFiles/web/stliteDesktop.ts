/**
 * Reads what an app of stlite desktop installs: the table `stlite.desktop` of its package.json.
 * @see https://github.com/whitphx/stlite/blob/main/packages/desktop/README.md
 */
import { readJson } from '../../config/json.ts';
import { valueAt, type TomlTable, type TomlValue } from '../../config/tomlNode.ts';
import { say } from '../../messages/message.ts';
import { MappedText } from '../../text/mappedText.ts';
import { embeddedFile } from '../_embeddedFile.ts';
import { addListed } from '../code/listedStrings.ts';
import { DeclarationReader } from '../declarationReader.ts';
import type { DependencyFile, Include } from '../dependencyFile.ts';
import { signsInPackageJson } from '../signs/packageJson.ts';

const LIST = { table: 'stlite.desktop.dependencies', reader: 'micropip', role: 'requirement', active: true } as const;

/** Whether a package.json lists packages of such an app. */
export function isStliteDesktop(text: string): boolean {
  return parseStliteDesktop('', text) !== undefined;
}

/** Reads a package.json; undefined if it lists no packages, and no files that do. */
export function parseStliteDesktop(path: string, text: string): DependencyFile | undefined {
  if (!text.includes('"stlite"')) return undefined;
  const { root, errors } = readJson(text);
  const reader = new DeclarationReader(path);
  const listed = valueAt(root, ['stlite', 'desktop', 'dependencies']);
  const isListed = addList(listed, MappedText.verbatim(text), reader);
  const includes = includesIn(root);
  if (!isListed && includes.length === 0) return undefined;
  return embeddedFile({
    ...{ path, kind: 'stlite', text, includes, reader, errors },
    runtimeSigns: signsInPackageJson(path, text),
  });
}

/** Adds what is listed; returns whether anything is. stlite stops where it is no list. Read in @stlite/desktop 0.102.2. */
function addList(listed: TomlValue | undefined, text: MappedText, reader: DeclarationReader): boolean {
  if (listed === undefined || listed.kind === 'invalid' || listed.kind === 'array')
    return addListed(listed, LIST, text, reader);
  reader.report(say('mustBeArrayOfStrings', { key: LIST.table }), listed.span);
  return true;
}

/** The requirements files that are read when the app is packed. */
function includesIn(root: TomlTable): readonly Include[] {
  const files = valueAt(root, ['stlite', 'desktop', 'requirementsTxtFiles']);
  if (files?.kind !== 'array') return [];
  return files.elements.flatMap((file): Include[] =>
    file.kind === 'string' ? [{ kind: 'requirement', path: file.value, span: file.content }] : [],
  );
}
