/**
 * Reads one dependency as Poetry writes it: a key whose value is a version constraint, a table, or an array of these.
 * @see https://python-poetry.org/docs/dependency-specification/
 */
import { isValidName } from '../../packaging/name.ts';
import { parseMarker } from '../../packaging/requirements/marker.ts';
import { parseRequirement } from '../../packaging/requirements/requirement.ts';
import { shiftSpan, type Span } from '../../text/span.ts';
import { say, type Message } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import type { DeclarationList, DeclarationReader } from '../declarationReader.ts';
import { parsePoetryConstraint, specifierText, type PoetryConstraint } from './_poetryConstraint.ts';
import { allOf, platformMarker, pythonMarker } from './_poetryMarker.ts';
import { slotsOf } from './_poetrySlots.ts';
import type { Declaration } from '../dependencyFile.ts';
import { textOf, type TomlEntry, type TomlString, type TomlTable, type TomlValue } from '../../config/tomlNode.ts';

/** A file as its dependencies are read. */
export interface PoetryFile {
  readonly text: string;
  readonly reader: DeclarationReader;
}

/** What a table says about a dependency, as far as it could be read. */
interface Demand {
  readonly constraint?: PoetryConstraint;
  readonly extras: readonly string[];
  readonly marker: string;
  readonly source?: { readonly url: string; readonly isLocal: boolean };
  readonly optional: boolean;
}

/** Adds the declarations of one key; an array makes one declaration per element. */
export function readPoetryDependency(entry: TomlEntry, list: DeclarationList, file: PoetryFile): void {
  const { key, keySpan, value } = entry;
  if (value.kind === 'invalid') return;
  if (!isValidName(key)) {
    file.reader.report(say('projectNameInvalid', { name: shorten(key, 40) }), keySpan);
    return;
  }
  if (value.kind === 'array') for (const element of value.elements) readValue(key, element, element.span, list, file);
  else readValue(key, value, placeOf(entry), list, file);
}

/** What a finding about a key marks: the key with its value; for a table of its own, the header. */
function placeOf({ keySpan, value }: TomlEntry): Span {
  if (value.kind !== 'table' || value.origin === 'inline') return { start: keySpan.start, end: value.span.end };
  return value.origin === 'header' ? value.span : keySpan;
}

function readValue(name: string, value: TomlValue, whole: Span, list: DeclarationList, file: PoetryFile): void {
  if (value.kind === 'invalid') return;
  if (value.kind !== 'string' && value.kind !== 'table') {
    file.reader.report(say('poetryValueInvalid', { name }), value.span);
    return;
  }
  const demand = value.kind === 'table' ? readTable(value, file) : readVersion(value, file);
  const element = value.kind === 'table' ? { start: whole.start, end: endOf(value, whole.end) } : whole;
  const places = {
    ...list,
    active: list.active && demand?.optional !== true,
    spans: { whole, element, specifiers: [] },
    escaped: true,
  };
  const declared = demand && declarationOf(name, demand, value, file);
  if (declared && 'problem' in declared) file.reader.reportRequirement(declared.problem, whole);
  if (declared && 'text' in declared) file.reader.addAsIs({ ...places, ...declared });
  else file.reader.addAsIs({ ...places, text: name });
}

/** The end of the last value of a table. */
function endOf(table: TomlTable, end: number): number {
  return [...table.entries.values()].reduce((last, { value }) => Math.max(last, value.span.end), end);
}

/** The fields that a demand gives a declaration, or what is wrong with it as a requirement. */
function declarationOf(
  name: string,
  demand: Demand,
  value: TomlString | TomlTable,
  { text }: PoetryFile,
):
  | Pick<Declaration, 'text' | 'requirement' | 'slots' | 'range' | 'localPath'>
  | { readonly problem: Message }
  | undefined {
  const said = requirementText(name, demand);
  const { value: parsed, errors } = parseRequirement(said.requirement);
  const [error] = errors;
  if (error) return { problem: error.problem };
  if (!parsed) return undefined;
  const { source, constraint } = demand;
  return {
    text: said.shown,
    requirement: source ? { ...parsed.requirement, url: source.url } : parsed.requirement,
    slots: slotsOf(value, text, source !== undefined),
    ...(constraint?.range && !source && { range: constraint.range }),
    ...(source?.isLocal && { localPath: source.url }),
  };
}

/** A demand as a requirement, and as it is shown, which differs if no specifiers can express its alternatives. */
function requirementText(name: string, demand: Demand): { readonly requirement: string; readonly shown: string } {
  const { constraint, extras, marker, source } = demand;
  const subject = extras.length > 0 ? `${name}[${extras.join(',')}]` : name;
  const condition = marker === '' ? '' : ` ; ${marker}`;
  const specifiers = constraint && !source ? specifierText(constraint.specifiers) : '';
  const requirement = `${subject}${specifiers}${condition}`;
  if (source) return { requirement, shown: `${subject} @ ${source.url}${condition}` };
  if (!constraint?.range) return { requirement, shown: requirement };
  const alternatives = constraint.alternatives.map((specifier) => specifier.join(',')).join(' || ');
  return { requirement, shown: `${subject} (${alternatives})${condition}` };
}

function readVersion(string: TomlString, { reader }: PoetryFile): Demand | undefined {
  const constraint = readConstraint(string, reader);
  return constraint && { constraint, extras: [], marker: '', optional: false };
}

/** Reads a string as a constraint; errors in it are reported, unless it is still being typed. */
export function readConstraint(string: TomlString, reader: DeclarationReader): PoetryConstraint | undefined {
  const { value, errors } = parsePoetryConstraint(string.value);
  for (const { problem, span } of string.closed ? errors : []) reportIn(string, problem, span, reader);
  return value;
}

function reportIn(string: TomlString, problem: Message, span: Span, reader: DeclarationReader): void {
  const isInside = !string.escaped && span.start < span.end;
  reader.reportRequirement(problem, isInside ? shiftSpan(span, string.content.start) : string.span);
}

function readTable(table: TomlTable, { reader }: PoetryFile): Demand | undefined {
  const [version, python] = ['version', 'python'].map((key) => stringAt(table, key, reader));
  const [markers, platform] = ['markers', 'platform'].map((key) => stringAt(table, key, reader));
  const constraint = version && readConstraint(version, reader);
  const pythons = python && readConstraint(python, reader);
  const readable = !markers || checkMarker(markers, reader);
  if ((version && !constraint) || (python && !pythons) || !readable) return undefined;
  const source = sourceOf(table);
  const optional = table.entries.get('optional')?.value;
  const conditions = [
    markers?.value ?? '',
    pythons ? pythonMarker(pythons) : '',
    platformMarker(platform?.value ?? ''),
  ];
  return {
    ...(constraint && { constraint }),
    extras: extrasOf(table, reader),
    marker: allOf(conditions),
    ...(source && { source }),
    optional: optional?.kind === 'boolean' && optional.value === true,
  };
}

function checkMarker(string: TomlString, reader: DeclarationReader): boolean {
  const { errors } = parseMarker(string.value);
  for (const { problem, span } of string.closed ? errors : []) reportIn(string, problem, span, reader);
  return errors.length === 0;
}

/** Where it comes from, if not from an index; of several keys, the first in Poetry's order counts. */
function sourceOf(table: TomlTable): Demand['source'] {
  const git = textOf(table, 'git');
  if (git !== undefined) {
    const revision = textOf(table, 'rev') ?? textOf(table, 'tag') ?? textOf(table, 'branch');
    return { url: `git+${git}${revision === undefined ? '' : `@${revision}`}`, isLocal: false };
  }
  const path = textOf(table, 'file') ?? textOf(table, 'path');
  if (path !== undefined) return { url: path, isLocal: true };
  const url = textOf(table, 'url');
  return url === undefined ? undefined : { url, isLocal: false };
}

function extrasOf(table: TomlTable, reader: DeclarationReader): readonly string[] {
  const value = table.entries.get('extras')?.value;
  if (value === undefined || value.kind === 'invalid') return [];
  if (value.kind !== 'array') reader.report(say('mustBeArrayOfStrings', { key: 'extras' }), value.span);
  const elements = value.kind === 'array' ? value.elements : [];
  return elements.flatMap((element) => (element.kind === 'string' && element.closed ? [element.value] : []));
}

function stringAt(table: TomlTable, key: string, reader: DeclarationReader): TomlString | undefined {
  const value = table.entries.get(key)?.value;
  if (value?.kind === 'string') return value;
  if (value && value.kind !== 'invalid') reader.report(say('mustBeString', { key }), value.span);
  return undefined;
}
