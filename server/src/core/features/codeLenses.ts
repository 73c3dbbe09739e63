/** The verdict above the list of dependencies: the target, how much of it installs, and what stands in the way. */
import { verdictsOf, type Snapshot } from '../analysis/snapshot.ts';
import type { Declaration, DependencyFile } from '../dependencyFiles/dependencyFile.ts';
import { say, tell } from '../messages/message.ts';
import type { Messages } from '../messages/messages.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { LineIndex } from '../text/lineIndex.ts';
import { culpritsOf, installedBy, type Installed } from './installed.ts';
import type { CodeLens, UriOf } from './lspValues.ts';

/** How an editor shows the lenses. */
export interface LensView {
  readonly messages: Messages;
  readonly uriOf: UriOf;
  /** Its command that chooses another target; without it the verdicts only say what they say. */
  readonly chooseTarget?: string;
  /** Its command that compares the runtimes of all Python versions for a file, given its URI. */
  readonly compare?: string;
}

/** Written in a format in which a list stands in brackets behind its key. */
const BRACKETED: ReadonlySet<DependencyFile['kind']> = new Set(['pyproject', 'script', 'pyscript']);

/**
 * The lenses of a file, one for each target, above the first list that is installed; none where nothing is, or the file is not for
 * Pyodide.
 */
export function codeLensesIn(path: string, snapshot: Snapshot, view: LensView): CodeLens[] {
  const { file, quiet, lock, texts } = snapshot;
  const { messages, chooseTarget, compare } = view;
  if (quiet || lock) return [];
  const asked = file.declarations.filter(
    ({ role, active, requirement }) => role === 'requirement' && active && requirement,
  );
  const first = asked.find((one) => one.path === path);
  if (!first) return [];
  const text = texts.get(path) ?? '';
  const position = new LineIndex(text).positionAt(beginningOf(first, file, text));
  const names = new Set(asked.flatMap(({ requirement }) => requirement?.normalized ?? []));
  const range = { start: position, end: position };
  const lenses = verdictsOf(snapshot).map((verdict): CodeLens => {
    const installed = installedBy(verdict, snapshot);
    const outcome: Outcome = installed ? outcomeOf(installed, names) : { outcome: 'resolving' };
    const title = tell(say('lensTitle', { target: verdict.choice.target.label, ...outcome }), messages);
    return { range, command: { title, command: chooseTarget ?? '' } };
  });
  if (!compare || snapshot.generations.length < 2) return lenses;
  const comparing = { title: tell(say('lensCompare'), messages), command: compare, arguments: [view.uriOf(path)] };
  return [...lenses, { range, command: comparing }];
}

/** Where the list begins, so that its lens does not stand between the key and what it lists. */
function beginningOf({ spans: { element } }: Declaration, { kind }: DependencyFile, text: string): number {
  if (!BRACKETED.has(kind)) return element.start;
  const bracket = text.lastIndexOf('[', element.start);
  return bracket < 0 ? element.start : bracket;
}

type Outcome = Omit<Parameters<Messages['lensTitle']>[0], 'target'>;

function outcomeOf({ resolves, failing }: Installed, names: ReadonlySet<NormalizedName>): Outcome {
  const failed = [...failing].filter(([name]) => names.has(name));
  const culprits = new Set(
    failed.flatMap(([name, one]) => {
      const others = culpritsOf(one);
      return others.length > 0 ? others : [name];
    }),
  );
  if (failed.length > 0)
    return { outcome: 'some', of: names.size, installs: names.size - failed.length, culprits: [...culprits] };
  if (resolves === null) return { outcome: 'unknown' };
  return resolves ? { outcome: 'all', of: names.size } : { outcome: 'nothing' };
}
