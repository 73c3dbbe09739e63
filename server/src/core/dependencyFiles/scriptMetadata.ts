/**
 * Reads the dependencies that a Python script declares in a comment.
 * @see https://packaging.python.org/en/latest/specifications/inline-script-metadata/
 */
import { say } from '../messages/message.ts';
import type { Span } from '../text/span.ts';
import { DeclarationReader } from './declarationReader.ts';
import { readRequiresPython } from './_requiresPython.ts';
import { readToml } from '../config/toml.ts';
import { plainValue, valueAt } from '../config/tomlNode.ts';
import { readUvTable } from './uv/uvTable.ts';
import type { RuntimeSign } from './signs/runtimeSign.ts';
import type { Declaration, DependencyFile } from './dependencyFile.ts';

const OPENING = /^\uFEFF?# \/\/\/ script[ \t]*\r?$/gm;

/** A block of comment lines with metadata. */
interface ScriptBlock {
  /** The opening line. */
  readonly opening: Span;
  /** The lines between the opening and the closing one. */
  readonly content: Span;
  readonly closed: boolean;
}

/** Whether a Python file has a block of metadata, or the beginning of one. */
export function hasScriptMetadata(text: string): boolean {
  OPENING.lastIndex = 0;
  return OPENING.test(text);
}

/** Reads the metadata of a script; undefined if the file has none. */
export function parseScriptMetadata(path: string, text: string): DependencyFile | undefined {
  const [block, ...others] = scriptBlocks(text);
  if (!block) return undefined;
  const reader = new DeclarationReader(path);
  if (!block.closed) reader.report(say('scriptUnclosed'), block.opening);
  for (const other of others) reader.report(say('scriptTwice'), other.opening);
  const { root, errors } = readToml(tomlOf(text, block.content));
  reader.reportAll(errors);
  const list = { table: 'script.dependencies', reader: 'pep723', role: 'requirement', active: true } as const;
  reader.addArray(root.entries.get('dependencies')?.value, 'dependencies', list);
  const toolTable = valueAt(root, ['tool', 'pyodide-preflight']);
  return {
    path,
    kind: 'script',
    text,
    includes: [],
    ...readRequiresPython(root.entries.get('requires-python')?.value, reader),
    ...readUvTable(root, reader, 'script'),
    optionalDependencies: [],
    dependencyGroups: [],
    dynamic: [],
    ...(toolTable && { toolTable, toolSettings: plainValue(toolTable) }),
    ...(marimoImport(text) && { runtimeSigns: [marimoSign(path, block.opening, reader.declarations)] }),
    declarations: reader.declarations,
    problems: reader.problems,
  };
}

/**
 * What says that a script is a notebook of marimo, which runs in the browser as well: its import of marimo, if it is one.
 * marimo also reads one that imports it under another name. Read in marimo 0.25.2, `is_app_def`.
 */
export function marimoImport(text: string): Span | undefined {
  const found = /^[ \t]*import marimo\b(?:[ \t]+as[ \t]+(\w+))?/m.exec(text);
  if (!found) return undefined;
  const app = new RegExp(String.raw`\b${found[1] ?? 'marimo'}\.App\(`);
  return app.test(text) ? { start: found.index, end: found.index + found[0].length } : undefined;
}

/**
 * marimo writes itself, often pinned, into the metadata of its notebooks. That says which release wrote it; in the browser it is
 * the release that the page loads.
 */
export function marimoSign(path: string, opening: Span, declarations: readonly Declaration[]): RuntimeSign {
  const own = declarations.find(({ requirement }) => requirement?.normalized === 'marimo');
  return { of: 'marimo', text: 'import marimo', path, span: own?.spans.whole ?? opening };
}

/** The blocks named `script`. A block ends at the last `# ///` before the comment ends, as the specification says. */
function scriptBlocks(text: string): ScriptBlock[] {
  const blocks: ScriptBlock[] = [];
  const commentLine = /#(?: .*)?$/my;
  OPENING.lastIndex = 0;
  for (let found = OPENING.exec(text); found; found = OPENING.exec(text)) {
    const start = nextLine(text, found.index);
    let end = start;
    let closing: { readonly start: number; readonly isExact: boolean } | undefined;
    while (end < text.length) {
      commentLine.lastIndex = end;
      const line = commentLine.exec(text)?.[0];
      if (line === undefined) break;
      if (line.trimEnd() === '# ///') closing = { start: end, isExact: line === '# ///' };
      end = nextLine(text, end);
    }
    const opening = { start: found.index, end: found.index + found[0].trimEnd().length };
    const content = { start, end: closing?.start ?? end };
    blocks.push({ opening, content, closed: closing?.isExact === true });
    OPENING.lastIndex = end;
  }
  return blocks;
}

function nextLine(text: string, offset: number): number {
  const lineBreak = text.indexOf('\n', offset);
  return lineBreak < 0 ? text.length : lineBreak + 1;
}

/** The TOML text of a block at its original offsets: everything else, including the `#` before each line, is blanked out. */
function tomlOf(text: string, { start, end }: Span): string {
  return ' '.repeat(start) + text.slice(start, end).replace(/(^|\n)#/g, '$1 ');
}
