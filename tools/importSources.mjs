// Runs TypeScript of the project in a script: bundles an entry, given as text, and imports the result.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { ROOT } from './project.mjs';

/** Modules are cached by path, so each entry in a process has its own. */
let entries = 0;

/**
 * The exports of an entry.
 * @param {string} entry the source text of a module; its imports are relative to the root of the project
 */
export async function importSources(entry) {
  // Inside the project, so that packages are found.
  const folder = join(ROOT, 'node_modules/.cache/pyodide-preflight');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `${process.pid}-${++entries}.mjs`);
  try {
    const stdin = { contents: entry, resolveDir: ROOT, loader: 'ts' };
    await build({
      stdin,
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      logLevel: 'warning',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile, { force: true });
  }
}
