/** What a run checks: the files that its arguments name. */
import { namedFileKind } from '../core/dependencyFiles/dependencyFileKind.ts';
import { otherPurposeOf } from '../core/dependencyFiles/otherPurposes.ts';
import { isWheelFile } from '../core/dependencyFiles/wheels/wheelFile.ts';
import { fileName } from '../core/text/path.ts';
import { say, type Message } from '../core/messages/message.ts';
import { statOnDisk } from '../check/diskFiles.ts';
import { findDependencyFiles } from '../check/findDependencyFiles.ts';
import type { HostFiles } from '../host/host.ts';
import { usage } from './usageError.ts';
import type { Terminal } from './terminal.ts';
import { decodeText } from '../textFile.ts';
import type { TextFiles } from './textFiles.ts';

/** A file to check. */
export interface Source {
  /** Absolute. */
  readonly path: string;
  /** As the user wrote it, or beginning with the folder as the user wrote it. */
  readonly shownPath: string;
  /** Whether the user named the file itself, so that it is checked under any name. */
  readonly named: boolean;
}

/** The files named by the arguments, and what is wrong with arguments that lead to none. */
export interface Sources {
  readonly files: readonly Source[];
  readonly problems: readonly Message[];
  /** Which folders below them could not be looked into. */
  readonly unreadable: readonly Message[];
}

export interface SourcePlaces {
  readonly terminal: Terminal;
  readonly files: HostFiles;
  readonly texts: TextFiles;
}

/**
 * Finds what the arguments name, each file once, in their order; standard input is read and laid over the file of its
 * name. A path that does not exist, or a folder without dependency files, does not keep the others from being checked.
 * @param paths files, folders, and `-` for standard input
 * @param inputName name for standard input; by default the content decides
 */
export async function listSources(
  paths: readonly string[],
  inputName: string | undefined,
  places: SourcePlaces,
): Promise<Sources> {
  const { paths: arithmetic, folder } = places.terminal;
  const sources = new Map<string, Source>();
  const { files, ...others } = await listFiles(paths, inputName, places);
  for (const { shownPath, named } of files) {
    const path = arithmetic.resolve(folder, shownPath);
    const known = sources.get(path);
    sources.set(path, known ? { ...known, named: known.named || named } : { path, shownPath, named });
  }
  return { files: [...sources.values()], ...others };
}

interface Listed extends Omit<Sources, 'files'> {
  readonly files: readonly Omit<Source, 'path'>[];
}

async function listFiles(
  paths: readonly string[],
  inputName: string | undefined,
  places: SourcePlaces,
): Promise<Listed> {
  const { terminal, files, texts } = places;
  const listed: Omit<Source, 'path'>[] = [];
  const problems: Message[] = [];
  const unreadable: Message[] = [];
  for (const path of paths) {
    if (path === '-') {
      listed.push({ shownPath: await layInput(inputName, places), named: true });
      continue;
    }
    const absolute = terminal.paths.resolve(terminal.folder, path);
    const entry = await statOnDisk(files, absolute);
    if (entry.kind === 'absent') problems.push(say('nothingAtPath', { path }));
    else if (entry.kind === 'unreadable') problems.push(say('cannotRead', { file: path, reason: entry.reason }));
    else if (entry.kind !== 'folder') listed.push({ shownPath: path, named: true });
    else {
      const found = await findDependencyFiles(absolute, files, terminal.paths, texts, {
        onUnreadable: (below, reason) => {
          unreadable.push(say('cannotRead', { file: terminal.paths.join(path, below), reason }));
        },
      });
      const wheels = found.length === 0 ? await wheelsIn(absolute, files) : [];
      if (found.length + wheels.length === 0)
        problems.push(say('noDependencyFileIn', path === '.' ? {} : { folder: path }));
      listed.push(...wheels.map((name) => ({ shownPath: terminal.paths.join(path, name), named: true })));
      listed.push(...found.map((below) => searched(terminal.paths.join(path, below))));
    }
  }
  return { files: listed, problems, unreadable };
}

/** The wheels in a folder, sorted by name: what a build leaves. */
async function wheelsIn(folder: string, files: HostFiles): Promise<readonly string[]> {
  const entries = await files.list(folder).catch(() => []);
  return entries
    .filter(({ name, kind }) => kind === 'file' && isWheelFile(name))
    .map(({ name }) => name)
    .sort();
}

/** The search has looked whether a file with another purpose declares anything: it is checked as one that is named. */
function searched(shownPath: string): Omit<Source, 'path'> {
  return { shownPath, named: otherPurposeOf(fileName(shownPath).toLowerCase()) !== undefined };
}

/** Reads standard input and lays it over the file of its name, which need not exist; returns the name. */
async function layInput(inputName: string | undefined, { terminal, texts }: SourcePlaces): Promise<string> {
  const decoded = decodeText(await terminal.readInput());
  if (decoded.kind === 'unreadable') throw usage(say('inputUnreadable', { reason: decoded.reason }));
  const name = inputName ?? guessName(decoded.text);
  texts.lay(terminal.paths.resolve(terminal.folder, name), decoded.text);
  return name;
}

/** The kind of a text without a known name, judged by lines that only one kind of file has. */
function guessName(text: string): string {
  if (/^# \/\/\/ script\s*$/m.test(text)) return 'script.py';
  if (/^\uFEFF?\s*\{/.test(text)) return 'pyscript.json';
  const isToml = /^[ \t]*\[{1,2}[^\]\r\n]+\]{1,2}[ \t]*(?:#.*)?$/m.test(text) || /^[\w.-]+\s*=\s*["'[{\d]/m.test(text);
  const isEmpty = text.split('\n').every((line) => /^\s*(?:#.*)?$/.test(line));
  if (isToml && namedFileKind('input.toml', text) === 'pyscript') return 'pyscript.toml';
  return isToml || isEmpty ? 'pyproject.toml' : 'requirements.txt';
}
