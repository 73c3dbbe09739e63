/** The settings of `[tool.uv]` as they are read: what counts, and what makes uv ignore the whole table, with its place. */
import assert from 'node:assert/strict';
import { parsePyproject } from '../../../../server/src/core/dependencyFiles/pyproject.ts';
import { parseScriptMetadata } from '../../../../server/src/core/dependencyFiles/scriptMetadata.ts';
import type { UvSettings } from '../../../../server/src/core/dependencyFiles/uv/uvSettings.ts';
import { checkProblems } from '../_annotated.ts';

function choices(text: string): UvSettings {
  const { uv, problems } = parsePyproject('/pyproject.toml', text);
  assert.deepEqual(problems, []);
  assert.ok(uv);
  return uv.settings;
}

function checkIgnored(annotated: string): void {
  const file = checkProblems((text) => parsePyproject('/pyproject.toml', text), annotated);
  assert.equal(file.uv?.settings.ignored, true);
  assert.ok(file.problems.every(({ severity }) => severity === 'warning'));
}

describe("uv's settings", () => {
  it('of [tool.uv.pip] count more, and lists of both tables add up', () => {
    const read = choices(`[tool.uv]
prerelease = "allow"
resolution = "lowest"
no-binary-package = ["a"]
exclude-newer = "2026-01-31"
exclude-newer-package = { b = false }
[tool.uv.pip]
prerelease = "if-necessary-or-explicit"
no-binary = ["C_d"]
exclude-newer = "2026-01-31T10:00:00+02:00"
exclude-newer-package = { e = "30 days" }
`);
    assert.equal(read.prerelease, 'if-necessary');
    assert.equal(read.resolution, 'lowest');
    assert.deepEqual([...read.noBinary.names].sort(), ['a', 'c-d']);
    assert.deepEqual(read.excludeNewer, { at: Date.UTC(2026, 0, 31, 8) });
    assert.deepEqual(Object.fromEntries(read.excludeNewerPackage), { b: false, e: { ago: 30 * 86_400_000 } });
    assert.equal(read.ignored, false);
  });

  it('with a value that uv does not understand make it ignore the table, which is said there', () => {
    checkIgnored(`[tool.uv]
prerelease = true
             ^^^^ \`prerelease\` takes one of "disallow", "allow", "if-necessary", "explicit", "if-necessary-or-explicit": because of this value uv ignores the whole \`[tool.uv]\` table
`);
    checkIgnored(`[tool.uv.pip]
exclude-newer = "1 month"
                ^^^^^^^^^ \`exclude-newer\` takes a date such as "2026-01-31", a timestamp, a time span such as "30 days", or false: because of this value uv ignores the whole \`[tool.uv]\` table
`);
    checkIgnored(`[tool.uv]
dependency-metadata = [{ name = "a", requires-dist = [">1"] }]
                                                      ^^^^ \`dependency-metadata.requires-dist\` takes a requirement such as "six>=1.16": because of this value uv ignores the whole \`[tool.uv]\` table
`);
  });

  it('that uv does not know do the same: a slip of the pen switches all constraints off', () => {
    checkIgnored(`[tool.uv]
constraints-dependencies = ["a<2"]
^^^^^^^^^^^^^^^^^^^^^^^^ uv has no setting \`constraints-dependencies\` in \`[tool.uv]\` and therefore ignores the whole \`[tool.uv]\` table; did you mean \`constraint-dependencies\`?
`);
    checkIgnored(`[tool.uv]
no-such-thing-at-all = 1
^^^^^^^^^^^^^^^^^^^^ uv has no setting \`no-such-thing-at-all\` in \`[tool.uv]\` and therefore ignores the whole \`[tool.uv]\` table
`);
  });

  it('in a script end the run where uv does not know them, or where they are those of a project', () => {
    for (const [setting, refused] of [
      ['some-thing = 1', true],
      ['managed = true', true],
      ['link-mode = "x"', true],
      ['prerelease = "allow"', false],
    ] as const) {
      const file = parseScriptMetadata('/s.py', `# /// script\n# [tool.uv]\n# ${setting}\n# ///\n`);
      assert.equal(file?.uv?.settings.refused, refused, setting);
    }
  });

  it('that are no table end the run', () => {
    const { uv, problems } = parsePyproject('/pyproject.toml', '[tool]\nuv = 1\n');
    assert.equal(uv?.settings.refused, true);
    assert.equal(problems.length, 1);
  });

  it('that are still being typed say nothing wrong', () => {
    const { uv } = parsePyproject('/pyproject.toml', '[tool.uv]\nprerelease = "all\nno-binary-package = ["nu\n');
    assert.equal(uv?.settings.ignored, false);
  });

  it('name where projects come from, by marker and list', () => {
    const { sources, namedIndexes } = choices(`[tool.uv.sources]
A_b = [{ index = "own", marker = "sys_platform == 'emscripten'" }, { git = "https://example.invalid/a", marker = "sys_platform == 'win32'" }]
c = { path = "../c", group = "dev" }
[[tool.uv.index]]
name = "own"
url = "https://index.example.invalid/simple"
explicit = true
[dependency-groups]
dev = ["c"]
`);
    const shown = [...sources].map(([name, all]) => [
      name,
      all.map(({ index, marker, group }) => [index, marker !== undefined, group]),
    ]);
    assert.deepEqual(shown, [
      [
        'a-b',
        [
          ['own', true, undefined],
          [undefined, true, undefined],
        ],
      ],
      ['c', [[undefined, false, 'dev']]],
    ]);
    assert.deepEqual(namedIndexes, [{ name: 'own', url: 'https://index.example.invalid/simple' }]);
  });

  it('take hostile values without an end of it', () => {
    const deep = `${'{ a = '.repeat(2000)}1${' }'.repeat(2000)}`;
    const long = '1 day '.repeat(50_000);
    const text = `[tool.uv]\nexclude-newer = "${long}"\nexclude-newer-package = ${deep}\nno-binary-package = [1, "", "a b"]\n`;
    assert.equal(parsePyproject('/pyproject.toml', text).uv?.settings.ignored, true);
  });
});
