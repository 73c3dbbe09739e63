/** The page that shows the texts of uv, micropip and this program side by side, generated from the recorded failures. */
import { format, resolveConfig } from 'prettier';
import { targetOf } from './recorded.ts';
import { micropipText, ourExplanation, ourMessages, ourWhole, type RecordedFailure } from './recordedFailures.ts';

/** Maximum number of lines of a text; of longer ones only the beginning and the end are shown. */
const MOST_LINES = 40;
const FIRST_LINES = 14;
const LAST_LINES = 8;

/** Failures for which both texts are the same: one section. */
interface Section {
  readonly failure: RecordedFailure;
  readonly runs: readonly string[];
}

/** The whole page, as formatted by the formatter. */
export async function explanationsPage(failures: readonly RecordedFailure[]): Promise<string> {
  const ofUv = sectionsOf(failures.filter(({ uv }) => uv !== undefined));
  const ofMicropip = failures.filter(({ uv }) => uv === undefined);
  const text = [
    introduction(failures),
    '## In numbers',
    summary(ofUv),
    "## uv's failures",
    ...ofUv.map(sectionText),
    '## What micropip alone refuses',
    'uv resolves these for Python Workers. For the Pyodide release of the same packages:',
    ...ofMicropip.map(micropipSection),
  ].join('\n\n');
  return format(text, { ...(await resolveConfig('docs/explanations.md')), parser: 'markdown' });
}

function sectionsOf(failures: readonly RecordedFailure[]): readonly Section[] {
  const sections = new Map<string, { failure: RecordedFailure; runs: string[] }>();
  for (const failure of failures) {
    const key = JSON.stringify([failure.target, failure.uv, ourExplanation(failure.findings)]);
    const known = sections.get(key);
    if (known) known.runs.push(failure.run);
    else sections.set(key, { failure, runs: [failure.run] });
  }
  return [...sections.values()];
}

function introduction(failures: readonly RecordedFailure[]): string {
  const ofUv = failures.filter(({ uv }) => uv !== undefined);
  const within = ofUv.filter((failure) => partOf(failure, ourExplanation(failure.findings)) <= 0.1).length;
  const messages = ofUv.filter((failure) => partOf(failure, ourMessages(failure.findings)) <= 0.1).length;
  const withWays = ofUv.filter((failure) => partOf(failure, ourWhole(failure.findings)) <= 0.1).length;
  return `# Explanations side by side

What uv says, what micropip says and what this program says, for every failure in the recorded runs of the installers
(\`test/data/oracle\`): uv 0.13.9 as pywrangler calls it, and the micropip of the same Pyodide release. A test generates
this page and keeps it up to date.

Our message is at most a tenth as long as uv's text in ${messages} of ${ofUv.length} failed runs of uv, with the whole explanation in
${within}, and with the fixes as well, for which uv has no counterpart, in ${withWays}.

Lengths are characters, line breaks included. uv's text is what it printed, without colours. micropip was run with \`keep_going\`,
so that it names all that it found no wheel for; its text is composed of that record and its own wording. Where micropip was
not run on just these requirements nothing is said of it.`;
}

/** The length of a text relative to uv's. */
export function partOf({ uv = '' }: RecordedFailure, ours: string): number {
  return ours.length / uv.length;
}

function summary(sections: readonly Section[]): string {
  const head =
    '| requirements | Python Workers | uv | micropip | our message | with its explanation | of uv | with fixes | of uv |';
  const rows = sections.map(({ failure }) => {
    const { requirements, target, uv = '', micropip, findings } = failure;
    const explanation = ourExplanation(findings);
    return `| ${[
      requirements.map((text) => `\`${text}\``).join(', '),
      targetOf(target).pythonSeries,
      uv.length,
      micropip?.length ? micropipText(micropip).length : '–',
      ourMessages(findings).length,
      explanation.length,
      percent(partOf(failure, explanation)),
      ourWhole(failure.findings).length,
      percent(partOf(failure, ourWhole(failure.findings))),
    ].join(' | ')} |`;
  });
  return [head, '| --- | --- | --: | --: | --: | --: | --: | --: | --: |', ...rows].join('\n');
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}

function sectionText({ failure, runs }: Section): string {
  const { requirements, target, uv = '', micropip, findings } = failure;
  const others = runs.length > 1 ? `The same in ${runs.length} runs: ${runs.join('; ')}.` : `Run: ${runs.join('')}.`;
  return [
    `### ${requirements.map((text) => `\`${text}\``).join(', ')} on ${targetOf(target).label}`,
    others,
    `**This program** (message ${ourMessages(findings).length} characters, with its explanation ${ourExplanation(findings).length}, with the fixes ${ourWhole(failure.findings).length}):`,
    block(ourWhole(failure.findings)),
    ...(micropip ? micropipPart(micropip) : []),
    `**uv** (${uv.length} characters, ${uv.split('\n').length} lines):`,
    folded(uv),
  ].join('\n\n');
}

function micropipPart(micropip: readonly string[]): readonly string[] {
  if (micropip.length === 0)
    return [
      '**micropip** installs it: it takes what the lock of Pyodide has, or goes down to a release that has a wheel.',
    ];
  const text = micropipText(micropip);
  return [`**micropip** (${text.length} characters):`, block(text)];
}

function micropipSection({ requirements, target, micropip = [], findings }: RecordedFailure): string {
  const ours = findings.length === 0 ? 'It installs by the rules of uv' : ourWhole(findings);
  return [
    `### ${requirements.map((text) => `\`${text}\``).join(', ')} on Pyodide ${targetOf(target).pyodide}`,
    '**This program**:',
    block(ours),
    ...micropipPart(micropip),
  ].join('\n\n');
}

function block(text: string): string {
  return `\`\`\`text\n${text}\n\`\`\``;
}

function folded(text: string): string {
  const lines = text.split('\n');
  if (lines.length <= MOST_LINES) return block(text);
  const left = lines.slice(FIRST_LINES, -LAST_LINES);
  const note = `[… ${left.length} lines, ${left.join('\n').length} characters …]`;
  const shown = [...lines.slice(0, FIRST_LINES), note, ...lines.slice(-LAST_LINES)].join('\n');
  return `<details>\n<summary>${lines.length} lines, the beginning and the end of them</summary>\n\n${block(shown)}\n\n</details>`;
}
