/** The edits that give a Worker another Python version, and what becomes of a project after edits. */
import { leaveOut } from '../../diagnosis/diagnose.ts';
import { installerView } from '../../installers/installerView.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { install } from '../../installers/install.ts';
import type { Question } from '../../solver/question.ts';
import { switchRuntime } from '../../runtimes/switchRuntime.ts';
import type { Target } from '../../runtimes/target.ts';
import { interpreterEdit } from '../edits/interpreter.ts';
import type { Remedy } from '../remedy.ts';
import type { FileEdit } from '../../text/textEdit.ts';
import { requiresPythonEdit } from '../edits/requiresPython.ts';
import type { ProjectContext } from '../projectContext.ts';
import type { Installation } from '../installers/installation.ts';

/**
 * What changes in the wrangler file and in `requires-python` when the Worker gets the Python of another target.
 * The `interpreter` of a PyScript page gets its Pyodide.
 * @returns undefined where neither decides, or where no edit leads there
 */
export function switchEdits(context: ProjectContext, other: Target): readonly FileEdit[] | undefined {
  const { wrangler, cloudflare, file, target } = context;
  const interpreter = interpreterEdit(file, target, other);
  if (interpreter) return [interpreter];
  const runtime = wrangler && switchRuntime(wrangler, other.pythonSeries, cloudflare);
  if (!runtime || runtime.length === 0) return undefined;
  const python = requiresPythonEdit(file, target, other);
  return [...runtime.map((edit) => ({ path: wrangler.path, edit })), ...(python ? [python] : [])];
}

/** What those edits do, as the beginning of a title. */
export function switchTitle({ file }: ProjectContext, other: Target): string {
  return file.interpreter ? `Switch to Pyodide ${other.pyodide}` : `Switch the Worker to Python ${other.pythonSeries}`;
}

/** The remedy that makes those edits. */
export function switchRemedy(title: string, edits: readonly FileEdit[]): Remedy {
  return { kind: 'switch-target', title, preferred: false, edits, cost: 'every dependency is installed anew for it' };
}

/**
 * Resolves the edited files.
 * @param others declared projects that are left out, since they fail for reasons of their own
 * @returns undefined where the files cannot be read any more
 */
export function* installAfter(
  edits: readonly FileEdit[],
  context: ProjectContext,
  others: readonly NormalizedName[] = [],
): Question<Installation | undefined> {
  const after = context.reread(edits);
  if (!after) return undefined;
  const { problem } = installerView(after.file, after.target, context.installContext);
  return yield* install(leaveOut(problem, others), context.catalogFor(after.target));
}
