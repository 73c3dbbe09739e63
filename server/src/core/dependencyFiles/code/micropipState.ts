/**
 * The functions of micropip that change what later calls of `install` do: what they look in, what they are bound by, and what is
 * there already. Those in a row are followed as they run; where it is not known whether one runs before a call, that call is left
 * unchecked.
 * @see https://micropip.pyodide.org/en/stable/project/api.html
 */
import { hasUnknown, isKnown, stringsIn, type CodeArguments, type CodeValue } from '../../config/code/codeValue.ts';
import { normalizeName } from '../../packaging/name.ts';
import type { DeclarationReader } from '../declarationReader.ts';
import type { IndexUrls } from '../dependencyFile.ts';

const SETTERS: ReadonlySet<string> = new Set([
  'set_index_urls',
  'set_constraints',
  'uninstall',
  'add_mock_package',
  'remove_mock_package',
]);

/** What the functions call their first parameter. */
const PARAMETERS = ['packages', 'constraints', 'name', 'urls'];

/** Whether a function of micropip changes what later calls install. */
export function isSetter(name: string): boolean {
  return SETTERS.has(name);
}

/** The functions of micropip whose own names code may import. */
export const SETTER_NAMES: readonly string[] = [...SETTERS];

/** What the code before a call has set. */
export interface MicropipState {
  /** The function that changed something in a way that is not followed. */
  readonly unread?: string;
  /** The default of `constraints`. */
  readonly constraints?: CodeValue;
  /** The default of `index_urls`. */
  readonly indexUrls?: readonly string[];
}

const states = new WeakMap<DeclarationReader, Map<string, MicropipState>>();

/** What counts for the next call in the interpreter that is read for. */
export function stateOf(reader: DeclarationReader): MicropipState {
  return states.get(reader)?.get(reader.installation.installation ?? '') ?? {};
}

/** From here on a function has changed something that is not followed. */
export function loseState(reader: DeclarationReader, setter: string): void {
  change(reader, { unread: stateOf(reader).unread ?? setter });
}

/** Follows a call of one of the functions. */
export function readSetter(setter: string, { positional, named }: CodeArguments, reader: DeclarationReader): void {
  const [first = PARAMETERS.map((parameter) => named.get(parameter)).find(Boolean), second] = positional;
  const version = second ?? named.get('version');
  if (setter === 'set_constraints' && first && !hasUnknown(first)) change(reader, { constraints: first });
  else if (setter === 'set_index_urls' && first && !hasUnknown(first)) {
    change(reader, { indexUrls: stringsIn(first).map(({ text }) => text.text) });
  } else if (setter === 'uninstall' && first && !hasUnknown(first)) {
    for (const { text } of stringsIn(first)) reader.changeInstalled({ name: normalizeName(text.text) });
  } else if (setter === 'add_mock_package' && first && version && isKnown(first) && isKnown(version)) {
    const name = normalizeName(first.text.text);
    // One in memory is found by exactly the name that micropip looks for.
    if (name === first.text.text) reader.changeInstalled({ name, version: version.text.text });
    else loseState(reader, setter);
  } else loseState(reader, setter);
}

/** An address, or a list of them; undefined if it is only known when the code runs. */
export function indexUrlsIn(value: CodeValue): IndexUrls | undefined {
  if (isKnown(value)) return value.text.text;
  if (value.kind !== 'list' || hasUnknown(value)) return undefined;
  return stringsIn(value).map(({ text }) => text.text);
}

function change(reader: DeclarationReader, changed: MicropipState): void {
  const known = states.get(reader) ?? new Map<string, MicropipState>();
  states.set(reader, known);
  known.set(reader.installation.installation ?? '', { ...stateOf(reader), ...changed });
}
