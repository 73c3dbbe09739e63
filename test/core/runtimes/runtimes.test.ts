/** Targets by name: the valid names, and their runtimes. */
import { laterReleasesOf } from '../../../server/src/core/runtimes/laterReleases.ts';
import { english } from '../../support/english.ts';
import assert from 'node:assert/strict';
import { formatTag } from '../../../server/src/core/packaging/wheels/tag.ts';
import { formatVersion } from '../../../server/src/core/packaging/versions/version.ts';
import {
  generationsOf,
  isTarget,
  allTargetNames,
  newestStable,
  targetNamed,
} from '../../../server/src/core/runtimes/runtimes.ts';
import type { Target } from '../../../server/src/core/runtimes/target.ts';
import { loadRuntimeData } from '../../../server/src/data/runtimeData.ts';

const data = loadRuntimeData();

function target(name: string, today?: string): Target {
  const result = targetNamed(name, data, today);
  assert.ok(isTarget(result), `no target named ${name}`);
  return result;
}

describe('target names', () => {
  const meanings: readonly [written: string, meant: string][] = [
    ['workers-3.12', 'workers-3.12'],
    ['Workers-3.13', 'workers-3.13'],
    [' workers-3.14 ', 'workers-3.14'],
    ['workers@2025-09-28', 'workers-3.12'],
    ['workers@2025-09-29', 'workers-3.13'],
    ['workers@2026-09-07', 'workers-3.13'],
    ['workers@2026-09-08', 'workers-3.14'],
    ['workers@2026-09-08+no_python_workers_314', 'workers-3.13'],
    ['workers@2024-06-01+python_workers_314', 'workers-3.14'],
    ['workers@2024-06-01+PYTHON_WORKERS_20250116+python_workers_20260610', 'workers-3.14-20260610'],
    ['workers@2026-09-08+no_python_workers_314+no_python_workers_20250116', 'workers-3.12'],
    ['pyodide', 'pyodide-314.0.7'],
    ['pyodide-314', 'pyodide-314.0.7'],
    ['pyodide-314.0', 'pyodide-314.0.7'],
    ['Pyodide-0.28', 'pyodide-0.28.3'],
    ['pyodide-v0.27.2', 'pyodide-0.27.2'],
    ['pyodide-315.0.0-alpha.1', 'pyodide-315.0.0a1'],
    ['pyodide-315', 'pyodide-315.0.0a2'],
    ['python-3.12', 'pyodide-0.27.8'],
    ['python-3.13', 'pyodide-0.29.5'],
    ['python-3.14', 'pyodide-314.0.7'],
    ['python-3.15', 'pyodide-315.0.0a2'],
    ['Host-3.13', 'host-3.13'],
    ['host-3.11', 'host-3.11'],
  ];
  for (const [written, meant] of meanings) {
    it(`\`${written}\` means ${meant}`, () => {
      assert.equal(target(written).name, meant);
    });
  }

  it('`workers` alone means what a Worker made today gets', () => {
    assert.equal(target('workers', '2026-05-01').name, 'workers-3.13');
    assert.equal(target('workers', '2026-11-22').name, 'workers-3.14');
    assert.equal(target('workers').name, 'workers-3.14');
  });

  const misspelt: readonly [written: string, suggested: string][] = [
    ['workers-3.15', 'workers-3.14'],
    ['worker-3.13', 'workers-3.13'],
    ['piodide-0.28.3', 'pyodide-0.28.3'],
    ['pyodide-314.0.9', 'pyodide-314.0.7'],
    ['python3.13', 'python-3.13'],
    ['pyodide-0.30', 'pyodide-0.29'],
    ['linux-x86-64', 'workers-3.14'],
    ['host-3.15', 'host-3.14'],
    ['', 'workers-3.14'],
  ];
  for (const [written, suggested] of misspelt) {
    it(`\`${written}\` is unknown, and ${suggested} is among the suggestions`, () => {
      const result = targetNamed(written, data);
      assert.ok(!isTarget(result));
      assert.ok(english(result.problem).includes(`\`${written}\``));
      assert.ok(result.suggestions.includes(suggested), result.suggestions.join(', '));
    });
  }

  it('says what is wrong with the date of a Worker', () => {
    const result = targetNamed('workers@2026-02-30', data);
    assert.ok(!isTarget(result));
    assert.match(english(result.problem), /2026-02-30/);
    assert.match(english(result.problem), /not a date/);
  });

  it('every listed name is the name of its own target', () => {
    const names = allTargetNames(data);
    assert.ok(names.length > 40);
    for (const name of names) assert.equal(target(name).name, name);
  });

  it('suggestions are names that work', () => {
    for (const written of ['workers-4', 'pyodide-0.2', 'python-2.7', 'x'.repeat(5000)]) {
      const result = targetNamed(written, data);
      assert.ok(!isTarget(result));
      for (const suggestion of result.suggestions) target(suggestion);
    }
  });
});

describe('targets', () => {
  it('a Python Worker on 3.13 is what pywrangler resolves for', () => {
    const worker = target('workers-3.13');
    assert.equal(worker.label, 'Python Workers 3.13');
    assert.equal(worker.installer.name, 'uv');
    assert.equal(formatVersion(worker.python), '3.13.2');
    assert.equal(worker.pythonSeries, '3.13');
    assert.equal(worker.pyodide, '0.28.3');
    assert.equal(worker.runtimePyodide, '0.28.2');
    assert.equal(worker.abi, '2025_0');
    assert.equal(worker.platform, 'pyemscripten_2025_0_wasm32');
    assert.equal(worker.shipped.release, '0.28.3');
    assert.ok(worker.workers);
    assert.deepEqual(worker.environment, {
      os_name: 'posix',
      sys_platform: 'emscripten',
      platform_machine: 'wasm32',
      platform_system: 'Emscripten',
      platform_release: '4.0.9',
      platform_version: '#1',
      implementation_name: 'cpython',
      platform_python_implementation: 'CPython',
      python_version: '3.13',
      python_full_version: '3.13.2',
      implementation_version: '3.13.2',
    });
  });

  it('a host is Linux with the Python of a Worker, without a Pyodide', () => {
    const host = target('host-3.13');
    assert.equal(host.label, 'Linux with Python 3.13');
    assert.equal(host.pyodide, undefined);
    assert.equal(host.installer.builds, 'always');
    assert.equal(host.environment.sys_platform, 'linux');
    assert.equal(host.environment.python_full_version, '3.13.2');
    for (const platform of ['manylinux_2_28_x86_64', 'manylinux2014_x86_64', 'linux_x86_64']) {
      assert.ok(host.tags.hasPlatform(platform), platform);
    }
    for (const platform of ['musllinux_1_2_x86_64', 'manylinux_2_28_aarch64', 'pyemscripten_2025_0_wasm32']) {
      assert.ok(!host.tags.hasPlatform(platform), platform);
    }
    assert.deepEqual(
      generationsOf(host, data).map(({ name }) => name),
      ['host-3.12', 'host-3.13', 'host-3.14'],
    );
  });

  it('a Pyodide in the browser is served by micropip from its own lock', () => {
    const browser = target('pyodide-0.28.3');
    assert.equal(browser.label, 'Pyodide 0.28.3');
    assert.equal(browser.installer.name, 'micropip');
    assert.equal(browser.runtimePyodide, undefined);
    assert.equal(browser.platform, 'pyodide_2025_0_wasm32');
    assert.ok(!browser.workers);
  });

  it('a pre-release of Python is spelt twice, as its markers do it', () => {
    const { environment } = target('pyodide-315.0.0a2');
    assert.equal(environment.python_version, '3.15');
    assert.equal(environment.python_full_version, '3.15.0rc1');
    assert.equal(environment.implementation_version, '3.15.0c1');
  });

  it('Workers are compared with Workers, Pyodides with the newest of each Python', () => {
    const names = (name: string): string[] => generationsOf(target(name), data).map((generation) => generation.name);
    assert.deepEqual(names('workers-3.13'), ['workers-3.12', 'workers-3.13', 'workers-3.14']);
    assert.deepEqual(names('workers-3.14-20260610'), ['workers-3.12', 'workers-3.13', 'workers-3.14-20260610']);
    assert.deepEqual(names('pyodide-0.28.0'), [
      'pyodide-0.25.1',
      'pyodide-0.27.8',
      'pyodide-0.28.0',
      'pyodide-314.0.7',
    ]);
    assert.equal(names('pyodide-315.0.0a1').at(-1), 'pyodide-315.0.0a1');
  });

  it('the newer ones of the same Python are known, without pre-releases', () => {
    const names = (name: string): string[] => laterReleasesOf(target(name), data).map((later) => later.name);
    assert.deepEqual(names('pyodide-0.28.3').slice(0, 2), ['pyodide-0.29.0', 'pyodide-0.29.1']);
    assert.ok(names('pyodide-0.26.4').includes('pyodide-0.27.8'));
    assert.deepEqual(names('pyodide-314.0.6'), ['pyodide-314.0.7']);
    assert.deepEqual(names('workers-3.14-20260610'), ['workers-3.14']);
    assert.deepEqual(names('pyscript-2025.8.1').slice(0, 2), ['pyscript-2025.10.1', 'pyscript-2026.1.1']);
    assert.equal(names('pyscript-2026.7.3').at(-1), 'pyodide-314.0.7', 'which its configuration can name');
    assert.deepEqual([...names('workers-3.13'), ...names('host-3.13')], []);
  });

  it('the newest stable Pyodide is no pre-release', () => {
    assert.equal(newestStable(data).release, '314.0.7');
  });
});

/** Builds a list of tags from its parts: `P` stands for each platform in turn, `38-30` counts down. */
function expand(pattern: string, platforms: readonly string[]): string[] {
  return pattern.split(' ').flatMap((word) => {
    const [, prefix = '', from, to, rest = ''] = /^(.*?)\[(\d+)-(\d+)\](.*)$/.exec(word) ?? [];
    const minors = from === undefined ? [] : range(Number(from), Number(to));
    const tags = from === undefined ? [word] : minors.map((minor) => `${prefix}3${minor}${rest}`);
    return tags.flatMap((tag) =>
      tag.endsWith('-P') ? platforms.map((platform) => `${tag.slice(0, -1)}${platform}`) : [tag],
    );
  });
}

function range(from: number, to: number): number[] {
  return Array.from({ length: from - to + 1 }, (_, step) => from - step);
}

describe('tags', () => {
  const tagsOf = (name: string): string[] => target(name).tags.ordered.map(formatTag);

  // Observed by offering uv 0.13.9 a release with all conceivable wheels and repeatedly removing the one it chose.
  const uv: readonly [name: string, year: number, minor: number][] = [
    ['workers-3.12', 2024, 12],
    ['workers-3.13', 2025, 13],
    ['workers-3.14', 2026, 14],
  ];
  for (const [name, year, minor] of uv) {
    it(`${name} takes the wheels that uv takes there, in uv's order`, () => {
      const before = minor - 1;
      const cp = `cp3${minor}`;
      const pattern =
        `${cp}-${cp}-P ${cp}-abi3-P ${cp}-none-P cp[${before}-2]-abi3-P ` +
        `py3${minor}-none-P py3-none-P py[${before}-0]-none-P ` +
        `${cp}-none-any py3${minor}-none-any py3-none-any py[${before}-0]-none-any`;
      const platforms = [`pyemscripten_${year}_0_wasm32`, `pyodide_${year}_0_wasm32`];
      assert.deepEqual(tagsOf(name), expand(pattern, platforms));
    });
  }

  it('micropip of 314 also takes wheels that are named by the Emscripten version', () => {
    const platforms = ['pyemscripten_2026_0_wasm32', 'pyodide_2026_0_wasm32', 'emscripten_5_0_3_wasm32'];
    const pattern =
      'cp314-cp314-P cp314-abi3-P cp314-none-P cp[13-2]-abi3-P py314-none-P py3-none-P py[13-0]-none-P ' +
      'cp314-none-any py314-none-any py3-none-any py[13-0]-none-any';
    assert.deepEqual(tagsOf('pyodide-314.0.7'), expand(pattern, platforms));
  });

  it('micropip knows the tags of PEP 783 since Pyodide 0.29.4', () => {
    const has = (name: string): boolean => tagsOf(name).includes('cp313-cp313-pyemscripten_2025_0_wasm32');
    assert.ok(!has('pyodide-0.28.3'));
    assert.ok(!has('pyodide-0.29.3'));
    assert.ok(has('pyodide-0.29.4'));
    assert.ok(has('workers-3.13'));
  });

  it('wheels of another ABI year, of a free-threaded or an older Python do not fit', () => {
    const tags = tagsOf('workers-3.13');
    for (const tag of [
      'cp313-cp313-pyemscripten_2026_0_wasm32',
      'cp313-cp313t-pyemscripten_2025_0_wasm32',
      'cp312-cp312-pyemscripten_2025_0_wasm32',
      'cp314-abi3-pyemscripten_2025_0_wasm32',
      'cp313-cp313-emscripten_4_0_9_wasm32',
      'cp313-cp313-manylinux_2_17_x86_64',
      'py2-none-any',
    ]) {
      assert.ok(!tags.includes(tag), tag);
    }
  });
});
