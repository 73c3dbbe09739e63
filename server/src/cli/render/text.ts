/** The report for people: what is wrong, on which line, and what to do about it. */
import { proofWords } from '../../core/evidence/fixProof.ts';
import { tell } from '../../core/messages/message.ts';
import { identityOf, type Finding } from '../../core/findings/finding.ts';
import { type Message, say } from '../../core/messages/message.ts';
import { type Remedy, titleWithCost } from '../../core/remedies/remedy.ts';
import type { Span } from '../../core/text/span.ts';
import { proofOf } from '../../core/features/explanation.ts';
import { appliedRemedy } from '../../core/features/remediesTogether.ts';
import { tellSnippet } from '../../core/remedies/snippet.ts';
import { ownWheelsPaper } from '../../core/toolkit/ownWheels/ownWheelsPaper.ts';
import { paperText } from '../../core/papers/text/paperText.ts';
import type { FileReport, Report, ReportStyle } from '../report.ts';
import { excerptOf } from './_excerpt.ts';
import { headlines } from './_headlines.ts';
import { painter, type Paint } from '../../core/papers/text/paint.ts';
import { Places, type ShownPlace } from './_places.ts';
import { visible } from '../../core/messages/visible.ts';
import { limitOf, USUAL_COLUMNS, wrapped } from '../../core/papers/text/wrapped.ts';
import { distinctFindings, SEVERITY_COLORS, paintedSummary } from './_summary.ts';

/** In a narrower terminal, excerpts wrap. */
const MIN_EXCERPT = 40;
/** What the lines of a wrapped text begin with, but for the first. */
const CONTINUED = '  ';

/** The whole report, with a line break at its end. A finding about a file that several files include is reported once. */
export function renderText(report: Report, style: ReportStyle): string {
  // A summary of no files would repeat the failure that has been reported.
  if (report.files.length === 0) return '';
  const manner = mannerOf(style);
  const { paint, told } = manner;
  const known = new Map<string, Finding>();
  const lines: string[] = [];
  for (const file of report.files) {
    const findings = file.snapshot.findings.filter((finding) => !known.has(identityOf(finding)));
    for (const finding of findings) known.set(identityOf(finding), finding);
    // Files with only one line of output are grouped.
    if (findings.length > 0 && lines.length > 0 && lines.at(-1) !== '') lines.push('');
    for (const line of headlines(file)) {
      lines.push(...wrapped(told(line), '', CONTINUED, limitOf(style)).map((one) => paint('bold', one)));
    }
    for (const finding of findings) lines.push('', ...findingLines(finding, file, manner));
    if (findings.length > 0) lines.push('');
  }
  if (lines.at(-1) !== '') lines.push('');
  for (const set of report.wheelSets ?? []) lines.push(...paperText(ownWheelsPaper(set), style).split('\n'));
  return `${[...lines, paintedSummary([...known.values()], report, manner)].join('\n')}\n`;
}

/** The last line of the report alone. */
export function renderSummary(report: Report, style: ReportStyle): string {
  const manner = mannerOf(style);
  return `${paintedSummary(distinctFindings(report), report, manner)}\n`;
}

/** How findings are presented. */
interface Manner extends ReportStyle {
  readonly paint: Paint;
  readonly told: (message: Message) => string;
  /** The room for an excerpt: that of a usual terminal where there is none. */
  readonly room: number;
  readonly places: Places;
}

function mannerOf(style: ReportStyle): Manner {
  const told = (message: Message): string => tell(message, style.messages);
  return {
    ...style,
    paint: painter(style.colors),
    told,
    room: style.columns ?? USUAL_COLUMNS,
    places: new Places(told),
  };
}

/** The message, the place with its line, and below it the dependency chains and the fixes. */
function findingLines(finding: Finding, file: FileReport, manner: Manner): string[] {
  const { paint, told, room, texts } = manner;
  const { severity, code } = finding;
  const color = SEVERITY_COLORS[severity];
  const { where, line, text, span, index } = placeOf(finding, file, manner);
  const gutter = String(line).length;
  const excerpt = excerptOf(text, span, Math.max(MIN_EXCERPT, room - gutter - 3), index);
  const [bar, dash, margin] = [paint('blue', '|'), paint('blue', '='), ' '.repeat(gutter)];
  const mark = told(say('reportMark', { severity, code }));
  // Painted afterwards: an escape takes no column.
  const [head = '', ...rest] = wrapped(told(finding.message), `${mark}: `, CONTINUED, limitOf(manner));
  const note = (text: string): readonly string[] => {
    const [first = '', ...more] = wrapped(text, `${margin} = `, `${margin}   ${CONTINUED}`, limitOf(manner));
    return [`${margin} ${dash}${first.slice(gutter + 2)}`, ...more];
  };
  // Of a wheel there is no line to show.
  const shownLines =
    text === ''
      ? []
      : [
          `${margin} ${bar}`,
          `${paint('blue', `${line} |`)} ${excerpt.line}`.trimEnd(),
          `${margin} ${bar} ${excerpt.underline.replace(/\^+/, (carets) => paint(color, carets))}`,
        ];
  return [
    paint(color, mark) + head.slice(mark.length),
    ...rest,
    `${margin}${paint('blue', '-->')} ${visible(where)}`,
    ...shownLines,
    ...notesOn(finding, file, manner).flatMap((one) => note(told(one))),
    ...(texts ? snippetLines(finding, manner) : []),
  ];
}

/** The dependency chains or the full explanation, the other places, and the fixes. */
function notesOn(finding: Finding, file: FileReport, manner: Manner): readonly Message[] {
  const { explain, texts } = manner;
  const { explanation, related, remedies } = finding;
  return [
    ...(explain && explanation.length > 1 ? proofOf(finding) : chainNotes(finding)),
    ...related.map((other) => say('reportSee', { place: placeOf(other, file, manner).where, message: other.message })),
    ...remedies.flatMap((remedy) => [
      remedyNote(remedy, finding, texts),
      ...(remedy.proof ? proofWords(remedy.proof) : []),
    ]),
  ];
}

function chainNotes({ chains }: Finding): readonly Message[] {
  return chains.filter((chain) => chain.length > 2).map((chain) => say('reportThrough', { chain }));
}

function placeOf(
  { path, span }: { readonly path: string; readonly span: Span },
  { snapshot, show }: FileReport,
  { places }: Manner,
): ShownPlace {
  return places.of(span, { path, text: snapshot.texts.get(path) ?? '', shown: show(path) });
}

function remedyNote(remedy: Remedy, finding: Finding, printed: boolean): Message {
  const message = titleWithCost(remedy);
  if (remedy.snippet !== undefined) return say('reportText', { remedy: message, printed });
  if (remedy === appliedRemedy(finding, 'safe')) return say('reportFix', { remedy: message, applied: 'safe' });
  const isPreferred = remedy === appliedRemedy(finding, 'preferred');
  return say('reportFix', { remedy: message, ...(isPreferred && { applied: 'preferred' }) });
}

/** The texts that go with remedies, unindented, so that they can be copied. */
function snippetLines({ remedies }: Finding, { told, messages }: Manner): string[] {
  return remedies.flatMap((remedy) => {
    if (remedy.snippet === undefined) return [];
    const heading = told(say('textHeading', { title: remedy.title }));
    return ['', heading, '', ...tellSnippet(remedy.snippet, messages).trimEnd().split('\n')].map(visible);
  });
}
