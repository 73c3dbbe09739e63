// Asks a uv of your own what it makes of the values in test/data/uvSettings.txt, and writes its answers there anew.
//   node tools/recordUvSettings.mjs UV        (uv 0.13.9 wrote what is there)
// Each line of the file is an answer, a table and a setting with a value. Answers: `takes`; `drops` (a warning, and the whole
// table is ignored); `refuses` (the run ends). The project that is asked about has an extra `x` and a group `g`, both empty.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [uv] = process.argv.slice(2);
if (uv === undefined) throw new Error('node tools/recordUvSettings.mjs UV');
const path = new URL('../test/data/uvSettings.txt', import.meta.url);
const PROJECT = `[project]
name = "w"
version = "1"
dependencies = []
optional-dependencies = { x = [] }
[dependency-groups]
g = []
`;

function answerTo(table, setting) {
  const folder = mkdtempSync(join(tmpdir(), 'uv-settings-'));
  try {
    const isFile = table === 'uv.toml';
    writeFileSync(join(folder, 'pyproject.toml'), isFile ? PROJECT : `${PROJECT}[${table}]\n${setting}\n`);
    if (isFile) writeFileSync(join(folder, 'uv.toml'), `${setting}\n`);
    const { status, stderr } = spawnSync(uv, ['pip', 'compile', 'pyproject.toml', '--offline', '--no-build'], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: folder, UV_CACHE_DIR: join(folder, 'cache') },
    });
    if (status !== 0) return 'refuses';
    return stderr.includes('during settings discovery') ? 'drops' : 'takes';
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
const answered = lines.map((line) => {
  if (line.startsWith('#') || line === '') return line;
  const [, table, setting] = /^\w+ (\S+) (.*)$/.exec(line);
  return `${answerTo(table, setting)} ${table} ${setting}`;
});
writeFileSync(path, `${answered.join('\n')}\n`);
