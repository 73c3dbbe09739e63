/** Who can make a failed deploy possible, in the order in which to ask, with a text for each. */
import type { Finding } from '../../findings/finding.ts';
import { say, uniqueMessages, type Message } from '../../messages/message.ts';
import { titleWithCost, type Remedy } from '../../remedies/remedy.ts';
import type { Target } from '../../runtimes/target.ts';
import type { Snippet } from '../../remedies/snippet.ts';

export type Actor = 'project' | 'upstream' | 'pyodide' | 'cloudflare' | 'index';

export interface Step {
  readonly who: Actor;
  /** What each can do. */
  readonly can: readonly Message[];
  /** Texts that are ready to be sent, or to be put into a ticket. */
  readonly texts: readonly Snippet[];
}

/** A finding with the target that it is about. */
export interface Blocker {
  readonly finding: Finding;
  readonly target: Target;
}

/** More than these are no help; who wants the other texts is told where they are. */
const MOST_TEXTS = 3;
const MOST_FIXES = 6;

/** What only a build for the runtime can help against. */
const LACKS_BUILD: ReadonlySet<string> = new Set([
  'no-compatible-wheel',
  'wrong-abi',
  'blocked-dependency',
  'not-shipped',
  'held-back',
]);

/** The steps, the project's own first; those only that can help. @param more what is wrong beside the findings */
export function escalation(blockers: readonly Blocker[], more: readonly Message[]): readonly Step[] {
  const known = blockers.filter(({ finding }) => finding.unanswered === undefined);
  const steps = [
    unansweredStep(blockers),
    projectStep(known, more),
    upstreamStep(known),
    ...(known.length > 0 ? platformSteps(known) : []),
  ];
  return steps.flatMap((step) => step ?? []);
}

function unansweredStep(blockers: readonly Blocker[]): Step | undefined {
  const silent = blockers.filter(({ finding }) => finding.unanswered !== undefined);
  return silent.length > 0 ? { who: 'index', can: [say('askIndexAgain')], texts: [] } : undefined;
}

/** What edits of the project's own files achieve; where none does, that is said. */
function projectStep(blockers: readonly Blocker[], more: readonly Message[]): Step | undefined {
  if (blockers.length === 0 && more.length === 0) return undefined;
  const fixes = blockers.flatMap(({ finding }) => finding.remedies).filter(isOfProject);
  const can = uniqueMessages([
    ...fixes.slice(0, MOST_FIXES).map(titleWithCost),
    ...(more.length > 0 ? [say('syncFirst')] : []),
    ...(fixes.some(({ edits }) => edits.length > 0) ? [say('applyFixes')] : []),
  ]);
  const problems = uniqueMessages([...blockers.map(({ finding }) => finding.message), ...more]);
  const helps = can.filter(({ id }) => id !== 'applyFixes');
  // What is wrong with a file of the project itself is for nobody else to mend.
  const isOwn = blockers.some(({ finding }) => finding.culprits.length === 0 && finding.code !== 'version-conflict');
  const text = say('projectText', { problems, fixes: helps, isOwn });
  return {
    who: 'project',
    can: can.length > 0 ? can : [say(isOwn ? 'mendInProject' : 'noFixInProject')],
    texts: [{ language: 'markdown', lines: [text] }],
  };
}

/** Everything that those who have the project can do alone. */
function isOfProject({ kind }: Remedy): boolean {
  return kind !== 'ask-upstream';
}

function upstreamStep(blockers: readonly Blocker[]): Step | undefined {
  const asking = blockers.flatMap(({ finding }) => finding.remedies.filter(({ kind }) => kind === 'ask-upstream'));
  const each = [...new Map(asking.map((remedy) => [JSON.stringify(remedy.title), remedy])).values()];
  if (each.length === 0) return undefined;
  const texts = each.flatMap(({ snippet }) => snippet ?? []);
  const more = texts.length - MOST_TEXTS;
  return {
    who: 'upstream',
    can: [...each.map(({ title }) => title), ...(more > 0 ? [say('moreTexts', { count: more })] : [])],
    texts: texts.slice(0, MOST_TEXTS),
  };
}

/** Pyodide builds packages itself; and Cloudflare decides which Pyodide there is, where no runtime that it has helps. */
function platformSteps(blockers: readonly Blocker[]): readonly Step[] {
  const built = blockers.filter(({ finding, target }) => LACKS_BUILD.has(finding.code) && target.pyodide !== undefined);
  const names = [...new Set(built.flatMap(({ finding }) => finding.culprits))];
  const [first] = built;
  if (!first || names.length === 0) return [];
  const { pyodide = '', label, pythonSeries: python, abi } = first.target;
  const parts = { names, pyodide, python, abi };
  const needs = built.map(({ finding }) => finding.message);
  const isElsewhere = built.every(({ finding }) => finding.remedies.some(({ kind }) => kind === 'switch-target'));
  const ofCloudflare: Step = {
    who: 'cloudflare',
    can: [say('askCloudflare', { names, target: label })],
    texts: [{ language: 'markdown', lines: [say('cloudflareText', { ...parts, target: label, needs })] }],
  };
  return [
    {
      who: 'pyodide',
      can: [say('askPyodide', parts)],
      texts: [{ language: 'markdown', lines: [say('pyodideText', { ...parts, needs })] }],
    },
    ...(first.target.workers && !isElsewhere ? [ofCloudflare] : []),
  ];
}
