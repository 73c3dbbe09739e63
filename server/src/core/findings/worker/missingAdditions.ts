/**
 * What pywrangler adds to a project whose settings leave PyPI out: a sync stops where none of the project's own indexes has it.
 * Without such settings nobody knows why it is missing.
 */
import type { Declaration, DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import type { Failure } from '../../diagnosis/diagnose.ts';
import { factsOfProof, restsOnUnknown } from '../../diagnosis/proof.ts';
import { install } from '../../installers/install.ts';
import { installerView } from '../../installers/installerView.ts';
import { hostBeside } from '../../installers/uv/asUvResolves.ts';
import { requirementOn, RUNTIME_LIBRARY, WITH_THE_HOST } from '../../installers/uv/pywrangler.ts';
import { say } from '../../messages/message.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import type { ProjectContext } from '../../remedies/projectContext.ts';
import type { Target } from '../../runtimes/target.ts';
import type { Question } from '../../solver/question.ts';
import { placeOf, startOf, type Finding } from '../finding.ts';
import { uvSetting } from '../uvSetting.ts';

/** What is missing in the first step, so that nothing is installed. @param lost the additions that could not be installed */
export function missingAdditions(lost: readonly Failure[], file: DependencyFile): readonly Finding[] {
  if (!leavesPypiOut(file) && file.indexOptions.indexUrl === undefined) return [];
  const missing = lost.filter(({ culprits }) =>
    culprits.every(({ obstacles }) => obstacles.every(({ cause }) => cause.kind === 'unknown-project')),
  );
  return missing.map(({ name }) => missingAddition(name, file, false));
}

/**
 * What could not be installed in the first step although its releases are known: a constraint, an override or another setting keeps
 * them out, or none is for the runtime. Measured with uv 0.13.9: a sync stops there.
 */
export function lostAdditions(lost: readonly Failure[], file: DependencyFile, target: Target): readonly Finding[] {
  const known = lost.filter(({ culprits }) =>
    culprits.every(({ obstacles }) =>
      obstacles.every(({ cause }) => cause.kind !== 'unavailable' && cause.kind !== 'unknown-project'),
    ),
  );
  return known.map(({ name }) => lostAddition(name, file, { target, bound: boundOn(name, file), last: false }));
}

function lostAddition(
  name: NormalizedName,
  { path }: DependencyFile,
  { target, bound, last }: { readonly target: Target; readonly bound: Declaration | undefined; readonly last: boolean },
): Finding {
  const under = bound && { under: bound.text };
  const message = say('additionLost', { name, target: target.label, last, ...under });
  return uvSetting('error', message, bound ? placeOf(bound) : startOf(path), {});
}

/** The constraint or override that speaks of a project, if this file has one. */
function boundOn(name: NormalizedName, { declarations, path }: DependencyFile): Declaration | undefined {
  return declarations.find(
    (one) => one.role !== 'requirement' && one.path === path && one.requirement?.normalized === name,
  );
}

/**
 * What only the machine gets cannot be had in the last step: no index is left that has it, or the project has bounds for it. An
 * address in the place of PyPI is not asked for it: most stand in for all of PyPI.
 */
export function* missingOnHost(context: ProjectContext): Question<readonly Finding[]> {
  const { file, target, isSynced, hostCatalog, installContext } = context;
  if (!isSynced || !hostCatalog) return [];
  const host = hostBeside(target, file, 'Linux');
  const { problem, seen } = installerView(file, host, installContext);
  const written = new Set<string>(seen.map(({ requirement }) => requirement.normalized));
  const findings: Finding[] = [];
  for (const name of WITH_THE_HOST) {
    const bound = boundOn(name, file);
    if (written.has(name) || name === RUNTIME_LIBRARY || !(bound || leavesPypiOut(file))) continue;
    const alone = { ...problem, requirements: [requirementOn(name)], external: new Set<NormalizedName>() };
    const resolution = yield* install(alone, hostCatalog(host, file));
    if (resolution.kind !== 'failed') continue;
    const facts = factsOfProof(resolution.proof);
    if (restsOnUnknown(facts)) continue;
    const isThere = facts.obstacles.every(({ cause }) => cause.kind !== 'unknown-project');
    if (bound && isThere) findings.push(lostAddition(name, file, { target: host, bound, last: true }));
    else if (leavesPypiOut(file)) findings.push(missingAddition(name, file, true));
  }
  return findings;
}

function leavesPypiOut({ indexOptions, projectFolders }: DependencyFile): boolean {
  const { noIndex, flatDefault, indexUrl } = indexOptions;
  return noIndex || flatDefault !== undefined || (indexUrl !== undefined && projectFolders?.has(indexUrl) === true);
}

function missingAddition(name: string, { path }: DependencyFile, last: boolean): Finding {
  return uvSetting('error', say('additionMissing', { name, last }), startOf(path), {});
}
