/** The full explanation of findings as a text of its own, for those who want to read the proof. */
import { proofWords } from '../evidence/fixProof.ts';
import type { Finding } from '../findings/finding.ts';
import { type Snapshot, verdictsOf } from '../analysis/snapshot.ts';
import type { TargetChoice } from '../runtimes/targetChoice.ts';
import { type Message, say, saysTheSame, tell } from '../messages/message.ts';
import type { Messages } from '../messages/messages.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { shorten } from '../messages/words.ts';
import { titleWithCost } from '../remedies/remedy.ts';
import { tellSnippet } from '../remedies/snippet.ts';
import type { Span } from '../text/span.ts';
import { rulePage } from './diagnostics.ts';
import { shownWheelTable, wheelTable } from './wheelTable.ts';

/** At most this many culprits get a table of their wheels. */
const MOST_TABLES = 3;

/** Where an explanation is requested. */
export interface ExplanationRequest {
  readonly path: string;
  /** UTF-16 offset. */
  readonly offset: number;
  /** Only the finding with this code; without it, all at the place. */
  readonly code?: string;
}

/** The explanation of the findings at a place, or else of the nearest one; undefined if there are none. */
export function explanationAt(
  { path, offset, code }: ExplanationRequest,
  snapshot: Snapshot,
  messages: Messages,
): string | undefined {
  const own = snapshot.findings.filter((one) => one.path === path && (code === undefined || one.code === code));
  const nearest = Math.min(...own.map(({ span }) => distanceTo(span, offset)));
  const findings = own.filter(({ span }) => distanceTo(span, offset) === nearest);
  if (findings.length === 0) return undefined;
  const head = verdictsOf(snapshot).map(({ choice }) => tell(checkedFor(choice), messages));
  return [head.join('\n'), ...findings.map((finding) => explanationOf(finding, snapshot, messages))].join('\n\n');
}

function distanceTo({ start, end }: Span, offset: number): number {
  return Math.max(start - offset, offset - end, 0);
}

function checkedFor(choice: TargetChoice): Message {
  const { label: target, pythonSeries: python, pyodide } = choice.target;
  return say('pageCheckedFor', { target, python, ...(pyodide !== undefined && { pyodide }), reason: choice.reason });
}

/** The explanation of a finding without its message, which a full one begins with. */
export function proofOf({ explanation, message }: Finding): readonly Message[] {
  const [first] = explanation;
  return first && saysTheSame(first, message) ? explanation.slice(1) : explanation;
}

function explanationOf(finding: Finding, snapshot: Snapshot, messages: Messages): string {
  const told = (message: Message): string => tell(message, messages);
  const { code, remedies } = finding;
  const proof = proofOf(finding).map(told);
  // If there is a proof, it says what needs what.
  const isTold = proof.some((line) => line.startsWith('  '));
  const chains = isTold ? [] : finding.chains.filter((chain) => chain.length > 1);
  const tables = finding.culprits.slice(0, MOST_TABLES).map((name) => wheelLines(name, snapshot, told));
  return [
    told(finding.message),
    ...paragraph('', proof),
    ...paragraph(
      told(say('pageWaysIn')),
      chains.map((chain) => `  ${chain.join(' → ')}`),
    ),
    ...tables.flatMap((lines) => paragraph('', lines)),
    ...paragraph('', finding.pending ? [told(say('fixesPending'))] : []),
    ...paragraph(
      told(say('pageWaysOut')),
      remedies.flatMap((remedy) => [
        `  ${told(titleWithCost(remedy))}`,
        ...(remedy.proof ? proofWords(remedy.proof).map((line) => `    ${told(line)}`) : []),
      ]),
    ),
    ...remedies.flatMap((remedy) =>
      paragraph(
        told(say('textHeading', { title: remedy.title })),
        remedy.snippet ? tellSnippet(remedy.snippet, messages).trimEnd().split('\n') : [],
      ),
    ),
    `\n${told(say('pageAbout', { code, url: rulePage(code) }))}\n`,
  ].join('\n');
}

function paragraph(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', ...(title === '' ? [] : [title]), ...lines];
}

/** Which releases of a project have a wheel for what: the table of the hover, as text. */
function wheelLines(
  name: NormalizedName,
  { catalog, generations, choice: { target } }: Snapshot,
  told: (message: Message) => string,
): readonly string[] {
  const known = catalog.releases(name);
  if (known?.kind !== 'known') return [];
  const table = wheelTable(known.value.project, generations, { target });
  if (table.rows.length === 0) return [];
  const { head, rows } = shownWheelTable(table, (text, longest = Infinity) => shorten(text, longest));
  const { isPartial, asOf } = known.value;
  const heading = say('pageWheels', { name, isPartial, ...(asOf !== undefined && { asOf }) });
  return [told(heading), ...aligned([head, ...rows].map((row) => row.map(told)))];
}

/** Rows as lines with aligned columns. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}
