// What a run of the stories in the real editor needs: the built extension, the built suite, a workspace and its settings.
import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildAll } from '../build.mjs';

const ROOT = join(import.meta.dirname, '../..');

/** Settings that every story has: the recorded index answers, no network is asked. */
export const STORY_SETTINGS = { 'pyodidePreflight.recordedIndex': join(ROOT, 'examples/recorded-index') };

/** Builds everything and copies the examples to where stories may edit them. */
export async function prepareSuite() {
  await buildAll();
  const suite = join(ROOT, 'out/extension-suite/index.cjs');
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['test/extension/index.ts'],
    outfile: suite,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.18',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  const folder = mkdtempSync(join(tmpdir(), 'stories-'));
  const workspace = join(folder, 'workspace');
  copyExamples(workspace);
  return { extension: ROOT, suite, folder, workspace, result: join(folder, 'result.json') };
}

/** Copies the example projects, without the recorded index. */
export function copyExamples(workspace) {
  const examples = join(ROOT, 'examples');
  cpSync(examples, workspace, {
    recursive: true,
    filter: (source) => source !== join(examples, 'recorded-index'),
  });
}

/**
 * Prints and counts the results that the suite has written. Whatever else went wrong counts as one failure: an exit code
 * other than 0, no results, or nothing that passed.
 */
export function readResult(path, code) {
  let tests = [];
  try {
    ({ tests } = JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    console.log('the suite wrote no results');
  }
  for (const { title, state, error } of tests) {
    console.log(`${state.padEnd(7)} ${title}${error === undefined ? '' : `\n${error.replace(/^/gm, '        ')}`}`);
  }
  const passed = tests.filter(({ state }) => state === 'passed').length;
  const failed = tests.filter(({ state }) => state === 'failed').length;
  if (failed > 0 || (code === 0 && passed > 0)) return { passed, failed };
  console.log(`the suite ended with exit code ${code}`);
  return { passed, failed: 1 };
}
