/** The report for people: what happens, on which line, and what to do about it. */
import { en } from '../../core/messages/en/en.ts';
import { tell } from '../../core/messages/message.ts';
import { isSeen } from '../../core/installers/installerView.ts';
import type { Finding } from '../../core/findings/finding.ts';
import type { Severity } from '../../core/findings/rules.ts';
import { type Snapshot, verdictsOf } from '../../core/analysis/snapshot.ts';
import type { ResolutionSummary } from '../../core/installers/resolutionSummary.ts';
import { type Remedy, titleWithCost } from '../../core/remedies/remedy.ts';
import { tellSnippet } from '../../core/remedies/snippet.ts';
import type { Target } from '../../core/runtimes/target.ts';
import { LineIndex } from '../../core/text/lineIndex.ts';
import { preferredRemedy } from '../../core/features/remediesTogether.ts';
import { resolvesOf, type FileReport, type Report, type ReportStyle } from '../report.ts';
import { excerptOf } from './_excerpt.ts';
import { printable } from './_printable.ts';

const DEFAULT_COLUMNS = 120;
/** In a narrower terminal the lines wrap. */
const MIN_EXCERPT = 40;

const ANSI = { bold: 1, red: 31, green: 32, yellow: 33, blue: 34, cyan: 36 } as const;
type Color = keyof typeof ANSI;
type Paint = (color: Color, text: string) => string;

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
const SEVERITY_COLORS: Readonly<Record<Severity, Color>> = {
  error: 'red',
  warning: 'yellow',
  information: 'cyan',
  hint: 'cyan',
};

/** The whole report, with a line break at its end. A finding about a file that several files include is told once. */
export function renderText(report: Report, style: ReportStyle): string {
  // A summary of no files would call the failure clean that was told already.
  if (report.failed && report.files.length === 0) return '';
  const paint: Paint = (color, text) => (style.colors ? `\u001B[${ANSI[color]}m${text}\u001B[0m` : text);
  const manner = { ...style, paint, columns: style.columns ?? DEFAULT_COLUMNS, indexes: new LineIndexes() };
  const told = new Map<string, Finding>();
  const lines: string[] = [];
  for (const file of report.files) {
    const findings = file.snapshot.findings.filter((finding) => !told.has(keyOf(finding)));
    for (const finding of findings) told.set(keyOf(finding), finding);
    // Files about which there is only one line to say stand together.
    if (findings.length > 0 && lines.length > 0 && lines.at(-1) !== '') lines.push('');
    lines.push(...headlines(file).map((line) => paint('bold', printable(line))));
    for (const finding of findings) lines.push('', ...findingLines(finding, file, manner));
    if (findings.length > 0) lines.push('');
  }
  if (lines.at(-1) !== '') lines.push('');
  return `${[...lines, summary([...told.values()], report, paint)].join('\n')}\n`;
}

/** How findings are told. */
interface Manner extends Pick<ReportStyle, 'explain' | 'texts'> {
  readonly paint: Paint;
  readonly columns: number;
  readonly indexes: LineIndexes;
}

/** The lines of each text, counted once: a file may have thousands of findings. */
class LineIndexes {
  readonly #indexes = new Map<string, LineIndex>();

  of(text: string): LineIndex {
    let index = this.#indexes.get(text);
    if (!index) {
      index = new LineIndex(text);
      this.#indexes.set(text, index);
    }
    return index;
  }
}

function keyOf({ path, span, code, message }: Finding): string {
  return JSON.stringify([path, span, code, message]);
}

/** A line on the file as a whole for each target: the verdict, the target, and why it is the target. */
function headlines({ snapshot, show }: FileReport): readonly string[] {
  return verdictsOf(snapshot).map(({ choice, resolution }) => {
    const { target, reason } = choice;
    return `${show(snapshot.path)}: ${verdict(snapshot, target, resolution)} ${target.label} (${tell(reason, en)})`;
  });
}

function verdict(snapshot: Snapshot, target: Target, resolution: ResolutionSummary | undefined): string {
  const { file, lock } = snapshot;
  if (lock?.lock.supported === false) return 'not known whether it can be installed on';
  const resolves = resolvesOf(snapshot, resolution);
  const installed = file.declarations.filter((declaration) => isSeen(declaration, target));
  if (installed.length === 0) return 'nothing to install on';
  if (resolves === false) return 'cannot be installed on';
  if (!resolution || resolves === null) return 'not known whether it can be installed on';
  if (lock) return `${count(lock.pins.length, 'locked package installs', 'locked packages install')} on`;
  const verb = installed.length === 1 ? 'resolves' : 'resolve';
  const packages = count(resolution.packages.length, 'package', 'packages');
  return `${count(installed.length, 'dependency', 'dependencies')} ${verb} to ${packages} on`;
}

/** The message, the place with its line, and below it the ways that lead there and the ways out. */
function findingLines(
  finding: Finding,
  { snapshot, show }: FileReport,
  { paint, columns, indexes, explain, texts }: Manner,
): string[] {
  const color = SEVERITY_COLORS[finding.severity];
  const text = snapshot.texts.get(finding.path) ?? '';
  const index = indexes.of(text);
  const { line, character } = index.positionAt(finding.span.start);
  const gutter = String(line + 1).length;
  const excerpt = excerptOf(text, finding.span, Math.max(MIN_EXCERPT, columns - gutter - 3), index);
  const [bar, dash, margin] = [paint('blue', '|'), paint('blue', '='), ' '.repeat(gutter)];
  const notes = [
    ...(explain && finding.explanation.length > 1 ? explanationNotes(finding) : chainNotes(finding)),
    ...finding.related.map(
      (place) => `see ${placeOf(place.path, place.span.start, snapshot, show, indexes)}: ${tell(place.message, en)}`,
    ),
    ...finding.remedies.map((remedy) => remedyLine(remedy, finding, texts)),
  ];
  return [
    `${paint(color, `${finding.severity}[${finding.code}]`)}: ${printable(tell(finding.message, en))}`,
    `${margin}${paint('blue', '-->')} ${printable(show(finding.path))}:${line + 1}:${character + 1}`,
    `${margin} ${bar}`,
    `${paint('blue', `${line + 1} |`)} ${excerpt.line}`.trimEnd(),
    `${margin} ${bar} ${excerpt.underline.replace(/\^+/, (carets) => paint(color, carets))}`,
    ...notes.map((note) => `${margin} ${dash} ${printable(note)}`),
    ...(texts ? snippetLines(finding) : []),
  ];
}

function chainNotes({ chains }: Finding): readonly string[] {
  return chains.filter((chain) => chain.length > 2).map((chain) => `through: ${chain.join(' → ')}`);
}

/** The explanation begins with the message, which stands above. */
function explanationNotes({ explanation, message }: Finding): readonly string[] {
  const lines = explanation.map((line) => tell(line, en));
  return lines[0] === tell(message, en) ? lines.slice(1) : lines;
}

function placeOf(
  path: string,
  offset: number,
  { texts }: Snapshot,
  show: FileReport['show'],
  indexes: LineIndexes,
): string {
  const { line, character } = indexes.of(texts.get(path) ?? '').positionAt(offset);
  return `${show(path)}:${line + 1}:${character + 1}`;
}

function remedyLine(remedy: Remedy, finding: Finding, texts: boolean): string {
  const applied = remedy === preferredRemedy(finding) ? ' (--fix does this)' : '';
  const [label, where] =
    remedy.snippet === undefined ? ['fix', applied] : ['text', texts ? ' (see below)' : ' (--texts prints it)'];
  // Until messages reach this place.
  return `${label}: ${tell(titleWithCost(remedy), en)}${where}`;
}

/** The texts that go with remedies, unindented, so that they can be copied. */
function snippetLines({ remedies }: Finding): string[] {
  return remedies.flatMap(({ title, snippet }) =>
    // Until messages reach this place.
    snippet === undefined
      ? []
      : ['', `${tell(title, en)}:`, '', ...tellSnippet(snippet, en).trimEnd().split('\n')].map(printable),
  );
}

function summary(findings: readonly Finding[], { files, fixed }: Report, paint: Paint): string {
  const counts = SEVERITIES.flatMap((severity) => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return number === 0 ? [] : [paint(SEVERITY_COLORS[severity], count(number, severity, `${severity}s`))];
  });
  const found = counts.length === 0 ? paint('green', 'no findings') : counts.join(', ');
  return `${count(files.length, 'file', 'files')}: ${found}${adviceFor(findings, fixed)}`;
}

function adviceFor(findings: readonly Finding[], fixed: boolean): string {
  const fixable = findings.filter((finding) => preferredRemedy(finding)).length;
  if (fixable === 0) return fixed && findings.length > 0 ? '; what is left needs a decision of yours' : '';
  if (fixable < findings.length) return `; --fix mends ${fixable} of them`;
  return `; --fix mends ${fixable === 1 ? 'it' : 'all of them'}`;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
