// Cuts a recorded index down to what decides: every release keeps its verdict, most of its files go.
//
//   node tools/cutRecordedIndex.mjs FROM TO [--limit BYTES]
//
// FROM and TO have the same layout; TO is made anew, with a README.md that says what was left out. Fails where the
// result has more bytes than the limit (5,000,000 unless given).
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';

const DEFAULT_LIMIT = '5000000';

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

/** Files of one release with the same reason are alike: one of them is enough. Undefined where installers pass a file over. */
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

/** First what most machines take, then what was there first. */
function byPreference(a, b) {
  const rank = ({ filename }) => (/manylinux.*x86_64|\.tar\.gz$/.test(filename) ? 0 : 1);
  const time = (file) => file['upload-time'] ?? '';
  return rank(a) - rank(b) || (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : a.filename < b.filename ? -1 : 1);
}

/** The version as the file name spells it: what comes after the project's name. */
function releaseOf({ filename }) {
  if (filename.endsWith('.whl')) return filename.split('-')[1];
  return filename.replace(/\.(?:tar\.\w+|tgz|tbz|zip|egg|exe|rpm)$/, '').replace(/^.*?-(?=\d)/, '');
}

/** Hashes are most of a packed page; they stay where the wheel may be chosen. */
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

/** Writes the cut of `from` to `to`; the counts for the README. */
function cutIndex(from, to) {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(join(to, 'pypi'), { recursive: true });
  const counts = { projects: 0, files: 0, keptFiles: 0 };
  const projects = readdirSync(join(from, 'pypi/simple'));
  for (const project of projects) {
    const page = JSON.parse(gunzipSync(readFileSync(join(from, 'pypi/simple', project, 'index.json.gz'))));
    const cut = cutPage(page);
    mkdirSync(join(to, 'pypi/simple', project), { recursive: true });
    writeFileSync(join(to, 'pypi/simple', project, 'index.json.gz'), gzipSync(JSON.stringify(cut), { level: 9 }));
    counts.projects++;
    counts.files += page.files.length;
    counts.keptFiles += cut.files.length;
  }
  cpSync(join(from, 'pypi/files'), join(to, 'pypi/files'), { recursive: true });
  for (const release of readdirSync(join(from, 'pyodide'))) copyPyodideIndex(from, to, release, projects);
  return { ...counts, metadata: readdirSync(join(to, 'pypi/files')).length };
}

function copyPyodideIndex(from, to, release, projects) {
  for (const name of [...projects, 'files']) {
    const folder = join('pyodide', release, name);
    if (existsSync(join(from, folder))) cpSync(join(from, folder), join(to, folder), { recursive: true });
  }
}

function readmeOf(counts, releases) {
  const number = (value) => value.toLocaleString('en-US');
  return `# A recorded index, cut down

Answers of PyPI and of the Pyodide indexes, recorded on 2026-11-24, for trying the examples without a network:

    pyodide-preflight check examples --recorded-index examples/recorded-index

Made by \`tools/cutRecordedIndex.mjs\` from a whole recording. Do not take it for the real thing:

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

function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { limit: { type: 'string', default: DEFAULT_LIMIT } },
  });
  const [from, to] = positionals;
  if (from === undefined || to === undefined) throw new Error('name the recorded index and the folder for the cut');
  const counts = cutIndex(from, to);
  writeFileSync(join(to, 'README.md'), readmeOf(counts, readdirSync(join(to, 'pyodide'))));
  const size = sizeOf(to);
  console.log(JSON.stringify({ ...counts, size }));
  if (size > Number(values.limit)) throw new Error(`${size} bytes are more than the limit of ${values.limit}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
