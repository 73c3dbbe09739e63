/** The help, made from the table of commands. */
import type { Command, Option } from './command.ts';

const WIDTH = 110;

/** What `--help` alone shows: what there is to do, with the options that every command has. */
export function overview(program: string, commands: readonly Command[]): string {
  const column = Math.max(...commands.map(({ name }) => name.length)) + 4;
  const lines = commands.map(({ name, summary }) => entry(name, summary, column));
  const examples = commands.flatMap((command) => command.examples?.slice(0, 1) ?? []);
  return [
    `${program} COMMAND [OPTION…]`,
    `Commands:\n${lines.join('\n')}`,
    examplesText(program, examples),
    `${program} COMMAND --help shows the options of a command, and more examples.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

/** The help of one command. */
export function commandHelp(program: string, command: Command): string {
  const { name, parameters, summary, options, notes = '', examples = [] } = command;
  const title = [program, name, parameters, '[OPTION…]'].filter(Boolean).join(' ');
  const labels = options.map(labelOf);
  const column = Math.max(...labels.map((label) => label.length)) + 4;
  const lines = options.map((option, index) => entry(labels[index] ?? '', option.help, column));
  const wrapped = notes.split('\n').flatMap((line) => wrap(line, WIDTH));
  return [`${title}\n  ${summary}`, lines.join('\n'), wrapped.join('\n'), examplesText(program, examples)]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

/** The help of all commands, one after the other. */
export function helpText(program: string, commands: readonly Command[]): string {
  return commands.map((command) => commandHelp(program, command)).join('\n');
}

function examplesText(program: string, examples: Command['examples'] = []): string {
  if (examples.length === 0) return '';
  return ['Examples:', ...examples.flatMap(({ line, purpose }) => [`  # ${purpose}`, `  ${program} ${line}`])].join(
    '\n',
  );
}

function entry(label: string, text: string, column: number): string {
  return `  ${label.padEnd(column - 2)}${wrap(text, WIDTH - column).join(`\n${' '.repeat(column)}`)}`;
}

function labelOf({ name, short, value }: Option): string {
  return `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
