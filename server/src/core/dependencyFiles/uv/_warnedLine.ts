/**
 * Warnings of uv that end a sync: pywrangler reads the versions that it has installed from what uv prints, warnings included,
 * and takes every line with `==` for one of them. Measured with pywrangler 1.17.9 and uv 0.13.9.
 */
import { say } from '../../messages/message.ts';
import { parseVersion } from '../../packaging/versions/version.ts';
import type { Span } from '../../text/span.ts';
import type { ReadingProblem } from '../dependencyFile.ts';
import type { UvLayer } from './uvTable.ts';

/**
 * @param layer a table that uv warns of and does not heed
 * @param text of its file
 * @returns what uv warns of, which is the first thing that is wrong, if it shows a `==`
 */
export function warningTakenForVersion({ problems }: UvLayer, text: string): ReadingProblem | undefined {
  const warnings = problems.filter(({ severity, about }) => severity === 'warning' && about === 'file');
  const [first, ...others] = warnings;
  if (!first) return undefined;
  const shown = others.reduce((one, other) => (other.span.start < one.span.start ? other : one), first);
  if (!lineAt(text, shown.span).includes('==') && !lacksOperator(text, shown.span)) return undefined;
  return { ...shown, problem: say('uvWarningTakenForVersion', { problem: shown.problem }), severity: 'error' };
}

/** The line that uv shows: the one in which the value begins. */
function lineAt(text: string, { start }: Span): string {
  const end = text.indexOf('\n', start);
  return text.slice(text.lastIndexOf('\n', start - 1) + 1, end < 0 ? text.length : end);
}

/** The settings that take a version specifier. */
const OF_VERSIONS = /\b(?:required-version|requires-python)["']?[ \t]*=[ \t]*$/;

/** Whether a specifier has no operator: uv asks whether it is meant with `==`. Of other values that look like one it does not. */
function lacksOperator(text: string, { start, end }: Span): boolean {
  if (!OF_VERSIONS.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start))) return false;
  const written = /^(["'])(.*)\1$/.exec(text.slice(start, end))?.[2];
  return written?.split(',').some((part) => parseVersion(part.trim()) !== undefined) === true;
}
