// The environment in which processes block, and log, all network access beyond this machine.
import { join } from 'node:path';
import { ROOT } from './project.mjs';

/**
 * Variables in addition to those of this process; child processes inherit them.
 * @param {string} log the file that every attempt is logged to
 * @param {string} nodeOptions further options of Node.js
 */
export function guardedEnvironment(log, nodeOptions = process.env.NODE_OPTIONS ?? '') {
  const guard = JSON.stringify(join(ROOT, 'tools/loopbackOnly.cjs'));
  return { NODE_OPTIONS: `${nodeOptions} --require ${guard}`.trim(), LOOPBACK_ONLY_LOG: log };
}
