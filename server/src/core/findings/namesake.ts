/**
 * `standard-library`, of a dependency that does install: the runtime has a module of its name, and what is installed is
 * somebody else's project. Told of the runtime's own modules only; a project named like one of the standard library is a
 * backport mostly, which does no harm.
 */
import { PYODIDE_INDEX } from '../candidates/distribution.ts';
import type { ReadDeclaration } from '../installers/installerView.ts';
import { say } from '../messages/message.ts';
import { formatVersion } from '../packaging/versions/version.ts';
import { deletedNamesake } from '../remedies/kinds/delete.ts';
import type { ProjectContext } from '../remedies/projectContext.ts';
import { standingOf } from '../runtimes/modules/runtimeModules.ts';
import type { Question } from '../solver/question.ts';
import type { Solved } from '../solver/resolution.ts';
import { namesakeFinding } from './failure/standardLibrary.ts';
import type { Finding } from './finding.ts';

/** One finding for each declaration of such a project that an index has. */
export function* namesakeFindings(
  whole: Solved,
  seen: readonly ReadDeclaration[],
  context: ProjectContext,
): Question<readonly Finding[]> {
  const { target, modules = [] } = context;
  const findings: Finding[] = [];
  for (const declaration of seen) {
    const { name, normalized, url } = declaration.requirement;
    const pinned = whole.packages.get(normalized);
    if (!pinned || url !== undefined || pinned.candidate.distribution.index === PYODIDE_INDEX) continue;
    if (standingOf(normalized, target, modules) !== 'own') continue;
    const version = formatVersion(pinned.version);
    const message = say('namesakeInstalled', { name, version, target: target.label });
    const remedies = yield* deletedNamesake([declaration], normalized, context);
    findings.push(namesakeFinding(message, declaration, remedies));
  }
  return findings;
}
