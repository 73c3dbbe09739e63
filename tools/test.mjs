// Runs every test: npm test
//
// Installs what is missing, compiles, lints, bundles, runs the mocha suites, then the suite inside a real VS Code. Ends with
// `N passed, N failed`. Where no VS Code host can be set up, a loud line says so; with CI=true that is a failure.
//   --fast   only compile and run the mocha suites outside the editor
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT, ensureInstalled, run } from './project.mjs';

const { values: flags } = parseArgs({ options: { fast: { type: 'boolean', default: false } } });
const total = { passed: 0, failed: 0 };

ensureInstalled();
step('compile', () => run('npx', ['tsc', '-b']));
if (!flags.fast) {
  step('lint', () => run('npx', ['eslint', '.']));
  step('format', () => run('npx', ['prettier', '--check', '--log-level=warn', '.']));
}
step('bundle', () => run('node', ['tools/build.mjs']));
await runMocha();
if (!flags.fast) await runInEditor();
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

/** A step that passes or fails as a whole. */
function step(name, action) {
  const started = Date.now();
  const passed = action();
  total[passed ? 'passed' : 'failed']++;
  console.log(`${passed ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

async function runMocha() {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ reporter: 'dot', timeout: 60_000 });
  for (const file of testFiles(join(ROOT, 'out/test'))) mocha.addFile(file);
  process.chdir(ROOT);
  await mocha.loadFilesAsync();
  const stats = await new Promise((done) => {
    const runner = mocha.run(() => done(runner.stats));
  });
  total.passed += stats.passes;
  total.failed += stats.failures;
  if (stats.passes === 0) total.failed++;
}

/** The compiled suites, those for the editor's own process left out. */
function testFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return path === join(ROOT, 'out/test/extension') ? [] : testFiles(path);
    return entry.name.endsWith('.test.js') ? [path] : [];
  });
}

async function runInEditor() {
  const { runExtensionTests } = await import('./vscode-host/runTests.mjs');
  const result = await runExtensionTests();
  if (result.skipped) {
    console.error(`\n!!! NOT RUN: the tests inside a real VS Code: ${result.skipped}\n`);
    if (process.env.CI === 'true') total.failed++;
    return;
  }
  total.passed += result.passed;
  total.failed += result.failed;
}
