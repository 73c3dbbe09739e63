// Asks uv what it makes of some requirements on a recorded index, through an oracle: a program that takes
// `--index FOLDER --python 3.13 --project FOLDER`, runs uv and prints
// {resolves, packages: {NAME: {version, wheel, index, requiredBy}}, message} as JSON. The folder has loose files, each a
// page or metadata (docs/recorded-index.md).
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importSources } from './importSources.mjs';

const { pyprojectOf, pylockOf } = await importSources(`
  export { pyprojectOf, pylockOf } from './test/support/scenarioFiles.ts';
`);

/**
 * What the oracle prints.
 * @param {string} oracle its path
 * @param {{index: string, python: string, root: {requires: string[], constraints?: string[], overrides?: string[], excludes?: string[], uv?: string, lock?: string[]}}} question
 */
export async function askUv(oracle, { index, python, root }) {
  const project = mkdtempSync(join(tmpdir(), 'ask-uv-'));
  try {
    writeFileSync(join(project, 'pyproject.toml'), pyprojectOf(root));
    if (root.lock) writeFileSync(join(project, 'pylock.toml'), pylockOf(root.lock));
    const { code, stdout, stderr } = await run([oracle, '--index', index, '--python', python, '--project', project]);
    if (code !== 0) throw new Error(`the oracle failed: ${stderr}`);
    return JSON.parse(stdout);
  } finally {
    rmSync(project, { recursive: true });
  }
}

function run(args) {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const texts = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'])
      child[name].setEncoding('utf8').on('data', (text) => (texts[name] += text));
    child.on('error', failed).on('close', (code) => done({ code, ...texts }));
  });
}
