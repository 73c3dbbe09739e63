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
import { NO_INDEX_OPTIONS, type DependencyFile, type IndexOptions } from './dependencyFile.ts';
import type { NamedInterpreter } from './signs/namedInterpreter.ts';
import { addWritten, writtenIn } from './_writtenRequirement.ts';

const LIST = { table: 'packages', reader: 'pyscript', role: 'requirement' } as const;

/** How the packages are declared: not at all for micropip in MicroPython, by their names only if they are passed through. */
type PackageList = typeof LIST & { readonly active: boolean; readonly shippedOnly?: boolean };

/** What PyScript takes for another configuration, whose packages it installs as well: newer releases do, older ones fail. */
const CONFIGURATION = /\.(?:toml|json)$/;

/** What a configuration says besides its packages. */
export type ReadConfiguration = Pick<DependencyFile, 'interpreter' | 'pyscript'> & {
  readonly indexOptions: IndexOptions;
};

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
export function readConfiguration(source: ConfigurationSource, reader: DeclarationReader): ReadConfiguration {
  const { text, format } = source;
  const { root, errors } = parse(text.text, format);
  for (const { problem, span } of errors) reader.report(problem, text.inFile(span));
  const interpreter = readInterpreter(root, source, reader);
  const microPython = interpreter !== undefined && /micropython/i.test(interpreter.value);
  const packagesCache = root.entries.get('packages_cache')?.value;
  const isPassedThrough = packagesCache?.kind === 'string' && packagesCache.value === 'passthrough';
  // Of what cannot be read PyScript installs nothing.
  const active = !microPython && errors.length === 0;
  const list = { ...LIST, active, ...(isPassedThrough && { shippedOnly: true }) };
  reader.outsideCalls(() => {
    readPackages(root, source, reader, list);
  });
  if (microPython) {
    reader.passOver(say('microPython'), text.inFile(interpreter.content));
    return { pyscript: { microPython }, indexOptions: NO_INDEX_OPTIONS };
  }
  const indexUrls = readIndexUrls(root);
  const former = readFormerInterpreter(root, source);
  const current = interpreter && { text: interpreter.value, span: text.inFile(interpreter.content) };
  const named = current ? { ...current, ...(former && { former }) } : former;
  return {
    ...(named && { interpreter: named }),
    pyscript: {
      ...(packagesCache?.kind === 'string' && { packagesCache: packagesCache.value }),
      ...(indexUrls && { indexUrls }),
    },
    indexOptions: indexUrls ? indexOptionsOf(indexUrls) : NO_INDEX_OPTIONS,
  };
}

/** The interpreter for releases before 2023.09, which run the first of a list. Read in their `pyconfig.ts`. */
function readFormerInterpreter(root: TomlTable, { text }: ConfigurationSource): NamedInterpreter | undefined {
  for (const option of ['runtimes', 'interpreters'] as const) {
    const list = root.entries.get(option)?.value;
    const [first] = list?.kind === 'array' ? list.elements : [];
    const source = first?.kind === 'table' ? first.entries.get('src')?.value : undefined;
    if (source?.kind === 'string') return { text: source.value, span: text.inFile(source.content), option };
  }
  return undefined;
}

/** A list of addresses, or a single one. */
function readIndexUrls(root: TomlTable): readonly string[] | undefined {
  const value = root.entries.get('index_urls')?.value;
  if (value?.kind === 'string') return [value.value];
  if (value?.kind !== 'array' || value.ofTables) return undefined;
  return value.elements.flatMap((element) => (element.kind === 'string' ? element.value : []));
}

/** The same order as that of index options: the main index is the last one. */
function indexOptionsOf(urls: readonly string[]): IndexOptions {
  const indexUrl = urls.at(-1);
  if (indexUrl === undefined) return { ...NO_INDEX_OPTIONS, noIndex: true };
  return { ...NO_INDEX_OPTIONS, indexUrl, extraIndexUrls: urls.slice(0, -1) };
}

function parse(text: string, format: ConfigurationFormat): Pick<ReturnType<typeof readToml>, 'root' | 'errors'> {
  return format === 'json' ? readJson(text) : readToml(text);
}

function readPackages(
  root: TomlTable,
  source: ConfigurationSource,
  reader: DeclarationReader,
  list: PackageList,
): void {
  const packages = root.entries.get('packages')?.value;
  if (packages === undefined || packages.kind === 'invalid') return;
  if (packages.kind !== 'array' || packages.ofTables) {
    reader.report(say('mustBeArrayOfStrings', { key: 'packages' }), source.text.inFile(packages.span));
    return;
  }
  for (const element of packages.elements) {
    if (element.kind === 'string') readPackage(element, source, reader, list);
    else if (element.kind !== 'invalid')
      reader.report(say('mayHoldStringsOnly', { key: 'packages' }), source.text.inFile(element.span));
  }
}

function readPackage(
  string: TomlString,
  { text, nested }: ConfigurationSource,
  reader: DeclarationReader,
  list: PackageList,
): void {
  const { quote, value, content } = string;
  if (list.active && CONFIGURATION.test(value)) {
    reader.leaveUnchecked(say('configurationAmongPackages', { text: value }), text.inFile(content));
    return;
  }
  addWritten(reader, { list, ...writtenIn(string, text), ...(nested ? { nested } : { quote }) });
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
