/** Compares a recorded text with the program's current output, line by line, and shows how to accept intended changes. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { structuredPatch } from 'diff';

/** Where a recorded text is compared. */
export interface Recording {
  /** The file that contains the text. */
  readonly file: string;
  /** A part of the path of the suite that compares it, as `npm test -- PATTERN` takes it. */
  readonly suite: string;
  /** The title of the test, if the suite has several: the command rewrites only this one. */
  readonly title?: string;
}

/** Unchanged lines that are shown around a change. */
const CONTEXT = 2;

/** Asserts that a file contains a text. With UPDATE_TRANSCRIPTS=1, the text is written to it. */
export function assertRecorded(recording: Recording, now: string): void {
  const { file } = recording;
  if (process.env['UPDATE_TRANSCRIPTS']) writeFileSync(file, now);
  const recorded = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (recorded === now) return;
  const command = `UPDATE_TRANSCRIPTS=1 npm test -- ${[recording.suite, ...titleOption(recording)].join(' ')}`;
  const message = `${file} is not what the program says now:\n\n${lineDifference(recorded, now)}\nIf that is meant: ${command}`;
  // The stack is useless here, and a text to compare would make mocha print its own diff as well.
  throw Object.assign(new Error(message), { stack: message });
}

function titleOption({ title }: Recording): readonly string[] {
  return title === undefined ? [] : ['--title', `'${title.replaceAll("'", String.raw`'\''`)}'`];
}

/** The lines that differ: `-` as recorded, `+` now, with their numbers. */
export function lineDifference(recorded: string, now: string): string {
  const { hunks } = structuredPatch('', '', recorded, now, '', '', { context: CONTEXT });
  return hunks.map(({ oldStart, lines }) => `line ${oldStart}:\n${lines.map((line) => `${line}\n`).join('')}`).join('');
}
