// Runs the stories of test/extension in a real VS Code.
//
//   node tools/vscode-host/runTests.mjs [--verbose]
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureHost, installVsCode } from './setup.mjs';

const TIMEOUT_MILLISECONDS = 180_000;

/**
 * Builds everything, runs the stories and prints what came of each.
 * @returns {Promise<{passed: number, failed: number, skipped?: string}>} `skipped`: why there is no VS Code to run them in
 */
export async function runExtensionTests({ verbose = false } = {}) {
  const problem = installVsCode();
  if (problem !== undefined) return { passed: 0, failed: 0, skipped: problem };
  // Loaded only now: it needs what was just installed.
  const { runTests } = await import('./host.mjs');
  const { prepareSuite, readResult, STORY_SETTINGS } = await import('./suite.mjs');
  const { extension, suite, folder, workspace, result } = await prepareSuite();
  const lines = [];
  const { code, profile, blocked, serverLog } = await runTests({
    extension,
    suite,
    workspace,
    environment: { STORY_RESULT: result },
    settings: STORY_SETTINGS,
    timeout: TIMEOUT_MILLISECONDS,
    onLog: (type, message) => {
      lines.push(`${type}: ${message}`);
      if (verbose) console.log(`  ${type} ${message}`);
    },
    screenshot: join(folder, 'failure.png'),
  });
  const { passed, failed } = readResult(result, code);
  console.log(`hosts asked outside loopback: ${blocked.join(' ') || 'none'}`);
  if (failed === 0) rmSync(folder, { recursive: true, force: true });
  else console.log([...lines.slice(-60), serverLog.slice(-2_000), `kept: ${profile} ${folder}`].join('\n'));
  return { passed, failed };
}

if (process.argv[1] === import.meta.filename && ensureHost()) {
  const { values } = parseArgs({ options: { verbose: { type: 'boolean', default: false } } });
  const { passed, failed } = await runExtensionTests(values);
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}
