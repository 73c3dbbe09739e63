#!/usr/bin/env node
// Starts the bundled command line.
try {
  await import('../dist/cli.mjs');
} catch (error) {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND' || !/^Cannot find module '[^']*cli\.mjs'/.test(error.message)) throw error;
  console.error('pyodide-preflight: the program is not built; run `npm run build` first');
  process.exitCode = 2;
}
