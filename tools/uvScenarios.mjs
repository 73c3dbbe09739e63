// Asks uv about the resolver scenarios: does each expect what uv does?
//
//   node tools/uvScenarios.mjs ORACLE [NAME...]
//
// ORACLE is a program as tools/askUv.mjs describes it. With names (of scenarios or of their files) only those are asked
// about. Prints what differs; the exit code is 1 where anything does.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { gzipSync } from 'node:zlib';
import { askUv } from './askUv.mjs';
import { importSources } from './importSources.mjs';
import { ROOT } from './project.mjs';

const RELEASE = '0.28.3';

/** Writes a universe as a recorded index. */
function writeIndex(folder, universe) {
  const pypi = join(folder, 'pypi');
  const pyodide = join(folder, 'pyodide', RELEASE);
  for (const path of [join(pypi, 'simple'), join(pypi, 'files'), join(pyodide, 'files')])
    mkdirSync(path, { recursive: true });
  const projects = new Set(universe.map(({ project }) => project));
  for (const project of projects) {
    const files = (index) => universe.filter((file) => file.project === project && file.index === index);
    writePage(
      join(pypi, 'simple', project),
      'index.json.gz',
      gzipSync(jsonPage(project, files('pypi'))),
      files('pypi'),
    );
    writePage(join(pyodide, project), 'index.html', htmlPage(files('pyodide')), files('pyodide'));
  }
  for (const { index, file, metadata } of universe) {
    if (metadata === undefined) continue;
    writeFileSync(join(index === 'pypi' ? pypi : pyodide, 'files', `${file.filename}.metadata`), metadata);
  }
}

function writePage(folder, name, content, files) {
  if (files.length === 0) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), content);
}

function jsonPage(name, files) {
  const entries = files.map(({ file }) => ({
    filename: file.filename,
    url: `../../files/${file.filename}`,
    hashes: {},
    ...(file.requiresPython === undefined ? {} : { 'requires-python': file.requiresPython }),
    'core-metadata': file.coreMetadata,
    yanked: file.yanked,
  }));
  return JSON.stringify({ meta: { 'api-version': '1.1' }, name, files: entries });
}

function htmlPage(files) {
  const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const anchors = files.map(({ file: { filename, requiresPython, yanked } }) => {
    const python = requiresPython === undefined ? '' : ` data-requires-python="${escape(requiresPython)}"`;
    return `<a href="../files/${filename}"${python}${yanked === false ? '' : ` data-yanked="${escape(yanked)}"`}>${filename}</a>`;
  });
  return `<!DOCTYPE html><html><body>${anchors.join('\n')}</body></html>`;
}

/** What uv makes of a scenario, in the form in which scenarios expect it, with uv's message where there is one. */
async function outcomeOfUv(oracle, universe, root) {
  const index = mkdtempSync(join(tmpdir(), 'invented-index-'));
  try {
    writeIndex(index, universe);
    const { resolves, packages = {}, message } = await askUv(oracle, { index, python: '3.13', root });
    if (!resolves) return { outcome: { satisfiable: false }, message };
    const versions = Object.entries(packages).map(([name, { version, index }]) => [
      name,
      index === 'pypi' ? version : `${index} ${version}`,
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
