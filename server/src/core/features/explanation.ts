/** The whole explanation of findings as a text of its own, for whoever wants to read the proof. */
import { en } from '../messages/en/en.ts';
import { tell } from '../messages/message.ts';
import type { Finding } from '../findings/finding.ts';
import { verdictsOf, type Snapshot } from '../analysis/snapshot.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { formatVersion } from '../packaging/versions/version.ts';
import { seriesOf } from '../runtimes/runtimes.ts';
import { code, shorten } from '../messages/words.ts';
import { titleWithCost } from '../remedies/remedy.ts';
import { tellSnippet } from '../remedies/snippet.ts';
import { rulePage } from './diagnostics.ts';
import { CELL_TEXTS, wheelTable, type Cell, type WheelRow } from './wheelTable.ts';

/** How many culprits get a table of their wheels. */
const MOST_TABLES = 3;

/**
 * The explanation of the findings at a place.
 * @param offset UTF-16 offset in the file at `path`
 * @param code only the finding with this code; all of the place without it
 * @returns undefined where there is no finding
 */
export function explanationAt(path: string, offset: number, snapshot: Snapshot, code?: string): string | undefined {
  const findings = snapshot.findings.filter(
    (finding) =>
      finding.path === path &&
      finding.span.start <= offset &&
      offset <= finding.span.end &&
      (code === undefined || finding.code === code),
  );
  if (findings.length === 0) return undefined;
  const head = verdictsOf(snapshot).map(
    ({ choice: { target, reason } }) =>
      // Until messages reach this place.
      `Checked for ${target.label} (Python ${target.pythonSeries}, packages of Pyodide ${target.pyodide}): ${tell(reason, en)}`,
  );
  return [head.join('\n'), ...findings.map((finding) => explanationOf(finding, snapshot))].join('\n\n');
}

function explanationOf(finding: Finding, snapshot: Snapshot): string {
  // Until messages reach this place.
  const ways = finding.remedies.map((remedy) => `  ${tell(titleWithCost(remedy), en)}`);
  const message = tell(finding.message, en);
  const lines = finding.explanation.map((line) => tell(line, en));
  // A proof that was written out begins with the statement itself.
  const proof = lines[0] === message ? lines.slice(1) : lines;
  // Who needs what stands in the proof, if there is one.
  const isTold = proof.some((line) => line.startsWith('  '));
  const chains = isTold ? [] : finding.chains.filter((chain) => chain.length > 1);
  const tables = finding.culprits.slice(0, MOST_TABLES).map((name) => wheelLines(name, snapshot));
  return [
    message,
    ...paragraph('', proof),
    ...paragraph(
      'How they come in:',
      chains.map((chain) => `  ${chain.join(' → ')}`),
    ),
    ...tables.flatMap((lines) => paragraph('', lines)),
    ...paragraph('Ways out, each of them tried:', ways),
    // Until messages reach this place.
    ...finding.remedies.flatMap(({ title, snippet }) =>
      snippet ? paragraph(`${tell(title, en)}:`, tellSnippet(snippet, en).trimEnd().split('\n')) : [],
    ),
    `\nAbout ${finding.code}: ${rulePage(finding.code)}\n`,
  ].join('\n');
}

function paragraph(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', ...(title === '' ? [] : [title]), ...lines];
}

/** Which releases of a project have a wheel where: the table of the hover, as text. */
function wheelLines(name: NormalizedName, { catalog, generations, choice: { target } }: Snapshot): readonly string[] {
  const known = catalog.releases(name);
  if (known?.kind !== 'known') return [];
  const { columns, rows } = wheelTable(known.value.project, generations, { target });
  if (rows.length === 0) return [];
  const head = [
    'Python (Pyodide)',
    ...columns.map(({ pythonSeries, pyodide }) => `${pythonSeries} (${seriesOf(pyodide)})`),
  ];
  return [`Wheels of ${code(name)}:`, ...aligned([head, ...rows.map(rowTexts)])];
}

function rowTexts({ version, date, cells }: WheelRow): readonly string[] {
  const month = date === undefined ? '' : ` (${date.slice(0, '2025-01'.length)})`;
  return [`${formatVersion(version)}${month}`, ...cells.map(cellText)];
}

function cellText({ kind, requiresPython, yanked }: Cell): string {
  const text = requiresPython === undefined ? CELL_TEXTS[kind] : `asks for Python ${shorten(requiresPython, 24)}`;
  return yanked ? `${text}, yanked` : text;
}

/** Rows as lines with columns below each other. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}
