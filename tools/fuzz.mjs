// Fuzzes the parsers: npm run fuzz -- [PARSER…] [--seconds N] [--inputs N] [--seed N]
//
// Without a PARSER all of them, for ten seconds each. Ends with 1 if an input breaks a promise; such an input belongs into
// test/fuzz/findings.ts. A name that is none prints the list. See test/fuzz/main.ts.
import { ensureInstalled } from './project.mjs';

ensureInstalled();
// Loaded only now, because it needs what was just installed.
const { importSources } = await import('./importSources.mjs');
await importSources(`import './test/fuzz/main.ts';`);
