/**
 * `standard-library`: the declared name is one of a module that the runtime has by itself, so that there is nothing to install:
 * of Python's standard library, or of the runtime (`js`). Some Pyodide shipped as packages of their own up to 0.29; from 314
 * on they are part of Python, or gone. What an index has under such a name is somebody else's project.
 */
import type { Declaration } from '../../dependencyFiles/dependencyFile.ts';
import type { Failure } from '../../diagnosis/diagnose.ts';
import { judgeCulprits } from '../../diagnosis/judgedCulprits.ts';
import type { ReadDeclaration } from '../../installers/installerView.ts';
import { say, type Message } from '../../messages/message.ts';
import { shortRequirement } from '../../messages/words.ts';
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import type { Attempt } from '../../remedies/attempt.ts';
import { deletedLoad, deletedRequirement } from '../../remedies/kinds/delete.ts';
import type { Remedy } from '../../remedies/remedy.ts';
import type { ProjectContext } from '../../remedies/projectContext.ts';
import { outerModule } from '../../runtimes/modules/meantNames.ts';
import { standingOf, type ModuleStanding, type RuntimeModules } from '../../runtimes/modules/runtimeModules.ts';
import type { Target } from '../../runtimes/target.ts';
import type { Question } from '../../solver/question.ts';
import { finding, placeOf, type Finding } from '../finding.ts';

/** What Pyodide 314 lacks as well; found by importing each there. */
const GONE: ReadonlySet<NormalizedName> = new Set(['distutils', 'pydecimal', 'pydoc-data', 'test'].map(normalizeName));

/** What is there, but lacks something. */
const LIMITED = ['ssl', 'hashlib'] as const;

/** What is said of a module, and what it costs to delete its requirement. */
interface Statement {
  readonly message: Message;
  readonly cost?: Message;
  /** Whether the runtime lacks it as well, so that what imports it fails there. */
  readonly isGone?: true;
}

/** The finding if the failing dependency is such a module; undefined otherwise. */
export function* standardLibraryFinding(
  failure: Failure,
  declaration: ReadDeclaration,
  attempt: Attempt,
): Question<Finding | undefined> {
  const { name } = failure;
  const said = onceShipped(name, declaration, attempt.context) ?? alwaysThere(failure, declaration, attempt);
  if (!said) return undefined;
  const { message, cost, isGone } = said;
  const remedies = yield* deletedRequirement(attempt, cost);
  return finding('standard-library', message, placeOf(declaration), {
    culprits: [name],
    chains: [[name]],
    explanation: [message],
    remedies: isGone ? remedies.map((one) => ({ ...one, leavesOut: { kind: 'dependency', name } as const })) : remedies,
  });
}

/** Of a module that other runtimes ship as a package, and this one does not. */
function onceShipped(
  name: NormalizedName,
  { requirement }: ReadDeclaration,
  { target, generations, laterReleases }: ProjectContext,
): Statement | undefined {
  if (target.pyodide === undefined || target.shipped.packages.has(name)) return undefined;
  const ships = ({ shipped }: typeof target): boolean => shipped.packages.get(name)?.kind === 'cpython_module';
  if (![...generations, ...laterReleases].some(ships)) return undefined;
  const parts = { requirement: shortRequirement(requirement.name), target: target.label };
  const limits = LIMITED.find((module) => normalizeName(module) === name);
  return GONE.has(name)
    ? { message: say('goneFromPython', parts), cost: say('deleteGoneCost'), isGone: true }
    : { message: say('partOfPython', { ...parts, limits }) };
}

/**
 * Of a module that the runtime has without any package. A project of that name may be what is meant if the index has one, so
 * it is spoken of only where none of its releases can be installed.
 */
function alwaysThere(failure: Failure, { requirement }: ReadDeclaration, attempt: Attempt): Statement | undefined {
  const { target, modules = [] } = attempt.context;
  const module = moduleIn(requirement.name, target, modules);
  if (!module || requirement.url !== undefined) return undefined;
  const own = judgeCulprits(failure, attempt.catalog, target).find(({ name }) => name === failure.name);
  if (!own || own.situation.usableElsewhere || own.reason.kind === 'refused-reference') return undefined;
  const taken = own.situation.reason.kind !== 'unknown-project';
  if (taken && module.isOuter) return undefined;
  if (module.standing === 'lacking') {
    const parts = { requirement: shortRequirement(module.name), target: target.label };
    return taken ? undefined : { message: say('goneFromPython', parts), cost: say('deleteGoneCost'), isGone: true };
  }
  return { message: thereMessage(module, target, taken), ...(taken && { cost: say('deleteNamesakeCost') }) };
}

/** A module that a name stands for: its own, or for `os.path` the one that it is a part of. */
interface NamedModule {
  readonly name: string;
  readonly standing: ModuleStanding;
  readonly isOuter: boolean;
}

function moduleIn(written: string, target: Target, table: readonly RuntimeModules[]): NamedModule | undefined {
  const standing = standingOf(normalizeName(written), target, table);
  if (standing) return { name: written, standing, isOuter: false };
  const outer = outerModule(written);
  const ofOuter = outer && standingOf(outer, target, table);
  return outer && ofOuter && { name: outer, standing: ofOuter, isOuter: true };
}

function thereMessage({ name, standing }: NamedModule, { label, pythonSeries }: Target, taken: boolean): Message {
  const python = standing === 'standard' ? pythonSeries : undefined;
  const parts = { requirement: shortRequirement(name), target: label, taken };
  return say('moduleIsThere', { ...parts, ...(python !== undefined && { python }) });
}

/** The finding of a name for `loadPackage` that is one of a module, which no lock has; undefined if it is none. */
export function loadedModuleFinding(declaration: Declaration, context: ProjectContext): Finding | undefined {
  const { target, modules = [] } = context;
  const module = declaration.requirement && moduleIn(declaration.requirement.name, target, modules);
  if (!module || module.standing === 'lacking') return undefined;
  const message = thereMessage(module, target, false);
  const remedy = deletedLoad(declaration, context);
  return finding('standard-library', message, placeOf(declaration), {
    ...{ culprits: [], explanation: [message], remedies: remedy ? [remedy] : [] },
  });
}

/** The finding of a declaration that does install, as a project that only has the name of a module. */
export function namesakeFinding(message: Message, declaration: ReadDeclaration, remedies: readonly Remedy[]): Finding {
  return finding('standard-library', message, placeOf(declaration), { severity: 'information', remedies });
}
