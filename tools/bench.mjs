// How long it takes from a keystroke to diagnostics: npm run bench
//
// Says what was measured; test/bench/keystroke.ts says how.
import { ensureInstalled } from './project.mjs';

ensureInstalled();
// Loaded only now: it needs what was just installed.
const { importSources } = await import('./importSources.mjs');
console.log(`build: the sources, bundled but not minified; Node.js ${process.version}`);
await importSources(`import './test/bench/keystroke.ts';`);
