/**
 * The manual page, made from the table of commands.
 * @see https://man7.org/linux/man-pages/man7/man-pages.7.html and groff's man macros
 */
import type { Command, Option } from './command.ts';

/** The page in roff. @param day on which it was made, `YYYY-MM-DD` */
export function manualPage(program: string, version: string, day: string, commands: readonly Command[]): string {
  return [
    `.TH ${program.toUpperCase().replaceAll('-', '\\-')} 1 ${roff(day)} "${roff(`${program} ${version}`)}" "User Commands"`,
    '.SH NAME',
    `${roff(program)} \\- ${roff('say whether Python dependencies install on a Pyodide runtime, and what helps')}`,
    '.SH SYNOPSIS',
    ...commands.flatMap(({ name, parameters = '' }) => [
      `.B ${roff(`${program} ${name}`)}`,
      `[\\fIOPTION\\fR]... ${roff(parameters)}`.trimEnd(),
      '.br',
    ]),
    ...commands.flatMap((command) => section(program, command)),
    '',
  ].join('\n');
}

function section(program: string, { name, summary, options, notes, examples = [] }: Command): readonly string[] {
  return [
    `.SH ${roff(name.toUpperCase())}`,
    roff(`${summary}.`),
    ...options.flatMap(optionLines),
    ...(notes === undefined ? [] : ['.PP', ...notes.split('\n').map(roff)]),
    ...examples.flatMap(({ line, purpose }) => ['.PP', roff(`${purpose}:`), '.EX', roff(`${program} ${line}`), '.EE']),
  ];
}

function optionLines({ name, short, value, help }: Option): readonly string[] {
  const flags = [...(short === undefined ? [] : [`-${short}`]), `--${name}`].map((flag) => `\\fB${roff(flag)}\\fR`);
  return ['.TP', `${flags.join(', ')}${value === undefined ? '' : ` \\fI${roff(value)}\\fR`}`, roff(help)];
}

/** Text that is shown as it is: nothing in it is an escape or, at the beginning of a line, a request. */
function roff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('`', '\\(ga')
    .replaceAll("'", '\\(aq')
    .replaceAll('"', '\\(dq')
    .replaceAll('…', '...')
    .replace(/^\./gm, '\\&.');
}
