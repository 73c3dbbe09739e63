/** Whether output has colours. */
import type { CommandParts, Invocation } from './grammar/command.ts';
import { valueOf } from './grammar/command.ts';
import type { Terminal } from './terminal.ts';

/**
 * What the option says, else the environment, else whether people read along.
 * @see https://no-color.org and https://force-color.org
 */
export function usesColors(
  invocation: Invocation,
  { interactive }: Pick<Terminal, 'interactive'>,
  { host }: Pick<CommandParts, 'host'>,
): boolean {
  const asked = valueOf(invocation, 'color') ?? 'auto';
  if (asked !== 'auto') return asked === 'always';
  const { NO_COLOR, FORCE_COLOR, TERM } = host.environment.variables;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return interactive && TERM !== 'dumb';
}
