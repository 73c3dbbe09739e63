/** `not-shipped`: `loadPackage` is given what the Pyodide release does not ship. */
import type { Declaration } from '../dependencyFiles/dependencyFile.ts';
import { whyNotShipped } from '../installers/shippedOnly.ts';
import { say } from '../messages/message.ts';
import { maskCredentials } from '../messages/words.ts';
import type { Target } from '../runtimes/target.ts';
import { finding, placeOf, type Finding } from './finding.ts';

/** A finding for a declaration that takes only what the runtime ships, and gets nothing. */
export function notShipped(declaration: Declaration, target: Target): Finding {
  const text = maskCredentials(declaration.text.trim());
  const caller = declaration.reader === 'pyscript' ? 'packages_cache = "passthrough"' : declaration.table;
  const parts = { text, caller, target: target.label };
  const isName = whyNotShipped(declaration, target) === 'unknown';
  return finding('not-shipped', say(isName ? 'notShipped' : 'notAName', parts), placeOf(declaration));
}
