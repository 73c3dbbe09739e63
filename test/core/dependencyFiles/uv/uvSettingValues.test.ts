/** What uv does with right and wrong values of every setting: its recorded answers (`tools/recordUvSettings.mjs`). */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePyproject } from '../../../../server/src/core/dependencyFiles/pyproject.ts';
import { ALONE, inSurroundings } from '../../../../server/src/core/dependencyFiles/uv/surroundings.ts';
import { readUvToml } from '../../../../server/src/core/dependencyFiles/uv/uvTable.ts';

const PROJECT = `[project]
name = "w"
version = "1"
dependencies = []
optional-dependencies = { x = [] }
[dependency-groups]
g = []
`;

/** What the check makes of a setting. */
function answerTo(table: string, setting: string): string {
  if (table === 'uv.toml') return answerOf(readUvToml('/w/uv.toml', `${setting}\n`).verdict);
  const file = parsePyproject('/w/pyproject.toml', `${PROJECT}[${table}]\n${setting}\n`);
  const { uv } = inSurroundings(file, ALONE);
  assert.ok(uv);
  return answerOf({ ...uv.settings, outdated: uv.verdict.outdated });
}

function answerOf({ ignored, refused, outdated }: { ignored: boolean; refused: boolean; outdated: boolean }): string {
  if (refused || outdated) return 'refuses';
  return ignored ? 'drops' : 'takes';
}

/** What was recorded is `uv pip compile`, which takes default groups that the project lacks; a sync begins with `uv venv`, which refuses them. */
function isOfMissingGroup(setting: string): boolean {
  return /^default-groups = \["(?!g")[\w-]+"\]$/.test(setting);
}

describe('each value of a setting', () => {
  it('is taken, drops its table or ends the run as it does in uv', () => {
    const lines = readFileSync(join(process.cwd(), 'test/data/uvSettings.txt'), 'utf8').trimEnd().split('\n');
    const differing = lines.filter((line) => {
      const [, answer, table = '', setting = ''] = /^(\w+) (\S+) (.*)$/.exec(line) ?? [];
      return answerTo(table, setting) !== (isOfMissingGroup(setting) ? 'refuses' : answer);
    });
    assert.deepEqual(differing, []);
    assert.ok(lines.length > 2_000);
  });
});
