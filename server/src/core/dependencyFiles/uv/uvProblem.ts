/** What ends a run of uv, whoever else may read the file. */
import type { Message } from '../../messages/message.ts';
import type { Span } from '../../text/span.ts';
import type { DependencyFile, ReadingProblem } from '../dependencyFile.ts';

const START: Span = { start: 0, end: 0 };

/** A problem of the file that is an error where uv installs; at its start if it has no better place. */
export function uvProblem({ path }: Pick<DependencyFile, 'path'>, problem: Message, span = START): ReadingProblem {
  return { problem, path, span, severity: 'error', about: 'file', objector: 'uv' };
}
