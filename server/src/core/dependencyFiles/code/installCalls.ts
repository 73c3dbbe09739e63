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
import { addWritten } from '../_writtenRequirement.ts';

/** The order of the parameters of `micropip.install`, for callers that do not name them. */
const PARAMETERS = ['requirements', 'keep_going', 'deps', 'credentials', 'pre', 'index_urls'];

/** Parameters that change what is installed, and what they are where they do not. */
const DECIDING: ReadonlyMap<string, RegExp> = new Map([
  ['deps', /^(?:true|1)$/i],
  ['pre', /^(?:false|0)$/i],
  ['index_urls', /^(?:none|null|undefined)$/i],
]);

/** Adds what a call of `install` is given. @param place of the call's name */
export function addInstallCall(
  call: CodeArguments,
  list: DeclarationList,
  place: Span,
  reader: DeclarationReader,
): void {
  reader.beginCall();
  const given = new Map(call.named);
  PARAMETERS.forEach((name, at) => {
    const value = call.positional[at];
    if (value) given.set(name, value);
  });
  const changed = [...DECIDING].find(([name, usual]) => isChanged(given.get(name), usual));
  if (changed) reader.leaveUnchecked(say('installedOtherwise', { option: changed[0] }), place);
  else {
    addValue(given.get('requirements'), list, place, reader);
    addValue(given.get('constraints'), { ...list, role: 'constraint' }, place, reader);
  }
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
    for (const one of value.values) {
      reader.beginCall();
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
    const once = `${span.start} ${text.text}`;
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
  return value?.kind === 'name' && /^(?:none|null|undefined)$/i.test(value.name);
}

function isChanged(value: CodeValue | undefined, usual: RegExp): boolean {
  if (value === undefined) return false;
  return value.kind !== 'name' || !usual.test(value.name);
}
