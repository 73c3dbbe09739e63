/** What a release ships: its lock file, the packed form of all locks, and the bundled data. */
import assert from 'node:assert/strict';
import { normalizeName } from '../../../server/src/core/packaging/name.ts';
import type { SupportedTags } from '../../../server/src/core/packaging/wheels/tag.ts';
import { packLocks, unpackLock } from '../../../server/src/core/runtimes/packedLocks.ts';
import {
  parsePyodideLock,
  type PyodideLock,
  type ShippedPackage,
} from '../../../server/src/core/runtimes/pyodideLock.ts';
import { isTarget, targetNamed } from '../../../server/src/core/runtimes/runtimes.ts';
import { loadRuntimeData } from '../../../server/src/data/runtimeData.ts';
import { english } from '../../support/english.ts';

function entry(name: string, fields: object = {}): object {
  return {
    name,
    version: '1.0',
    file_name: `${name}-1.0-py3-none-any.whl`,
    sha256: 'ab'.repeat(32),
    depends: [],
    package_type: 'package',
    ...fields,
  };
}

function lockOf(...entries: object[]): PyodideLock {
  const table = Object.fromEntries(entries.map((value, position) => [`key${position}`, value]));
  const { value, errors } = parsePyodideLock({ info: { version: '0.28.0.dev0' }, packages: table }, '0.28.3');
  assert.deepEqual(errors, []);
  return value;
}

describe('a pyodide-lock.json', () => {
  it('gives names and dependencies in normal form', () => {
    const lock = lockOf(entry('Cartopy', { depends: ['lazy_loader', 'bilby.cython'] }));
    const cartopy = lock.packages.get(normalizeName('cartopy'));
    assert.equal(cartopy?.filename, 'Cartopy-1.0-py3-none-any.whl');
    assert.deepEqual(cartopy.depends, ['lazy-loader', 'bilby-cython']);
    assert.equal(cartopy.sha256, 'ab'.repeat(32));
  });

  it('does not believe the version it gives for itself', () => {
    assert.equal(lockOf(entry('numpy')).release, '0.28.3');
  });

  it('tells projects from test suites, libraries and parts of the standard library', () => {
    const lock = lockOf(
      entry('numpy'),
      entry('numpy-tests', { file_name: 'numpy-tests.tar' }),
      entry('openssl', { file_name: 'openssl-1.1.1w.zip', package_type: 'shared_library' }),
      entry('ssl', { package_type: 'cpython_module' }),
    );
    const installable = [...lock.packages.values()].filter((shipped) => shipped.installable);
    assert.deepEqual(
      installable.map(({ name }) => name),
      ['numpy'],
    );
    assert.equal(lock.packages.get(normalizeName('ssl'))?.kind, 'cpython_module');
  });

  it('loses only the entries that are broken', () => {
    const json = {
      packages: { good: entry('good'), bad: { name: 'bad' }, worse: null, odd: entry('odd', { depends: 7 }) },
    };
    const { value, errors } = parsePyodideLock(json, '1.0');
    assert.deepEqual([...value.packages.keys()], ['good', 'odd']);
    assert.deepEqual(
      errors.map(({ problem }) => /`(\w+)`/.exec(english(problem))?.[1]),
      ['bad', 'worse'],
    );
  });

  it('is not expected to be one', () => {
    for (const json of [undefined, null, 3, 'x', [], {}, { packages: 4 }]) {
      const { value, errors } = parsePyodideLock(json, '1.0');
      assert.equal(value.packages.size, 0);
      assert.equal(errors.length, 1, JSON.stringify(json));
    }
  });
});

describe('packed locks', () => {
  it('come out as they went in, except for the hashes', () => {
    const common = entry('Brotli', { depends: ['openssl'] });
    const locks = [
      lockOf(common, entry('a', { version: '2' })),
      lockOf(
        common,
        entry('a', { version: '3' }),
        entry('cpp', { file_name: 'libcpp-1.zip', package_type: 'shared_library' }),
      ),
      lockOf(common, entry('a', { version: '2' }), entry('ssl', { package_type: 'cpython_module' })),
    ].map((lock, position) => ({ ...lock, release: `0.28.${position}` }));
    const packed = packLocks(locks);
    assert.ok(packed.rows.includes('0-2 p 1.0 Brotli-1.0-py3-none-any.whl openssl'));
    assert.ok(packed.rows.some((row) => row.startsWith('0,2 p 2 ')));
    for (const { release, packages } of locks) {
      const unpacked = unpackLock(packed, release);
      const expected = [...packages.values()].map(withoutHash);
      assert.deepEqual(sorted(unpacked?.packages.values() ?? []), sorted(expected));
    }
    assert.equal(unpackLock(packed, '0.28.9'), undefined);
  });
});

function withoutHash({ name, version, filename, depends, kind, installable }: ShippedPackage): ShippedPackage {
  return { name, version, filename, depends, kind, installable };
}

function sorted<T extends { readonly name: string }>(entries: Iterable<T>): T[] {
  return [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
}

describe('the data that come with the program', () => {
  const data = loadRuntimeData();
  const shipped = (release: string, name: string): string | undefined =>
    data.lock(release).packages.get(normalizeName(name))?.version;

  it('know what the releases ship', () => {
    assert.equal(shipped('0.27.7', 'numpy'), '2.0.2');
    assert.equal(shipped('0.28.3', 'pydantic-core'), '2.27.2');
    assert.equal(shipped('314.0.7', 'cryptography'), '47.0.0');
    assert.equal(shipped('314.0.7', 'no-such-project'), undefined);
    assert.equal(data.lock('0.1.0').packages.size, 0);
  });

  it('hold every release since 0.25, oldest first', () => {
    const releases = data.releases.map(({ release }) => release);
    assert.equal(releases[0], '0.25.0');
    for (const release of [
      '0.26.4',
      '0.27.7',
      '0.28.2',
      '0.28.3',
      '0.29.5',
      '314.0.2',
      '314.0.4',
      '314.0.7',
      '315.0.0a2',
    ]) {
      assert.ok(releases.includes(release), release);
    }
    assert.equal(new Set(releases).size, releases.length);
  });

  it('have the dates of the releases', () => {
    const date = (asked: string): string | undefined => data.releases.find(({ release }) => release === asked)?.date;
    assert.equal(date('0.27.0'), '2024-12-31');
    assert.equal(date('0.28.3'), '2025-09-22');
    assert.equal(date('314.0.5'), '2026-08-17');
  });

  for (const { release } of data.releases) {
    it(`all that ${release} ships fits ${release}, dependencies included`, () => {
      const target = targetNamed(`pyodide-${release}`, data);
      assert.ok(isTarget(target));
      const { packages } = target.shipped;
      assert.ok(packages.size > 30);
      for (const { filename, depends, kind } of packages.values()) {
        for (const name of depends) assert.ok(packages.has(name), `${filename} needs ${name}`);
        if (kind === 'package' && filename.endsWith('.whl')) assert.ok(fits(filename, target.tags), filename);
      }
    });
  }
});

/** Whether any of the wheel's tags is among the target's; the file name is parsed by hand. */
function fits(filename: string, tags: SupportedTags): boolean {
  const [pythons = [], abis = [], platforms = []] = filename
    .slice(0, -'.whl'.length)
    .split('-')
    .slice(-3)
    .map((part) => part.split('.'));
  return pythons.some((python) =>
    abis.some((abi) => platforms.some((platform) => tags.priorityOf({ python, abi, platform }) !== undefined)),
  );
}
