/** Findings are told in the order of lines: of the file itself first, then of the files that it includes. */
import assert from 'node:assert/strict';
import { inOrder } from '../../../server/src/core/analysis/inOrder.ts';
import { finding, type Finding } from '../../../server/src/core/findings/finding.ts';
import type { FindingCode } from '../../../server/src/core/findings/rules.ts';
import { say } from '../../../server/src/core/messages/message.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/settings.ts';
import { memoryDocuments } from '../../support/memoryDocuments.ts';
import { RECORDED_INDEX, recordedChecker } from '../../support/recorded.ts';

const settings = { ...DEFAULT_SETTINGS, recordedIndex: RECORDED_INDEX };

/** The code and the line of everything that is found in a file, as `code file:line`. */
async function toldOf(path: string, texts: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const request = { path, text: texts[path] ?? '', settings, documents: memoryDocuments(texts) };
  let told: readonly Finding[] = [];
  for await (const snapshot of recordedChecker.check(request)) told = snapshot.findings;
  return told.map(({ code, path: place, span }) => {
    const line = (texts[place] ?? '').slice(0, span.start).split('\n').length;
    return `${code} ${place}:${line}`;
  });
}

function at(code: FindingCode, path: string, start: number): Finding {
  return finding(code, say('noCompatibleWheelTitle'), { path, span: { start, end: start + 1 } });
}

describe('the order of findings', function () {
  this.timeout(60_000);

  it('is that of the lines, not that of how bad they are or how they were found', async () => {
    const dependencies = ['no-such-project-here', 'nonsense !', 'pyarrow'].map((name) => `  "${name}",\n`);
    const text = `[project]\nname = "w"\nversion = "0"\ndependencies = [\n${dependencies.join('')}]\n`;
    for (const target of ['"workers-3.13"', '["workers-3.13", "workers-3.12"]']) {
      const told = await toldOf('/w/pyproject.toml', {
        '/w/pyproject.toml': `${text}\n[tool.pyodide-preflight]\ntarget = ${target}\n`,
      });
      const lines = told.map((one) => Number(one.split(':').at(-1)));
      assert.deepEqual(
        lines,
        lines.toSorted((a, b) => a - b),
        told.join('\n'),
      );
      assert.ok(new Set(lines).size >= 3, told.join('\n'));
    }
  });

  it('puts the file itself before the files that it includes, wherever they are included', async () => {
    const told = await toldOf('/w/requirements.txt', {
      '/w/requirements.txt': '-r z.txt\n-r a.txt\nno-such-project-here\n',
      '/w/a.txt': 'idna\nno-such-project-a\n',
      '/w/z.txt': 'no-such-project-z\n',
    });
    assert.deepEqual(
      told.filter((one) => one.startsWith('unknown-project')),
      ['unknown-project /w/requirements.txt:3', 'unknown-project /w/a.txt:2', 'unknown-project /w/z.txt:1'],
    );
  });

  it('keeps what is said of one place as it was', () => {
    const given = [
      at('held-back', '/b', 4),
      at('uv-setting', '/w', 9),
      at('stale-lock', '/w', 2),
      at('held-back', '/w', 9),
    ];
    assert.deepEqual(
      inOrder(given, '/w').map(({ code, path }) => `${code} ${path}`),
      ['stale-lock /w', 'uv-setting /w', 'held-back /w', 'held-back /b'],
    );
  });
});
