// Runs tests: npm test
//
//   npm test                        everything: install what is missing, compile, lint, bundle, the mocha suites, and the
//                                   stories inside a real VS Code
//   npm test -- --fast              only compile, bundle and the suites outside the editor
//   npm test -- PATTERN…            only the suites and stories whose path contains a PATTERN (core/packaging, cli/transcripts,
//                                   extension/litellm); nothing else is compiled, linted or bundled
//   npm test -- … --title TEXT      of these, only the tests whose title contains TEXT, or is TEXT if there is such a
//                                   one; without a PATTERN, of all suites outside the editor
//   npm test -- … --verbose         stories: also what VS Code says
//
// Ends with `N passed, N failed`. A pattern without a suite is a failure. If no VS Code host can be set up, a loud line says
// so; with CI=true, or if stories were requested, that is a failure.
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { guardedEnvironment } from './guardedEnvironment.mjs';
import { ROOT, ensureInstalled, run } from './project.mjs';
import { whatWillBeInstalled } from './vscode-host/setup.mjs';

/** Suites that use what is built: the library, the server. */
const NEEDS_BUILD = /\b(?:packagingLibrary|otherEditors)\.test\.ts$/;

const { values: flags, positionals: patterns } = parseArgs({
  allowPositionals: true,
  options: {
    fast: { type: 'boolean', default: false },
    title: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
});
const isChosen = patterns.length > 0 || flags.title !== undefined;
const total = { passed: 0, failed: 0 };

process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));
await main();
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

async function main() {
  ensureInstalled();
  // Loaded only now, because it needs what was just installed.
  const { findSuites } = await import('./suites.mjs');
  const { suites, stories, unmatched } = findSuites(patterns);
  for (const pattern of unmatched) {
    console.error(`no suite has \`${pattern}\` in its path: they are files of test/ named *.test.ts and *.story.ts`);
    total.failed++;
  }
  const wantsStories = stories.length > 0 && !flags.fast && (patterns.length > 0 || !isChosen);
  if (wantsStories) announceInstallation();
  if (!isChosen) checkSources();
  if (!isChosen || suites.some((path) => NEEDS_BUILD.test(path)))
    step('bundle', () => run('node', ['tools/build.mjs']));
  const ran = (suites.length > 0 ? await runMocha(suites) : 0) + (wantsStories ? await runInEditor(stories) : 0);
  if (ran === 0 && total.failed === 0) {
    console.error(flags.title === undefined ? 'nothing was run' : `no test has \`${flags.title}\` in its title`);
    total.failed++;
  }
}

function announceInstallation() {
  const missing = whatWillBeInstalled();
  if (missing.length === 0) return;
  console.log('The stories in a real VS Code need what is not here yet and will be installed now:');
  for (const line of missing) console.log(`  - ${line}`);
  console.log('Without them: npm test -- --fast\n');
}

function checkSources() {
  step('compile', () => run('npm', ['run', '--silent', 'compile']));
  if (flags.fast) return;
  step('lint', () => run('npm', ['run', '--silent', 'lint:rules']));
  step('format', () => run('npx', ['prettier', '--check', '--log-level=warn', '.']));
}

/** A step that passes or fails as a whole. */
function step(name, action) {
  const started = Date.now();
  const passed = action();
  total[passed ? 'passed' : 'failed']++;
  console.log(`${passed ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

/** Runs suites outside the editor; returns the number of tests. */
async function runMocha(suites) {
  const { bundleSuites } = await import('./suites.mjs');
  const { folder, ...bundled } = await bundleSuites(suites);
  const temporary = mkdtempSync(join(tmpdir(), 'preflight-tests-'));
  const remove = () => {
    for (const each of [folder, temporary]) rmSync(each, { recursive: true, force: true });
  };
  process.once('exit', remove);
  const reporter = isChosen ? 'spec' : 'dot';
  const request = JSON.stringify({ ...bundled, title: flags.title, reporter });
  const child = fork(join(ROOT, 'tools/runSuites.mjs'), [request], {
    cwd: ROOT,
    execArgv: ['--enable-source-maps'],
    env: { ...process.env, ...guardedEnvironment(join(temporary, 'loopback-only.log')) },
  });
  let result;
  child.on('message', (message) => (result = message));
  const code = await new Promise((ended) => child.on('close', ended));
  if (!result) console.error(`the suites ended early, with exit code ${code}`);
  const { passed, failed } = result ?? { passed: 0, failed: 1 };
  total.passed += passed;
  total.failed += failed;
  // A full run in which nothing passes did not really run.
  if (!isChosen && passed + failed === 0) total.failed++;
  return passed + failed;
}

/** Runs stories in the editor; returns the number of stories. */
async function runInEditor(stories) {
  const { runExtensionTests } = await import('./vscode-host/runTests.mjs');
  const { verbose, title } = flags;
  const { passed, failed, skipped } = await runExtensionTests({ stories, title, verbose });
  if (skipped !== undefined) {
    console.error(`\n!!! NOT RUN: the tests inside a real VS Code: ${skipped}\n`);
    if (isChosen || process.env.CI === 'true') total.failed++;
    return 0;
  }
  total.passed += passed;
  total.failed += failed;
  return passed + failed;
}
