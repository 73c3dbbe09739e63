/** Programs run as processes of Node. */
import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import type { Attached, Ended, Programs } from './programs.ts';

/** More than any program that is asked here has to say, in UTF-16 units. */
const LONGEST_OUTPUT = 16_000_000;

/** Signals that end a process, and that a program which is run in front passes on. */
const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** `npx.cmd` and the like are found by the shell alone on Windows. */
const SHELL = process.platform === 'win32';

export const nodePrograms: Programs = {
  ask: async (program, words, folder) => {
    const child = spawn(program, words, { cwd: folder, shell: SHELL, stdio: ['ignore', 'pipe', 'pipe'] });
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
    const child = spawn(program, words, { cwd: folder, shell: SHELL, stdio: 'inherit' });
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
