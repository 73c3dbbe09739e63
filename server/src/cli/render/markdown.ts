/** The report as Markdown, for a comment on a change: what the files come to, the findings in a table, and what helps. */
import { say } from '../../core/messages/message.ts';
import type { Messages } from '../../core/messages/messages.ts';
import { paperMarkdown } from '../../core/papers/markdown.ts';
import { heading, list, paragraph, table, type Block, type Paper } from '../../core/papers/paper.ts';
import { proofWords } from '../../core/evidence/fixProof.ts';
import { titleWithCost } from '../../core/remedies/remedy.ts';
import { ownWheelsPaper } from '../../core/toolkit/ownWheels/ownWheelsPaper.ts';
import type { ProgramReport, ReportStyle } from '../report.ts';
import { headlines } from './_headlines.ts';
import { allReported, type Reported } from './_reported.ts';
import { distinctFindings, summaryOf } from './_summary.ts';

/** A comment cannot be of any length, and nobody reads one that is. */
const MOST_FINDINGS = 50;

export function renderMarkdown(report: ProgramReport, { messages }: Pick<ReportStyle, 'messages'>): string {
  return paperMarkdown(paperOf(report, messages), messages);
}

function paperOf(report: ProgramReport, messages: Messages): Paper {
  const all = allReported(report);
  const shown = all.slice(0, MOST_FINDINGS);
  const nameOf = (path: string): string => report.repository.nameOf(path);
  return [
    heading(2, say('paperCheckTitle')),
    ...list(report.files.flatMap((file) => headlines(file, nameOf(file.snapshot.path)))),
    ...table(
      (['severity', 'place', 'finding'] as const).map((column) => say('paperCheckColumn', { column })),
      shown.map((one) => [
        say('reportMark', { severity: one.finding.severity, code: one.finding.code }),
        placeOf(one),
        one.finding.message,
      ]),
    ),
    ...(all.length > shown.length ? [paragraph(say('paperCheckMore', { count: all.length - shown.length }))] : []),
    ...fixesOf(shown),
    ...(report.wheelSets ?? []).flatMap(ownWheelsPaper),
    paragraph(summaryOf(distinctFindings(report), report, messages)),
  ];
}

/** What helps, by the place that it is for. */
function fixesOf(shown: readonly Reported[]): Paper {
  const items = shown
    .filter(({ finding }) => finding.remedies.length > 0)
    .map((one) => ({
      text: say('paperCheckFixes', { place: placeOf(one), code: one.finding.code }),
      items: one.finding.remedies.map((remedy) => ({
        text: titleWithCost(remedy),
        ...(remedy.proof && { items: proofWords(remedy.proof).map((text) => ({ text })) }),
      })),
    }));
  const fixes: Block = { kind: 'list', items };
  return items.length === 0 ? [] : [heading(3, say('paperCheckHelp')), fixes];
}

function placeOf({ path, region }: Reported): string {
  return `${path}:${region.startLine}`;
}
