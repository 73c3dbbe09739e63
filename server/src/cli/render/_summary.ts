/** The last line of a report: how much was found, what can be fixed, and how the run ends. */
import { identityOf, type Finding } from '../../core/findings/finding.ts';
import { SEVERITIES, type Severity } from '../../core/findings/rules.ts';
import { say, tell, type Message } from '../../core/messages/message.ts';
import type { Messages } from '../../core/messages/messages.ts';
import { appliedRemedy } from '../../core/features/remediesTogether.ts';
import type { Report } from '../report.ts';
import type { Color, Paint } from '../../core/papers/text/paint.ts';
import { limitOf, wrapped } from '../../core/papers/text/wrapped.ts';

export const SEVERITY_COLORS: Readonly<Record<Severity, Color>> = {
  error: 'red',
  warning: 'yellow',
  information: 'cyan',
  hint: 'cyan',
};

/** What is reported, each finding once, however many files lead to it. */
export function distinctFindings({ files }: Pick<Report, 'files'>): readonly Finding[] {
  const findings = files.flatMap(({ snapshot }) => snapshot.findings);
  return [...new Map(findings.map((finding) => [identityOf(finding), finding])).values()];
}

/** @param findings those of the report, each once */
export function summaryOf(findings: readonly Finding[], { files, fixed, exit }: Report, messages: Messages): Message {
  const advice = fixed ? leftBy(fixed, findings) : fixable(findings);
  const { code, because } = exit;
  const ignored = distinctAmong(files.flatMap(({ snapshot }) => snapshot.tuned?.ignored ?? []));
  const inBaseline = distinctAmong(files.flatMap((file) => file.inBaseline ?? []));
  const found = countsOf(findings, messages).map(({ text }) => text);
  const shown = { files: files.length, found, ignored, inBaseline };
  return say('reportSummary', { ...shown, ...(advice && { advice }), code, because });
}

/** The summary in words, wrapped, with what was found in the colours of its severities. */
export function paintedSummary(
  findings: readonly Finding[],
  report: Report,
  { paint, messages, columns }: SummaryManner,
): string {
  const limit = limitOf({ ...(columns !== undefined && { columns }) });
  const summary = wrapped(tell(summaryOf(findings, report, messages), messages), '', '', limit).join('\n');
  return countsOf(findings, messages).reduce(
    // Between its words a line may have ended.
    (rest, { text, color }) => rest.replace(new RegExp(text.replaceAll(' ', '[ \\n]')), (found) => paint(color, found)),
    summary,
  );
}

interface SummaryManner {
  readonly paint: Paint;
  readonly messages: Messages;
  /** The width of a terminal; nothing is wrapped without one. */
  readonly columns?: number;
}

/** How much was found of each severity, in words. */
function countsOf(
  findings: readonly Finding[],
  messages: Messages,
): readonly { readonly text: string; readonly color: Color }[] {
  const counts = SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    if (count === 0) return [];
    return [{ text: tell(say('reportCount', { severity, count }), messages), color: SEVERITY_COLORS[severity] }];
  });
  return counts.length > 0 ? counts : [{ text: tell(say('reportNoFindings'), messages), color: 'green' }];
}

/** How many there are, each of which several files may lead to. */
function distinctAmong(findings: readonly Finding[]): number {
  return new Set(findings.map(identityOf)).size;
}

/** What `--fix` would do. */
function fixable(findings: readonly Finding[]): Message | undefined {
  const [safe, unsafe] = fixesOf(findings);
  return safe + unsafe > 0 ? say('reportFixable', { safe, unsafe }) : undefined;
}

/** What `--fix` did, and what it left. */
function leftBy({ count, boldness }: NonNullable<Report['fixed']>, findings: readonly Finding[]): Message {
  const [safe, preferred] = fixesOf(findings);
  const unsafe = boldness === 'safe' ? preferred : 0;
  return say('reportFixed', { count, unsafe, rest: findings.length - safe - unsafe });
}

/** How many findings have a safe fix, and how many others have one that is applied by choice. */
function fixesOf(findings: readonly Finding[]): readonly [safe: number, unsafe: number] {
  const safe = findings.filter((finding) => appliedRemedy(finding, 'safe')).length;
  const all = findings.filter((finding) => appliedRemedy(finding, 'preferred')).length;
  return [safe, all - safe];
}
