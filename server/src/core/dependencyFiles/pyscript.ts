/**
 * Reads the configuration of a PyScript page, in TOML or JSON: the packages that micropip installs, and the interpreter.
 * @see https://docs.pyscript.net/latest/user-guide/configuration/
 */
import { say } from '../messages/message.ts';
import { shiftSpan } from '../text/span.ts';
import { parseWheelFilename } from '../packaging/wheels/wheelFilename.ts';
import { fileName } from '../text/path.ts';
import { DeclarationReader } from './declarationReader.ts';
import { readJson } from '../config/json.ts';
import { readToml } from '../config/toml.ts';
import type { TomlString, TomlTable } from '../config/tomlNode.ts';
import { NO_INDEX_OPTIONS, type DependencyFile } from './dependencyFile.ts';

const LIST = { table: 'packages', reader: 'pyscript', role: 'requirement', active: true } as const;
const URL = /^[a-z][a-z\d+.-]*:/i;

/** Whether a TOML or JSON file of another name is such a configuration: it has a list of packages at its top level. */
export function isPyscript(path: string, text: string): boolean {
  const packages = readConfiguration(path, text).root.entries.get('packages')?.value;
  return packages?.kind === 'array';
}

/** Reads a configuration, valid or not: errors are among the file's problems, everything else is read. */
export function parsePyscript(path: string, text: string): DependencyFile {
  const { root, errors } = readConfiguration(path, text);
  const reader = new DeclarationReader(path);
  reader.reportAll(errors);
  readPackages(root, reader);
  const interpreter = readInterpreter(root, reader);
  return {
    path,
    kind: 'pyscript',
    text,
    includes: [],
    indexOptions: NO_INDEX_OPTIONS,
    optionalDependencies: [],
    dependencyGroups: [],
    dynamic: [],
    ...(interpreter && { interpreter: { text: interpreter.value, span: interpreter.content } }),
    declarations: reader.declarations,
    problems: reader.problems,
  };
}

function readConfiguration(path: string, text: string): Pick<ReturnType<typeof readToml>, 'root' | 'errors'> {
  return fileName(path).toLowerCase().endsWith('.json') ? readJson(text) : readToml(text);
}

function readPackages(root: TomlTable, reader: DeclarationReader): void {
  const packages = root.entries.get('packages')?.value;
  if (packages === undefined || packages.kind === 'invalid') return;
  if (packages.kind !== 'array' || packages.ofTables) {
    reader.report(say('mustBeArrayOfStrings', { key: 'packages' }), packages.span);
    return;
  }
  for (const element of packages.elements) {
    if (element.kind === 'string') readPackage(element, reader);
    else if (element.kind !== 'invalid') reader.report(say('mayHoldStringsOnly', { key: 'packages' }), element.span);
  }
}

/** A requirement, or the location of a wheel, of files in the browser's file system, or of another configuration. */
function readPackage(string: TomlString, reader: DeclarationReader): void {
  const { content, quote, escaped, closed, value: text } = string;
  const written = { ...LIST, text, quote, escaped };
  const spans = { whole: content, element: string.span };
  const isUrl = URL.test(text);
  if (!isUrl && !/^[./]|\.whl$/.test(text)) {
    reader.add({ ...written, spans }, (span) => shiftSpan(span, content.start), closed);
    return;
  }
  const wheel = parseWheelFilename(fileName(text.split(/[?#]/, 1)[0] ?? text));
  const requirement = wheel && {
    name: wheel.name,
    normalized: wheel.name,
    extras: [],
    specifier: { specifiers: [] },
    url: text,
  };
  const place = isUrl ? { url: text } : { localPath: text };
  reader.addAsIs({ ...written, ...place, ...(requirement && { requirement }), spans: { ...spans, specifiers: [] } });
}

function readInterpreter(root: TomlTable, reader: DeclarationReader): TomlString | undefined {
  const interpreter = root.entries.get('interpreter')?.value;
  if (interpreter === undefined || interpreter.kind === 'invalid') return undefined;
  if (interpreter.kind === 'string') return interpreter;
  reader.report(say('interpreterNotString'), interpreter.span);
  return undefined;
}
