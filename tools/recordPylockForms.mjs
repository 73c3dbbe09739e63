// Asks a uv of your own whether it reads the lock files in test/data/pylockForms.jsonl, and writes its answers there anew.
//   node tools/recordPylockForms.mjs UV        (uv 0.13.9 wrote what is there)
// Each line is a `pylock.toml` with an answer: `takes`, or `refuses`, which ends the run. It is read as pywrangler has it read, for the
// versions to keep.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [uv] = process.argv.slice(2);
if (uv === undefined) throw new Error('node tools/recordPylockForms.mjs UV');
const path = new URL('../test/data/pylockForms.jsonl', import.meta.url);

function answerTo(lock) {
  const folder = mkdtempSync(join(tmpdir(), 'pylock-'));
  try {
    writeFileSync(join(folder, 'pyproject.toml'), '[project]\nname = "w"\nversion = "1"\n');
    writeFileSync(join(folder, 'pylock.toml'), lock);
    const options = ['pip', 'compile', 'pyproject.toml', '-o', 'pylock.toml', '--offline', '--no-build'];
    const env = { PATH: process.env.PATH, HOME: folder, UV_CACHE_DIR: join(folder, 'cache') };
    return spawnSync(uv, options, { cwd: folder, env }).status === 0 ? 'takes' : 'refuses';
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
const answered = lines.map((line) => {
  const { lock } = JSON.parse(line);
  return JSON.stringify({ answer: answerTo(lock), lock });
});
writeFileSync(path, `${answered.join('\n')}\n`);
