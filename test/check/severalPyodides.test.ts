/** Whole checks of files that load several Pyodides: what each interpreter installs is judged for what it runs. */
import assert from 'node:assert/strict';
import type { Snapshot } from '../../server/src/core/analysis/snapshot.ts';
import { applyEdits } from '../../server/src/core/text/textEdit.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { english } from '../support/english.ts';
import { memoryDocuments } from '../support/memoryDocuments.ts';
import { RECORDED_INDEX, recordedChecker } from '../support/recorded.ts';

async function check(path: string, files: Readonly<Record<string, string>>, target = 'auto'): Promise<Snapshot> {
  const settings = { ...DEFAULT_SETTINGS, recordedIndex: RECORDED_INDEX, target };
  const documents = memoryDocuments(files);
  let last: Snapshot | undefined;
  for await (const snapshot of recordedChecker.check({ path, text: files[path] ?? '', settings, documents }))
    last = snapshot;
  assert.ok(last?.complete);
  return last;
}

/** Each target with whether the file installs there, and what errors are told of where. */
function verdicts({ choice, resolution, others = [], findings, file: { text } }: Snapshot): readonly string[] {
  const targets = [{ choice, resolution }, ...others].map(
    (one) => `${one.choice.target.name} ${one.resolution?.resolves}${one.choice.guess ? '?' : ''}`,
  );
  const errors = findings.filter(({ severity }) => severity === 'error');
  return [
    ...targets,
    ...errors.map(({ span }) => `${span.start > text.indexOf('SECOND') ? 'second' : 'first'}: error`),
  ];
}

const OLD = 'https://cdn.example/pyodide/v0.27.7/full/';
const NEW = 'https://cdn.example/pyodide/v314.0.7/full/';
/** Installs on the newer one only. */
const NEEDS = 'pydantic>=2.12';
const SECOND = '<!-- SECOND -->';

const importing = (base: string): string =>
  `<script type="module">import { loadPyodide } from "${base}pyodide.mjs"; const py = await loadPyodide();
await py.runPythonAsync(`.concat('`import micropip; await micropip.install("', NEEDS, '")`);</script>');
const release = (name: string): string =>
  `<script type="module" src="https://pyscript.example/releases/${name}/core.js"></script>`;
const configured = (attributes: string, more = ''): string =>
  `<script ${attributes} config='{"packages": ["${NEEDS}"]${more}}'></script>`;

describe('a file that loads several Pyodides', function () {
  this.timeout(60_000);

  const ROWS: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'scripts that import one each',
      importing(OLD) + SECOND + importing(NEW),
      ['pyodide-0.27.7 false', 'pyodide-314.0.7 true', 'first: error'],
    ],
    [
      'two scripts with the same one and a third one',
      importing(NEW) + importing(NEW) + SECOND + importing(OLD),
      ['pyodide-314.0.7 true', 'pyodide-0.27.7 false', 'second: error'],
    ],
    [
      'a script that starts the one of an element, and one that imports its own',
      `<script src="${OLD}pyodide.js"></script>` +
        `<script>loadPyodide({ indexURL: "${OLD}" }).then((py) => py.runPythonAsync('import micropip; await micropip.install("${NEEDS}")'))</script>` +
        SECOND +
        importing(NEW),
      ['pyodide-0.27.7 false', 'pyodide-314.0.7 true', 'first: error'],
    ],
    [
      'a script that gives the loader of an element another address, for both',
      `<script src="${NEW}pyodide.js"></script>` +
        `<script>loadPyodide({ indexURL: "${OLD}" }).then((py) => py.runPythonAsync('import micropip; await micropip.install("${NEEDS}")'))</script>`,
      ['pyodide-314.0.7 true', 'pyodide-0.27.7 false', 'second: error'],
    ],
    [
      'a script that starts the one of an element beside PyScript',
      release('2026.7.3') +
        configured('type="py"') +
        SECOND +
        `<script src="${OLD}pyodide.js"></script><script>loadPyodide().then((py) => py.runPythonAsync('import micropip; await micropip.install("${NEEDS}")'))</script>`,
      ['pyscript-2026.7.3 true', 'pyodide-0.27.7 false', 'second: error'],
    ],
    [
      'a script beside PyScript',
      release('2026.7.3') + configured('type="py"') + SECOND + importing(OLD),
      ['pyscript-2026.7.3 true', 'pyodide-0.27.7 false', 'second: error'],
    ],
    [
      "a script of polyscript's own with a version",
      release('2026.7.3') + configured('type="py"') + SECOND + configured('type="pyodide" version="0.27.7"'),
      ['pyscript-2026.7.3 true', 'pyodide-0.27.7 false', 'second: error'],
    ],
    [
      'a worker with an interpreter',
      release('2026.7.3') +
        configured('type="py"') +
        SECOND +
        configured('type="py" worker', ', "interpreter": "0.27.7"'),
      ['pyscript-2026.7.3 true', 'pyodide-0.27.7 false', 'second: error'],
    ],
    [
      'a worker that code starts beside an interpreter of the page',
      release('2026.7.3') +
        `<py-config>interpreter = "${OLD}pyodide.mjs"\npackages = ["${NEEDS}"]</py-config>${SECOND}` +
        `<script>PyWorker("w.py", { config: { packages: ["${NEEDS}"] } })</script>`,
      ['pyodide-0.27.7 false', 'pyscript-2026.7.3 true', 'first: error'],
    ],
  ];
  for (const [what, text, expected] of ROWS) {
    it(`judges what each interpreter installs for what it runs: ${what}`, async () => {
      assert.deepEqual(verdicts(await check('/w/index.html', { '/w/index.html': text })), expected);
    });
  }

  it('judges a worker whose configuration is a file of its own for the interpreter that it names', async () => {
    const worker = '<script type="py" worker config="worker.toml"></script>';
    const page = release('2026.7.3') + configured('type="py"') + worker;
    const toml = `interpreter = "0.27.7"\npackages = ["${NEEDS}"]\n`;
    const snapshot = await check('/w/index.html', { '/w/index.html': page, '/w/worker.toml': toml });
    assert.deepEqual(
      snapshot.findings.filter(({ severity }) => severity === 'error').map(({ path, targets }) => [path, targets]),
      [['/w/worker.toml', ['pyodide-0.27.7']]],
    );
  });

  it('judges all for each, where it is not clear which one runs what', async () => {
    const both = release('2026.7.3') + release('2025.8.1') + configured('type="py"');
    const snapshot = await check('/w/index.html', { '/w/index.html': both });
    assert.deepEqual(verdicts(snapshot), ['pyscript-2026.7.3 true', 'pyscript-2025.8.1 false', 'second: error']);
    const [note] = snapshot.findings.filter(({ code }) => code === 'target-problem');
    assert.match(
      note ? english(note.message) : '',
      /2026\.7\.3.* and .*2025\.8\.1.* load different Pyodides: checked for/,
    );
    const [named] = [await check('/w/index.html', { '/w/index.html': both }, 'pyscript-2026.7.3')];
    assert.deepEqual(verdicts(named), ['pyscript-2026.7.3 true']);
  });

  it('judges a script with two addresses for both, and calls the newest of many a guess', async () => {
    const script = (...bases: readonly string[]): string =>
      `const bases = ${JSON.stringify(bases)};\nconst py = await loadPyodide({ indexURL: pick(bases) });\npy.loadPackage("numpy");\n`;
    const files = { '/w/a.js': script(OLD, NEW) };
    assert.deepEqual(verdicts(await check('/w/a.js', files)), ['pyodide-314.0.7 true', 'pyodide-0.27.7 true']);
    const many = ['0.25.1', '0.26.4', '0.27.7', '0.28.3'].map((one) => `https://cdn.example/pyodide/v${one}/full/`);
    assert.deepEqual(verdicts(await check('/w/b.js', { '/w/b.js': script(...many) })), ['pyodide-0.28.3 true?']);
  });

  it('judges a configuration for each page that names it, and pages beside it that do not as a guess', async () => {
    const config = { '/w/pyscript.toml': `packages = ["${NEEDS}"]\n` };
    const page = (name: string, attributes: string): string =>
      release(name) + `<script type="py" ${attributes}></script>`;
    const named = 'config="pyscript.toml"';
    const used = { '/w/a.html': page('2026.7.3', named), '/w/b.html': page('2025.8.1', named), ...config };
    assert.deepEqual(verdicts(await check('/w/pyscript.toml', used)), [
      ...['pyscript-2026.7.3 true', 'pyscript-2025.8.1 false', 'second: error'],
    ]);
    const beside = { '/w/a.html': page('2026.7.3', ''), '/w/b.html': page('2025.8.1', ''), ...config };
    assert.deepEqual(verdicts(await check('/w/pyscript.toml', beside)), ['pyscript-2026.7.3 true?']);
  });

  it('has a fix that counts for one of them edit that one alone, and holds it against the others', async () => {
    const text = importing(OLD) + SECOND + importing(NEW);
    const snapshot = await check('/w/index.html', { '/w/index.html': text });
    const remedies = snapshot.findings.filter(({ severity }) => severity === 'error').flatMap((one) => one.remedies);
    const fixed = remedies
      .filter(({ kind }) => kind === 'pin')
      .map(({ edits }) =>
        applyEdits(
          text,
          edits.map(({ edit }) => edit),
        ),
      );
    assert.ok(fixed.length > 0);
    for (const one of fixed) {
      assert.ok(one.endsWith(SECOND + importing(NEW)));
      assert.ok(
        verdicts(await check('/w/index.html', { '/w/index.html': one })).every((verdict) => verdict.endsWith('true')),
      );
    }
  });
});
