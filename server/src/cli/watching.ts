/** Checks again whenever a file changes that a check looked at, until somebody ends it. */
import { NEIGHBOUR_NAMES, WRANGLER_NAMES } from '../core/dependencyFiles/neighbours.ts';
import { dependencyFileKind } from '../core/dependencyFiles/dependencyFileKind.ts';
import { say, type Message } from '../core/messages/message.ts';
import { fileName, isWithinFolder, joinPath, parentPath } from '../core/text/path.ts';
import type { Host, HostFiles } from '../host/host.ts';
import { EXIT_CLEAN, EXIT_FAILED, type ExitCode } from './exitCode.ts';
import { UsageError } from './usageError.ts';

/** Between two looks, in milliseconds. Files are looked at, since not every system says what changes on a mounted disk. */
const PAUSE = 500;

const NEIGHBOURS: ReadonlySet<string> = new Set([...NEIGHBOUR_NAMES, ...WRANGLER_NAMES]);

/** What is watched, and how. */
export interface Watching {
  readonly host: Pick<Host, 'files' | 'sleep'>;
  /** Absolute: below it, new files beside those that were looked at count, too. */
  readonly folder: string;
  /** Aborts when somebody ends the program. */
  readonly signal: AbortSignal;
  /** Runs a check; says what it looked at, absolute paths, whether or not there is a file. */
  check(onLooked: (paths: ReadonlySet<string>) => void): Promise<ExitCode>;
  /** Makes room for the next report. */
  clear(): void;
  say(message: Message): void;
  /** Says why a check could not be made; the next may. */
  complain(complaint: string): void;
}

/** Watches until the signal aborts; returns the exit code of the last check. */
export async function watchFiles(watching: Watching): Promise<ExitCode> {
  const { host, signal, folder } = watching;
  let looked: ReadonlySet<string> = new Set();
  let exit: ExitCode = EXIT_CLEAN;
  for (let run = 0; !signal.aborted; run++) {
    if (run > 0) watching.clear();
    try {
      exit = await checkOnce(run, watching, (paths) => {
        looked = paths;
      });
      const before = await stateOf(looked, folder, host.files);
      watching.say(say('watching', { files: looked.size }));
      await untilChanged(before, looked, watching);
    } catch (error) {
      if (!isEnded(signal)) throw error;
    }
  }
  return exit;
}

function isEnded(signal: AbortSignal): boolean {
  return signal.aborted;
}

/** What is wrong with the call ends the first run; later it is a file that is gone for a moment. */
async function checkOnce(
  run: number,
  watching: Watching,
  onLooked: (paths: ReadonlySet<string>) => void,
): Promise<ExitCode> {
  try {
    return await watching.check(onLooked);
  } catch (error) {
    if (run === 0 || !(error instanceof UsageError)) throw error;
    watching.complain(error.message);
    return EXIT_FAILED;
  }
}

/** A file may be written in several steps: what has changed must have come to rest. Throws when the signal aborts. */
async function untilChanged(before: string, looked: ReadonlySet<string>, watching: Watching): Promise<void> {
  const { host, signal, folder } = watching;
  let last = before;
  for (;;) {
    await host.sleep(PAUSE, signal);
    const now = await stateOf(looked, folder, host.files);
    if (now !== before && now === last) return;
    last = now;
  }
}

/** Equal as long as nothing has changed: of each file its size and time, of each folder around the names that mean something. */
async function stateOf(looked: ReadonlySet<string>, folder: string, files: HostFiles): Promise<string> {
  const around = [...looked].map(parentPath).filter((one) => isWithinFolder(one, folder));
  const folders = [...new Set([folder, ...around])];
  const states = await Promise.all([
    ...[...looked].map((path) => fileState(path, files)),
    ...folders.map((one) => folderState(one, files)),
  ]);
  return states.join('\n');
}

async function fileState(path: string, files: HostFiles): Promise<string> {
  try {
    const found = await files.stat(path);
    return found ? `${found.kind} ${found.size} ${found.modified}` : 'absent';
  } catch {
    return 'unreadable';
  }
}

async function folderState(folder: string, files: HostFiles): Promise<string> {
  try {
    const entries = await files.list(folder);
    const names = entries.map(({ name }) => name).filter((name) => isTelling(joinPath(folder, name)));
    return JSON.stringify(names.sort());
  } catch {
    return 'unreadable';
  }
}

function isTelling(path: string): boolean {
  return NEIGHBOURS.has(fileName(path)) || dependencyFileKind(path) !== undefined;
}
