/** How often each finding occurs, for whoever begins to look at a large project. */
import { SEVERITIES } from '../../core/findings/rules.ts';
import { say, tell } from '../../core/messages/message.ts';
import type { Report, ReportStyle } from '../report.ts';
import { painter } from '../../core/papers/text/paint.ts';
import { distinctFindings, SEVERITY_COLORS, paintedSummary } from './_summary.ts';

/** A line for each severity and code, the worst and most frequent first, and the summary. */
export function renderStatistics(report: Report, { messages, colors, columns }: ReportStyle): string {
  const paint = painter(colors);
  const findings = distinctFindings(report);
  const kinds = new Map(findings.map(({ severity, code }) => [`${severity} ${code}`, { severity, code }]));
  const counted = [...kinds.values()]
    .map(({ severity, code }) => ({
      ...{ severity, code },
      count: findings.filter((finding) => finding.severity === severity && finding.code === code).length,
    }))
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        b.count - a.count ||
        (a.code < b.code ? -1 : 1),
    );
  const width = Math.max(0, ...counted.map(({ count }) => String(count).length));
  const lines = counted.map(({ severity, code, count }) => {
    const mark = tell(say('reportMark', { severity, code }), messages);
    return `${String(count).padStart(width)}  ${paint(SEVERITY_COLORS[severity], mark)}\n`;
  });
  const summary = paintedSummary(findings, report, {
    ...{ paint, messages },
    ...(columns !== undefined && { columns }),
  });
  return `${lines.join('')}${lines.length > 0 ? '\n' : ''}${summary}\n`;
}
