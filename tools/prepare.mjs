// Run by npm behind an install in the root: builds what is not built yet, so that the command line works. Where npm makes a
// package of a clone for a global install, as pre-commit has it do, it leaves the clone without its dependencies: then they are
// installed here.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run } from './project.mjs';

function isThere(path) {
  return existsSync(join(ROOT, path));
}

if (!isThere('server/dist/cli.mjs')) {
  if (!isThere('node_modules/esbuild')) {
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_config_/i.test(name)));
    if (!run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { env }))
      process.exit(1);
  }
  const { buildAll } = await import('./build.mjs');
  await buildAll({ minify: true, print: () => undefined });
}
