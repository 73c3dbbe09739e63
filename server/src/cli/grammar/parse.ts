/** Reads the arguments after the program's name by the table of commands. */
import { listOf } from '../../core/messages/words.ts';
import { closestTo } from '../../core/text/closest.ts';
import { UsageError } from '../usageError.ts';
import type { Command, Invocation, Option } from './command.ts';

/** What a command line may ask for instead of running a command: the help of one, or of all. */
export type Parsed = Invocation | { readonly help: Command | undefined } | 'version';

/** Reads a command line; an empty one asks for help. @throws {UsageError} */
export function parseArguments(words: readonly string[], commands: readonly Command[]): Parsed {
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === '-h') return { help: undefined };
  if (name === '--version' || name === '-V') return 'version';
  if (name === 'help') return { help: rest[0] === undefined ? undefined : commandNamed(rest[0], commands) };
  return parseOptions(commandNamed(name, commands), rest);
}

function commandNamed(name: string, commands: readonly Command[]): Command {
  const command = commands.find((candidate) => candidate.name === name);
  if (command) return command;
  const names = commands.map((known) => known.name);
  // The first thing that people write is the folder.
  const otherwise = name.startsWith('-')
    ? undefined
    : `; see --help, or say \`check ${name}\` if that is a file or folder`;
  throw new UsageError(unknown(`unknown command \`${name}\``, name, names, otherwise));
}

function parseOptions(command: Command, words: readonly string[]): Parsed {
  const options = new Map<string, string[]>();
  const positionals: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const rest = restOf(command, words, at);
    if (rest) {
      positionals.push(...rest);
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      positionals.push(word);
      continue;
    }
    const { option, inline } = findOption(command, word);
    if (option.name === 'help') return { help: command };
    if (option.name === 'version') return 'version';
    const values = options.get(option.name) ?? [];
    if (option.value !== undefined) values.push(chosen(option, inline ?? followingValue(option, words[++at])));
    else if (inline !== undefined) throw new UsageError(`--${option.name} takes no value`);
    options.set(option.name, values);
  }
  if (command.parameters === undefined && positionals[0] !== undefined) {
    throw new UsageError(`unexpected argument \`${positionals[0]}\``);
  }
  return { command, options, positionals };
}

/** The words that are no options any more; undefined if the next one may be one. */
function restOf({ passesOn }: Command, words: readonly string[], at: number): readonly string[] | undefined {
  const word = words[at] ?? '';
  if (word === '--') return words.slice(at + 1);
  return passesOn && !word.startsWith('-') ? words.slice(at) : undefined;
}

/** How much is told: what every command has, or says why not. */
const MANNERS = ['quiet', 'verbose'] as const;

function findOption(command: Command, word: string): { option: Option; inline?: string } {
  const [, written = word, inline] = /^([^=]*)=(.*)$/s.exec(word) ?? [];
  const option = command.options.find(({ name, short }) => written === `--${name}` || written === `-${short ?? ''}`);
  if (option) return { option, ...(inline !== undefined && { inline }) };
  const manner = MANNERS.find((name) => written === `--${name}` || written === `-${name.charAt(0)}`);
  const because = manner && command.without?.[manner];
  if (because !== undefined) throw new UsageError(`${command.name} has no --${manner ?? ''}: ${because}`);
  const names = command.options.map(({ name }) => `--${name}`);
  throw new UsageError(unknown(`unknown option \`${written}\``, written, names));
}

function followingValue(option: Option, word: string | undefined): string {
  const isNumber = option.numeric && /^-\d+$/.test(word ?? '');
  if (word !== undefined && (word === '-' || isNumber || !word.startsWith('-'))) return word;
  throw new UsageError(`--${option.name} needs a value: --${option.name} ${option.value ?? ''}`);
}

function chosen({ name, choices }: Option, value: string): string {
  if (choices && !choices.includes(value)) {
    throw new UsageError(unknown(`--${name} must be ${listOf(choices, 'or')}, not ${value}`, value, choices, ''));
  }
  return value;
}

/** Adds the name that was probably meant to an error message. */
function unknown(complaint: string, written: string, names: readonly string[], otherwise = '; see --help'): string {
  const begun = names.filter((name) => name.startsWith(written) && written.replace(/^--?/, '').length > 1);
  const nearest = begun.length === 1 ? begun[0] : closestTo(written, names)[0];
  return nearest === undefined ? `${complaint}${otherwise}` : `${complaint}; did you mean \`${nearest}\`?`;
}
