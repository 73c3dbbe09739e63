// Builds the extension, minified, and packs it; vsce prints what is in it. Fails if the VSIX is larger than allowed.
//
//   node tools/package.mjs [--out FILE]
import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createVSIX } from '@vscode/vsce';
import { buildAll } from './build.mjs';
import { ROOT } from './project.mjs';

/** One megabyte, as vsce counts them: more would mean that something slipped in. */
const MAX_BYTES = 1_048_576;

const { values } = parseArgs({ options: { out: { type: 'string', default: 'dist/pyodide-preflight.vsix' } } });
const packagePath = resolve(ROOT, values.out);

await buildAll({ minify: true });
mkdirSync(dirname(packagePath), { recursive: true });
// Everything is bundled, so the packages in node_modules are excluded.
await createVSIX({ cwd: ROOT, packagePath, dependencies: false, gitTagVersion: false });
const { size } = statSync(packagePath);
console.log(`${values.out}: ${size.toLocaleString('en')} bytes`);
if (size > MAX_BYTES) {
  console.error(`It must not be larger than ${MAX_BYTES.toLocaleString('en')} bytes`);
  process.exitCode = 1;
}
