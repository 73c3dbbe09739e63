// Runs the stories of test/extension in a real VS Code.
//
//   node tools/vscode-host/runTests.mjs [--verbose]
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureHost } from './setup.mjs';

const TIMEOUT_MILLISECONDS = 180_000;

const { values } = parseArgs({ options: { verbose: { type: 'boolean', default: false } } });

async function run() {
  // Loaded only now: they need what the setup installs.
  const { runTests } = await import('./host.mjs');
  const { prepareSuite, reportResult, STORY_SETTINGS } = await import('./suite.mjs');
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
      if (values.verbose) console.log(`  ${type} ${message}`);
    },
    screenshot: join(folder, 'failure.png'),
  });
  const passed = reportResult(result) && code === 0;
  console.log(
    `${passed ? 'passed' : 'FAILED'} (exit ${code}); hosts asked outside loopback: ${blocked.join(' ') || 'none'}`,
  );
  if (passed) {
    rmSync(folder, { recursive: true, force: true });
    return;
  }
  console.log([...lines.slice(-60), serverLog.slice(-2_000), `kept: ${profile} ${folder}`].join('\n'));
  process.exitCode = 1;
}

if (ensureHost()) await run();
