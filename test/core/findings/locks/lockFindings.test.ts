/** Findings for a lock: which pins do not install, why, and what to do. */
import { english } from '../../../support/english.ts';
import assert from 'node:assert/strict';
import type { Finding } from '../../../../server/src/core/findings/finding.ts';
import { DIGEST, judged, pylock, pylockPackage, recordedLock } from '../../../support/locks.ts';

/** The findings as text. Whoever is told to run a command is handed it. */
const said = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ severity, code, message, remedies }) => {
    const text = english(message);
    const commands = remedies.map(({ kind, safe, snippet }) => [kind, safe, snippet?.lines]);
    const expected = text.includes('run `pywrangler') ? [['sync-again', true, ['pywrangler sync --force']]] : [];
    assert.deepEqual(commands, expected);
    return `${severity}[${code}]: ${text}`;
  });

describe('what is said of a pylock.toml', () => {
  it('that was synced for this runtime: nothing', () => {
    const { lock, findings } = judged('pylock.toml', recordedLock('fastapi-3.13/pylock.toml'), 'workers-3.13');
    assert.deepEqual(findings, []);
    const core = lock.summary.packages.find(({ name }) => name === 'pydantic-core');
    assert.equal(core?.wheel, 'pydantic_core-2.27.2-cp313-cp313-pyodide_2025_0_wasm32.whl');
    assert.equal(core.index, 'pyodide');
  });

  it('that was synced for the runtime before: one finding, and the command that helps', () => {
    const { findings } = judged('pylock.toml', recordedLock('fastapi-3.13/pylock.toml'), 'workers-3.14');
    assert.deepEqual(said(findings), [
      'warning[stale-lock]: `pylock.toml` was synced for Python 3.13 (ABI 2025_0), not for Python Workers 3.14: the wheel of `pydantic-core` 2.27.2 does not load there; run `pywrangler sync --force`',
    ]);
    const text = recordedLock('fastapi-3.13/pylock.toml');
    assert.equal(text.slice(findings[0]?.span.start, findings[0]?.span.end), 'pydantic-core');
  });

  it('that was synced for a newer one: the finding stands where the lock says so', () => {
    const text = recordedLock('fastapi-3.14/pylock.toml');
    const [finding, ...others] = judged('pylock.toml', text, 'workers-3.13').findings;
    assert.deepEqual(others, []);
    assert.equal(finding?.code, 'stale-lock');
    assert.equal(text.slice(finding.span.start, finding.span.end), '>=3.14.2');
    assert.deepEqual(
      finding.related.map(({ span }) => text.slice(span.start, span.end)),
      ['pydantic-core'],
    );
  });

  it('many stale wheels are one finding, which names the first and counts the rest', () => {
    const packages = ['a 1', 'b 1', 'c 1', 'd 1', 'e 1'].map((pin) =>
      pylockPackage(pin, { wheels: ['cp312-cp312-pyodide_2024_0_wasm32'] }),
    );
    const { findings } = judged('pylock.toml', pylock(...packages), 'workers-3.13');
    assert.deepEqual(said(findings), [
      'warning[stale-lock]: `pylock.toml` was synced for Python 3.12 (ABI 2024_0), not for Python Workers 3.13: the wheels of `a` 1, `b` 1, `c` 1 and 2 more do not load there; run `pywrangler sync --force`',
    ]);
    assert.deepEqual(findings[0]?.culprits, ['a', 'b', 'c', 'd', 'e']);
  });

  it('wheels for all platforms, those for Pyodide of another ABI: the pin is wrong, not the whole lock', () => {
    const text = recordedLock('development/pylock.toml');
    assert.deepEqual(said(judged('pylock.toml', text, 'workers-3.13').findings), [
      'warning[locked-without-wheel]: `pydantic-core` 2.50.4 in this lock file cannot be installed on Python Workers 3.13: it is locked with Pyodide wheels only for ABI 2026_0, not for 2025_0. Pyodide 0.28.3 ships 2.27.2: run `pywrangler sync --force` to resolve again with the Pyodide index',
    ]);
  });

  it('of several wheels that fit, the best is the one that is installed', () => {
    const wheels = ['py3-none-any', 'cp313-cp313-pyodide_2025_0_wasm32', 'cp39-abi3-pyodide_2025_0_wasm32'];
    const { lock } = judged('pylock.toml', pylock(pylockPackage('a 1', { wheels })), 'workers-3.13');
    assert.deepEqual(lock.summary.packages, [
      { name: 'a', version: '1', wheel: `a-1-${wheels[1] ?? ''}.whl`, index: 'lock', requiredBy: [] },
    ]);
  });

  it('pure wheels alone, made for another Python: the lock says for which', () => {
    const text = pylock('requires-python = ">=3.14.2"', pylockPackage('a 1', { wheels: ['py3-none-any'] }));
    assert.deepEqual(said(judged('pylock.toml', text, 'workers-3.13').findings), [
      'warning[stale-lock]: `pylock.toml` was synced for Python `>=3.14.2`, not for Python Workers 3.13 (Python 3.13.2); run `pywrangler sync --force`',
    ]);
  });

  it('pure wheels alone, locked for another system: the lock says so too', () => {
    const text = pylock(
      `environments = ["sys_platform == 'win32'"]`,
      pylockPackage('a 1', { wheels: ['py3-none-any'] }),
    );
    const { findings } = judged('pylock.toml', text, 'workers-3.13');
    assert.deepEqual(said(findings), [
      'warning[stale-lock]: `pylock.toml` was synced for other environments, not for Python Workers 3.13; run `pywrangler sync --force`',
    ]);
  });

  it('a wheel with the stable ABI does not tell for which Python the lock was made', () => {
    const text = pylock(pylockPackage('a 1', { wheels: ['cp39-abi3-pyodide_2024_0_wasm32'] }));
    assert.deepEqual(said(judged('pylock.toml', text, 'workers-3.13').findings), [
      'warning[stale-lock]: `pylock.toml` was synced for ABI 2024_0, not for Python Workers 3.13: the wheel of `a` 1 does not load there; run `pywrangler sync --force`',
    ]);
  });

  it('wheels for other Pythons: the first of them are named', () => {
    const wheels = ['cp38', 'cp39', 'cp310', 'cp311'].map((python) => `${python}-none-any`);
    assert.deepEqual(said(judged('pylock.toml', pylock(pylockPackage('a 1', { wheels })), 'workers-3.13').findings), [
      'warning[locked-without-wheel]: `a` 1 in this lock file cannot be installed on Python Workers 3.13: it is locked with wheels only for cp38, cp39, cp310 and cp311, not for Python 3.13. Pyodide 0.28.3 does not ship it',
    ]);
  });

  it('many pins that do not install: each is told on its own, and in the account only the first', () => {
    const pins = Array.from({ length: 32 }, (_, at) => pylockPackage(`p${at} 1`, { wheels: ['cp313-cp313-win32'] }));
    const { findings } = judged('pylock.toml', pylock(...pins), 'workers-3.13');
    assert.equal(findings.length, 32);
    assert.deepEqual(findings[31]?.explanation.map(english).slice(0, 3), [
      'p31-1-cp313-cp313-win32.whl is for another platform',
      'Of the 32 entries in the lock file, 32 are installed on Python Workers 3.13, 0 of them with a compatible wheel',
      '`p0` 1: it is locked with wheels only for Windows',
    ]);
    assert.equal(english(findings[31].explanation.at(-1)), 'and 2 more');
  });

  it('a pin from PyPI alone: what the Pyodide index has of it, the same version too', () => {
    const text = pylock(
      pylockPackage('pydantic-core 2.41.1', { wheels: ['cp313-cp313-manylinux_2_17_x86_64', 'cp313-cp313-win32'] }),
      pylockPackage('numpy 2.2.5', { wheels: ['cp313-cp313-macosx_14_0_arm64'] }),
      pylockPackage('uvloop 0.22.1', { wheels: ['cp313-cp313-macosx_14_0_arm64'] }),
    );
    assert.deepEqual(said(judged('pylock.toml', text, 'workers-3.13').findings), [
      'warning[locked-without-wheel]: `pydantic-core` 2.41.1 in this lock file cannot be installed on Python Workers 3.13: it is locked with wheels only for Linux and Windows. Pyodide 0.28.3 ships 2.27.2: run `pywrangler sync --force` to resolve again with the Pyodide index',
      'warning[locked-without-wheel]: `numpy` 2.2.5 in this lock file cannot be installed on Python Workers 3.13: it is locked with wheels only for macOS. Pyodide 0.28.3 ships this version: run `pywrangler sync --force` to resolve again with the Pyodide index',
      'warning[locked-without-wheel]: `uvloop` 0.22.1 in this lock file cannot be installed on Python Workers 3.13: it is locked with wheels only for macOS. Pyodide 0.28.3 does not ship it',
    ]);
  });

  it('sources only: a warning, unless the project lets pywrangler build', () => {
    const sdist = `sdist = { url = "https://files.example.invalid/a-1.tar.gz", hashes = { sha256 = "${DIGEST}" } }`;
    const text = pylock(pylockPackage('a 1', { more: [sdist] }));
    const { lock, findings } = judged('pylock.toml', text, 'workers-3.13');
    assert.match(
      said(findings)[0] ?? '',
      /^warning\[locked-without-wheel\]: .*it is locked with only a source distribution/,
    );
    assert.equal(lock.summary.resolves, false);
    const building = judged('pylock.toml', text, 'workers-3.13', true);
    assert.equal(building.lock.summary.resolves, null);
    assert.deepEqual(said(building.findings), [
      'information[unsupported-source]: `a` 1 is not checked: it is built from its source archive, which is not read',
    ]);
  });

  it('a folder of this machine is not judged, and credentials of a repository are not shown', () => {
    const folder = pylock(pylockPackage('a 1', { more: ['directory = { path = "../a" }'] }));
    const { lock, findings } = judged('pylock.toml', folder, 'workers-3.13');
    assert.equal(lock.summary.resolves, null);
    assert.deepEqual(said(findings), [
      'information[unsupported-source]: `a` 1 is not checked: it is built from `../a`, which is not read',
    ]);
    const vcs = 'vcs = { type = "git", url = "https://me:secret@git.example.invalid/a", commit-id = "00" }';
    const repository = judged('pylock.toml', pylock(pylockPackage('a 1', { more: [vcs] })), 'workers-3.13', true);
    assert.ok(!JSON.stringify(repository.findings).includes('secret'));
  });

  it('one project twice at once: a conflict', () => {
    const text = pylock(
      pylockPackage('a 1', { wheels: ['py3-none-any'] }),
      pylockPackage('a 2', { wheels: ['py3-none-any'] }),
    );
    assert.deepEqual(said(judged('pylock.toml', text, 'workers-3.13').findings), [
      'warning[version-conflict]: `a` 2 in this lock file cannot be installed on Python Workers 3.13: `a` 1 is also locked for this runtime',
    ]);
  });

  it('of an unknown version of the format: nothing of the packages, and no verdict', () => {
    const text = pylock(pylockPackage('a 1')).replace('"1.0"', '"2.0"');
    const { lock, findings } = judged('pylock.toml', text, 'workers-3.13');
    assert.equal(lock.summary.resolves, null);
    assert.deepEqual(findings, []);
  });
});

describe('what is said of a lock that the installer of the target does not read', () => {
  it('a uv.lock beside a Worker: an information with the way to the package, and who reads what', () => {
    const { lock, findings } = judged('uv.lock', recordedLock('development/uv.lock'), 'workers-3.13');
    assert.equal(lock.summary.resolves, false);
    assert.deepEqual(said(findings), [
      'information[locked-without-wheel]: `pydantic-core` 2.50.4 in this lock file cannot be installed on Python Workers 3.13: it is locked with Pyodide wheels only for ABI 2026_0, not for 2025_0. Pyodide 0.28.3 ships 2.27.2: lock again with the Pyodide index',
    ]);
    assert.deepEqual(findings[0]?.chains, [['fastapi', 'pydantic', 'pydantic-core']]);
    assert.match(findings[0].explanation.map(english).join('\n'), /pywrangler does not install from `uv\.lock`/);
  });

  it('any lock in a browser: an information', () => {
    const { findings } = judged('pylock.toml', recordedLock('fastapi-3.13/pylock.toml'), 'pyodide-314.0.7');
    assert.deepEqual(
      findings.map(({ severity, code }) => [severity, code]),
      [['information', 'stale-lock']],
    );
  });

  it('in a browser micropip takes what the Pyodide release ships', () => {
    const text = pylock(pylockPackage('numpy 1.0', { wheels: ['cp313-cp313-win32'] }));
    const [finding] = judged('pylock.toml', text, 'pyodide-0.28.3').findings;
    assert.match(english(finding?.message), /\. Pyodide 0\.28\.3 ships 2\.2\.5, which micropip installs$/);
    assert.match(
      english(finding?.explanation.at(-1)),
      /^micropip does not read `pylock\.toml`; .* on Pyodide 0\.28\.3 would fail/,
    );
  });

  it('a lock under a name of its own: an information', () => {
    const { findings } = judged('pylock.dev.toml', recordedLock('fastapi-3.13/pylock.toml'), 'workers-3.14');
    assert.deepEqual(
      findings.map(({ severity }) => severity),
      ['information'],
    );
  });
});
