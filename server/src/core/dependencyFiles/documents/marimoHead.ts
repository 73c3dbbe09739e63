/**
 * Reads the dependencies of a marimo notebook that is no file of Python. In Markdown `pyproject` at the head of the document is the
 * TOML that a script has in its comment, or else `header` is that comment. marimo installs them in the browser as it does those of a
 * script.
 * @see https://docs.marimo.io/guides/editor_features/watching/
 */
import { readToml } from '../../config/toml.ts';
import { valueAt } from '../../config/tomlNode.ts';
import { readYaml } from '../../config/yaml.ts';
import { MappedTextBuilder, type MappedText } from '../../text/mappedText.ts';
import type { Span } from '../../text/span.ts';
import type { DeclarationReader } from '../declarationReader.ts';
import type { RuntimeSign } from '../signs/runtimeSign.ts';
import { addWritten, writtenIn } from '../_writtenRequirement.ts';

const LIST = { table: 'script.dependencies', reader: 'pep723', role: 'requirement', active: true } as const;

/** Adds the dependencies, and returns what says that it is a notebook of marimo; undefined if none is declared. */
export function readMarimoHead(head: MappedText, reader: DeclarationReader): RuntimeSign | undefined {
  if (!/^(?:pyproject|header):/m.test(head.text)) return undefined;
  const root = readYaml(head.text);
  for (const key of ['pyproject', 'header']) {
    const entry = root.entries.get(key);
    const written = entry?.value.kind === 'string' ? blockScalar(head, entry.value.span) : undefined;
    const toml =
      written && (key === 'header' || written.text.startsWith('# /// script') ? commentIn(written) : written);
    if (!entry || !toml || !addDependencies(toml, reader)) continue;
    const span = head.inFile(root.entries.get('marimo-version')?.keySpan ?? entry.keySpan);
    return { of: 'marimo', text: key, path: reader.path, span };
  }
  return undefined;
}

/** Adds the dependencies in the comment of a notebook's code that is a part of another file; returns whether it lists any. */
export function readNotebookComment(code: MappedText, reader: DeclarationReader): boolean {
  const toml = commentIn(code);
  return toml !== undefined && addDependencies(toml, reader);
}

function addDependencies(toml: MappedText, reader: DeclarationReader): boolean {
  const dependencies = valueAt(readToml(toml.text).root, ['dependencies']);
  if (dependencies?.kind !== 'array') return false;
  for (const element of dependencies.elements) {
    if (element.kind === 'string') addWritten(reader, { list: LIST, ...writtenIn(element, toml), nested: true });
  }
  return true;
}

/** The lines of a block scalar (`|`) without their indentation; undefined for a value that is written in another way. */
function blockScalar(source: MappedText, { start, end }: Span): MappedText | undefined {
  const opening = /^\|[^\n]*\n/.exec(source.text.slice(start, end))?.[0];
  if (opening === undefined) return undefined;
  const body = source.slice(start + opening.length, end);
  const indent = /^ */.exec(body.text.replace(/^(?:[ \t]*\r?\n)+/, ''))?.[0].length ?? 0;
  return withoutStarts(body, (line) => Math.min(indent, line.length - line.trimStart().length));
}

/** The TOML in the comment `# /// script`; undefined if there is none. */
function commentIn(header: MappedText): MappedText | undefined {
  const [whole, opening = '', content = ''] =
    /^(# \/\/\/ script[^\n]*\n)((?:#[^\n]*\n?)*?)# \/\/\/[ \t]*$/m.exec(header.text) ?? [];
  if (whole === undefined) return undefined;
  const start = header.text.indexOf(whole) + opening.length;
  return withoutStarts(header.slice(start, start + content.length), (line) => (line.startsWith('# ') ? 2 : 1));
}

/** A text without the beginnings of its lines. @param lengthOf how long they are */
function withoutStarts(text: MappedText, lengthOf: (line: string) => number): MappedText {
  const builder = new MappedTextBuilder(text);
  for (const { 0: line, index } of text.text.matchAll(/[^\n]*\n?/g)) {
    const bare = line.replace(/\r?\n$/, '');
    builder.keep(index + Math.min(lengthOf(bare), bare.length), index + line.length);
  }
  return builder.build();
}
