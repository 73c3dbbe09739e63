/** Programs run as processes of Node. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import type { Attached, Ended, Programs } from './programs.ts';
import { windowsCommand, windowsPrograms } from './windowsCommand.ts';

/** More than any program that is asked here has to say, in UTF-16 units. */
const LONGEST_OUTPUT = 16_000_000;

/** Signals that end a process, and that a program which is run in front passes on. */
const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export const nodePrograms: Programs = {
  ask: async (program, words, folder) => {
    const { file, given, verbatim } = startOf(program, words, folder);
    const child = spawn(file, given, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsVerbatimArguments: verbatim,
    });
    const texts = { output: '', errors: '' };
    const collect = (part: 'output' | 'errors') => (chunk: string) => {
      if (texts[part].length < LONGEST_OUTPUT) texts[part] += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', collect('output'));
    child.stderr.setEncoding('utf8').on('data', collect('errors'));
    const ended = await endOf(child);
    return ended && { ...ended, ...texts };
  },
  attach: async (program, words, folder) => {
    const { file, given, verbatim } = startOf(program, words, folder);
    const child = spawn(file, given, { cwd: folder, stdio: 'inherit', windowsVerbatimArguments: verbatim });
    const passOn = (signal: NodeJS.Signals): void => {
      // A terminal has sent it to both already, and many programs take a second one for impatience.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of PASSED_ON) process.on(signal, passOn);
    try {
      return withStatus(await endOf(child));
    } finally {
      for (const signal of PASSED_ON) process.off(signal, passOn);
    }
  },
};

/** Windows finds `npx.cmd` and the like by its shell alone, and hands a program one text instead of words. */
function startOf(
  name: string,
  words: readonly string[],
  folder: string,
): { readonly file: string; readonly given: readonly string[]; readonly verbatim: boolean } {
  if (process.platform !== 'win32') return { file: name, given: words, verbatim: false };
  const found = windowsPrograms(name, folder, process.env).find((file) => existsSync(file));
  const { program, words: given, verbatim } = windowsCommand(found, name, words, process.env['ComSpec'] ?? 'cmd.exe');
  return { file: program, given, verbatim };
}

function withStatus(ended: Ended | undefined): Attached | undefined {
  if (!ended) return undefined;
  const signals: Readonly<Record<string, number>> = constants.signals;
  return { ...ended, status: ended.code ?? 128 + (signals[ended.signal ?? ''] ?? 0) };
}

/** Undefined if it could not be started. */
function endOf(child: ChildProcess): Promise<Ended | undefined> {
  return new Promise((resolve) => {
    child.once('error', () => {
      resolve(undefined);
    });
    child.once('close', (code, signal) => {
      resolve({ code, ...(signal && { signal }) });
    });
  });
}
