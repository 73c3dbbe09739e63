// Keeps everything built as one types: npm run watch
//
// The bundles first, then the compiler with what it complains of: when that has said how many errors there are, both are done.
// .vscode/tasks.json waits for that line.
import { spawn } from 'node:child_process';
import { ROOT, ensureInstalled } from './project.mjs';

ensureInstalled();
// Loaded only now: they need what was just installed.
const { context } = await import('esbuild');
const { bundleOptions } = await import('./build.mjs');
for (const options of bundleOptions()) {
  const bundle = await context(options);
  // A mistake in the sources is told by esbuild, and mended by the next change.
  await bundle.rebuild().catch(() => undefined);
  await bundle.watch();
}
const compiler = spawn(process.execPath, ['node_modules/typescript-native/bin/tsc', '-b', '--watch', '--preserveWatchOutput'], { cwd: ROOT, stdio: 'inherit' });
compiler.on('exit', (code) => process.exit(code ?? 1));
