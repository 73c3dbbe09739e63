// The environment in which processes block, and log, all network access beyond this machine. What pip is told of on this machine is
// left out, since the product says of it where no index has a name.
import { devNull } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './project.mjs';

/**
 * Variables in addition to those of this process; child processes inherit them.
 * @param {string} log the file that every attempt is logged to
 * @param {string} nodeOptions further options of Node.js
 */
export function guardedEnvironment(log, nodeOptions = process.env.NODE_OPTIONS ?? '') {
  const guard = JSON.stringify(join(ROOT, 'tools/loopbackOnly.cjs'));
  const pip = { PIP_INDEX_URL: '', PIP_EXTRA_INDEX_URL: '', PIP_CONFIG_FILE: devNull };
  return { NODE_OPTIONS: `${nodeOptions} --require ${guard}`.trim(), LOOPBACK_ONLY_LOG: log, ...pip };
}
