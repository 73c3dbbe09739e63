/**
 * The matrix of dependencies and targets as a picture.
 * @see https://www.w3.org/TR/SVG2/
 */
import { say, tell } from '../../messages/message.ts';
import type { Messages } from '../../messages/messages.ts';
import { visible } from '../../messages/visible.ts';
import { widthOf } from '../../papers/text/wrapped.ts';
import { xmlAttribute } from '../../text/xml.ts';
import { eachPackageOnce, type Matrix, type MatrixKind } from './matrix.ts';
import { shownCell } from './matrixPaper.ts';

/** Pixels. */
const [CHARACTER, LINE, PADDING, INDENT] = [8, 24, 12, 16];
const [FONT, TITLE] = [13, 16];

/** The colour behind a cell and that of its text, which contrast by at least 4.5 to 1. */
const COLOURS: Readonly<Record<MatrixKind, readonly [behind: string, text: string]>> = {
  installed: ['#dff3e4', '#0b5a23'],
  'held-back': ['#fff0c9', '#6b4700'],
  blocked: ['#fde2e1', '#8f1414'],
  culprit: ['#a31515', '#ffffff'],
  unknown: ['#e3e3f4', '#3a3a80'],
  absent: ['#ffffff', '#595959'],
  pending: ['#ffffff', '#595959'],
};

/** A whole SVG document. @param file the path that is shown */
export function matrixPicture(file: string, { columns, rows }: Matrix, messages: Messages): string {
  const shown = eachPackageOnce(rows);
  const heads = columns.map(({ label }) => label);
  const texts = shown.map(({ cells }) => cells.map(shownCell));
  const first = widest(shown.map(({ name, level }) => widthOf(name) * CHARACTER + (level - 1) * INDENT));
  const widths = heads.map((head, at) => widest([head, ...texts.map((cells) => cells[at] ?? '')].map(pixels)));
  const starts = widths.map((_, at) => first + widths.slice(0, at).reduce((sum, width) => sum + width, 0));
  const legend = tell(say('compatibilityLegend'), messages);
  const title = tell(say('compatibilityTitle', { file }), messages).replaceAll('`', '');
  const width =
    Math.max(first + widths.reduce((sum, one) => sum + one, 0), pixels(legend), pixels(title)) + 2 * PADDING;
  const top = 3 * LINE;
  const lines = shown.flatMap(({ name, level, cells }, row) => {
    const y = top + (row + 1) * LINE;
    return [
      text(name, PADDING + (level - 1) * INDENT, y, '#1f1f1f'),
      ...cells.flatMap(({ kind }, at) => {
        const [behind, colour] = COLOURS[kind];
        const x = PADDING + (starts[at] ?? 0);
        return [
          `<rect x="${x}" y="${y - LINE + 1}" width="${(widths[at] ?? 0) - 2}" height="${LINE - 2}" fill="${behind}"/>`,
          text(texts[row]?.[at] ?? '', x + PADDING / 2, y, colour),
        ];
      }),
    ];
  });
  const height = top + (shown.length + 1) * LINE;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img"`,
    `  aria-label="${escaped(title)}" font-family="ui-monospace, Menlo, Consolas, monospace" font-size="${FONT}">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text(title, PADDING, LINE, '#1f1f1f', ` font-size="${TITLE}" font-weight="bold"`),
    text(legend, PADDING, 2 * LINE, '#595959'),
    ...heads.map((head, at) =>
      text(head, PADDING + (starts[at] ?? 0) + PADDING / 2, top, '#1f1f1f', ' font-weight="bold"'),
    ),
    ...lines,
    '</svg>\n',
  ].join('\n');
}

function pixels(shown: string): number {
  return widthOf(shown) * CHARACTER + 2 * PADDING;
}

function widest(widths: readonly number[]): number {
  return Math.max(0, ...widths) + PADDING;
}

/** @param y of the lower end of the line */
function text(shown: string, x: number, y: number, colour: string, more = ''): string {
  return `<text x="${x}" y="${y - LINE / 3}" fill="${colour}"${more}>${escaped(shown)}</text>`;
}

/** Names come from files and indexes: nothing of them is markup. */
function escaped(shown: string): string {
  return xmlAttribute(visible(shown));
}
