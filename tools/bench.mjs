// Measures: npm run bench [-- workspace | projects | growth | commands | start]
//
// By default the time from a keystroke to diagnostics; once built, with `workspace` a folder of 2,000 dependency files, with
// `projects` whole checks on the command line and in the editor, beside uv, with `growth` how a check grows, with `commands` those of
// the command line, and with `start` how long that and the language server take to start. Prints the results; the files in test/bench describe the methods.
import { ensureInstalled } from './project.mjs';

ensureInstalled();
if (process.argv[2] === 'commands') await import('../test/bench/commands.mjs');
else if (process.argv[2] === 'projects') await import('../test/bench/projects.mjs');
else if (process.argv[2] === 'growth') await import('../test/bench/growth.mjs');
else if (process.argv[2] === 'start') await import('../test/bench/start.mjs');
else await measureSources();

async function measureSources() {
  // Loaded only now, because it needs what was just installed.
  const { importSources } = await import('./importSources.mjs');
  const name = process.argv[2] === 'workspace' ? 'workspace' : 'keystroke';
  const build = name === 'workspace' ? 'server/dist/lsp.cjs' : 'the sources, bundled but not minified';
  console.log(`build: ${build}; Node.js ${process.version}`);
  await importSources(`import './test/bench/${name}.ts';`);
}
