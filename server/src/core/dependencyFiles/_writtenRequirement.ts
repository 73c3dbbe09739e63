/** What is handed to micropip as a text: a requirement, or the location of a wheel or of files in the browser. */
import type { TomlString } from '../config/tomlNode.ts';
import { parseWheelFilename } from '../packaging/wheels/wheelFilename.ts';
import { fileName } from '../text/path.ts';
import type { MappedText } from '../text/mappedText.ts';
import type { Span } from '../text/span.ts';
import type { DeclarationList, DeclarationReader } from './declarationReader.ts';
import type { Declaration } from './dependencyFile.ts';

const URL = /^[a-z][a-z\d+.-]*:/i;

/** `name @ https://host/file.whl`: a requirement, although it ends as a path may. */
const NAMED_URL = /^[^@/\\]*@\s*[a-z][a-z\d+.-]*:/i;

/** A text with its places, all of them in the file. */
export interface WrittenRequirement extends Pick<Declaration, 'quote' | 'nested' | 'shippedOnly'> {
  readonly list: DeclarationList;
  readonly text: string;
  /** Inside its quotes. */
  readonly whole: Span;
  /** With its quotes. */
  readonly element: Span;
  readonly escaped: boolean;
  /** From a place in `text` to one in the file. */
  readonly mapSpan: (span: Span) => Span;
  /** Whether it ends where it should; what is wrong with it is not said while it is being typed. */
  readonly closed: boolean;
}

/** What a string of a TOML, JSON or code value says of a requirement in it. */
export function writtenIn(
  { content, span, escaped, closed, value }: TomlString,
  text: MappedText,
): Pick<WrittenRequirement, 'text' | 'whole' | 'element' | 'escaped' | 'mapSpan' | 'closed'> {
  return {
    text: value,
    whole: text.inFile(content),
    element: text.inFile(span),
    escaped: escaped || !text.isVerbatim(content),
    mapSpan: (inner) => text.inFile({ start: content.start + inner.start, end: content.start + inner.end }),
    closed,
  };
}

/** Adds a text as the declaration that it is. */
export function addWritten(reader: DeclarationReader, requirement: WrittenRequirement): Declaration {
  const { list, text, whole, element, mapSpan, closed, ...rest } = requirement;
  const written = { ...list, ...rest, text };
  const spans = { whole, element };
  const isUrl = URL.test(text);
  if (!isUrl && (NAMED_URL.test(text) || !/^[./]|\.whl(?:[?#]|$)/.test(text)))
    return reader.add({ ...written, spans }, mapSpan, closed);
  const wheel = parseWheelFilename(fileName(text.split(/[?#]/, 1)[0] ?? text));
  const named = wheel && {
    name: wheel.name,
    normalized: wheel.name,
    extras: [],
    specifier: { specifiers: [] },
    url: text,
  };
  const place = isUrl ? { url: text } : { localPath: text };
  // `loadPackage` unpacks a wheel as it is.
  const options = rest.shippedOnly && {
    options: { ...reader.installation.options, withoutDependencies: true } as const,
  };
  return reader.addAsIs({
    ...written,
    ...place,
    ...options,
    ...(named && { requirement: named }),
    spans: { ...spans, specifiers: [] },
  });
}
