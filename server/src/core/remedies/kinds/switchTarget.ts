/** Gives a Worker another Python, or a page another Pyodide: first a newer one with the same Python. */
import { say, type Message } from '../../messages/message.ts';
import type { ProjectVersion } from '../../messages/groups/remedies.ts';
import { switchRuntime } from '../../runtimes/switchRuntime.ts';
import type { Target } from '../../runtimes/target.ts';
import type { FileEdit } from '../../text/textEdit.ts';
import { interpreterEdit } from '../edits/interpreter.ts';
import { platformEdits } from '../edits/platformRelease.ts';
import { requiresPythonEdit } from '../edits/requiresPython.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';
import type { Attempt } from '../attempt.ts';
import type { ProjectContext } from '../projectContext.ts';
import { proven } from '../prove.ts';
import type { Snippet } from '../snippet.ts';
import type { Question } from '../../solver/question.ts';

export const switchTarget: KindOfRemedy<'switch-target'> = {
  kind: 'switch-target',
  *find(attempt, { later, elsewhere }) {
    const remedies = later ? yield* switchToLater(later, attempt) : [];
    // Newest first.
    for (const other of [...elsewhere].reverse()) {
      const edits = switchEdits(attempt.context, other);
      if (!edits || !(yield* proven(edits, attempt))) continue;
      remedies.push(switchRemedy(switchTitle(attempt.context, other), edits));
    }
    return remedies;
  },
};

/** The newer runtime with the same Python; a text if no file of the project decides. */
function* switchToLater(later: Target, attempt: Attempt): Question<RemedyOf<'switch-target'>[]> {
  const { context } = attempt;
  const edits = switchEdits(context, later);
  if (edits) {
    const works = yield* proven(edits, attempt);
    return works ? [{ ...switchRemedy(switchTitle(context, later), edits), ahead: true }] : [];
  }
  const { pyodide: from, workers } = context.target;
  const { pyodide } = later;
  if (workers || from === undefined || pyodide === undefined) return [];
  const platform = later.runBy?.release === undefined ? undefined : later.label;
  const lines = [say('switchPyodideText', { pyodide, from, python: later.pythonSeries, platform })];
  const snippet: Snippet = { language: 'markdown', lines };
  return [{ ...switchRemedy(switchTitle(context, later), []), ahead: true, snippet }];
}

/**
 * What changes in the wrangler file and in `requires-python` when the Worker gets the Python of another target.
 * The `interpreter` of a PyScript page gets its Pyodide, the address of a platform its release.
 * @returns undefined if neither decides, or if no edit gets there
 */
export function switchEdits(context: ProjectContext, other: Target): readonly FileEdit[] | undefined {
  const { file, target } = context;
  const interpreter = interpreterEdit(file, target, other);
  if (interpreter) return [interpreter];
  const platform = platformEdits(context, other);
  if (platform) return platform;
  const runtime = runtimeEdits(context, other);
  if (!runtime) return undefined;
  const python = requiresPythonEdit(file, target, other);
  return [...runtime, ...(python ? [python] : [])];
}

/** Those of every wrangler file that has a say; undefined if one of them gets nowhere, or if nothing changes. */
function runtimeEdits(
  { wrangler, otherWrangler, cloudflare }: ProjectContext,
  other: Target,
): readonly FileEdit[] | undefined {
  const edits: FileEdit[] = [];
  for (const config of [wrangler, otherWrangler]) {
    if (!config) continue;
    const own = switchRuntime(config, other.pythonSeries, cloudflare);
    if (!own) return undefined;
    edits.push(...own.map((edit) => ({ path: config.path, edit })));
  }
  return edits.length > 0 ? edits : undefined;
}

/** What those edits do, and which release one gets if that is their point. */
export function switchTitle({ file, target }: ProjectContext, other: Target, gets?: ProjectVersion): Message {
  if (other.runBy?.release !== undefined) return say('switchPlatformTitle', { label: other.label, gets });
  const isPyodide = file.interpreter !== undefined || !other.workers || other.pythonSeries === target.pythonSeries;
  return isPyodide && other.pyodide !== undefined
    ? say('switchPyodideTitle', { pyodide: other.pyodide, gets })
    : say('switchWorkerTitle', { python: other.pythonSeries, gets });
}

/** The remedy with those edits. */
export function switchRemedy(title: Message, edits: readonly FileEdit[]): RemedyOf<'switch-target'> {
  return { kind: 'switch-target', title, preferred: false, edits, cost: say('switchCost') };
}
