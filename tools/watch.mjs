// Rebuilds everything as you type: npm run watch
//
// The bundles first, then the compiler and its errors: when that has printed the number of errors, both are done.
// .vscode/tasks.json waits for that line.
import { spawn } from 'node:child_process';
import { ROOT, ensureInstalled } from './project.mjs';

ensureInstalled();
// Loaded only now, because they need what was just installed.
const { context } = await import('esbuild');
const { bundleOptions } = await import('./build.mjs');
for (const options of bundleOptions()) {
  const bundle = await context(options);
  // esbuild reports mistakes in the sources, and rebuilds after the next change.
  await bundle.rebuild().catch(() => undefined);
  await bundle.watch();
}
const compiler = spawn(
  process.execPath,
  ['node_modules/typescript-native/bin/tsc', '-b', '--watch', '--preserveWatchOutput'],
  { cwd: ROOT, stdio: 'inherit' },
);
compiler.on('exit', (code) => process.exit(code ?? 1));
