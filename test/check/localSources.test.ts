/** Source archives on this machine, as far as they say what they need. Every outcome is one of the real pywrangler. */
import assert from 'node:assert/strict';
import { check, errorsOf, packagesOf, project, toldOf, SOURCE } from '../support/referenceChecks.ts';
import { sourceArchive } from '../support/tarArchive.ts';

const PATH = 'lib-1.0.tar.gz';
const info = (version: string, ...lines: readonly string[]): string =>
  [`Metadata-Version: ${version}`, 'Name: lib', 'Version: 1.0', ...lines, ''].join('\n');
const table = (line: string): string => `[project]\nname = "lib"\nversion = "1.0"\n${line}\n`;
const NEEDS = 'Requires-Dist: uvloop';

/** The files of the archive, and whether what they need is known to be `uvloop`, `markupsafe`, or nothing is known. */
const ARCHIVES: readonly (readonly [string, Readonly<Record<string, string>>, 'blocked' | 'free' | 'open'])[] = [
  ['PKG-INFO that is whole', { 'PKG-INFO': info('2.2', NEEDS) }, 'blocked'],
  ['PKG-INFO of which other fields are dynamic', { 'PKG-INFO': info('2.4', 'Dynamic: License', NEEDS) }, 'blocked'],
  ['PKG-INFO of which the dependencies are dynamic', { 'PKG-INFO': info('2.2', 'Dynamic: Requires-Dist') }, 'open'],
  ['older PKG-INFO', { 'PKG-INFO': info('2.1', NEEDS) }, 'open'],
  [
    'a pyproject.toml beside older PKG-INFO',
    { 'PKG-INFO': info('2.1', NEEDS), 'pyproject.toml': table('dependencies = ["markupsafe"]') },
    'free',
  ],
  ['a pyproject.toml alone', { 'pyproject.toml': table('dependencies = ["uvloop"]') }, 'blocked'],
  [
    'a pyproject.toml, which counts more than PKG-INFO',
    { 'PKG-INFO': info('2.2', NEEDS), 'pyproject.toml': table('dependencies = ["markupsafe"]') },
    'free',
  ],
  [
    'PKG-INFO beside a pyproject.toml that leaves it to the build',
    { 'PKG-INFO': info('2.2', NEEDS), 'pyproject.toml': table('dynamic = ["dependencies"]') },
    'blocked',
  ],
];

describe('a source archive on this machine', function () {
  this.timeout(60_000);

  for (const [what, files, outcome] of ARCHIVES) {
    it(`with ${what} is ${outcome}`, async () => {
      const read = await check({
        'app/pyproject.toml': project(['lib'], SOURCE(`path = "${PATH}"`)),
        [`app/${PATH}`]: sourceArchive('lib-1.0', files),
      });
      assert.equal(read.resolution?.resolves, { blocked: false, free: true, open: null }[outcome]);
      assert.equal(/`uvloop` .*so `lib` cannot be installed/.test(errorsOf(read).join()), outcome === 'blocked');
      if (outcome === 'free') assert.ok(packagesOf(read).includes('lib 1.0'));
    });
  }

  it('that is not there, or another project, is an error; a damaged one is not known', async () => {
    const file = { 'app/pyproject.toml': project(['lib'], SOURCE(`path = "${PATH}"`)) };
    assert.match(errorsOf(await check(file)).join(), /refused-reference.*lib-1\.0\.tar\.gz/);
    const other = sourceArchive('lib-1.0', { 'PKG-INFO': info('2.2').replace('Name: lib', 'Name: other') });
    assert.match(errorsOf(await check({ ...file, [`app/${PATH}`]: other })).join(), /leads to `other`/);
    const damaged = await check({ ...file, [`app/${PATH}`]: 'nothing' });
    assert.deepEqual([errorsOf(damaged), damaged.resolution?.resolves], [[], null]);
  });

  it('is not looked into outside of an untrusted folder', async () => {
    const read = await check(
      {
        'app/pyproject.toml': project(['lib'], SOURCE(`path = "../${PATH}"`)),
        [PATH]: sourceArchive('lib-1.0', { 'PKG-INFO': info('2.2', NEEDS) }),
      },
      { trusted: false },
    );
    assert.deepEqual([errorsOf(read), read.resolution?.resolves], [[], null]);
    assert.doesNotMatch(JSON.stringify(toldOf(read)), /uvloop/);
  });
});

describe('two places of one project', function () {
  this.timeout(60_000);

  it('are refused, whichever comes first and however many there are', async () => {
    const at = (host: string): string => `lib @ https://${host}.example.invalid/lib-1.0-py3-none-any.whl`;
    for (const dependencies of [
      [at('a'), at('b')],
      [at('a'), at('b'), at('a')],
      [at('a'), `${at('b')} ; python_version > '3'`],
    ]) {
      const read = await check({ 'app/pyproject.toml': project(dependencies) });
      assert.match(
        errorsOf(read).join(),
        /a\.example\.invalid.* is wanted from .*b\.example\.invalid/,
        dependencies.join(),
      );
    }
    const one = await check({ 'app/pyproject.toml': project([at('a'), `${at('b')} ; sys_platform == 'win32'`]) });
    assert.deepEqual(errorsOf(one), []);
  });
});
