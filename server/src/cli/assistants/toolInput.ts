/** What a tool takes: as a schema for the assistant, and as it came. */
import type { Command, Invocation } from '../grammar/command.ts';
import { didYouMean } from '../grammar/didYouMean.ts';
import { UsageError } from '../usageError.ts';
import type { Argument, Tool } from './tools.ts';

/** A schema of the arguments of a tool, as the protocol wants it. */
export interface InputSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, object>>;
  readonly required?: string[];
  readonly additionalProperties: false;
}

/** @param command the command of the tool, whose help describes what the tool does not */
export function inputSchemaOf(tool: Tool, command: Command): InputSchema {
  const required = tool.arguments.flatMap(({ name, isRequired }) => (isRequired ? [name] : []));
  return {
    type: 'object',
    properties: Object.fromEntries(tool.arguments.map((one) => [one.name, schemaOf(one, command)])),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

function schemaOf(argument: Argument, { options }: Command): object {
  const description = argument.description ?? options.find(({ name }) => name === argument.option)?.help;
  return { ...typeOf(argument), ...(description !== undefined && { description }) };
}

function typeOf({ kind, isRequired }: Argument): object {
  switch (kind) {
    case 'text':
    case 'path':
      return { type: 'string' };
    case 'texts':
      return { type: 'array', items: { type: 'string' }, ...(isRequired && { minItems: 1 }) };
    case 'switch':
      return { type: 'boolean' };
  }
}

/** Says where a path that an assistant names leads, or that it may not be looked at. @throws {UsageError} */
export type ReadPath = (written: string) => Promise<string>;

/**
 * The call of the command that a call of its tool stands for.
 * @param given the arguments, whatever they are
 * @throws {UsageError} for what the tool does not take
 */
export async function invocationOf(
  tool: Tool,
  command: Command,
  given: Readonly<Record<string, unknown>>,
  readPath: ReadPath,
): Promise<Invocation> {
  for (const name of Object.keys(given)) requireKnown(name, tool);
  const options = new Map<string, readonly string[]>([['format', ['json']]]);
  const positionals: string[] = [];
  for (const argument of tool.arguments) {
    const values = await valuesOf(argument, given[argument.name], tool, readPath);
    if (values === undefined) continue;
    if (argument.option === undefined) positionals.push(...values);
    else options.set(argument.option, values);
  }
  return { command, options, positionals };
}

function requireKnown(name: string, tool: Tool): void {
  const names = tool.arguments.map((one) => one.name);
  if (names.includes(name)) return;
  throw new UsageError(`${tool.name} has no argument \`${name}\`${didYouMean(name, names)}`);
}

/** As an option has them: none of a switch; undefined if it is not set. */
async function valuesOf(
  argument: Argument,
  value: unknown,
  tool: Tool,
  readPath: ReadPath,
): Promise<readonly string[] | undefined> {
  const { name, kind, isRequired } = argument;
  if (value === undefined || (isRequired && Array.isArray(value) && value.length === 0)) {
    if (isRequired) throw new UsageError(`${tool.name} needs \`${name}\``);
    return undefined;
  }
  switch (kind) {
    case 'switch':
      if (typeof value !== 'boolean') throw new UsageError(`\`${name}\` must be true or false`);
      return value ? [] : undefined;
    case 'texts': {
      const texts: unknown[] | undefined = Array.isArray(value) ? value : undefined;
      if (!texts?.every((one) => typeof one === 'string')) throw new UsageError(`\`${name}\` must be a list of texts`);
      return texts.length > 0 ? texts : undefined;
    }
    case 'text':
    case 'path':
      if (typeof value !== 'string') throw new UsageError(`\`${name}\` must be a text`);
      return [kind === 'path' ? await readPath(value) : value];
  }
}
