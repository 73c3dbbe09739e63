// Measures: npm run bench [-- workspace]
//
// By default the time from a keystroke to diagnostics; with `workspace`, once built, a folder of 2,000 dependency files. Prints the
// results; test/bench/keystroke.ts and test/bench/workspace.ts describe the methods.
import { ensureInstalled } from './project.mjs';

ensureInstalled();
// Loaded only now, because it needs what was just installed.
const { importSources } = await import('./importSources.mjs');
const name = process.argv[2] === 'workspace' ? 'workspace' : 'keystroke';
const build = name === 'workspace' ? 'server/dist/lsp.cjs' : 'the sources, bundled but not minified';
console.log(`build: ${build}; Node.js ${process.version}`);
await importSources(`import './test/bench/${name}.ts';`);
