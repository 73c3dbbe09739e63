/** `not-shipped`: what is to be loaded is not shipped, or a lock of the project lacks what is loaded with it. */
import type { Declaration } from '../dependencyFiles/dependencyFile.ts';
import { missingDependency, whyNotShipped } from '../installers/shippedOnly.ts';
import type { Installation } from '../installers/installation.ts';
import { type InstallerView, seenOf } from '../installers/installerView.ts';
import { declaredBy } from '../installers/micropip/transaction.ts';
import { say } from '../messages/message.ts';
import { maskCredentials } from '../messages/words.ts';
import { switchEdits, switchRemedy, switchTitle } from '../remedies/kinds/switchTarget.ts';
import type { ProjectContext } from '../remedies/projectContext.ts';
import type { Remedy } from '../remedies/remedy.ts';
import type { Target } from '../runtimes/target.ts';
import { finding, placeOf, type Finding } from './finding.ts';

/**
 * A finding for a declaration that takes only what the runtime ships, and gets nothing.
 * @param all everything that the file declares
 */
export function notShipped(declaration: Declaration, all: readonly Declaration[], context: ProjectContext): Finding {
  const { target } = context;
  const text = maskCredentials(declaration.text.trim());
  const caller = declaration.reader === 'pyscript' ? 'packages_cache = "passthrough"' : declaration.table;
  const parts = { text, caller, target: target.label };
  const why = whyNotShipped(declaration, target);
  const missing = declaration.requirement && missingDependency(declaration.requirement.normalized, target.shipped);
  if (why === 'without-dependency' && missing) {
    const message = say('notShippedDependency', { ...parts, missing: missing.name, by: missing.by });
    return finding('not-shipped', message, placeOf(declaration));
  }
  if (why !== 'unknown') return finding('not-shipped', say('notAName', parts), placeOf(declaration));
  const later = newerRuntimes(context).find((other) => whyNotShipped(declaration, other) === undefined);
  const message = say('notShipped', { ...parts, ...(later && { later: later.label }) });
  return finding('not-shipped', message, placeOf(declaration), {
    remedies: later ? switching(later, all, context) : [],
  });
}

/** The runtimes that may ship more, those with the same Python first. */
function newerRuntimes({ target, laterReleases, generations }: ProjectContext): readonly Target[] {
  const newer = generations.slice(generations.findIndex(({ name }) => name === target.name) + 1);
  return [...laterReleases, ...newer];
}

/** The switch to a runtime, if a file of the project decides that, and all that is loaded is known to be shipped there. */
function switching(other: Target, all: readonly Declaration[], context: ProjectContext): readonly Remedy[] {
  const ships = all.every((one) => one.shippedOnly === true && whyNotShipped(one, other) === undefined);
  const edits = ships ? switchEdits(context, other) : undefined;
  return edits ? [switchRemedy(switchTitle(context, other), edits)] : [];
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
    const declaration = seenOf(asked, seen)[0];
    if (!missing || !declaration || found.has(declaration)) continue;
    const text = maskCredentials(declaration.text.trim());
    const parts = { text, caller: declaration.table, target: target.label, missing: missing.name, by: missing.by };
    found.set(declaration, finding('not-shipped', say('notShippedDependency', parts), placeOf(declaration)));
  }
  return [...found.values()];
}
