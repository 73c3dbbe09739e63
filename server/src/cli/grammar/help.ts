/** The help, made from the table of commands. */
import { wrapped } from '../../core/papers/text/wrapped.ts';
import type { Command, Option } from './command.ts';

/** Longer lines are hard to read, however wide a terminal is. */
const WIDEST = 110;
/** Descriptions that would be narrower stand below what they describe. */
const NARROWEST = 30;

/** What `--help` alone shows: what there is to do. @param columns the width of the terminal, if it goes to one */
export function overview(program: string, commands: readonly Command[], columns?: number): string {
  const width = widthOn(columns);
  const lines = entries(
    commands.map(({ name, summary }) => [name, summary]),
    width,
  );
  const examples = commands.flatMap((command) => command.examples?.slice(0, 1) ?? []);
  return [
    `${program} COMMAND [OPTION…]`,
    `Commands:\n${lines.join('\n')}`,
    examplesText(program, examples),
    wrapped(`${program} COMMAND --help shows the options of a command, and more examples.`, '', '', width).join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

/** The help of one command. @param columns the width of the terminal, if it goes to one */
export function commandHelp(program: string, command: Command, columns?: number): string {
  const { name, parameters, summary, options, notes = '', examples = [] } = command;
  const title = [program, name, parameters, '[OPTION…]'].filter(Boolean).join(' ');
  const width = widthOn(columns);
  const lines = entries(
    options.map((option) => [labelOf(option), option.help]),
    width,
  );
  const explained = sentencesOf(notes).flatMap((line) => wrapped(line, '', '', width));
  const purpose = wrapped(summary, '', '', width - 2).map((line) => `  ${line}`);
  return [
    [wrapped(title, '', '', width - 4).join('\n    '), ...purpose].join('\n'),
    lines.join('\n'),
    explained.join('\n'),
    examplesText(program, examples),
  ]
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

function widthOn(columns = WIDEST): number {
  return Math.max(NARROWEST, Math.min(WIDEST, columns));
}

/** Lines of the source that belong together: a line goes on in the next one unless it ends a sentence or that begins with a title. */
function sentencesOf(notes: string): readonly string[] {
  return notes.replaceAll(/(?<![.:])\n(?!\w+: )/g, ' ').split('\n');
}

/** What things are called, with what they do in a second column, or below where that is too narrow. */
function entries(all: readonly (readonly [label: string, text: string])[], width: number): readonly string[] {
  const column = Math.max(...all.map(([label]) => label.length)) + 4;
  const isBeside = width - column >= NARROWEST;
  const indent = ' '.repeat(isBeside ? column : 6);
  return all.map(([label, text]) => {
    const lines = wrapped(text, '', '', width - indent.length).join(`\n${indent}`);
    return isBeside ? `  ${label.padEnd(column - 2)}${lines}` : `  ${label}\n${indent}${lines}`;
  });
}

function labelOf({ name, short, value }: Option): string {
  return `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
}
