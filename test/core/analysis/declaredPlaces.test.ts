/**
 * Verdicts on dependencies wherever they are declared: Poetry, PyScript, notebooks, dynamic dependencies, with the
 * recorded index.
 */
import { english } from '../../support/english.ts';
import assert from 'node:assert/strict';
import type { Snapshot } from '../../../server/src/core/analysis/snapshot.ts';
import { hoverAt } from '../../../server/src/core/features/hover.ts';
import { en } from '../../../server/src/core/messages/en/en.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/settings.ts';
import { memoryDocuments } from '../../support/memoryDocuments.ts';
import { RECORDED_INDEX, recordedChecker } from '../../support/recorded.ts';

const settings = { ...DEFAULT_SETTINGS, recordedIndex: RECORDED_INDEX };

const WRANGLER = 'main = "src/entry.py"\ncompatibility_date = "2026-02-01"\ncompatibility_flags = ["python_workers"]\n';

/** The findings in a file of a project with other files next to it. */
async function check(name: string, files: Readonly<Record<string, string>>): Promise<Snapshot> {
  const documents = memoryDocuments(
    new Map(Object.entries(files).map(([other, content]) => [`/app/${other}`, content])),
  );
  let last: Snapshot | undefined;
  const request = { path: `/app/${name}`, text: files[name] ?? '', settings, documents };
  for await (const snapshot of recordedChecker.check(request)) last = snapshot;
  assert.ok(last?.complete);
  return last;
}

const codesOf = ({ findings }: Snapshot): readonly string[] => findings.map(({ code }) => code);

describe('declared places', function () {
  this.timeout(60_000);

  it("Poetry's dependencies have the verdict of the target's installer, and fixes in their own syntax", async () => {
    const text = '[tool.poetry.dependencies]\npython = "^3.12"\npydantic = "^2.12"\n';
    const snapshot = await check('pyproject.toml', { 'pyproject.toml': text, 'wrangler.toml': WRANGLER });
    const error = snapshot.findings.find(({ name }) => name === 'pydantic');
    assert.match(
      english(error?.message),
      /^`pydantic-core` .*, so `pydantic>=2\.12,<3\.0` cannot be installed on Python Workers 3\.13\. /,
    );
    assert.equal(text.slice(error?.span.start, error?.span.end), 'pydantic = "^2.12"');
    const pin = error?.remedies.find(({ kind }) => kind === 'pin')?.edits[0]?.edit;
    assert.equal(
      pin && text.slice(0, pin.span.start) + pin.newText + text.slice(pin.span.end),
      text.replace('^2.12', '2.10.6'),
    );
  });

  it('without [project] pywrangler fails, and of Poetry alone it installs nothing, which is said of a Worker only', async () => {
    const text = '[tool.poetry.dependencies]\nsix = "*"\n';
    assert.deepEqual(codesOf(await check('pyproject.toml', { 'pyproject.toml': text, 'wrangler.toml': WRANGLER })), [
      'invalid-file',
      'poetry-only',
    ]);
    assert.deepEqual(codesOf(await check('pyproject.toml', { 'pyproject.toml': text })), []);
  });

  it('PyScript is checked for the Pyodide of its interpreter, else for the newest, never for a Worker', async () => {
    const beside = { 'wrangler.toml': WRANGLER };
    for (const [interpreter, target, reason] of [
      ['"0.28.3"', 'pyodide-0.28.3', '`interpreter` in pyscript.json'],
      [
        '"https://example.invalid/pyodide/v0.28.3/full/pyodide.mjs"',
        'pyodide-0.28.3',
        '`interpreter` in pyscript.json',
      ],
      ['"https://example.invalid/npm/pyodide@0.27.7/pyodide.mjs"', 'pyodide-0.27.7', '`interpreter` in pyscript.json'],
      [undefined, 'pyscript-2026.7.3', 'a guess: the newest PyScript, because nothing says which release is used'],
    ] as const) {
      const asked = interpreter === undefined ? '' : `"interpreter": ${interpreter}, `;
      const { choice, findings } = await check('pyscript.json', {
        ...beside,
        'pyscript.json': `{ ${asked}"packages": ["pydantic>=2.12"] }`,
      });
      assert.deepEqual([choice.target.name, english(choice.reason)], [target, reason]);
      assert.equal(
        findings.filter(({ severity }) => severity === 'error').length,
        choice.target.python.release[1] === 14 ? 0 : 1,
      );
    }
  });

  it('another interpreter is a way out, in a version as in a URL', async () => {
    for (const interpreter of ['0.28.3', 'https://example.invalid/pyodide/v0.28.3/full/pyodide.mjs']) {
      const text = `interpreter = "${interpreter}"\npackages = ["pydantic>=2.12"]\n`;
      const { findings } = await check('pyscript.toml', { 'pyscript.toml': text });
      const switches = findings[0]?.remedies.filter(({ kind }) => kind === 'switch-target') ?? [];
      // The same Python first.
      assert.deepEqual(
        switches.map(({ title }) => english(title)),
        ['Switch to Pyodide 0.29.2', 'Switch to Pyodide 314.0.7'],
      );
      assert.deepEqual(
        switches.map(({ edits: [one] }) =>
          one ? text.slice(0, one.edit.span.start) + one.edit.newText + text.slice(one.edit.span.end) : '',
        ),
        [text.replace('0.28.3', '0.29.2'), text.replace('0.28.3', '314.0.7')],
      );
    }
  });

  it('an interpreter that is not known is said to be so, where it stands', async () => {
    const text = 'interpreter = "9.9.9"\npackages = ["six"]\n';
    const { findings, choice } = await check('pyscript.toml', { 'pyscript.toml': text });
    assert.equal(choice.target.name, 'pyodide-314.0.7');
    assert.deepEqual(
      findings.map(({ code, message, span }) => [code, english(message), text.slice(span.start, span.end)]),
      [['target-problem', 'Pyodide 9.9.9 is not known here, so the newest stable one is used', '9.9.9']],
    );
  });

  it('a marimo notebook is a script with inline metadata', async () => {
    const text = `# /// script
# requires-python = ">=3.12"
# dependencies = [
#     "pydantic>=2.12",
#     "six==1.17.0",
# ]
# ///

import marimo

__generated_with = "0.17.0"
app = marimo.App(width="medium")

@app.cell
def _():
    import pydantic
    return (pydantic,)

if __name__ == "__main__":
    app.run()
`;
    const { resolution, choice } = await check('notebook.py', { 'notebook.py': text });
    assert.deepEqual([choice.target.runBy?.name, choice.guess], ['marimo', true]);
    assert.equal(resolution?.resolves, true);
    assert.ok(resolution.packages.some(({ name }) => name === 'pydantic'));
  });

  it('the files that setuptools reads are judged, each finding in its own file', async () => {
    const { findings, texts } = await check('pyproject.toml', {
      'pyproject.toml':
        '[project]\nname = "app"\nversion = "0"\ndynamic = ["dependencies"]\n[tool.setuptools.dynamic]\ndependencies = { file = "deps.txt" }\n',
      'deps.txt': 'pydantic>=2.12\n',
      'wrangler.toml': WRANGLER,
    });
    assert.deepEqual(
      findings.map(({ path, code }) => `${path} ${code}`),
      ['/app/pyproject.toml invalid-file', '/app/deps.txt blocked-dependency'],
    );
    assert.ok(texts.has('/app/deps.txt'));
  });

  it('what is needed for the build is shown as information only', async () => {
    const text =
      '[build-system]\nrequires = ["no-such-build-backend"]\n[project]\ndependencies = ["six"]\n' +
      '[tool.uv]\nbuild-constraint-dependencies = ["six<1"]\n';
    const snapshot = await check('pyproject.toml', { 'pyproject.toml': text });
    assert.deepEqual(codesOf(snapshot), []);
    assert.match(
      hoverAt('/app/pyproject.toml', text.indexOf('no-such'), snapshot, en)?.contents.value ?? '',
      /not installed: only needed to build the project/,
    );
  });
});
