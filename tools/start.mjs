// Demonstrates the main features on real examples, without a network: npm start
//
// Checks three Python Workers of examples/ against the recorded index next to them: one that can be fixed, one that cannot, one that installs.
import { ensureInstalled, run } from './project.mjs';

ensureInstalled();
if (!run('node', ['tools/build.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] })) process.exit(1);
const command = ['check', 'examples/pydantic-worker', 'examples/litellm-worker', 'examples/fastapi-worker'];
console.log(`$ npx pyodide-preflight ${command.join(' ')} --recorded-index examples/recorded-index\n`);
run('node', ['server/bin/pyodide-preflight.mjs', ...command, '--recorded-index', 'examples/recorded-index']);
console.log('\nIn the editor: `npm run package`, then install the .vsix and open one of those folders.');
