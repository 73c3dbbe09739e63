// Asks a real uv whether lock files install, and writes its answers next to them.
//   node tools/recordLockInstalls.mjs UV PYTHON
// UV is the binary, PYTHON an interpreter of Pyodide (Python 3.13) or something that answers uv's question like one.
// The locks are in test/data/locks/*.json: a list of {title, lock}, which gains `status` and `said`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [uv, python] = process.argv.slice(2);
if (!uv || !python) throw new Error('usage: node tools/recordLockInstalls.mjs UV PYTHON');

const PROJECT = `[project]
name = "app"
version = "0.1.0"
requires-python = ">=3.12"
dependencies = ["a"]

[project.optional-dependencies]
fast = ["b"]

[dependency-groups]
dev = ["b"]
`;

const COMMON = ['--no-build', '--dry-run', '--offline', '--no-progress', '--python', python];
const COMMANDS = {
  'pylock.toml': ['pip', 'install', '--target', 'installed', '-r', 'pylock.toml', '--preview-features', 'pylock'],
  'uv.lock': ['sync', '--frozen', '--no-dev', '--no-install-project'],
};

for (const [name, command] of Object.entries(COMMANDS)) {
  const file = `test/data/locks/${name}.json`;
  const cases = JSON.parse(readFileSync(file, 'utf8')).map(({ title, lock }) => {
    const folder = mkdtempSync(join(tmpdir(), 'lock-'));
    try {
      writeFileSync(join(folder, name), `${lock.join('\n')}\n`);
      if (name === 'uv.lock') writeFileSync(join(folder, 'pyproject.toml'), PROJECT);
      const { status, stderr } = spawnSync(uv, [...command, ...COMMON, '--cache-dir', join(folder, 'cache')], {
        cwd: folder,
        encoding: 'utf8',
      });
      const said = stderr
        .split('\n')
        .filter((line) => line !== '' && !/^(?:Using CPython|Would create|Checked)/.test(line));
      return { title, lock, status, said };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
  writeFileSync(file, `${JSON.stringify(cases, null, 2)}\n`);
  console.log(`${file}: ${cases.filter(({ status }) => status === 0).length} of ${cases.length} install`);
}
