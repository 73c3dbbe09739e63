// Measures the time from a keystroke to diagnostics: npm run bench
//
// Prints the results; test/bench/keystroke.ts describes the method.
import { ensureInstalled } from './project.mjs';

ensureInstalled();
// Loaded only now, because it needs what was just installed.
const { importSources } = await import('./importSources.mjs');
console.log(`build: the sources, bundled but not minified; Node.js ${process.version}`);
await importSources(`import './test/bench/keystroke.ts';`);
