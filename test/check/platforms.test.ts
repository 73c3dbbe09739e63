/** Whole checks of files that a platform runs: the Pyodide of its release, what it brings, and how it calls micropip. */
import assert from 'node:assert/strict';
import type { Snapshot } from '../../server/src/core/analysis/snapshot.ts';
import type { Finding } from '../../server/src/core/findings/finding.ts';
import { installerView } from '../../server/src/core/installers/installerView.ts';
import { parsePyscript } from '../../server/src/core/dependencyFiles/pyscript.ts';
import { pyscriptInstaller } from '../../server/src/core/runtimes/platforms/pyscriptInstaller.ts';
import { loadRuntimeData } from '../../server/src/data/runtimeData.ts';
import { applyEdits } from '../../server/src/core/text/textEdit.ts';
import { DEFAULT_SETTINGS, PYPI_SIMPLE_URL } from '../../server/src/settings.ts';
import { english } from '../support/english.ts';
import { memoryDocuments } from '../support/memoryDocuments.ts';
import { RECORDED_INDEX, recordedChecker, targetOf } from '../support/recorded.ts';

const PYPI = PYPI_SIMPLE_URL.replace(/\/$/, '');

async function check(path: string, files: Readonly<Record<string, string>>, target = 'auto'): Promise<Snapshot> {
  const settings = { ...DEFAULT_SETTINGS, recordedIndex: RECORDED_INDEX, target };
  const text = files[path] ?? '';
  let last: Snapshot | undefined;
  const documents = memoryDocuments(files);
  for await (const snapshot of recordedChecker.check({ path, text, settings, documents })) last = snapshot;
  assert.ok(last?.complete);
  return last;
}

function checkPyscript(config: string, more: Readonly<Record<string, string>> = {}): Promise<Snapshot> {
  return check('/w/app/pyscript.toml', { '/w/app/pyscript.toml': config, ...more });
}

function page(release: string, script = ''): string {
  return `<script type="module" src="https://pyscript.example/releases/${release}/core.js"></script>${script}`;
}

function told({ findings }: Snapshot): readonly string[] {
  return findings.filter(({ code }) => code !== 'held-back').map(({ code, severity }) => `${severity} ${code}`);
}

function versionOf({ resolution }: Snapshot, name: string): string | undefined {
  return resolution?.packages.find((one) => one.name === name)?.version;
}

function withCode({ findings }: Snapshot, code: Finding['code']): Finding {
  const [found] = findings.filter((finding) => finding.code === code);
  assert.ok(found, `no ${code}`);
  return found;
}

describe('a PyScript configuration', function () {
  this.timeout(60_000);

  const USERS: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'the main thread',
      page('2026.7.3', '<script type="py" config="pyscript.toml"></script>'),
      ['warning target-problem'],
    ],
    [
      'the element py-config',
      page('2025.8.1', '<py-config src="./pyscript.toml"></py-config>'),
      ['warning target-problem'],
    ],
    [
      'an editor',
      page('2026.7.3', '<script type="py-editor" config="pyscript.toml"></script>'),
      ['warning target-problem'],
    ],
    ['a worker', page('2026.7.3', '<script type="py" worker config="pyscript.toml"></script>'), []],
    ['a PyScript that took versions', page('2024.1.3', '<script type="py" config="pyscript.toml"></script>'), []],
    ['a page that does not name it', page('2026.7.3'), []],
  ];
  for (const [what, html, expected] of USERS) {
    it(`with a version as its interpreter is told where PyScript takes that for a path: ${what}`, async () => {
      const config = 'interpreter = "0.29.5"\npackages = ["six"]\n';
      const snapshot = await checkPyscript(config, { '/w/app/index.html': html });
      assert.deepEqual([snapshot.choice.target.pyodide, told(snapshot)], ['0.29.5', expected]);
      const [remedy] = snapshot.findings.flatMap(({ remedies }) => remedies);
      const edits = remedy?.edits.map(({ edit }) => edit) ?? [];
      const fixed = edits.length > 0 ? applyEdits(config, edits) : config;
      const address = 'interpreter = "https://cdn.jsdelivr.net/pyodide/v0.29.5/full/pyodide.mjs"';
      assert.equal(fixed.startsWith(address), expected.length > 0);
    });
  }

  const PAGES: readonly (readonly [string, Readonly<Record<string, string>>, string, boolean])[] = [
    ['beside it', { '/w/app/index.html': page('2025.8.1') }, 'pyscript-2025.8.1', false],
    ['in the folder above', { '/w/index.html': page('2025.8.1') }, 'pyscript-2025.8.1', false],
    [
      'in a folder beside it that names it',
      {
        '/w/app/demo/index.html': page('2025.8.1', '<script type="py" config="../pyscript.toml"></script>'),
        '/w/app/other/index.html': page('2026.3.1', '<script type="py" config="pyscript.toml"></script>'),
      },
      'pyscript-2025.8.1',
      false,
    ],
    [
      'in a folder beside it that names it, before one in the folder above that does not',
      {
        '/w/app/demo/index.html': page('2025.8.1', '<py-config src="../pyscript.toml"></py-config>'),
        '/w/index.html': page('2026.3.1'),
      },
      'pyscript-2025.8.1',
      false,
    ],
    [
      'of something that is installed',
      { '/w/app/node_modules/index.html': page('2025.8.1', '<script type="py" config="../pyscript.toml"></script>') },
      'pyscript-2026.7.3',
      true,
    ],
    [
      'that names it, before another one',
      {
        '/w/app/index.html': page('2025.8.1', '<script type="py" config="./pyscript.toml"></script>'),
        '/w/app/other.html': page('2026.3.1', '<script type="py" config="other.toml"></script>'),
      },
      'pyscript-2025.8.1',
      false,
    ],
    [
      'of another release each',
      { '/w/app/a.html': page('2025.8.1'), '/w/app/b.html': page('2026.3.1') },
      'pyscript-2026.3.1',
      true,
    ],
    ['that is not there', {}, 'pyscript-2026.7.3', true],
  ];
  for (const [where, pages, target, guess] of PAGES) {
    it(`runs in the PyScript of the page ${where}`, async () => {
      const { choice } = await checkPyscript('packages = ["numpy"]', pages);
      assert.deepEqual([choice.target.name, choice.guess === true], [target, guess]);
    });
  }

  it('of which it is only guessed where it runs has fixes, but none that is applied by itself', async () => {
    const known = await checkPyscript('packages = ["numpy<2.1"]', { '/w/app/index.html': page('2026.7.3') });
    const guessed = await checkPyscript('packages = ["numpy<2.1"]');
    const preferred = ({ findings }: Snapshot): number =>
      findings.flatMap(({ remedies }) => remedies).filter((remedy) => remedy.preferred).length;
    assert.ok(preferred(known) > 0);
    assert.ok(guessed.findings.some(({ remedies }) => remedies.length > 0));
    assert.equal(preferred(guessed), 0);
  });

  it('is told where later visits fail, with a spelling that works on every visit, and a way to cache nothing', async () => {
    const config = 'interpreter = "314.0.5"\npackages = ["pandas~=3.0", "numpy==2.4.6"]\n';
    const snapshot = await checkPyscript(config);
    const finding = withCode(snapshot, 'later-visit');
    assert.equal(finding.severity, 'warning');
    assert.match(english(finding.message), /`pandas~=3\.0` fails when the page is visited again/);
    const after = finding.remedies.map(({ kind, preferred, safe = false, edits }) => [
      kind,
      preferred,
      safe,
      applyEdits(
        config,
        edits.map(({ edit }) => edit),
      ),
    ]);
    assert.deepEqual(after, [
      ['respell', true, true, 'interpreter = "314.0.5"\npackages = ["pandas>=3.0,<4", "numpy==2.4.6"]\n'],
      [
        'cache-nothing',
        false,
        false,
        `interpreter = "314.0.5"\npackages = ["pandas~=3.0", "numpy==2.4.6"]\npackages_cache = "never"\n`,
      ],
    ]);
  });

  it('whose page loads a release without what it needs gets another release, in the script and the styles', async () => {
    const link = '<link rel="stylesheet" href="https://pyscript.example/releases/2025.8.1/core.css">\n';
    const html = `${link}${page('2025.8.1')}`;
    const snapshot = await checkPyscript('packages = ["pydantic>=2.12"]', { '/w/app/index.html': html });
    assert.equal(snapshot.choice.target.name, 'pyscript-2025.8.1');
    const remedy = snapshot.findings
      .flatMap(({ remedies }) => remedies)
      .find(({ kind, edits }) => kind === 'switch-target' && edits.length > 0);
    assert.ok(remedy);
    const after = applyEdits(
      html,
      remedy.edits.map(({ edit }) => edit),
    );
    const [release] = /(?<=releases\/)[\d.]+/.exec(after) ?? [];
    assert.ok(release && release > '2025.8.1');
    assert.equal(after, html.replaceAll('2025.8.1', release));
    assert.match(english(remedy.title), new RegExp(release.replaceAll('.', '\\.')));
    const then = await checkPyscript('packages = ["pydantic>=2.12"]', { '/w/app/index.html': after });
    assert.equal(then.resolution?.resolves, true);
  });

  it('is offered such a spelling beside a dependency that does not install at all', async () => {
    const snapshot = await checkPyscript('interpreter = "314.0.5"\npackages = ["numpy<3", "litellm>=1.77"]');
    assert.equal(snapshot.resolution?.resolves, false);
    const later = snapshot.findings.filter(({ code }) => code === 'later-visit');
    assert.deepEqual(
      later.map(({ remedies }) => remedies.map(({ kind }) => kind)),
      [['respell', 'cache-nothing']],
    );
  });

  it('is told once that a requirement fails, not also that later visits fail', async () => {
    const { findings } = await checkPyscript('interpreter = "314.0.5"\npackages = ["litellm<9"]');
    assert.deepEqual(
      [findings.some(({ severity }) => severity === 'error'), findings.some(({ code }) => code === 'later-visit')],
      [true, false],
    );
  });

  it('is told as well of a requirement that may or may not install', async () => {
    // The recorded index has no metadata of that release.
    const { findings } = await checkPyscript('interpreter = "314.0.5"\npackages = ["attrs<25"]');
    assert.deepEqual(findings.map(({ code }) => code).sort(), ['later-visit', 'unknown-verdict']);
  });

  it('is offered the name without an extra that brings nothing, without a choice made for anybody', async () => {
    const config = 'interpreter = "314.0.5"\npackages = ["pydantic[email]"]\n';
    const { message, remedies } = withCode(await checkPyscript(config), 'later-visit');
    assert.match(english(message), /; write `pydantic` or set `packages_cache/);
    const edits = remedies.find(({ kind }) => kind === 'drop-extra')?.edits ?? [];
    const after = applyEdits(
      config,
      edits.map(({ edit }) => edit),
    );
    assert.equal(after, config.replace('[email]', ''));
    assert.ok(remedies.every(({ preferred }) => !preferred));
    assert.deepEqual(told(await checkPyscript(after)), []);
  });

  const QUIET: readonly (readonly [string, string])[] = [
    ['spelled so that it works', 'packages = ["pandas>=3.0,<4", "numpy==2.4.6"]'],
    ['without a cache', 'packages_cache = "never"\npackages = ["pandas~=3.0"]'],
    ['by name alone', 'packages = ["pandas"]'],
  ];
  for (const [how, config] of QUIET) {
    it(`is quiet about later visits: ${how}`, async () => {
      assert.deepEqual(told(await checkPyscript(`interpreter = "314.0.5"\n${config}`)), []);
    });
  }

  it('that passes names through gets what Pyodide ships, by name', async () => {
    const config = 'interpreter = "314.0.5"\npackages_cache = "passthrough"\n';
    const shipped = await checkPyscript(`${config}packages = ["numpy"]`);
    assert.deepEqual([shipped.resolution?.resolves, told(shipped)], [true, []]);
    const others = await checkPyscript(`${config}packages = ["numpy>=2", "litellm"]`);
    assert.equal(others.findings.filter(({ code }) => code === 'not-shipped').length, 2);
    assert.match(english(withCode(others, 'not-shipped').message), /packages_cache = "passthrough"/);
    // Measured: a blank belongs to the name.
    assert.deepEqual(told(await checkPyscript(`${config}packages = ["six "]\n`)), ['error not-shipped']);
  });

  it('with indexes of its own asks them before it takes what Pyodide ships, and only the first that answers', async () => {
    const config = (urls: string): string => `interpreter = "314.0.7"\nindex_urls = [${urls}]\npackages = ["fastapi"]`;
    const usual = await checkPyscript(config(`"${PYPI}"`));
    assert.equal(versionOf(usual, 'fastapi'), '0.136.1');
    const indexFirst = await checkPyscript(config(`"${PYPI}", "https://wheels.example/simple"`));
    assert.notEqual(versionOf(indexFirst, 'fastapi'), '0.136.1');
    const unreachable = await checkPyscript(config(`"https://wheels.example/simple", "${PYPI}"`));
    assert.equal(unreachable.resolution?.resolves, null);
    assert.match(english(withCode(unreachable, 'unknown-verdict').message), /wheels\.example/);
  });

  it('takes what Pyodide ships where its indexes have nothing that fits', async () => {
    const config = `interpreter = "314.0.7"\nindex_urls = ["${PYPI}", "https://wheels.example/simple"]\npackages = ["numpy"]`;
    const snapshot = await checkPyscript(config);
    assert.deepEqual([snapshot.resolution?.resolves, versionOf(snapshot, 'numpy')], [true, '2.4.6']);
  });

  it('is handed over sorted, unless nothing is cached', () => {
    const target = targetOf('pyscript-2026.7.3');
    const order = (text: string): readonly string[] => {
      const file = parsePyscript('/w/pyscript.toml', text);
      const caller = { ...file.pyscript, ownIndexes: false, localWheels: false };
      const installer = pyscriptInstaller(target, caller, loadRuntimeData());
      return installerView(file, { ...target, installer }).problem.requirements.map(({ name }) => name);
    };
    const packages = 'packages = ["gradio-client", "Zope", "gradio==5", "gradio"]';
    assert.deepEqual(order(packages), ['Zope', 'gradio', 'gradio-client', 'gradio']);
    assert.deepEqual(order(`packages_cache = "never"\n${packages}`), ['gradio-client', 'Zope', 'gradio', 'gradio']);
  });

  const INTERPRETERS: readonly (readonly [string, string | undefined])[] = [
    ['0.27', '0.27.8'],
    ['v0.29.5', '0.29.5'],
    ['0.29.5', undefined],
    ['https://cdn.example/pyodide/v0.29.5/full/pyodide.mjs', undefined],
  ];
  for (const [text, better] of INTERPRETERS) {
    it(`${better === undefined ? 'may' : 'must not'} have \`${text}\` as its interpreter`, async () => {
      const config = `interpreter = "${text}"\npackages = ["numpy"]\n`;
      const snapshot = await checkPyscript(config);
      if (better === undefined) {
        assert.deepEqual(told(snapshot), []);
        return;
      }
      const { severity, message, remedies } = withCode(snapshot, 'target-problem');
      assert.equal(severity, 'warning');
      assert.ok(english(message).includes(`\`${text}\``));
      const edits = remedies.flatMap((remedy) => remedy.edits.map(({ edit }) => edit));
      assert.equal(applyEdits(config, edits), config.replace(text, better));
    });
  }

  const MICROPYTHON: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
    [
      'by its interpreter',
      'interpreter = "https://cdn.example/micropython-webassembly-pyscript@1.25.0/micropython.mjs"\n',
      {},
    ],
    [
      'by the scripts that use it',
      '',
      { '/w/app/index.html': page('2026.3.1', '<script type="mpy" src="main.py" config="./pyscript.toml"></script>') },
    ],
  ];
  for (const [how, config, pages] of MICROPYTHON) {
    it(`for MicroPython, ${how}, has nothing to check`, async () => {
      const snapshot = await checkPyscript(`${config}packages = ["umqtt.simple", "ulab"]`, pages);
      assert.deepEqual(told(snapshot), ['information not-checked']);
      assert.match(english(withCode(snapshot, 'not-checked').message), /MicroPython/);
    });
  }

  it('that scripts of both kinds use is checked', async () => {
    const scripts =
      '<script type="mpy" config="pyscript.toml"></script><script type="py" config="pyscript.toml"></script>';
    const snapshot = await checkPyscript('packages = ["umqtt.simple"]', {
      '/w/app/index.html': page('2026.3.1', scripts),
    });
    assert.equal(snapshot.resolution?.resolves, false);
  });
});

describe('what a platform brings', function () {
  this.timeout(60_000);

  it('is there in stlite: Streamlit, whatever release a requirement names', async () => {
    const { choice, resolution, findings } = await check('/app/requirements.txt', {
      '/app/requirements.txt': 'streamlit==1.20\nnumpy\n',
      '/app/package.json': '{"devDependencies":{"@stlite/desktop":"0.102.2"}}',
    });
    assert.equal(choice.target.name, 'stlite-desktop-0.102.2');
    assert.equal(resolution?.resolves, true);
    assert.deepEqual(
      findings.filter(({ severity }) => severity === 'error'),
      [],
    );
  });

  const NOTEBOOK = (body: string): string =>
    `# /// script\n# dependencies = ["marimo==0.19.4", "numpy"]\n# ///\nimport marimo\n${body}`;

  // Read in marimo 0.23.15: `find_packages`, and the worker that hands what it finds to micropip.
  it('is asked for by its name alone by marimo, so that a version which cannot be had is no error', async () => {
    const [cell, script] = ['app = marimo.App()\n', 'print(marimo)\n'];
    const asking = (wanted: string, body: string): string => NOTEBOOK(body).replace('numpy', wanted);
    const { findings, resolution } = await check('/app/nb.py', { '/app/nb.py': asking('numpy>=99', cell) });
    assert.equal(resolution?.resolves, true);
    assert.deepEqual(
      findings.map(({ severity, message }) => `${severity}: ${english(message)}`),
      [
        'information: marimo installs `numpy` 2.4.3 in the browser, by the name alone: it does not look at the version in `numpy>=99`',
      ],
    );
    const gone = await check('/app/nb.py', { '/app/nb.py': asking('uvloop>=0.1', cell) });
    assert.equal(gone.resolution?.resolves, false);
    const otherwise = await check('/app/nb.py', { '/app/nb.py': asking('numpy>=99', script) });
    assert.equal(otherwise.resolution?.resolves, false);
  });

  it('is there in a notebook of marimo: marimo, which lists itself', async () => {
    const text = NOTEBOOK('app = marimo.App()\n');
    const { choice, resolution } = await check('/app/nb.py', { '/app/nb.py': text });
    assert.deepEqual([choice.target.runBy?.name, choice.guess, resolution?.resolves], ['marimo', true, true]);
    const named = await check('/app/nb.py', { '/app/nb.py': text }, 'pyodide-314.0.7');
    assert.equal(named.resolution?.resolves, true);
    const renamed = text.replace('import marimo', 'import marimo as mo').replace('marimo.App', 'mo.App');
    const under = await check('/app/nb.py', { '/app/nb.py': renamed }, 'pyodide-314.0.7');
    assert.equal(under.resolution?.resolves, true);
  });

  it('is there in the page that marimo exports for the browser, which runs the release that wrote it', async () => {
    const code = encodeURIComponent(NOTEBOOK('app = marimo.App()\n').replace('numpy', 'uvloop'));
    const notebook = `<marimo-code hidden="">${code}</marimo-code>`;
    const settings = `<script>Object.defineProperty(window, "__MARIMO_MOUNT_CONFIG__", { value: { "mode": "read", "version": "0.23.15" } })</script>`;
    const runs = `<marimo-wasm hidden=""></marimo-wasm>${notebook}${settings}`;
    const { choice, resolution, findings } = await check('/out/index.html', { '/out/index.html': runs });
    assert.deepEqual([choice.target.name, choice.guess, resolution?.resolves], ['marimo-0.23.15', undefined, false]);
    assert.deepEqual(
      findings.map(({ code: found }) => found),
      ['no-compatible-wheel'],
    );
  });

  it('is a dependency like any other in a script that only uses it', async () => {
    const { resolution } = await check('/app/tool.py', { '/app/tool.py': NOTEBOOK('print(marimo)\n') });
    assert.equal(resolution?.resolves, false);
  });

  const JUPYTERLITE = 'jupyterlite-pyodide-kernel-0.8.6';
  const onJupyterLite = (line: string): Promise<Snapshot> =>
    check('/site/requirements.txt', { '/site/requirements.txt': line }, JUPYTERLITE);

  it('is told where a cell that imports a package before cannot install the wanted version', async () => {
    const snapshot = await onJupyterLite('fastapi>=0.150\n');
    const { severity, message } = withCode(snapshot, 'imported-first');
    assert.equal(severity, 'information');
    assert.match(english(message), /0\.136\.1.*before the first import, or with `reinstall=True`/);
    assert.deepEqual([snapshot.resolution?.resolves, versionOf(snapshot, 'fastapi') === '0.136.1'], [true, false]);
  });

  /** Of a notebook with these cells. */
  const inCells = async (...cells: readonly string[]): Promise<readonly string[]> => {
    const code = cells.map((source) => ({ cell_type: 'code', source }));
    const metadata = { kernelspec: { name: 'python', display_name: 'Python (Pyodide)' } };
    const text = JSON.stringify({ cells: code, metadata, nbformat: 4, nbformat_minor: 5 });
    return told(await check('/site/n.ipynb', { '/site/n.ipynb': text }, JUPYTERLITE));
  };

  it('is told in a notebook only where its cell or one before imports the package, or what brings it', async () => {
    const install = '%pip install "fastapi>=0.150"';
    const first = ['information imported-first'];
    assert.deepEqual(await inCells(`${install}\nimport fastapi`), first);
    assert.deepEqual(await inCells(install, 'import fastapi'), []);
    assert.deepEqual(await inCells('def f():\n    from fastapi import FastAPI', install), first);
    assert.deepEqual(await inCells(`%matplotlib inline\n${install}\nimport fastapi`), []);
    assert.deepEqual(await inCells('import pandas', '%pip install "numpy>=2"'), []);
    assert.deepEqual(await inCells('%pip install fastapi', install), ['error first-choice']);
  });

  it('is not told where the requirement takes what Pyodide ships, or where it does not ship the package', async () => {
    assert.deepEqual(told(await onJupyterLite('fastapi\nnumpy>=2\n')), []);
  });

  it('fails where the kernel itself has loaded another version', async () => {
    const snapshot = await onJupyterLite('traitlets>=6\n');
    assert.equal(snapshot.resolution?.resolves, false);
    assert.equal((await onJupyterLite('traitlets>=5\n')).resolution?.resolves, true);
    assert.equal((await onJupyterLite('ipykernel\n')).resolution?.resolves, true);
  });
});
