/**
 * What `exclude-newer` does to the index of a Pyodide release: it gives no dates, and uv treats a file without a date as too
 * new. Whether that matters is found out by resolving as if such files counted.
 */
import type { ReadDeclaration, InstallerView } from '../installers/installerView.ts';
import { uvSettingsOf } from '../installers/uv/uvPolicy.ts';
import { say } from '../messages/message.ts';
import { shortRequirement } from '../messages/words.ts';
import { versionsEqual } from '../packaging/versions/version.ts';
import type { Attempt } from '../remedies/attempt.ts';
import { exempting } from '../remedies/kinds/exempt.ts';
import type { ProjectContext } from '../remedies/projectContext.ts';
import { installedAfter, proven } from '../remedies/prove.ts';
import { withSideEffects } from '../remedies/sideEffects.ts';
import type { Question } from '../solver/question.ts';
import { chainFrom, type Resolution, type Solved } from '../solver/resolution.ts';
import { withoutMarker } from './failure/takingPart.ts';
import { isIn, isUndated, onlyNeeded, settingThatHides, withUndated } from './_undated.ts';
import { placeOf, type Finding } from './finding.ts';
import { placeIn, uvSetting } from './uvSetting.ts';

/** The warning at the setting, if it changes what is installed. */
export function* undatedIndexFindings(
  whole: Resolution,
  { problem }: InstallerView,
  context: ProjectContext,
): Question<readonly Finding[]> {
  const { file, target } = context;
  const { excludeNewerPlace: place } = uvSettingsOf(file);
  if (whole.kind === 'failed' || !place || target.pyodide === undefined) return [];
  const lifted = yield* withUndated(problem, context.catalogFor(target));
  if (!lifted || isSame(whole, lifted)) return [];
  const hidden = [...lifted.packages.values()].filter((pinned) => isUndated(pinned) && !isIn(whole, pinned));
  const names = hidden.map(({ name }) => name);
  const remedy = exempting(names, file);
  const after = remedy && (yield* installedAfter(remedy.edits, context));
  const parts = { pyodide: target.pyodide, names };
  const message = say('undatedIndex', parts);
  const explanation = names.length > 0 ? [message, say('undatedProjects', parts)] : [message];
  const remedies = remedy && after ? [remedy] : [];
  return [uvSetting('warning', message, placeIn(file, place), { explanation, remedies })];
}

/** The finding about a failing dependency that installs if such files count; undefined otherwise. */
export function* hiddenByDateFinding(declaration: ReadDeclaration, attempt: Attempt): Question<Finding | undefined> {
  const { context, problem, catalog, failure } = attempt;
  const { target, file } = context;
  const lifted = target.pyodide === undefined ? undefined : yield* withUndated(problem, catalog);
  if (!lifted || target.pyodide === undefined) return undefined;
  const chains = [...lifted.packages.values()]
    .filter(isUndated)
    .map((pinned) => chainFrom(pinned, lifted))
    .filter(([first]) => first === failure.name);
  const taken = chains.flatMap((chain) => chain.at(-1) ?? []);
  const names = yield* onlyNeeded(taken, lifted, problem, catalog);
  const remedy = exempting(names, file);
  const isProven = remedy && (yield* proven(remedy.edits, attempt));
  const message = say('hiddenByDate', {
    ...{ names, pyodide: target.pyodide, target: target.label, setting: settingThatHides(names, problem.policy) },
    requirement: shortRequirement(withoutMarker(declaration.text)),
  });
  return uvSetting('error', message, placeOf(declaration), {
    culprits: names,
    chains: chains.filter((chain) => names.some((name) => name === chain.at(-1))),
    explanation: [message],
    remedies: isProven ? yield* withSideEffects([remedy], attempt) : [],
  });
}

function isSame(one: Solved, other: Solved): boolean {
  if (one.packages.size !== other.packages.size) return false;
  return [...one.packages.values()].every(({ name, version }) => {
    const there = other.packages.get(name);
    return there !== undefined && versionsEqual(there.version, version);
  });
}
