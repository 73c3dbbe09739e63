/**
 * Whole checks of projects whose Pyodide takes a lock file of their own. Locks and packages in them are invented, beside the
 * recorded index.
 */
import assert from 'node:assert/strict';
import type { Snapshot } from '../../server/src/core/analysis/snapshot.ts';
import { hoverAt } from '../../server/src/core/features/hover.ts';
import { en } from '../../server/src/core/messages/en/en.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { english } from '../support/english.ts';
import { memoryDocuments } from '../support/memoryDocuments.ts';
import { invalidLocks, pyodideLockText } from '../support/pyodideLocks.ts';
import { RECORDED_INDEX, recordedChecker } from '../support/recorded.ts';

type Files = Readonly<Record<string, string>>;

const CDN = 'https://cdn.jsdelivr.net/pyodide';
const NUMPY = { numpy: 'numpy-1.9.0-cp313-cp313-pyodide_2025_0_wasm32.whl' };

/** A lock with an old NumPy, and with what no release ships. */
const LOCK = pyodideLockText(['micropip 0.10.1', 'numpy 1.9.0', 'sloth 1.0: numpy'], { files: NUMPY });

async function check(
  path: string,
  files: Files,
  { target = 'auto', trusted = true }: { readonly target?: string; readonly trusted?: boolean } = {},
): Promise<Snapshot> {
  const settings = { ...DEFAULT_SETTINGS, recordedIndex: RECORDED_INDEX, target };
  const request = { path, text: files[path] ?? '', settings, trusted, documents: memoryDocuments(files) };
  let last: Snapshot | undefined;
  for await (const snapshot of recordedChecker.check(request)) last = snapshot;
  assert.ok(last?.complete);
  return last;
}

function page(code: string, lock = '"./own.json"', release = 'v0.28.3'): string {
  const load = `import { loadPyodide } from "${CDN}/${release}/full/pyodide.mjs";`;
  return `<script type="module">${load}\nconst py = await loadPyodide({ lockFileURL: ${lock} });\n${code}</script>`;
}

function told({ findings }: Snapshot): readonly string[] {
  return findings
    .filter(({ code }) => code !== 'held-back')
    .map(({ code, severity, message }) => `${severity} ${code}: ${english(message)}`);
}

function packagesOf({ resolution }: Snapshot): readonly string[] {
  return (resolution?.packages ?? []).map(({ name, version }) => `${name} ${version}`).sort();
}

describe('a page with a lock file of its own for Pyodide', function () {
  this.timeout(60_000);

  const checkPage = (code: string, lock?: string, more: Files = { '/w/own.json': LOCK }): Promise<Snapshot> =>
    check('/w/index.html', { '/w/index.html': page(code, lock), ...more });

  it('loads what is in it, and nothing else', async () => {
    const snapshot = await checkPage('py.loadPackage(["sloth", "numpy", "pandas"]);');
    assert.deepEqual(told(snapshot), [
      'error not-shipped: `pandas` is not part of Pyodide 0.28.3 + own.json, and `loadPackage` takes nothing else; only micropip looks for it on an index',
    ]);
    assert.match(snapshot.choice.target.name, /^pyodide-0\.28\.3\+lock\.[0-9a-f]{12}$/);
    assert.match(english(snapshot.choice.reason), /index\.html; own\.json of the project says what is shipped$/);
  });

  it('says which dependency is missing in it, where the call ends', async () => {
    const lock = pyodideLockText(['moss 1.0: fern', 'fern 2.0: reed', 'bark 1.0'], {});
    const snapshot = await checkPage('py.loadPackage(["fern", "moss", "bark"]);', undefined, { '/w/own.json': lock });
    assert.deepEqual(told(snapshot), [
      'error not-shipped: `fern` cannot be loaded with `loadPackage`: it depends on `reed`, which is not in the lock file of Pyodide 0.28.3 + own.json',
      'error not-shipped: `moss` cannot be loaded with `loadPackage`: `fern` depends on `reed`, which is not in the lock file of Pyodide 0.28.3 + own.json',
    ]);
    assert.equal(snapshot.resolution?.resolves, false);
  });

  it('says so of micropip, which loads with what it takes from the lock, also for what a wheel brings', async () => {
    const lock = pyodideLockText(['moss 1.0: fern', 'fern 2.0: reed', 'bark 1.0'], {});
    const snapshot = await checkPage('micropip.install(["moss", "bark"]);', undefined, { '/w/own.json': lock });
    assert.deepEqual(told(snapshot), [
      'error not-shipped: `moss` cannot be loaded with `micropip.install`: `fern` depends on `reed`, which is not in the lock file of Pyodide 0.28.3 + own.json',
    ]);
    assert.equal(snapshot.resolution?.resolves, false);
    const whole = pyodideLockText(['moss 1.0: fern', 'fern 2.0: reed', 'reed 1.0'], {});
    assert.deepEqual(told(await checkPage('micropip.install("moss");', undefined, { '/w/own.json': whole })), []);
  });

  it('has micropip take its versions first, with what they load', async () => {
    const snapshot = await checkPage('micropip.install(["sloth", "numpy<2", "six"]);');
    assert.deepEqual(told(snapshot), []);
    assert.deepEqual(packagesOf(snapshot).slice(0, 2), ['numpy 1.9.0', 'six 1.17.0']);
    assert.ok(packagesOf(snapshot).includes('sloth 1.0'));
  });

  it('is not offered a newer Pyodide, which would take the same file', async () => {
    const code = 'micropip.install("numpy>=2.3");';
    const withLock = await checkPage(code);
    assert.match(told(withLock).join('\n'), /numpy/);
    const kinds = withLock.findings.flatMap(({ remedies }) => remedies.map(({ kind }) => kind));
    assert.ok(!kinds.includes('switch-target'), kinds.join(' '));
    assert.deepEqual(
      withLock.generations.map(({ name }) => name),
      [withLock.choice.target.name],
    );
  });

  it('shows in a hover which lock file has the version', async () => {
    const snapshot = await checkPage('micropip.install("numpy");');
    const { text } = snapshot.file;
    const hover = hoverAt('/w/index.html', text.indexOf('"numpy"') + 2, snapshot, en);
    assert.match(hover?.contents.value ?? '', /^Pyodide .*own\.json gets/m);
    assert.match(hover?.contents.value ?? '', /^\| 1\.9\.0[^\n]*in the own lock file/m);
  });

  it('is checked anew when the lock changes', async () => {
    const code = 'py.loadPackage("moss");';
    const before = await checkPage(code);
    const after = await checkPage(code, undefined, { '/w/own.json': pyodideLockText(['moss 2.0']) });
    assert.deepEqual([before.resolution?.resolves, after.resolution?.resolves], [false, true]);
    assert.deepEqual(packagesOf(after), ['moss 2.0']);
    assert.ok(after.looked?.has('/w/own.json'));
    assert.deepEqual(packagesOf(await checkPage('micropip.install("numpy");')), ['numpy 1.9.0']);
  });

  const UNKNOWN: readonly (readonly [string, string | undefined, Files, RegExp])[] = [
    ['it is not there', undefined, {}, /there is no such file/],
    ['it is at a web address', '"https://files.example/own.json"', {}, /web address/],
    ['it lies below the root of the site', '"/own.json"', { '/own.json': LOCK }, /root of the site/],
    ['it lies outside of the project', '"../own.json"', { '/own.json': LOCK, '/w/.git': '' }, /outside of the project/],
    ['its address is put together', 'BASE + "/own.json"', { '/w/own.json': LOCK }, /running the code/],
    [
      'it is for another Pyodide',
      undefined,
      { '/w/own.json': pyodideLockText([], { info: { abi_version: '2026_0' } }) },
      /for ABI `2026_0`, and Pyodide 0\.28\.3 takes `2025_0` only/,
    ],
    ...invalidLocks().map(([what, text, why]) => {
      const clause = new RegExp(why.source.replace('^', ''));
      return [what, undefined, { '/w/own.json': text }, clause] as const;
    }),
  ];
  for (const [what, lock, files, why] of UNKNOWN) {
    it(`is unknown if ${what}, and that is said where it is named`, async () => {
      const snapshot = await checkPage('py.loadPackage("sloth"); micropip.install("numpy<2");', lock, files);
      assert.equal(snapshot.resolution?.resolves, null);
      assert.ok(snapshot.findings.every(({ code }) => code === 'unknown-verdict'));
      const [first] = snapshot.findings;
      assert.ok(first?.path === '/w/index.html');
      assert.match(english(first.message), why);
      assert.match(snapshot.file.text.slice(first.span.start, first.span.end), /json|loadPyodide/);
    });
  }

  it('is not followed out of its folder in an untrusted workspace', async () => {
    const files = { '/w/a/index.html': page('py.loadPackage("sloth");', '"../own.json"'), '/w/own.json': LOCK };
    assert.deepEqual(told(await check('/w/a/index.html', files)), []);
    const untrusted = await check('/w/a/index.html', files, { trusted: false });
    assert.equal(untrusted.resolution?.resolves, null);
    assert.match(told(untrusted).join('\n'), /not trusted/);
  });

  it('that does not say which Pyodide it loads has one that takes the lock', async () => {
    const text = '<script>const py = await loadPyodide({ lockFileURL: "own.json" }); py.loadPackage("sloth")</script>';
    const { choice } = await check('/w/index.html', { '/w/index.html': text, '/w/own.json': LOCK });
    assert.deepEqual([choice.target.abi, choice.guess], ['2025_0', true]);
    assert.match(english(choice.reason), /^a guess: a release with ABI 2025_0/);
  });

  it('that is checked for a target by name has the lock there as well', async () => {
    const files = { '/w/index.html': page('py.loadPackage("sloth");'), '/w/own.json': LOCK };
    const asked = await check('/w/index.html', files, { target: 'pyodide-0.29.5' });
    assert.deepEqual([asked.choice.target.pyodide, asked.resolution?.resolves], ['0.29.5', true]);
    const other = await check('/w/index.html', files, { target: 'pyodide-314.0.7' });
    assert.equal(other.resolution?.resolves, null);
  });
});

describe('a Pyodide that lies in the project', function () {
  this.timeout(60_000);

  const OWN: readonly (readonly [string, string, string])[] = [
    ['a script element', '/w/index.html', '<script src="pyodide/pyodide.js"></script>'],
    [
      'a module',
      '/w/index.html',
      '<script type="module">import { loadPyodide } from "./pyodide/pyodide.mjs";</script>',
    ],
  ];
  for (const [what, path, head] of OWN) {
    const text = `${head}<script>py.loadPackage(["sloth"])</script>`;
    it(`has its lock beside it: ${what}`, async () => {
      const { choice, resolution } = await check(path, { [path]: text, '/w/pyodide/pyodide-lock.json': LOCK });
      assert.equal(resolution?.resolves, true);
      assert.equal(choice.target.ownLock?.path, '/w/pyodide/pyodide-lock.json');
    });

    it(`without its lock is one of which nothing is known: ${what}`, async () => {
      assert.equal((await check(path, { [path]: text })).choice.target.ownLock, undefined);
    });
  }

  it('is the interpreter of PyScript', async () => {
    const files = {
      '/w/pyscript.toml': 'interpreter = "./pyodide/pyodide.mjs"\npackages = ["sloth"]\n',
      '/w/pyodide/pyodide-lock.json': LOCK,
    };
    const { choice, resolution, findings } = await check('/w/pyscript.toml', files);
    assert.deepEqual([choice.target.abi, resolution?.resolves], ['2025_0', true]);
    assert.ok(!findings.some(({ code }) => code === 'target-problem'));
  });
});

describe('what PyScript runs', function () {
  this.timeout(60_000);

  it('takes the lock of its release, whatever else is on the page', async () => {
    const text = `<script type="py" config='{"packages": ["numpy"]}'></script>${page('py.loadPackage("sloth");')}`;
    const snapshot = await check('/w/index.html', { '/w/index.html': text, '/w/own.json': LOCK });
    assert.equal(snapshot.resolution?.resolves, null);
    assert.match(told(snapshot).join('\n'), /also runs PyScript/);
  });
});

describe('a JupyterLite site with a lock file of its own', function () {
  this.timeout(60_000);

  const kernel = { loadPyodideOptions: { packages: ['sloth', 'moss'], lockFileURL: './static/own.json' } };
  const settings = { '@jupyterlite/pyodide-kernel-extension:kernel': kernel };
  const metadata = { kernelspec: { display_name: 'Python (Pyodide)', name: 'python' } };
  const cell = { cell_type: 'code', source: ['%pip install sloth numpy'], outputs: [], metadata: {} };
  const files = {
    '/w/jupyter-lite.json': JSON.stringify({ 'jupyter-config-data': { litePluginSettings: settings } }),
    '/w/static/own.json': LOCK,
    '/w/content/a.ipynb': JSON.stringify({ cells: [cell], metadata, nbformat: 4 }),
  };

  it('loads what is in it when the kernel starts', async () => {
    const snapshot = await check('/w/jupyter-lite.json', files);
    assert.deepEqual(
      snapshot.findings.filter(({ severity }) => severity === 'error').map(({ name, code }) => `${code} ${name ?? ''}`),
      ['not-shipped moss'],
    );
    assert.equal(snapshot.choice.target.abi, '2025_0');
  });

  it('has the notebooks take its versions', async () => {
    const snapshot = await check('/w/content/a.ipynb', files);
    assert.deepEqual(packagesOf(snapshot), ['numpy 1.9.0', 'sloth 1.0']);
  });
});
