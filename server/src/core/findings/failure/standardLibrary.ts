/**
 * `standard-library`: the declared name is a module of Python's standard library that Pyodide shipped as a package of its own
 * up to 0.29. From 314 on it is part of Python, or gone; what an index has under the name is somebody else's project.
 */
import type { Failure } from '../../diagnosis/diagnose.ts';
import type { ReadDeclaration } from '../../installers/installerView.ts';
import { say } from '../../messages/message.ts';
import { shortRequirement } from '../../messages/words.ts';
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import type { Attempt } from '../../remedies/attempt.ts';
import { deletedRequirement } from '../../remedies/kinds/delete.ts';
import type { ProjectContext } from '../../remedies/projectContext.ts';
import type { Question } from '../../solver/question.ts';
import { finding, placeOf, type Finding } from '../finding.ts';

/** What Pyodide 314 lacks as well; found by importing each there. */
const GONE: ReadonlySet<NormalizedName> = new Set(['distutils', 'pydecimal', 'pydoc-data', 'test'].map(normalizeName));

/** What is there, but lacks something. */
const LIMITED = ['ssl', 'hashlib'] as const;

/** The finding if the failing dependency is such a module; undefined otherwise. */
export function* standardLibraryFinding(
  { name }: Failure,
  declaration: ReadDeclaration,
  attempt: Attempt,
): Question<Finding | undefined> {
  const { target } = attempt.context;
  if (!isModule(name, attempt.context)) return undefined;
  const parts = { requirement: shortRequirement(declaration.requirement.name), target: target.label };
  const limits = LIMITED.find((module) => normalizeName(module) === name);
  const message = GONE.has(name) ? say('goneFromPython', parts) : say('partOfPython', { ...parts, limits });
  const cost = GONE.has(name) ? say('deleteGoneCost') : undefined;
  return finding('standard-library', message, placeOf(declaration), {
    culprits: [name],
    chains: [[name]],
    explanation: [message],
    remedies: yield* deletedRequirement(attempt, cost),
  });
}

/** Whether other runtimes ship a module of this name, and this one does not. */
function isModule(name: NormalizedName, { target, generations, laterReleases }: ProjectContext): boolean {
  if (target.pyodide === undefined || target.shipped.packages.has(name)) return false;
  return [...generations, ...laterReleases].some(
    ({ shipped }) => shipped.packages.get(name)?.kind === 'cpython_module',
  );
}
