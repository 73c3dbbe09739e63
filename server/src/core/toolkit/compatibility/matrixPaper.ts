/** The matrix of dependencies and targets as a paper, to be pasted as Markdown or read by a spreadsheet. */
import { say, type Message } from '../../messages/message.ts';
import { heading, paragraph, table, type Paper } from '../../papers/paper.ts';
import { eachPackageOnce, type Matrix, type MatrixCell, type MatrixKind } from './matrix.ts';

/** What stands in a cell for whoever sees no colours. */
export const LETTERS: Readonly<Record<MatrixKind, string>> = {
  installed: 'I',
  'held-back': 'H',
  blocked: 'F',
  culprit: 'C',
  unknown: '?',
  absent: '–',
  pending: '…',
};

/** @param file the path that is shown */
export function matrixPaper(file: string, { columns, rows }: Matrix): Paper {
  return [
    heading(1, say('compatibilityTitle', { file })),
    paragraph(say('compatibilityLegend')),
    ...table(
      [
        say('compareColumn', { column: 'dependency' }),
        say('compatibilityNeededBy'),
        ...columns.map(({ label }) => label),
      ],
      eachPackageOnce(rows).map(({ name, neededBy = '', cells }) => [name, neededBy, ...cells.map(shownCell)]),
    ),
    ...reasonsOf({ columns, rows }),
  ];
}

/** The letter, and the version if there is one. */
export function shownCell({ kind, version }: MatrixCell): string {
  return version === undefined ? LETTERS[kind] : `${LETTERS[kind]} ${version}`;
}

/** Why what the file asks for does not install, once for each reason. */
function reasonsOf({ rows }: Matrix): Paper {
  const failing = rows.filter(({ level }) => level === 1).flatMap(({ cells }) => cells);
  const reasons = failing.flatMap(({ kind, reason }) => (kind === 'blocked' || kind === 'culprit' ? [reason] : []));
  const each = new Map<string, Message>(reasons.map((reason) => [JSON.stringify(reason), reason]));
  return each.size === 0 ? [] : [{ kind: 'list', items: [...each.values()].map((text) => ({ text })) }];
}
