/** A name that is on an index of the project's own and on the public one. */
import assert from 'node:assert/strict';
import { english } from '../../support/english.ts';
import { analysisOf } from '../../support/inventedProject.ts';

function toldOf(universe: readonly string[], requirement = 'tool', target = 'workers-3.13'): readonly unknown[] {
  const text = `[project]\nname = "app"\nversion = "1"\ndependencies = ["${requirement}"]\n`;
  const { findings } = analysisOf({ universe: universe.join('\n'), text, target });
  return findings
    .filter(({ code }) => code === 'public-index')
    .map(({ severity, name, message, chains }) => ({ severity, name, chains, message: english(message) }));
}

describe('a name that an index of the project has as well', () => {
  it('is told where it comes from the public one, at what brings it', () => {
    assert.deepEqual(toldOf(['own: tool 1.0', 'tool 99.0']), [
      {
        severity: 'warning',
        name: 'tool',
        chains: [['tool']],
        message:
          '`tool` 99.0 comes from PyPI, where anyone can upload, although `own` has `tool` 1.0; if you mean yours, name its index in `[tool.uv.sources]`',
      },
    ]);
    const [deep, ...others] = toldOf(['own: site 1.0 -> tool', 'own: tool 1.2', 'own: tool 1.0', 'tool 2.0'], 'site');
    assert.deepEqual(others, []);
    assert.deepEqual(deep, {
      severity: 'warning',
      name: 'site',
      chains: [['site', 'tool']],
      message:
        '`tool` 2.0 comes from PyPI, where anyone can upload, although `own` has `tool` 1.2; if you mean yours, name its index in `[tool.uv.sources]`',
    });
  });

  it('is not told where it comes from the own one, which wins if versions are equal, or only one has it', () => {
    assert.deepEqual(toldOf(['own: tool 2.0', 'tool 1.0']), []);
    assert.deepEqual(toldOf(['own: tool 1.0', 'tool 1.0']), []);
    assert.deepEqual(toldOf(['own: other 1.0', 'tool 1.0']), []);
    assert.deepEqual(toldOf(['own: tool 1.0', 'pyodide: tool 2.0']), []);
  });

  it('is not told of a copy of the public project, which has a file of it', () => {
    assert.deepEqual(toldOf(['own: tool 1.0 {sha256 aa}', 'tool 1.0 {sha256 aa}', 'tool 2.0 {sha256 bb}']), []);
    assert.equal(toldOf(['own: tool 1.0 {sha256 cc}', 'tool 1.0 {sha256 aa}', 'tool 2.0 {sha256 bb}']).length, 1);
  });

  it('is told without the advice about uv where micropip installs', () => {
    const [told] = toldOf(['own: tool 1.0', 'tool 2.0'], 'tool', 'pyodide-0.28');
    assert.match(JSON.stringify(told), /although `own` has `tool` 1\.0"/);
  });
});
