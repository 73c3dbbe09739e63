// Cuts a recorded index down to what matters: every release keeps its verdict, most of its files are dropped.
//
//   node tools/cutRecordedIndex.mjs FROM TO [--limit BYTES]
//
// FROM may have either layout (docs/recorded-index.md). TO is created from scratch, with a file for each project and a
// README.md that says what was left out. Fails if the result exceeds the limit in bytes (20,000,000 by default), which
// version control packs to a tenth.
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { RecordedFolder, writeRecorded } from './recordedFolder.mjs';

const DEFAULT_LIMIT = '20000000';

/** Python tags whose Linux wheels a resolution "as on a host without gaps" would take. */
const HOST_PYTHONS = /^(?:cp31[234]|py3|py2\.py3)$/;

/**
 * The files of a project page that can matter to a verdict, in the order of the page:
 * every wheel for Pyodide or for any platform, every file whose metadata is recorded, and for each release one source
 * distribution, one Linux wheel for each Python that the targets have, and one wheel for each other kind of machine.
 * @param {object} page a project page of the Simple API in JSON
 */
export function cutPage(page) {
  const kept = new Set();
  for (const files of groupBy(page.files, releaseOf).values()) {
    for (const file of files.filter(isRecorded)) kept.add(file);
    const groups = groupBy(
      files.filter((file) => reasonToKeep(file) !== undefined),
      reasonToKeep,
    );
    if ([...groups.keys()].some((key) => key.startsWith('linux '))) groups.delete('linux');
    for (const alike of groups.values()) kept.add(alike.find(isRecorded) ?? alike.sort(byPreference)[0]);
  }
  return { ...page, files: page.files.filter((file) => kept.has(file)).map(cutFile) };
}

/** Files of one release with the same reason are equivalent: one of them is enough. Undefined if installers skip the file. */
function reasonToKeep(file) {
  const { filename } = file;
  if (/\.(?:tar\.\w+|tgz|tbz|zip)$/.test(filename)) return 'source';
  if (!filename.endsWith('.whl')) return undefined;
  const [python, abi, platform] = filename.slice(0, -'.whl'.length).split('-').slice(-3);
  if (/(?:^|\.)any$|pyodide|emscripten/.test(platform)) return filename;
  if (/linux/.test(platform)) {
    const serves = HOST_PYTHONS.test(python) || abi === 'abi3';
    return serves && !/^cp\d+t$/.test(abi) ? `linux ${python} ${abi}` : 'linux';
  }
  return /^[a-z]+/.exec(platform)?.[0];
}

/** First the file that most machines take, then the earlier one. */
function byPreference(a, b) {
  const rank = ({ filename }) => (/manylinux.*x86_64|\.tar\.gz$/.test(filename) ? 0 : 1);
  const time = (file) => file['upload-time'] ?? '';
  return rank(a) - rank(b) || (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : a.filename < b.filename ? -1 : 1);
}

/** The version as spelled in the file name: the part after the project's name. */
function releaseOf({ filename }) {
  if (filename.endsWith('.whl')) return filename.split('-')[1];
  return filename.replace(/\.(?:tar\.\w+|tgz|tbz|zip|egg|exe|rpm)$/, '').replace(/^.*?-(?=\d)/, '');
}

/** Hashes make up most of a packed page; they are kept if the wheel may be chosen. */
function cutFile(file) {
  return isRecorded(file) ? file : { ...file, hashes: {} };
}

function isRecorded(file) {
  return typeof file['core-metadata'] === 'object';
}

function groupBy(values, keyOf) {
  const groups = new Map();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/** Writes the cut of `from` to `to`; returns the counts for the README. */
async function cutIndex(from, to) {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  const recorded = new RecordedFolder(from);
  const projects = await readProjects(recorded, 'pypi');
  const counts = { projects: 0, files: 0, keptFiles: 0, metadata: 0 };
  const cut = projects.map(({ page, ...project }) => {
    counts.metadata += project.metadata.size;
    if (!page) return project;
    const whole = JSON.parse(new TextDecoder().decode(page.body));
    const left = cutPage(whole);
    counts.projects++;
    counts.files += whole.files.length;
    counts.keptFiles += left.files.length;
    return { ...project, page: { ...page, body: Buffer.from(JSON.stringify(left)) } };
  });
  await writeRecorded(to, 'pypi', cut);
  const names = new Set(cut.map(({ name }) => name));
  const releases = await recorded.releases();
  for (const index of releases.map((release) => `pyodide/${release}`)) {
    const known = await readProjects(recorded, index);
    const left = known.filter(({ name }) => names.has(name));
    await writeRecorded(to, index, left);
  }
  return { ...counts, releases };
}

async function readProjects(recorded, index) {
  const projects = [];
  for (const name of await recorded.projects(index)) projects.push(await recorded.project(index, name));
  return projects;
}

function readmeOf({ releases, ...counts }) {
  const number = (value) => value.toLocaleString('en-US');
  return `# A recorded index, cut down

Answers of PyPI and of the Pyodide indexes, recorded on 2026-11-24, for trying the examples without a network:

    pyodide-preflight check examples --recorded-index examples/recorded-index

Each project of PyPI has a file in \`pypi\`, each Pyodide release one in \`pyodide\`; what stands in them is told in
[A recorded index](../../docs/recorded-index.md). Made by \`tools/cutRecordedIndex.mjs\` from a whole recording. Do not take
it for the real thing:

* ${number(counts.projects)} projects; whatever else is asked for, no index knows. The Pyodide indexes (${releases.join(', ')}) hold only those.
* Of the ${number(counts.files)} files of these projects, ${number(counts.keptFiles)} are left. Every release has kept each wheel for Pyodide, each pure
  Python wheel, one source distribution, one Linux wheel for each of Python 3.12, 3.13, 3.14 and each abi3 floor (or one
  older one), and one wheel for macOS, Windows and each other system. So every release gets the verdict it got before.
* Eggs and installers, which no resolver takes, are gone. File hashes are left only where the metadata is recorded.
* Metadata of ${number(counts.metadata)} wheels, cut to the fields a resolver reads; its hash is that of the cut text. Of other wheels
  it is not here: asking for it is answered like a failing server, never like a missing dependency.
* No wheels and no sources: only what an index says of them. URLs are relative.
`;
}

function sizeOf(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => statSync(join(folder, name)))
    .reduce((total, entry) => total + (entry.isFile() ? entry.size : 0), 0);
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { limit: { type: 'string', default: DEFAULT_LIMIT } },
  });
  const [from, to] = positionals;
  if (from === undefined || to === undefined) throw new Error('name the recorded index and the folder for the cut');
  const counts = await cutIndex(from, to);
  writeFileSync(join(to, 'README.md'), readmeOf(counts));
  const size = sizeOf(to);
  console.log(JSON.stringify({ ...counts, size }));
  if (size > Number(values.limit)) throw new Error(`${size} bytes are more than the limit of ${values.limit}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
