import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Checker } from '../../server/src/check.ts';
import type { Engine } from '../../server/src/cli/engine.ts';
import { nodeHost } from '../../server/src/host/nodeHost.ts';
import { runCommandLine } from '../support/commandLine.ts';
import { problemsOfOutput } from '../support/outputSchema.ts';

/**
 * Each file is what a command line says about the examples, and its name is the command line. With
 * UPDATE_TRANSCRIPTS=1 they are written anew: read the difference before you believe it.
 */
const FOLDER = 'test/cli/transcripts';
const EXAMPLES = path.resolve('examples');

describe('what the command line says about the examples', () => {
  // One checker for all, as in a language server: what one run learnt must not change the next.
  const checker = new Checker({ host: nodeHost(), today: () => '2026-11-24' });
  const engine: Engine = { check: (request) => checker.check(request), close: () => Promise.resolve() };

  after(() => checker.close());

  for (const file of readdirSync(FOLDER)) {
    const line = file.replace(/\.txt$/, '');
    it(line, async () => {
      const recorded = line.startsWith('check') ? `${line} --recorded-index recorded-index` : line;
      const { exitCode, output, errors } = await runCommandLine(EXAMPLES, recorded, { engine });
      if (line.includes('--format json') && exitCode !== 2) assert.deepEqual(problemsOfOutput(output), []);
      const transcript = `${output}${errors}[exit code ${exitCode}]\n`;
      if (process.env['UPDATE_TRANSCRIPTS']) writeFileSync(path.join(FOLDER, file), transcript);
      assert.equal(transcript, readFileSync(path.join(FOLDER, file), 'utf8'));
    });
  }
});
