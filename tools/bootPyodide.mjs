// Fetches a release of the npm package `pyodide` and boots it under this Node.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const BOOT = `
const { loadPyodide } = await import(process.argv[1]);
const pyodide = await loadPyodide();
console.log(JSON.stringify({ release: pyodide.version, ...JSON.parse(pyodide.runPython(process.argv[2])) }));
process.exit();`;

/** Unpacks a release, in npm's spelling, below a working folder; returns the folder of the package. */
export function fetchPyodide(npm, work) {
  execFileSync('npm', ['pack', `pyodide@${npm}`, '--silent', '--pack-destination', work], { stdio: 'ignore' });
  const folder = join(work, npm);
  mkdirSync(folder);
  execFileSync('tar', ['xzf', join(work, `pyodide-${npm}.tgz`), '-C', folder]);
  return join(folder, 'package');
}

/** What the Python of an unpacked release answers to code that ends in a JSON object, with the release's own name for itself. */
export function askPyodide(folder, questions) {
  const entry = pathToFileURL(join(folder, 'pyodide.mjs')).href;
  const command = ['--input-type=module', '-e', BOOT, entry, questions];
  const answer = execFileSync(process.execPath, command, { encoding: 'utf8' });
  return JSON.parse(answer.trim().split('\n').at(-1));
}
