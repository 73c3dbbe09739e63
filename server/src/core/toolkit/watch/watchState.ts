/**
 * What a watch has seen: whether each project installs on each runtime, what stands in the way, the newest release of some packages
 * that can be had there, and what is waited for. As JSON it is made to be committed and merged: sorted, one fact a line, nothing that changes without news.
 */
import type { Target } from '../../runtimes/target.ts';

/** What a project was like on a runtime. */
export interface TargetState {
  readonly installs: boolean;
  /** The declared dependencies that do not install, each with the projects that stand in the way. */
  readonly blocked: Readonly<Record<string, readonly string[]>>;
  /** The packages that install in an older release than on a host, each with the projects that are to blame. */
  readonly heldBack: Readonly<Record<string, readonly string[]>>;
  /** What installs although its authors have withdrawn (yanked) it, as name and version. */
  readonly yanked: readonly string[];
  /** The packages that stop pywrangler's step on the developer's machine, though they install there; absent in states from before this was kept. */
  readonly hostStep?: readonly string[];
  /** The packages that it gets in the version which the runtime ships, with that version; absent for none, and in states from before this was kept. */
  readonly shipped?: Readonly<Record<string, string>>;
}

export interface WatchState {
  /** The names of the runtimes that were known. */
  readonly runtimes: readonly string[];
  /** By the path of the dependency file, as it is shown, and the name of the target. */
  readonly projects: Readonly<Record<string, Readonly<Record<string, TargetState>>>>;
  /** By the normalized name of the package and the name of the target: the newest release that loads there; null for none. */
  readonly packages: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  /** What somebody waits for, in the words of {@link WaitedFor}, and the newest release that meets it; null for none. */
  readonly conditions: Readonly<Record<string, string | null>>;
}

/** The name of a target in a state: the same whatever a lock file of the project itself has in it, so that its changes can be seen. */
export function watchedName({ name, ownLock }: Pick<Target, 'name' | 'ownLock'>): string {
  return ownLock ? name.replace(/\+lock\b.*$/, '+lock') : name;
}

/** Incremented when what is in the file changes its meaning. */
export const STATE_VERSION = 1;

/** What a text holds: a state, or why it is none: of a later version of this program, or no such file at all. */
export type ReadState = { readonly state: WatchState } | { readonly fault: 'later' | 'broken' | 'conflict' };

/** Writes a state as the text of a file: equal states are equal texts. */
export function writeState({ runtimes, projects, packages, conditions }: WatchState): string {
  const value = { version: STATE_VERSION, runtimes: [...runtimes].sort(), projects, packages, conditions };
  return `${JSON.stringify(sorted(value), null, 2)}\n`;
}

export function readState(text: string): ReadState {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: /^(?:<{7}|>{7}) /m.test(text) ? 'conflict' : 'broken' };
  }
  if (!isRecord(value)) return { fault: 'broken' };
  const { version, runtimes, projects, packages, conditions } = value;
  if (typeof version === 'number' && version > STATE_VERSION) return { fault: 'later' };
  if (version !== STATE_VERSION || !isTexts(runtimes) || !isRecordOf(projects, isProject)) return { fault: 'broken' };
  if (!isRecordOf(packages, isPackage) || !isPackage(conditions)) return { fault: 'broken' };
  return { state: { runtimes, projects, packages, conditions } };
}

type Table<Value> = Readonly<Record<string, Value>>;

function isProject(value: unknown): value is Table<TargetState> {
  return isRecordOf(value, (target): target is TargetState => {
    if (!isRecord(target)) return false;
    const { installs, blocked, heldBack, yanked, hostStep = [], shipped = {} } = target;
    const lists = isRecordOf(blocked, isTexts) && isRecordOf(heldBack, isTexts) && isTexts(yanked);
    return typeof installs === 'boolean' && lists && isTexts(hostStep) && isRecordOf(shipped, isText);
  });
}

function isPackage(value: unknown): value is Table<string | null> {
  return isRecordOf(value, (version): version is string | null => version === null || typeof version === 'string');
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isRecord(value: unknown): value is Table<unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRecordOf<Value>(value: unknown, isValue: (one: unknown) => one is Value): value is Table<Value> {
  return isRecord(value) && Object.values(value).every(isValue);
}

/** With the keys of all objects in order; lists keep theirs. */
function sorted(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, sorted(inner)]);
  // The version comes first, so that a reader need not look for it.
  return Object.fromEntries(entries.sort(([a], [b]) => (a === 'version' ? -1 : b === 'version' ? 1 : a < b ? -1 : 1)));
}
