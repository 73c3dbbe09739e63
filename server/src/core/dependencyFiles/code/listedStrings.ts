/** Lists of requirements in configurations (JSON, YAML) that are a part of another file, or have another purpose. */
import type { TomlString, TomlValue } from '../../config/tomlNode.ts';
import { say } from '../../messages/message.ts';
import type { MappedText } from '../../text/mappedText.ts';
import { addWritten, writtenIn } from '../_writtenRequirement.ts';
import type { DeclarationList, DeclarationReader } from '../declarationReader.ts';

/**
 * Adds the strings of a list, or the only string; what is no string is reported.
 * @param text that the value was read from
 * @param shippedOnly whether only what the runtime ships is taken
 * @returns whether there is such a list
 */
export function addListed(
  value: TomlValue | undefined,
  list: DeclarationList,
  text: MappedText,
  reader: DeclarationReader,
  shippedOnly = false,
): boolean {
  if (value === undefined || value.kind === 'invalid') return false;
  const elements = value.kind === 'array' ? value.elements : [value];
  for (const element of elements) {
    if (element.kind === 'string') addString(element, list, text, reader, shippedOnly);
    else if (element.kind !== 'invalid')
      reader.report(say('mayHoldStringsOnly', { key: list.table }), text.inFile(element.span));
  }
  return true;
}

function addString(
  string: TomlString,
  list: DeclarationList,
  text: MappedText,
  reader: DeclarationReader,
  shippedOnly: boolean,
): void {
  addWritten(reader, { list, ...writtenIn(string, text), nested: true, ...(shippedOnly && { shippedOnly }) });
}
