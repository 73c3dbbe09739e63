/**
 * The packages that code hands to an installer in the browser, as far as they stand there literally: the arguments of
 * `micropip.install`, `piplite.install` and `loadPackage`.
 * @see https://micropip.pyodide.org/en/stable/project/api.html
 * @see https://pyodide.org/en/stable/usage/api/js-api.html#pyodide.loadPackage
 */
import {
  hasUnknown,
  stringsIn,
  type CodeArguments,
  type CodeString,
  type CodeValue,
} from '../../config/code/codeValue.ts';
import { say } from '../../messages/message.ts';
import type { Span } from '../../text/span.ts';
import type { DeclarationList, DeclarationReader } from '../declarationReader.ts';
import type { CallOptions } from '../dependencyFile.ts';
import { indexUrlsIn, stateOf } from './micropipState.ts';
import { addWritten } from '../_writtenRequirement.ts';

/** The order of the parameters of `micropip.install`, for callers that do not name them. */
const PARAMETERS = ['requirements', 'keep_going', 'deps', 'credentials', 'pre', 'index_urls'];

/** Parameters that change what is installed: yes or no, what they are where nothing is said, and what they mean otherwise. */
const FLAGS: readonly { readonly name: string; readonly usual: boolean; readonly otherwise: CallOptions }[] = [
  { name: 'deps', usual: true, otherwise: { withoutDependencies: true } },
  { name: 'pre', usual: false, otherwise: { prereleases: true } },
  { name: 'reinstall', usual: false, otherwise: { reinstalls: true } },
];

const NOTHING = /^(?:none|null|undefined)$/i;

/** Adds what a call of `install` is given. @param place of the call's name */
export function addInstallCall(
  call: CodeArguments,
  list: DeclarationList,
  place: Span,
  reader: DeclarationReader,
): void {
  const given = new Map(call.named);
  PARAMETERS.forEach((name, at) => {
    const value = call.positional[at];
    if (value) given.set(name, value);
  });
  const { options: own, unread: unreadOption } = optionsOf(given);
  const state = stateOf(reader);
  const unread = unreadOption ?? state.unread;
  reader.beginCall(state.indexUrls ? { indexUrls: state.indexUrls, ...own } : own);
  if (unread !== undefined) reader.leaveUnchecked(say('installedOtherwise', { option: unread }), place);
  else {
    addValue(given.get('requirements'), list, place, reader);
    const bounds = given.get('constraints');
    const constraints = bounds && !isNothing(bounds) ? bounds : state.constraints;
    // The same ones count for every call that does not say others.
    if (constraints) addValue(constraints, { ...list, role: 'constraint' }, place, reader);
  }
}

/** What the arguments of a call say about how it installs; the name of one whose value is only known when the code runs. */
function optionsOf(given: ReadonlyMap<string, CodeValue>): {
  readonly options?: CallOptions;
  readonly unread?: string;
} {
  let options: CallOptions = {};
  for (const { name, usual, otherwise } of FLAGS) {
    const value = given.get(name);
    const flag = value ? truthOf(value) : usual;
    if (flag === undefined) return { unread: name };
    if (flag !== usual) options = { ...options, ...otherwise };
  }
  const indexes = given.get('index_urls');
  if (indexes && !isNothing(indexes)) {
    const indexUrls = indexUrlsIn(indexes);
    if (indexUrls === undefined) return { unread: 'index_urls' };
    options = { ...options, indexUrls };
  }
  return Object.keys(options).length > 0 ? { options } : {};
}

/** Whether a value counts as true; undefined if that is not known. */
function truthOf(value: CodeValue): boolean | undefined {
  if (isNothing(value)) return false;
  if (value.kind !== 'name') return undefined;
  if (/^true$/i.test(value.name)) return true;
  return /^false$/i.test(value.name) ? false : undefined;
}

/** Adds what a call of `loadPackage` is given: names of what the runtime ships, or addresses. @param place of the call's name */
export function addLoadCall(
  value: CodeValue | undefined,
  list: DeclarationList,
  place: Span,
  reader: DeclarationReader,
): void {
  reader.beginCall();
  addValue(value, list, place, reader, true);
}

/** Where the strings are that a reader has been given. */
const added = new WeakMap<DeclarationReader, Set<string>>();

/** Adds the strings of a value, and says at `place` that something in it is known only when the code runs. */
export function addValue(
  value: CodeValue | undefined,
  list: DeclarationList,
  place: Span,
  reader: DeclarationReader,
  shippedOnly = false,
): void {
  if (hasUnknown(value) && !isNothing(value)) reader.leaveUnchecked(say('knownWhenRun', { call: list.table }), place);
  if (value?.kind !== 'each') addStrings(stringsIn(value), list, reader, shippedOnly);
  else {
    // Each turn of a loop is a call of its own.
    const options = reader.ownOptions;
    for (const one of value.values) {
      reader.beginCall(options);
      addStrings(stringsIn(one), list, reader, shippedOnly);
    }
  }
}

function addStrings(
  strings: readonly CodeString[],
  list: DeclarationList,
  reader: DeclarationReader,
  shippedOnly: boolean,
): void {
  const known = added.get(reader) ?? new Set();
  added.set(reader, known);
  for (const { text, span, closed } of strings) {
    // A list in a variable may be given to several calls; what is put together has the place of its call.
    const once = `${span.start} ${text.text} ${list.role === 'constraint' ? reader.nextCall : ''}`;
    if (known.has(once)) continue;
    known.add(once);
    const whole = { start: 0, end: text.text.length };
    addWritten(reader, {
      list,
      text: text.text,
      whole: text.inFile(whole),
      element: span,
      escaped: !text.isVerbatim(whole),
      mapSpan: (inner) => text.inFile(inner),
      closed,
      nested: true,
      ...(shippedOnly && { shippedOnly }),
    });
  }
}

/** `None`, `undefined`: nothing is given at all. */
function isNothing(value: CodeValue | undefined): boolean {
  return value?.kind === 'name' && NOTHING.test(value.name);
}
