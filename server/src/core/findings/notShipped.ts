/** `not-shipped`: `loadPackage` is given what the Pyodide release does not ship. */
import type { Declaration } from '../dependencyFiles/dependencyFile.ts';
import { missingDependency, whyNotShipped } from '../installers/shippedOnly.ts';
import { say } from '../messages/message.ts';
import { maskCredentials } from '../messages/words.ts';
import type { Target } from '../runtimes/target.ts';
import { finding, placeOf, type Finding } from './finding.ts';

/** A finding for a declaration that takes only what the runtime ships, and gets nothing. */
export function notShipped(declaration: Declaration, target: Target): Finding {
  const text = maskCredentials(declaration.text.trim());
  const caller = declaration.reader === 'pyscript' ? 'packages_cache = "passthrough"' : declaration.table;
  const parts = { text, caller, target: target.label };
  const why = whyNotShipped(declaration, target);
  const missing = declaration.requirement && missingDependency(declaration.requirement.normalized, target.shipped);
  if (why === 'without-dependency' && missing) {
    const message = say('notShippedDependency', { ...parts, missing: missing.name, by: missing.by });
    return finding('not-shipped', message, placeOf(declaration));
  }
  const isName = why === 'unknown';
  return finding('not-shipped', say(isName ? 'notShipped' : 'notAName', parts), placeOf(declaration));
}
