// Resolves random requirements over a recorded index, with uv and with our resolver, and reports where they differ.
//
//   node tools/compareWithUv.mjs ORACLE INDEX [--sets 300] [--seed 1] [--minutes 15]
//   node tools/compareWithUv.mjs ORACLE --invented [--sets 300] [--seed 1] [--minutes 15]
//
// With --settings each set also has settings of uv and perhaps a lock file, for which uv does not say what requires what.
// ORACLE is a program as tools/askUv.mjs describes it, INDEX a folder as examples/recorded-index; with --invented, each set
// has its own invented universe. Sets that depend on metadata that were not recorded are counted separately. Prints each
// difference; the exit code is 1 if there is any.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { askUv } from './askUv.mjs';
import { importSources } from './importSources.mjs';
import { writeInventedIndex } from './inventedIndex.mjs';
import { inventQuestion } from './inventQuestion.mjs';
import { inventSettings } from './inventSettings.mjs';
import { looseCopy, RecordedFolder } from './recordedFolder.mjs';

const MARKERS = [
  " ; sys_platform == 'emscripten'",
  " ; sys_platform != 'win32'",
  " ; python_version >= '3.13'",
  " ; platform_machine == 'x86_64'",
];

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sets: { type: 'string', default: '300' },
    invented: { type: 'boolean', default: false },
    settings: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '15' },
  },
});
const [oracle, recordedIndex] = positionals;
if (oracle === undefined || (recordedIndex === undefined) !== flags.invented) {
  console.error('usage: node tools/compareWithUv.mjs ORACLE (INDEX | --invented) [--sets N] [--seed N] [--minutes N]');
  process.exit(2);
}
const { PseudoRandom, readUniverse, resolveRecorded, parseCoreMetadata } = await importSources(`
  export { PseudoRandom } from './test/support/pseudoRandom.ts';
  export { resolveRecorded } from './test/support/resolveRecorded.ts';
  export { readUniverse } from './test/support/memoryIndex.ts';
  export { parseCoreMetadata } from './server/src/core/packaging/metadata/coreMetadata.ts';
`);

const random = new PseudoRandom(Number(flags.seed));
const projects = flags.invented ? [] : await readProjects(new RecordedFolder(recordedIndex));
const looseIndex = flags.invented ? undefined : await looseCopy(recordedIndex);
const deadline = performance.now() + Number(flags.minutes) * 60_000;
let solved = 0;
let sameDecisions = 0;
const counts = { agree: 0, differ: 0, unrecorded: 0 };
for (let set = 1; set <= Number(flags.sets) && performance.now() < deadline; set++) {
  const question = flags.invented ? inventedQuestion() : recordedQuestion();
  const { index, python, root, universe } = question;
  const uv = await askUv(oracle, { ...question, index: looseIndex ?? index });
  const ours = await resolveRecorded(index, `workers-${python}`, root);
  if (flags.invented) rmSync(index, { recursive: true });
  const verdict = compare(uv, ours);
  counts[verdict]++;
  if (verdict === 'agree' && uv.resolves) solved++;
  if (verdict === 'agree' && isDeepStrictEqual(uv.decisions, ours.decisions)) sameDecisions++;
  if (verdict !== 'differ') continue;
  console.log(`set ${set} on Python ${python}: ${JSON.stringify(root)}`);
  if (universe !== undefined) console.log(universe.replace(/^/gm, '    '));
  for (const line of differences(uv, ours)) console.log(`  ${line}`);
  if (uv.message) console.log(uv.message.replace(/^/gm, '    '));
}
if (looseIndex !== undefined) rmSync(looseIndex, { recursive: true });
const total = counts.agree + counts.differ;
console.log(`${counts.agree} of ${total} agree (${solved} resolve), ${sameDecisions} decision by decision`);
if (!flags.invented) console.log(`${counts.unrecorded} more ask for what was not recorded`);
process.exit(counts.differ === 0 ? 0 : 1);

function recordedQuestion() {
  const python = random.pick(['3.12', '3.13', '3.13', '3.14']);
  const root = randomRoot();
  return {
    index: recordedIndex,
    python,
    root: flags.settings ? { ...root, ...inventSettings(random, projects) } : root,
  };
}

function inventedQuestion() {
  const { universe, root: plain } = inventQuestion(random);
  const root = flags.settings ? { ...plain, ...inventSettings(random, projectsOf(universe)) } : plain;
  const index = mkdtempSync(join(tmpdir(), 'invented-index-'));
  writeInventedIndex(index, readUniverse(universe));
  return { index, python: '3.13', root, universe };
}

/** The projects of an invented universe with their versions. */
function projectsOf(universe) {
  const versions = new Map();
  for (const [, name, version] of universe.matchAll(/^(?:pyodide: )?([a-z]\S*) (\S+)/gm)) {
    versions.set(name, [...(versions.get(name) ?? []), version]);
  }
  return [...versions].map(([name, known]) => ({ name, versions: known }));
}

/** Every project of the index, with the versions whose metadata are recorded and their extras. */
async function readProjects(recorded) {
  const projects = [];
  for (const name of await recorded.projects('pypi')) {
    const page = await recorded.page('pypi', name);
    const { files } = page ? JSON.parse(Buffer.from(page.body).toString()) : { files: [] };
    const wheels = files.filter(
      ({ filename, 'core-metadata': core }) => typeof core === 'object' && filename.endsWith('.whl'),
    );
    if (wheels.length === 0) continue;
    const versions = [...new Set(wheels.map(({ filename }) => filename.split('-')[1]))];
    const metadata = Buffer.from(await recorded.metadata('pypi', wheels.at(-1).filename)).toString();
    projects.push({ name, versions, extras: parseCoreMetadata(metadata).value.providesExtra });
  }
  return projects;
}

function randomRoot() {
  const some = (bound, make) => Array.from({ length: random.below(bound) }, make);
  return {
    requires: [randomRequirement(), ...some(5, randomRequirement)],
    constraints: random.percent(30) ? some(4, () => randomVersions()) : [],
    overrides: random.percent(15) ? some(3, () => randomVersions()) : [],
    excludes: random.percent(10) ? [random.pick(projects).name] : [],
  };
}

function randomRequirement() {
  const project = random.pick(projects);
  const extras = project.extras.length > 0 && random.percent(25) ? `[${random.pick(project.extras)}]` : '';
  const specifier = random.percent(55) ? '' : randomSpecifier(project);
  const marker = random.percent(10) ? random.pick(MARKERS) : '';
  return `${project.name}${extras}${specifier}${marker}`;
}

function randomVersions() {
  const project = random.pick(projects);
  return `${project.name}${randomSpecifier(project)}`;
}

function randomSpecifier({ versions }) {
  // Close to the newest, where the recorded metadata have no gaps.
  const version = random.pick(random.percent(70) ? versions.slice(-6) : versions);
  const parts = version.split('.');
  const operator = random.pick(['>=', '>=', '>=', '<', '<=', '==', '>', '!=', '~=', '.*']);
  if (operator === '.*') return `==${parts.slice(0, -1).join('.') || parts[0]}.*`;
  if (operator === '~=' && !/^\d+(?:\.\d+)+$/.test(version)) return `>=${version}`;
  return `${operator}${version}`;
}

/** `unrecorded` if either hit a gap in the recording. */
function compare(uv, ours) {
  if (ours.unavailable.length > 0 || /Failed to (?:fetch|read|download)|404/.test(uv.message ?? ''))
    return 'unrecorded';
  return differences(uv, ours).length === 0 ? 'agree' : 'differ';
}

function differences(uv, ours) {
  if (uv.resolves !== ours.resolves)
    return [`uv ${uv.resolves ? 'resolves' : 'fails'}, we ${ours.resolves ? 'resolve' : 'fail'}`];
  const hasLock = Object.values(uv.packages ?? {}).some(({ requiredBy }) => requiredBy === undefined);
  const names = [...new Set([...Object.keys(uv.packages ?? {}), ...Object.keys(ours.packages)])].sort();
  return names.flatMap((name) => {
    const [theirs, mine] = [uv.packages[name], ours.packages[name]].map((entry) => describe(entry, name, hasLock));
    return theirs === mine ? [] : [`${name}: uv ${theirs}, we ${mine}`];
  });
}

function describe(entry, name, hasLock) {
  if (!entry) return 'nothing';
  if (!entry.requiredBy || hasLock) return entry.version;
  // uv also names the project itself and the list of overrides or constraints.
  const requirers = entry.requiredBy.filter((requirer) => requirer !== name && !requirer.startsWith('-')).sort();
  return `${entry.version} (${entry.wheel} from ${entry.index}, for ${requirers.join(', ')})`;
}
