/** `not-shipped`: what is to be loaded is not shipped, or a lock of the project lacks what is loaded with it. */
import type { Declaration } from '../dependencyFiles/dependencyFile.ts';
import { missingDependency, whyNotShipped } from '../installers/shippedOnly.ts';
import type { Installation } from '../installers/installation.ts';
import type { InstallerView } from '../installers/installerView.ts';
import { declaredBy } from '../installers/micropip/transaction.ts';
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

/**
 * What micropip takes from a lock of the project although the lock lacks what is loaded with it: the whole call ends there. With
 * constraints micropip takes each dependency as a requirement of its own, and looks for it on an index.
 */
export function lockGapFindings(
  { transaction }: Installation,
  { problem, seen }: InstallerView,
  target: Target,
): readonly Finding[] {
  if (target.ownLock?.unknown !== undefined || !target.ownLock || !transaction || problem.constraints.length > 0)
    return [];
  const found = new Map<Declaration, Finding>();
  for (const [name, met] of transaction.fromLock) {
    const missing = missingDependency(name, target.shipped);
    const asked = declaredBy(met).requirement.normalized;
    const declaration = seen.find(({ requirement }) => requirement.normalized === asked);
    if (!missing || !declaration || found.has(declaration)) continue;
    const text = maskCredentials(declaration.text.trim());
    const parts = { text, caller: declaration.table, target: target.label, missing: missing.name, by: missing.by };
    found.set(declaration, finding('not-shipped', say('notShippedDependency', parts), placeOf(declaration)));
  }
  return [...found.values()];
}
