/** What an installer takes from a lock on a target. */
import assert from 'node:assert/strict';
import { lockedInstallation } from '../../../server/src/core/locks/lockedInstallation.ts';
import { lockOf, pylockPackage, recordedLock } from '../../support/locks.ts';
import { targetOf } from '../../support/recorded.ts';

function installed(name: string, text: string, target = 'workers-3.13'): readonly string[] {
  const installs = lockedInstallation(lockOf(name, text), targetOf(target));
  return [...installs.keys()].map(({ normalized, version }) => `${normalized} ${version ?? '-'}`);
}

const uvPackage = (name: string, ...lines: readonly string[]): string =>
  ['[[package]]', `name = "${name}"`, 'version = "1"', ...lines, ''].join('\n');

describe('what a lock installs', () => {
  it('of the recorded uv.lock: what the project needs, not its extra and not its development group', () => {
    const names = installed('uv.lock', recordedLock('development/uv.lock'));
    assert.equal(names.length, 11);
    assert.ok(!names.some((name) => /^(?:uvicorn|h11|click|comm|fastapi-worker) /.test(name)), names.join());
  });

  it('tells who needs a package and the way to it', () => {
    const lock = lockOf('uv.lock', recordedLock('development/uv.lock'));
    const installs = [...lockedInstallation(lock, targetOf('workers-3.13')).values()];
    const of = (name: string): (typeof installs)[number] | undefined =>
      installs.find(({ locked }) => locked.name === name);
    assert.deepEqual(of('fastapi')?.requiredBy, ['(declared)']);
    assert.deepEqual(of('pydantic-core')?.requiredBy, ['pydantic']);
    assert.deepEqual(of('pydantic-core')?.chain, ['fastapi', 'pydantic', 'pydantic-core']);
  });

  it('of two versions of one project the one that the dependency names, else the one of the fork', () => {
    const two = (first: string, second: string): string =>
      [uvPackage('a', first), uvPackage('a', second).replace('version = "1"', 'version = "2"')].join('\n');
    const project = (needed: string): string =>
      uvPackage('app', 'source = { virtual = "." }', `dependencies = [${needed}]`);
    const named = ['version = 1\n', two('', ''), project('{ name = "a", version = "2" }')].join('\n');
    assert.deepEqual(installed('uv.lock', named), ['a 2']);
    const old = `resolution-markers = ["python_full_version < '3.14'"]`;
    const forks = ['version = 1\n', two(old, old.replace('<', '>=')), project('{ name = "a" }')].join('\n');
    assert.deepEqual(installed('uv.lock', forks, 'workers-3.13'), ['a 1']);
    assert.deepEqual(installed('uv.lock', forks, 'workers-3.14'), ['a 2']);
  });

  it('of a workspace without a project at its root: what its members need, and the members', () => {
    const text = [
      'version = 1\n',
      '[manifest]\nmembers = ["one", "two"]\n',
      uvPackage('one', 'source = { editable = "packages/one" }', 'dependencies = [{ name = "two" }]'),
      uvPackage('two', 'source = { editable = "packages/two" }', 'dependencies = [{ name = "six" }]'),
      uvPackage('six', 'source = { registry = "https://index.example.invalid/" }'),
      uvPackage('spare', 'source = { registry = "https://index.example.invalid/" }'),
    ].join('\n');
    assert.deepEqual(installed('uv.lock', text), ['one 1', 'two 1', 'six 1']);
  });

  it('of a lock without any project: what it was asked for', () => {
    const text = [
      'version = 1\n',
      '[manifest]\nrequirements = [{ name = "a" }]\n',
      uvPackage('a', 'dependencies = [{ name = "b" }]'),
      uvPackage('b'),
      uvPackage('c'),
    ].join('\n');
    assert.deepEqual(installed('uv.lock', text), ['a 1', 'b 1']);
  });

  it('circles come to an end', () => {
    const text = [
      'version = 1\n',
      uvPackage('a', 'dependencies = [{ name = "b" }]'),
      uvPackage('b', 'dependencies = [{ name = "a" }]'),
    ];
    assert.deepEqual(installed('uv.lock', text.join('\n')), ['a 1', 'b 1']);
  });

  const poetryPackage = (name: string, ...lines: readonly string[]): string => uvPackage(name, 'files = []', ...lines);
  const metadata = (version: string): string => `[metadata]\nlock-version = "${version}"\n`;

  it('of a poetry.lock with groups: the main group, without extras, where the markers hold', () => {
    const text = [
      poetryPackage('a', 'optional = false', 'groups = ["main"]'),
      poetryPackage('b', 'optional = false', 'groups = ["dev"]'),
      poetryPackage('c', 'optional = true', 'groups = ["main"]', 'markers = "extra == \\"fast\\""'),
      poetryPackage('spare', 'optional = true', 'groups = ["main"]'),
      poetryPackage('d', 'optional = false', 'groups = ["main"]', 'markers = "sys_platform == \\"win32\\""'),
      poetryPackage(
        'e',
        'groups = ["main", "dev"]',
        `markers = { main = "sys_platform == 'emscripten'", dev = "os_name == 'nt'" }`,
      ),
      metadata('2.1'),
    ].join('\n');
    assert.deepEqual(installed('poetry.lock', text), ['a 1', 'e 1']);
  });

  it('of an older poetry.lock: what can be reached from packages that nothing else needs', () => {
    const text = [
      poetryPackage(
        'a',
        'category = "main"',
        '[package.dependencies]',
        'b = "*"',
        `c = { version = "*", markers = "sys_platform == 'win32'" }`,
      ),
      poetryPackage('b', 'category = "main"'),
      poetryPackage('c', 'category = "main"'),
      poetryPackage('tests', 'category = "dev"'),
      metadata('1.1'),
    ].join('\n');
    assert.deepEqual(installed('poetry.lock', text), ['a 1', 'b 1']);
  });

  it('nothing of a lock whose format is not known', () => {
    assert.deepEqual(installed('pylock.toml', `lock-version = "2.0"\n${pylockPackage('a 1')}`), []);
  });
});
