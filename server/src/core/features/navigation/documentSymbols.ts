/** The outline of a dependency file: its lists, and in each what is asked for. */
import type { Snapshot } from '../../analysis/snapshot.ts';
import type { Declaration } from '../../dependencyFiles/dependencyFile.ts';
import { groupedBy } from '../../text/groupedBy.ts';
import { LineIndex } from '../../text/lineIndex.ts';
import type { Span } from '../../text/span.ts';
import { SYMBOL_LIST, SYMBOL_PACKAGE, type DocumentSymbol } from '../lspValues.ts';

/** The symbols of a file in the order in which they stand there; none in a file that is not for Pyodide. */
export function documentSymbolsIn(path: string, { file, quiet, texts }: Snapshot): DocumentSymbol[] {
  if (quiet) return [];
  const lines = new LineIndex(texts.get(path) ?? '');
  const own = file.declarations
    .filter((one) => one.path === path)
    .toSorted((a, b) => a.spans.element.start - b.spans.element.start);
  return [...groupedBy(own, ({ table }) => table)].map(([table, declarations]) => ({
    name: table,
    kind: SYMBOL_LIST,
    range: lines.rangeOf(spanOfAll(declarations)),
    selectionRange: lines.rangeOf(firstOf(declarations)),
    children: declarations.map((one) => symbolOf(one, lines)),
  }));
}

function symbolOf({ requirement, text, spans }: Declaration, lines: LineIndex): DocumentSymbol {
  const name = requirement?.name ?? text;
  const rest = requirement ? text.slice(text.indexOf(requirement.name) + requirement.name.length).trim() : '';
  return {
    name: name === '' ? '?' : name,
    ...(rest !== '' && { detail: rest }),
    kind: SYMBOL_PACKAGE,
    range: lines.rangeOf(spans.element),
    selectionRange: lines.rangeOf(spans.name ?? spans.whole),
  };
}

/** From the first to the last: a list stands in one piece. */
function spanOfAll(declarations: readonly Declaration[]): Span {
  const spans = declarations.map(({ spans: { element } }) => element);
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
}

function firstOf([first]: readonly Declaration[]): Span {
  return first?.spans.element ?? { start: 0, end: 0 };
}
