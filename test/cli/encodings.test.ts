/**
 * Files that can be read here, but that a tool refuses for their encoding. What uv takes was observed with uv 0.13.9, what
 * wrangler takes with wrangler 4.164.0, what pywrangler takes with Python's tomllib.
 */
import assert from 'node:assert/strict';
import type { TextEncoding } from '../../server/src/core/text/encoding.ts';
import { encodeText } from '../../server/src/textFile.ts';
import { Workspace } from '../support/commandLine.ts';
import { RECORDED_INDEX, recordedChecker } from '../support/recorded.ts';
import { wranglerToml } from '../support/workerFolder.ts';

const PROJECT = '[project]\r\nname = "w"\r\nversion = "1"\r\ndependencies = ["six"]\r\n';
const JSONC = '{"compatibility_date": "2026-10-01", "compatibility_flags": ["python_workers"]}\n';

type Files = Readonly<Record<string, readonly [text: string, encoding: TextEncoding]>>;

describe('the encoding of a file', function () {
  this.timeout(60_000); // Enough for a busy machine; each takes a fraction of a second.
  let workspace: Workspace;

  async function check(files: Files, options = ''): Promise<{ exitCode: number; output: string; errors: string }> {
    const bytes = Object.entries(files).map(([name, [text, encoding]]) => [name, encodeText(text, encoding)] as const);
    workspace = await Workspace.make(Object.fromEntries(bytes));
    return workspace.run(`check --recorded-index ${RECORDED_INDEX} ${options}`, { engine: recordedChecker });
  }

  afterEach(() => workspace.remove());

  const wrangler = { 'wrangler.toml': [wranglerToml(), 'utf-8'] } as const;
  const project = { 'pyproject.toml': [PROJECT, 'utf-8'] } as const;
  const refused: readonly [files: Files, says: RegExp][] = [
    [
      { 'pyproject.toml': [PROJECT, 'utf-8-bom'], ...wrangler },
      /pywrangler stops at the byte order mark at the start of pyproject\.toml \(it reads TOML with Python's `tomllib`\)/,
    ],
    [
      { 'pyproject.toml': [PROJECT, 'utf-16le'], ...wrangler },
      /pyproject\.toml is encoded as UTF-16, which uv and pywrangler/,
    ],
    [
      { 'pyproject.toml': [PROJECT, 'utf-16le-unmarked'], ...wrangler },
      /pyproject\.toml is encoded as UTF-16, which uv and pywrangler cannot read/,
    ],
    [{ 'requirements.txt': ['six\n', 'utf-16be-unmarked'] }, /requirements\.txt is .* UTF-16, which pip cannot read/],
    [
      { ...project, 'wrangler.toml': [wranglerToml(), 'utf-16le-unmarked'] },
      /wrangler\.toml is .* UTF-16, which wrangler and pywrangler/,
    ],
    [{ 'pyproject.toml': [PROJECT, 'utf-16be'] }, /pyproject\.toml is encoded as UTF-16, which uv cannot read/],
    [
      { ...project, 'wrangler.toml': [wranglerToml(), 'utf-8-bom'] },
      /pywrangler stops at the byte order mark .* wrangler\.toml/,
    ],
    [
      { ...project, 'wrangler.toml': [wranglerToml(), 'utf-16le'] },
      /wrangler\.toml is .* UTF-16, which wrangler and pywrangler/,
    ],
    [
      { ...project, 'wrangler.jsonc': [JSONC, 'utf-16be'] },
      /wrangler\.jsonc is .* UTF-16, which wrangler and pywrangler/,
    ],
    [
      { ...project, ...wrangler, 'uv.toml': ['resolution = "highest"\n', 'utf-16le'] },
      /uv\.toml is .* UTF-16, which uv cannot/,
    ],
    [
      { 'requirements.txt': ['-r more.txt\n', 'utf-8'], 'more.txt': ['six\n', 'utf-16le-unmarked'] },
      /more\.txt is .* UTF-16, which pip cannot read/,
    ],
    [
      { 'pyscript.toml': ['packages = ["six"]\n', 'utf-16le'] },
      /pyscript\.toml is .* UTF-16, which the page cannot read/,
    ],
  ];
  for (const [files, says] of refused) {
    const odd = Object.entries(files).flatMap(([name, [, encoding]]) =>
      encoding === 'utf-8' ? [] : [`${name} (${encoding})`],
    );
    it(`${odd.join()} is an error, and --fix writes it as UTF-8`, async () => {
      const { exitCode, output } = await check(files);
      assert.equal(exitCode, 1);
      assert.match(output, /error\[file-encoding\]/);
      assert.match(output, says);
      const { errors } = await workspace.run(`check --fix --recorded-index ${RECORDED_INDEX}`, {
        engine: recordedChecker,
      });
      assert.match(errors, /Write .* as UTF-8 without a byte order mark/);
      for (const [name, [text]] of Object.entries(files)) assert.equal((await workspace.read(name)).toString(), text);
    });
  }

  it('stops wrangler with two marks in JSON, of which one is gone when it is read', async () => {
    const { output } = await check({ ...project, 'wrangler.jsonc': [`\uFEFF${JSONC}`, 'utf-8-bom'] });
    assert.match(output, /error\[target-problem\]: wrangler stops at wrangler\.jsonc: not JSON: invalid symbol/);
  });

  const SCRIPT = '# /// script\n# dependencies = ["six"]\n# ///\n';
  it('hides the metadata of a script that begins with them, which --fix mends', async () => {
    const { exitCode, output } = await check({ 'a.py': [SCRIPT, 'utf-8-bom'] }, 'a.py');
    assert.equal(exitCode, 1);
    assert.match(output, /error\[file-encoding\]: the byte order mark at the start of a\.py hides its metadata/);
    await workspace.run(`check --fix --recorded-index ${RECORDED_INDEX} a.py`, { engine: recordedChecker });
    assert.equal((await workspace.read('a.py')).toString(), SCRIPT);
    const fine = await workspace.run(`check --recorded-index ${RECORDED_INDEX} a.py`, { engine: recordedChecker });
    assert.equal(fine.exitCode, 0);
  });

  it('does not hide the metadata of a script that begins otherwise', async () => {
    const { exitCode } = await check({ 'a.py': [`# A script.\n${SCRIPT}`, 'utf-8-bom'] }, 'a.py');
    assert.equal(exitCode, 0);
  });

  // `\xe9` alone is no UTF-8: an accent as an old editor saves it.
  const accent = PROJECT.replace('"w"', '"w"\r\ndescription = "caf\xe9"');
  const unknown: readonly [files: Files, says: RegExp, args?: string][] = [
    [
      { 'more.txt': ['six # caf\xe9\n', 'single-byte'], 'requirements.txt': ['-r more.txt\n', 'utf-8'] },
      /more\.txt is not encoded as UTF-8, so that uv cannot read it/,
      '--target workers-3.13',
    ],
    [
      { 'bounds.txt': ['six<9 # caf\xe9\n', 'single-byte'], 'requirements.txt': ['six\n-c bounds.txt\n', 'utf-8'] },
      /bounds\.txt is not encoded as UTF-8, so that uv cannot read it/,
      '--target workers-3.13',
    ],
    [
      { 'app.py': ['# /// script\n# dependencies = ["six"] # caf\xe9\n# ///\n', 'single-byte'] },
      /app\.py is not encoded as UTF-8, so that uv cannot read it/,
      '--target workers-3.13 app.py',
    ],
    [
      { 'pyproject.toml': [accent, 'single-byte'], ...wrangler },
      /pyproject\.toml is not encoded as UTF-8, so that uv and pywrangler cannot read it: save it as UTF-8/,
    ],
    [
      { 'pyproject.toml': [PROJECT, 'utf-8'], 'pylock.toml': ['# caf\xe9\n', 'single-byte'], ...wrangler },
      /pylock\.toml is not encoded as UTF-8, so that uv cannot read it/,
    ],
    [
      { 'requirements.txt': ['six # caf\xe9\n', 'single-byte'], ...wrangler, ...project },
      /requirements\.txt is not encoded as UTF-8, so that uv cannot read it/,
    ],
  ];
  const member = { 'a/pyproject.toml': [PROJECT, 'utf-8'], 'a/wrangler.toml': [wranglerToml(), 'utf-8'] } as const;
  const root = (members: string): string =>
    `[project]\nname = "r"\nversion = "1"\n[tool.uv.workspace]\nmembers = ["${members}"]\n`;
  const around: readonly [what: string, files: Files, says: RegExp][] = [
    [
      'the root of its workspace',
      { ...member, 'pyproject.toml': [root('a'), 'utf-16le'] },
      /\.\.\/pyproject\.toml is encoded as UTF-16/,
    ],
    [
      'a pyproject.toml above that is no root',
      { ...member, 'pyproject.toml': [PROJECT.replace('"w"', '"caf\xe9"'), 'single-byte'] },
      /\.\.\/pyproject\.toml is not encoded as UTF-8/,
    ],
    [
      'a uv.toml above',
      { ...member, 'uv.toml': ['no-index = false\n', 'utf-16le'] },
      /\.\.\/uv\.toml is encoded as UTF-16/,
    ],
    [
      'another member',
      {
        ...member,
        'pyproject.toml': [root('*'), 'utf-8'],
        'b/pyproject.toml': [PROJECT.replace('"w"', '"b"'), 'utf-16le'],
      },
      /\.\.\/b\/pyproject\.toml is encoded as UTF-16/,
    ],
  ];
  for (const [what, files, says] of around)
    it(`is an error where it is that of ${what}, which uv opens as well`, async () => {
      const { output } = await check(files, 'a/pyproject.toml');
      assert.match(output, /error\[file-encoding\]/);
      assert.match(output, says);
      assert.doesNotMatch(output, /fix: Write/);
    });

  it('is none of a file that uv does not come to', async () => {
    const own = `${PROJECT}[tool.uv]\nno-index = false\n[tool.uv.workspace]\nmembers = []\n`;
    const files = { ...member, 'a/pyproject.toml': [own, 'utf-8'], 'uv.toml': ['a = 1\n', 'utf-16le'] } as const;
    const { output } = await check({ ...files, 'pyproject.toml': [PROJECT, 'utf-16le'] }, 'a/pyproject.toml');
    assert.doesNotMatch(output, /file-encoding/);
  });

  it('may have one byte order mark in a uv.toml, and not two', async () => {
    const withMarks = async (marks: string): Promise<string> => {
      const { output } = await check({
        ...project,
        ...wrangler,
        'uv.toml': [`${marks}no-index = false\n`, 'utf-8-bom'],
      });
      return output;
    };
    assert.match(await withMarks('\uFEFF'), /begins with two byte order marks, and uv takes one/);
    await workspace.remove();
    assert.doesNotMatch(await withMarks(''), /byte order mark/);
  });

  for (const [files, says, args] of unknown) {
    it(`${Object.keys(files)[0] ?? ''} in single bytes is an error, and nobody knows what to write instead`, async () => {
      const { exitCode, output } = await check(files, args);
      assert.equal(exitCode, 1);
      assert.match(output, says);
      assert.doesNotMatch(output, /fix: Write/);
    });
  }

  const taken: readonly Files[] = [
    { 'pyproject.toml': [PROJECT, 'utf-8-bom'] },
    { ...project, 'wrangler.jsonc': [JSONC, 'utf-8-bom'] },
    { ...project, ...wrangler, 'uv.toml': ['resolution = "highest"\n', 'utf-8-bom'] },
    { 'requirements.txt': ['six\n', 'utf-16le'] },
    { 'pyscript.toml': ['packages = ["six"]\n', 'utf-8-bom'] },
    // A page puts a sign of replacement for the accent.
    { 'pyscript.toml': ['# caf\xe9\npackages = ["six"]\n', 'single-byte'] },
  ];
  for (const files of taken) {
    it(`${Object.entries(files)
      .map(([name, [, encoding]]) => `${name} (${encoding})`)
      .join(' and ')} is nothing to speak of`, async () => {
      assert.doesNotMatch((await check(files)).output, /file-encoding/);
    });
  }
});
