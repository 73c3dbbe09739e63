// Asks uv about the resolver scenarios: does each expect the same as uv?
//
//   node tools/uvScenarios.mjs ORACLE [NAME...]
//
// ORACLE is a program as tools/askUv.mjs describes it. With names (of scenarios or of their files), only those are tested.
// Prints what differs; the exit code is 1 if anything does.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { askUv } from './askUv.mjs';
import { importSources } from './importSources.mjs';
import { writeInventedIndex } from './inventedIndex.mjs';
import { ROOT } from './project.mjs';

/**
 * uv's result for a scenario, in the form in which scenarios expect it, with uv's message if there is one. A lock file
 * does not say which index a package comes from.
 */
async function outcomeOfUv(oracle, universe, root) {
  const index = mkdtempSync(join(tmpdir(), 'invented-index-'));
  try {
    writeInventedIndex(index, universe);
    const { resolves, packages = {}, message } = await askUv(oracle, { index, python: '3.13', root });
    if (!resolves) return { outcome: { satisfiable: false }, message };
    const versions = Object.entries(packages).map(([name, { version, index }]) => [
      name,
      index === 'pypi' || root.lock ? version : `${index} ${version}`,
    ]);
    return { outcome: { satisfiable: true, packages: Object.fromEntries(versions) } };
  } finally {
    rmSync(index, { recursive: true });
  }
}

const [oracle, ...names] = process.argv.slice(2);
if (oracle === undefined) {
  console.error('usage: node tools/uvScenarios.mjs ORACLE [NAME...]');
  process.exit(2);
}
const { readScenarios, readUniverse, outcomeOf } = await importSources(`
  export { readScenarios } from './test/support/scenario.ts';
  export { readUniverse } from './test/support/memoryIndex.ts';
  export { outcomeOf } from './test/support/scenarioOutcome.ts';
`);
let asked = 0;
let different = 0;
for (const [topic, scenarios] of readScenarios(join(ROOT, 'test/scenarios'))) {
  for (const scenario of scenarios) {
    if (names.length > 0 && !names.includes(scenario.name) && !names.includes(topic)) continue;
    asked++;
    const { outcome, message } = await outcomeOfUv(oracle, readUniverse(scenario.universe), scenario.root);
    const ours = await outcomeOf(scenario).catch((error) => ({ error: String(error) }));
    if (isDeepStrictEqual(outcome, { ...scenario.expected }) && isDeepStrictEqual(ours, outcome)) continue;
    different++;
    console.log(`${topic}: ${scenario.name}`);
    console.log(`  expected ${JSON.stringify(scenario.expected)}`);
    console.log(`  uv       ${JSON.stringify(outcome)}`);
    console.log(`  we       ${JSON.stringify(ours)}`);
    if (message) console.log(message.replace(/^/gm, '           '));
  }
}
console.log(`${asked - different} of ${asked} scenarios agree`);
process.exit(different === 0 ? 0 : 1);
