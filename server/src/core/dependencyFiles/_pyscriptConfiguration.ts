/**
 * Reads the configuration of a PyScript page, in TOML or JSON, in a file of its own or inside the page: the packages that
 * micropip installs, and the interpreter.
 * @see https://docs.pyscript.net/latest/user-guide/configuration/
 */
import { readJson } from '../config/json.ts';
import { readToml } from '../config/toml.ts';
import type { TomlString, TomlTable } from '../config/tomlNode.ts';
import { say } from '../messages/message.ts';
import type { MappedText } from '../text/mappedText.ts';
import type { DeclarationReader } from './declarationReader.ts';
import type { DependencyFile } from './dependencyFile.ts';
import { addWritten } from './_writtenRequirement.ts';

const LIST = { table: 'packages', reader: 'pyscript', role: 'requirement', active: true } as const;

export type ConfigurationFormat = 'toml' | 'json';

/** Where a configuration stands: its text, and whether that is a part of another file. */
export interface ConfigurationSource {
  readonly text: MappedText;
  readonly format: ConfigurationFormat;
  readonly nested: boolean;
}

/** Whether a text has a list of packages at its top level. */
export function hasPackages({ text, format }: ConfigurationSource): boolean {
  return parse(text.text, format).root.entries.get('packages')?.value.kind === 'array';
}

/** Reads a configuration, valid or not: errors are reported to `reader`, everything else is read. */
export function readConfiguration(
  source: ConfigurationSource,
  reader: DeclarationReader,
): Pick<DependencyFile, 'interpreter'> {
  const { text, format } = source;
  const { root, errors } = parse(text.text, format);
  for (const { problem, span } of errors) reader.report(problem, text.inFile(span));
  readPackages(root, source, reader);
  const interpreter = readInterpreter(root, source, reader);
  return interpreter ? { interpreter: { text: interpreter.value, span: text.inFile(interpreter.content) } } : {};
}

function parse(text: string, format: ConfigurationFormat): Pick<ReturnType<typeof readToml>, 'root' | 'errors'> {
  return format === 'json' ? readJson(text) : readToml(text);
}

function readPackages(root: TomlTable, source: ConfigurationSource, reader: DeclarationReader): void {
  const packages = root.entries.get('packages')?.value;
  if (packages === undefined || packages.kind === 'invalid') return;
  if (packages.kind !== 'array' || packages.ofTables) {
    reader.report(say('mustBeArrayOfStrings', { key: 'packages' }), source.text.inFile(packages.span));
    return;
  }
  for (const element of packages.elements) {
    if (element.kind === 'string') readPackage(element, source, reader);
    else if (element.kind !== 'invalid')
      reader.report(say('mayHoldStringsOnly', { key: 'packages' }), source.text.inFile(element.span));
  }
}

function readPackage(string: TomlString, { text, nested }: ConfigurationSource, reader: DeclarationReader): void {
  const { content, span, quote, escaped, closed, value } = string;
  addWritten(reader, {
    list: LIST,
    text: value,
    whole: text.inFile(content),
    element: text.inFile(span),
    escaped: escaped || !text.isVerbatim(content),
    mapSpan: (inner) => text.inFile({ start: content.start + inner.start, end: content.start + inner.end }),
    closed,
    ...(nested ? { nested } : { quote }),
  });
}

function readInterpreter(
  root: TomlTable,
  { text }: ConfigurationSource,
  reader: DeclarationReader,
): TomlString | undefined {
  const interpreter = root.entries.get('interpreter')?.value;
  if (interpreter === undefined || interpreter.kind === 'invalid') return undefined;
  if (interpreter.kind === 'string') return interpreter;
  reader.report(say('interpreterNotString'), text.inFile(interpreter.span));
  return undefined;
}
