// Prepares a run of the stories in the real editor: the built extension, the built suite, a workspace and its settings.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildAll } from '../build.mjs';
import { ROOT } from '../project.mjs';

/** Settings that every story has: the recorded index is used, not the network. */
export const STORY_SETTINGS = { 'pyodidePreflight.recordedIndex': join(ROOT, 'examples/recorded-index') };

/** Longer than a story may take by itself, see test/extension/runStories.ts. */
export const STALL_MILLISECONDS = 300_000;

/** Longer than VS Code takes to come up on a busy machine; beyond it the start hangs. */
export const START_MILLISECONDS = 120_000;

/** Once for all stories. */
let built;

/**
 * Builds everything and copies the workspace to a place where stories may edit it.
 * @param {{stories: readonly string[], workspace?: string}} group paths from the root, see `groupStories`
 * @returns `result`: the file that the suite writes the result of each story to; `log`: for VS Code's output; both are
 *   kept until the next run
 */
export async function prepareSuite({ stories, workspace: given }) {
  const { output, ...files } = await prepareOutput();
  const suite = join(output, 'suite.cjs');
  await build({
    absWorkingDir: ROOT,
    stdin: { contents: entryOf(stories), resolveDir: ROOT, sourcefile: 'stories.ts', loader: 'ts' },
    outfile: suite,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.18',
    external: ['vscode', 'mocha'],
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
  });
  const folder = mkdtempSync(join(tmpdir(), 'stories-'));
  const workspace = join(folder, 'workspace');
  if (given === undefined) copyExamples(workspace);
  else cpSync(join(ROOT, given), workspace, { recursive: true });
  return {
    extension: ROOT,
    suite,
    folder,
    workspace,
    ...files,
    attempts: join(output, 'loopback-only.log'),
  };
}

/** Builds everything, empties the folder of what is kept of a run, and says what is kept there. */
export async function prepareOutput() {
  await (built ??= buildAll());
  const output = join(ROOT, 'out/stories');
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  return {
    output,
    result: join(output, 'results.jsonl'),
    log: join(output, 'vscode.log'),
    screenshot: join(output, 'failure.png'),
  };
}

/** The suite that VS Code runs: stories may call `describe` only once mocha is loaded, so they are imported one by one. */
function entryOf(stories) {
  const imports = stories.map((path) => `await import('./${path}');`);
  return `
    import { runStories } from './test/extension/runStories.ts';
    export const run = () => runStories(async () => { ${imports.join(' ')} });`;
}

/** Copies the example projects, without the recorded index. */
export function copyExamples(workspace) {
  const examples = join(ROOT, 'examples');
  cpSync(examples, workspace, {
    recursive: true,
    filter: (source) => source !== join(examples, 'recorded-index'),
  });
}

/** The processes that were blocked from reaching beyond loopback, as logged by tools/loopbackOnly.cjs. */
export function guardedProcesses(attempts) {
  if (!existsSync(attempts)) return [];
  const lines = readFileSync(attempts, 'utf8').split('\n').slice(0, -1);
  return lines.flatMap((line) => JSON.parse(line).guards ?? []);
}
