// The environment in which processes refuse, and note, whatever would leave the machine.
import { join } from 'node:path';
import { ROOT } from './project.mjs';

/**
 * Variables beside those of this process; child processes inherit them.
 * @param {string} log the file that every attempt is noted in
 * @param {string} nodeOptions further options of Node.js
 */
export function guardedEnvironment(log, nodeOptions = process.env.NODE_OPTIONS ?? '') {
  const guard = JSON.stringify(join(ROOT, 'tools/loopbackOnly.cjs'));
  return { NODE_OPTIONS: `${nodeOptions} --require ${guard}`.trim(), LOOPBACK_ONLY_LOG: log };
}
