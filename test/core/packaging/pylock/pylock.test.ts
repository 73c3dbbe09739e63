/** pylock.toml is validated, written and selected from like PyPA's packaging 26.3, compared on 30,000 generated files. */
import assert from 'node:assert/strict';
import { formatPylock } from '../../../../server/src/core/packaging/pylock/formatPylock.ts';
import { isPylockName, parsePylock, type Pylock } from '../../../../server/src/core/packaging/pylock/pylock.ts';
import { pylockFilename } from '../../../../server/src/core/packaging/pylock/pylockFile.ts';
import {
  selectFromPylock,
  type PylockSelection,
} from '../../../../server/src/core/packaging/pylock/selectFromPylock.ts';
import { readToml } from '../../../../server/src/core/config/toml.ts';
import { plainValue } from '../../../../server/src/core/config/tomlNode.ts';
import { targetOf } from '../../../support/recorded.ts';

const { environment, tags } = targetOf('workers-3.13');
const FILE = { url: 'https://host.example/demo-1.0-py3-none-any.whl', hashes: { sha256: 'ab' } };
const DEMO = { name: 'demo', version: '1.0', wheels: [FILE] };
const LOCK = { 'lock-version': '1.0', 'created-by': 'me', packages: [DEMO] };

function read(toml: unknown): Pylock {
  const { value, errors } = parsePylock(toml);
  assert.deepEqual(errors, []);
  assert.ok(value);
  return value;
}

function withPackage(more: object, base: object = DEMO): object {
  return { ...LOCK, packages: [{ ...base, ...more }] };
}

describe('pylock.toml', () => {
  it('has a name that tells', () => {
    assert.deepEqual(
      ['pylock.toml', 'pylock.dev.toml', 'pylock.a.b.toml', 'pylock..toml', 'lock.toml'].map(isPylockName),
      [true, true, false, false, false],
    );
  });

  it('is read from what a TOML parser returns, and written as it was', () => {
    const text = `lock-version = "1.0"
environments = ["sys_platform == 'emscripten'"]
requires-python = ">=3.12"
extras = ["cli"]
dependency-groups = ["dev"]
default-groups = ["dev"]
created-by = "me"
[[packages]]
name = "demo"
version = "1.0.0"
marker = "'Command_Line' in extras"
index = "https://host.example/simple"
sdist = { path = "./demo-1.0.tar.gz", size = 12, hashes = { sha256 = "ab" } }
attestation-identities = [{ kind = "GitHub" }]
[[packages]]
name = "own"
vcs = { type = "git", url = "https://host.example/own", commit-id = "0a", requested-revision = "main" }
[tool.x]
y = 1
`;
    const toml = plainValue(readToml(text).root) as Record<string, unknown>;
    const written = formatPylock(read(toml));
    assert.deepEqual(written['environments'], ['sys_platform == "emscripten"']);
    assert.deepEqual((written['packages'] as readonly unknown[])[0], {
      name: 'demo',
      version: '1.0.0',
      marker: '"command-line" in extras',
      index: 'https://host.example/simple',
      sdist: { path: './demo-1.0.tar.gz', size: 12, hashes: { sha256: 'ab' } },
      'attestation-identities': [{ kind: 'GitHub' }],
    });
    assert.deepEqual(formatPylock(read(written)), written);
    assert.deepEqual(Object.keys(written), Object.keys(toml));
  });

  /** What is wrong, and where it is. */
  const wrong: readonly (readonly [string, unknown, string | undefined])[] = [
    ['no table', [], undefined],
    ['a version of the format that does not exist yet', { ...LOCK, 'lock-version': '2.0' }, 'lock-version'],
    ['a pre-release of the format', { ...LOCK, 'lock-version': '1.0a1' }, 'lock-version'],
    ['no packages', { ...LOCK, packages: undefined }, 'packages'],
    ['a marker that is none', { ...LOCK, environments: ['sys_platform'] }, 'environments[0]'],
    ['an extra that is not normalised', { ...LOCK, extras: ['A_b'] }, 'extras[0]'],
    ['a group that is a number', { ...LOCK, 'dependency-groups': [1] }, 'dependency-groups[0]'],
    ['a name that is not normalised', withPackage({ name: 'Demo' }), 'packages[0].name'],
    ['a version that is none', withPackage({ version: 'x' }), 'packages[0].version'],
    ['specifiers that are none', withPackage({ 'requires-python': '3' }), 'packages[0].requires-python'],
    ['files and a directory', withPackage({ directory: { path: '.' } }), 'packages[0]'],
    ['no source at all', withPackage({}, { name: 'demo' }), 'packages[0]'],
    ['a file without a place', withPackage({ wheels: [{ hashes: { a: 'b' } }] }), 'packages[0].wheels[0]'],
    ['a file without a hash', withPackage({ wheels: [{ ...FILE, hashes: {} }] }), 'packages[0].wheels[0].hashes'],
    [
      'a digest that is a number',
      withPackage({ wheels: [{ ...FILE, hashes: { a: 1 } }] }),
      'packages[0].wheels[0].hashes',
    ],
    ['a size that is a text', withPackage({ wheels: [{ ...FILE, size: '1' }] }), 'packages[0].wheels[0].size'],
    [
      'a time that is a text',
      withPackage({ wheels: [{ ...FILE, 'upload-time': '2026' }] }),
      'packages[0].wheels[0].upload-time',
    ],
    ['a file that is no wheel', withPackage({ wheels: [{ ...FILE, name: 'demo.zip' }] }), 'packages[0].wheels[0]'],
    ['the wheel of another project', withPackage({ name: 'other' }), 'packages[0].wheels[0]'],
    ['the wheel of another version', withPackage({ version: '2' }), 'packages[0].wheels[0]'],
    [
      'sources of another version',
      withPackage({ sdist: { path: 'demo-2.zip', hashes: { a: 'b' } } }),
      'packages[0].sdist',
    ],
    [
      'an identity of no kind',
      withPackage({ 'attestation-identities': [{}] }),
      'packages[0].attestation-identities[0].kind',
    ],
    [
      'a checkout of no commit',
      withPackage({ vcs: { type: 'git', url: 'x' } }, { name: 'x' }),
      'packages[0].vcs.commit-id',
    ],
  ];
  for (const [what, toml, path] of wrong) {
    it(`is refused with ${what}`, () => {
      const { value, errors } = parsePylock(toml);
      assert.equal(value, undefined);
      assert.deepEqual(
        errors.map((error) => error.path),
        [path],
      );
    });
  }

  it('names its files by their path or URL if they have no name', () => {
    const names = [
      { name: 'a.whl', path: 'b.whl' },
      { path: './x/b.whl', url: 'https://host.example/c.whl' },
      { path: 'x\\b.whl' },
      { url: 'https://host.example/x/demo%2D1.0.whl?y=z#sha256=ab' },
      { url: 'https://host.example/' },
    ].map((file) => pylockFilename({ ...file, hashes: {} }));
    assert.deepEqual(names, ['a.whl', 'b.whl', 'b.whl', 'demo-1.0.whl', '']);
  });
});

describe('what is installed from pylock.toml', () => {
  function selected(toml: unknown, more: Partial<PylockSelection> = {}): readonly string[] {
    const { value, problems } = selectFromPylock(read(toml), { environment, tags, ...more });
    return value?.map(({ package: { name }, source }) => `${name} from ${source.kind}`) ?? problems;
  }
  const SDIST = { sdist: { path: 'demo-1.0.zip', hashes: { a: 'b' } } };
  const NATIVE = { wheels: [{ ...FILE, name: 'demo-1.0-cp313-cp313-linux_x86_64.whl' }] };

  it('is the wheel that fits, else the sources', () => {
    assert.deepEqual(selected(LOCK), ['demo from wheel']);
    assert.deepEqual(selected(withPackage(SDIST)), ['demo from wheel']);
    assert.deepEqual(selected(withPackage(SDIST), { prefersSdist: () => true }), ['demo from sdist']);
    assert.deepEqual(selected(withPackage({ ...NATIVE, ...SDIST })), ['demo from sdist']);
    assert.deepEqual(selected(withPackage(NATIVE)), ['no wheel of demo has one of the tags, and there are no sources']);
    assert.deepEqual(selected(withPackage({ directory: { path: '.' } }, { name: 'own' })), ['own from directory']);
  });

  it('follows markers of extras and groups', () => {
    const extra = withPackage({ marker: '"Command_Line" in extras' });
    assert.deepEqual(selected(extra), []);
    assert.deepEqual(selected(extra, { extras: ['command.line'] }), ['demo from wheel']);
    const group = { ...withPackage({ marker: '"dev" in dependency_groups' }), 'default-groups': ['dev'] };
    assert.deepEqual(selected(group), ['demo from wheel']);
    assert.deepEqual(selected(group, { dependencyGroups: [] }), []);
  });

  it('is nothing in an environment that the file is not for', () => {
    const python = 'Python 3.13.2 does not satisfy <3.13';
    assert.deepEqual(selected({ ...LOCK, 'requires-python': '<3.13' }), [python]);
    assert.deepEqual(selected(withPackage({ 'requires-python': '<3.13' })), [`demo: ${python}`]);
    const linux = { ...LOCK, environments: ['sys_platform == "linux"'] };
    assert.deepEqual(selected(linux), ['the lock file is for other environments']);
  });

  it('is not ambiguous', () => {
    assert.deepEqual(selected({ ...LOCK, packages: [DEMO, DEMO] }), ['demo is there more than once']);
  });
});
