#!/usr/bin/env node
/** The entry point of the command line: connects `run` to the process. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { EXIT_FAILED } from './cli/exitCode.ts';
import { unwritable } from './cli/internalError.ts';
import { run } from './cli/run.ts';
import { columnsOf, type ProcessTerminal } from './cli/terminal.ts';
import { VERSION } from './version.ts';

const { stdout, stderr, stdin } = process;

// The reader of the output may stop early, as `head` does; a disk may be full.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  stderr.write(unwritable(error));
  process.exit(EXIT_FAILED);
});
// Nobody can be told any more.
stderr.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? undefined : EXIT_FAILED);
});

const columns = columnsOf(stdout.columns, process.env['COLUMNS']);

const terminal: ProcessTerminal = {
  arguments: process.argv.slice(2),
  folder: process.cwd(),
  paths: path,
  interactive: stdout.isTTY,
  ...(columns !== undefined && { columns }),
  write: (text) => stdout.write(text),
  writeError: (text) => stderr.write(text),
  // A terminal that knows no escapes cannot take a line back.
  ...(stderr.isTTY && process.env['TERM'] !== 'dumb' && { showProgress }),
  untilInterrupted: () => {
    const controller = new AbortController();
    process.once('SIGINT', () => {
      controller.abort();
    });
    return controller.signal;
  },
  untilInputEnds: () =>
    new Promise((resolve) => {
      for (const ending of ['end', 'close', 'error'])
        stdin.once(ending, () => {
          resolve();
        });
    }),
  readInput: () => buffer(stdin),
};

/** Rewrites the last line of the terminal. */
function showProgress(message = ''): void {
  const width = (stderr.columns || 80) - 1;
  stderr.write(`\r\u001B[K${message.length > width ? `${message.slice(0, width - 1)}…` : message}`);
}

/** The language server is a bundle of its own, beside this one; it serves until the client ends it. */
function serve(): void {
  process.argv.push('--stdio');
  createRequire(import.meta.url)('./lsp.cjs');
}

process.exitCode = await run(terminal, VERSION, async () => (await import('./cliParts.ts')).commandParts(serve));
