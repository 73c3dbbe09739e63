/** What would make a failure go away: every remedy is proven by a resolution of the edited files before it is offered. */
import type { Failure } from '../diagnosis/diagnose.ts';
import { leaveOut } from '../diagnosis/diagnose.ts';
import { installerView, type ReadDeclaration } from '../installers/installerView.ts';
import type { Release } from '../candidates/release.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { formatVersion } from '../packaging/versions/version.ts';
import { VersionRange } from '../packaging/versions/versionRange.ts';
import { knownReleases } from '../solver/catalog.ts';
import type { Problem } from '../solver/problem.ts';
import { newestIn } from '../solver/selection.ts';
import { install } from '../installers/install.ts';
import type { Question } from '../solver/question.ts';
import type { Target } from '../runtimes/target.ts';
import { code, listOf } from '../messages/words.ts';
import { differsInMajor, withDate, withMonth, yearsBetween } from './age.ts';
import { moreRemedies } from './moreRemedies.ts';
import { newestFitting } from './newestFitting.ts';
import { dropExtrasEdit, markerEdit, pinEdit } from './edits/declarationEdits.ts';
import { rankRemedies } from './ranking.ts';
import type { Remedy } from './remedy.ts';
import type { FileEdit } from '../text/textEdit.ts';
import type { ProjectContext } from './projectContext.ts';
import { installAfter, switchEdits, switchRemedy, switchTitle } from './kinds/switchTarget.ts';

/** What was found out about ways out. */
export interface WaysOut {
  readonly remedies: readonly Remedy[];
  /** The newest release that fits, not more than two years old. */
  readonly fitting?: Release;
  /** The other generations on which it installs. */
  readonly elsewhere: readonly Target[];
  /** The extras without which it installs. */
  readonly withoutExtras: readonly string[];
}

/** A failure and what it stands in. */
export interface FailureInContext {
  readonly failure: Failure;
  /** The whole problem of the file. */
  readonly problem: Problem;
  /** Everything that the installer sees. */
  readonly seen: readonly ReadDeclaration[];
  /** The other failing dependencies: they are left out when a remedy for this one is proven. */
  readonly others: readonly NormalizedName[];
  /** True where no platform could install it: then another target or a marker would only hide the mistake. */
  readonly nowhere: boolean;
}

/** Looks for every way out of a failure. */
export function* waysOut(
  { failure, problem, seen, others, nowhere }: FailureInContext,
  context: ProjectContext,
): Question<WaysOut> {
  const { target } = context;
  const declarations = seen.filter(({ requirement }) => requirement.normalized === failure.name);
  const rest = leaveOut(problem, others);
  const search = new Search(failure, rest, others, declarations, context);
  const pin = yield* search.pin();
  const fitting = pin.release && { fitting: pin.release };
  if (nowhere) return { remedies: rankRemedies(pin.remedies), ...fitting, elsewhere: [], withoutExtras: [] };
  const extras = yield* search.extras();
  const elsewhere = yield* search.elsewhere();
  const switches = yield* search.switches(elsewhere);
  const marker = yield* search.marker();
  const catalog = context.catalogFor(target);
  const attempt = { failure, problem: rest, others, declarations, seen, context, catalog };
  const more = yield* moreRemedies(pin.release, attempt, extras.dropped.length > 0);
  return {
    remedies: rankRemedies([...extras.remedies, ...pin.remedies, ...switches, ...marker, ...more]),
    ...fitting,
    elsewhere,
    withoutExtras: extras.dropped,
  };
}

class Search {
  readonly #failure: Failure;
  readonly #problem: Problem;
  readonly #others: readonly NormalizedName[];
  readonly #declarations: readonly ReadDeclaration[];
  readonly #context: ProjectContext;

  constructor(
    failure: Failure,
    problem: Problem,
    others: readonly NormalizedName[],
    declarations: readonly ReadDeclaration[],
    context: ProjectContext,
  ) {
    this.#failure = failure;
    this.#problem = problem;
    this.#others = others;
    this.#declarations = declarations;
    this.#context = context;
  }

  *extras(): Question<{ remedies: Remedy[]; dropped: readonly string[] }> {
    const written = [...new Set(this.#declarations.flatMap(({ requirement }) => requirement.extras))];
    const choices = [...written.map((extra) => [extra]), ...(written.length > 1 ? [written] : [])];
    for (const dropped of choices) {
      const edits = this.#edits((declaration) => dropExtrasEdit(declaration, new Set(dropped)));
      if (!edits || !(yield* this.#isProven(edits))) continue;
      const title = `Drop the extra${dropped.length > 1 ? 's' : ''} ${listOf(dropped)} of ${this.#failure.name}`;
      return { remedies: [{ kind: 'drop-extra', title, preferred: true, edits }], dropped };
    }
    return { remedies: [], dropped: [] };
  }

  *pin(): Question<{ remedies: Remedy[]; release?: Release }> {
    const { name } = this.#failure;
    const catalog = this.#context.catalogFor(this.#context.target);
    const release = yield* newestFitting(this.#problem, name, catalog);
    if (!release) return { remedies: [] };
    const edits = this.#edits((declaration) => pinEdit(declaration, formatVersion(release.version)));
    if (!edits || !(yield* this.#isProven(edits))) return { remedies: [], release };
    const title = `Pin ${name} to ${withDate(release)}`;
    const releases = knownReleases(catalog, name);
    const newest = releases && newestIn(releases, VersionRange.full);
    const age = newest && yearsBetween(release, newest);
    const preferred = newest !== undefined && age !== undefined && !differsInMajor(release.version, newest.version);
    const cost = newest && newest.version !== release.version && `the newest release is ${withDate(newest)}`;
    return { remedies: [{ kind: 'pin', title, preferred, edits, ...(cost && { cost }) }], release };
  }

  /** The other generations on which what fails here installs. */
  *elsewhere(): Question<readonly Target[]> {
    const { generations, target, file, installContext } = this.#context;
    const found: Target[] = [];
    for (const other of generations.filter(({ name }) => name !== target.name)) {
      const problem = leaveOut(installerView(file, other, installContext).problem, this.#others);
      const resolution = yield* install(problem, this.#context.catalogFor(other));
      if (resolution.kind === 'solved') found.push(other);
    }
    return found;
  }

  *switches(elsewhere: readonly Target[]): Question<Remedy[]> {
    const remedies: Remedy[] = [];
    for (const other of [...elsewhere].reverse()) {
      const edits = switchEdits(this.#context, other);
      if (!edits || !(yield* this.#isProven(edits))) continue;
      remedies.push(switchRemedy(switchTitle(this.#context, other), edits));
    }
    return remedies;
  }

  *marker(): Question<Remedy[]> {
    const edits = this.#edits(markerEdit);
    if (!edits || !(yield* this.#isProven(edits))) return [];
    const title = `Leave ${this.#failure.name} out on Pyodide (sys_platform != 'emscripten')`;
    return [{ kind: 'marker', title, preferred: false, edits, cost: 'code that imports it fails there' }];
  }

  #edits(propose: (declaration: ReadDeclaration) => FileEdit | undefined): readonly FileEdit[] | undefined {
    const edits = this.#declarations.map(propose);
    const complete = edits.filter((edit) => edit !== undefined);
    return complete.length === edits.length && complete.length > 0 ? complete : undefined;
  }

  /** Resolves the edited files: whatever else fails in them already is left out, this failure is not. */
  *#isProven(edits: readonly FileEdit[]): Question<boolean> {
    const resolution = yield* installAfter(edits, this.#context, this.#others);
    return resolution?.kind === 'solved';
  }
}

/** The end of a failure's message: what helps, or that nothing does. */
export function adviceOf(
  { remedies, fitting, elsewhere, withoutExtras }: WaysOut,
  failure: Failure,
  target: Target,
): string {
  const name = code(failure.name);
  const advice: string[] = [];
  if (withoutExtras.length > 0) advice.push(`without the extra ${listOf(withoutExtras.map(code))} it installs`);
  if (elsewhere.length > 0) {
    advice.push(`it installs on Python ${listOf(elsewhere.map(({ pythonSeries }) => pythonSeries))}`);
  }
  if (fitting) advice.push(`the newest ${name} that fits here is ${withMonth(fitting)}`);
  if (advice.length === 0) return otherAdvice(remedies, failure) ?? nothingHelps(target);
  const text = advice.join('; ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What helps where neither another runtime nor another release of the dependency itself does. */
function otherAdvice(remedies: readonly Remedy[], { against }: Failure): string | undefined {
  const offers = (kind: Remedy['kind']): boolean => remedies.some((remedy) => remedy.kind === kind);
  if (offers('replace-pin')) {
    return against.length > 0
      ? `Other versions of ${listOf(against.map(code))} than you ask for help`
      : 'Without a constraint of yours it installs';
  }
  if (offers('constrain')) return 'A constraint in `[tool.uv]` makes it resolve';
  if (offers('override')) return 'An override in `[tool.uv]` makes it resolve';
  if (offers('allow-build')) return 'A build from sources may help';
  return undefined;
}

function nothingHelps({ workers }: Target): string {
  return `No other Python version${workers ? ' of Workers' : ''} helps, nor an older release`;
}
