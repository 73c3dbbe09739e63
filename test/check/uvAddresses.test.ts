/** Addresses behind a name, as uv reads them: every outcome is one of the real uv and pywrangler. */
import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { english } from '../support/english.ts';
import { memoryDocuments } from '../support/memoryDocuments.ts';
import { RECORDED_INDEX, recordedChecker } from '../support/recorded.ts';
import { archive } from '../support/wheelArchive.ts';

/** An invented wheel without dependencies. */
const WHEEL = archive([
  { path: 'lib-1.0.dist-info/METADATA', content: 'Metadata-Version: 2.1\nName: lib\nVersion: 1.0\n' },
]);

interface Told {
  readonly errors: readonly string[];
  readonly packages: readonly string[];
  readonly resolves: boolean | null | undefined;
}

/** The whole check of a project with a wheel and a member of its workspace beside it. */
async function check(
  dependencies: readonly string[],
  rest: string,
  others: Readonly<Record<string, string>> = {},
): Promise<Told> {
  const path = '/w/app/pyproject.toml';
  const text = `[project]\nname = "app"\nversion = "1"\ndependencies = ${JSON.stringify(dependencies)}\n${rest}`;
  const files = { [path]: text, '/w/app/lib-1.0-py3-none-any.whl': WHEEL, ...others };
  const settings = { ...DEFAULT_SETTINGS, target: 'workers-3.13', recordedIndex: RECORDED_INDEX };
  const request = { path, text, settings, documents: memoryDocuments(files), trusted: true };
  let last;
  for await (const snapshot of recordedChecker.check(request)) last = snapshot;
  assert.ok(last?.complete);
  const errors = last.findings.filter(({ severity, code }) => severity === 'error' && code !== 'no-wrangler-file');
  return {
    errors: errors.map(({ message }) => english(message)),
    packages: (last.resolution?.packages ?? []).map(({ name }) => name),
    resolves: last.resolution?.resolves,
  };
}

/** Addresses that are relative paths to uv, also those with a scheme that it does not know. */
const RELATIVE = [
  './lib',
  '../lib',
  'lib-1.0-py3-none-any.whl',
  'file:lib',
  'file://lib',
  'FILE:/lib',
  'ftp://example.invalid/a.whl',
  'git+./lib',
  '~/lib',
];
const REFUSED = [...RELATIVE, 'https://example.invalid/lib', 'hg+https://example.invalid/lib'];
/** Absolute ones, which stop nothing as long as nobody asks for the project. */
const TAKEN = [
  '/srv/lib-1.0-py3-none-any.whl',
  'file:///srv/lib',
  'file://localhost/srv/lib',
  'file:%2Fsrv/lib',
  '${PROJECT_ROOT}/lib',
  'https://example.invalid/lib-1.0.tar.gz',
  'git+file:lib',
];

const LISTS: readonly (readonly [where: string, text: (address: string) => string])[] = [
  ['a group', (address) => `[dependency-groups]\nunasked = ["lib @ ${address}"]\n`],
  ['an extra', (address) => `[project.optional-dependencies]\nunasked = ["lib @ ${address}"]\n`],
  ['a constraint', (address) => `[tool.uv]\nconstraint-dependencies = ["lib @ ${address}"]\n`],
  ['an override', (address) => `[tool.uv]\noverride-dependencies = ["lib @ ${address}"]\n`],
];

describe('an address behind a name', function () {
  this.timeout(60_000);

  for (const [where, text] of LISTS) {
    it(`in ${where} that nobody asks for stops uv where it is relative or leads to no distribution`, async () => {
      for (const address of REFUSED) {
        const { errors } = await check(['markupsafe'], text(address));
        assert.notDeepEqual(errors, [], address);
      }
    });

    it(`in ${where} that nobody asks for stops nothing where it is absolute`, async () => {
      for (const address of TAKEN) {
        const { errors, packages } = await check(['markupsafe'], text(address));
        assert.deepEqual(errors, [], address);
        assert.ok(packages.includes('markupsafe'), address);
      }
    });
  }

  it('in a group is told as what it is, at its place', async () => {
    const { errors } = await check([], '[dependency-groups]\ndocs = ["lib @ ./lib"]\n');
    assert.deepEqual(errors, ['`./lib` is a relative path, which uv takes in `[tool.uv.sources]` only']);
  });

  it('of a project begins in one of the ways that uv reads, letter for letter, and no other is taken for a path or a wheel', async () => {
    for (const [address, beginning] of [
      ['HTTPS://example.invalid/lib-1.0-py3-none-any.whl', 'HTTPS:'],
      ['ftp://example.invalid/lib-1.0-py3-none-any.whl', 'ftp:'],
      ['s3://bucket/lib-1.0-py3-none-any.whl', 's3:'],
      ['FILE:///srv/lib', 'FILE:'],
      ['ssh://git@example.invalid/lib.git', 'ssh:'],
      ['git@example.invalid:me/lib.git', 'git@example.invalid:'],
      ['git://example.invalid/lib.git', 'git:'],
      ['jane:secret@example.invalid/lib.git', '****@'],
      ['git+git://example.invalid/lib.git', 'git+git:'],
      ['GIT+https://example.invalid/lib.git', 'GIT+https:'],
      ['hg+https://example.invalid/lib', 'hg+https:'],
    ] as const) {
      for (const rest of ['', '[tool.pywrangler]\nallow-build = true\n']) {
        const { errors } = await check([`lib @ ${address}`], rest);
        assert.match(errors.join(), /it has an address that begins with `([^`]+)`, which uv does not read/, address);
        assert.ok(errors.join().includes(`\`${beginning}\``), errors.join());
      }
    }
  });

  it('in a source may begin with capital letters, but leads to what uv can fetch', async () => {
    const source = async (place: string): Promise<string> =>
      (await check(['lib'], `[tool.uv.sources]\nlib = { ${place} }\n`)).errors.join();
    assert.equal(await source('url = "HTTPS://example.invalid/lib-1.0-py3-none-any.whl"'), '');
    for (const [place, beginning] of [
      ['url = "ftp://example.invalid/lib-1.0-py3-none-any.whl"', 'ftp:'],
      ['git = "git://example.invalid/lib"', 'git:'],
      ['git = "FTP://example.invalid/lib"', 'FTP:'],
    ] as const)
      assert.match(await source(place), new RegExp(`begins with \`${beginning}\`, which uv does not read`), place);
    assert.match(await source('git = "HTTPS://example.invalid/lib"'), /it comes from a repository/);
  });

  for (const [how, setting] of [
    ['an override', 'override-dependencies = ["lib==1.0"]'],
    ['an override whose marker does not hold', `override-dependencies = ["lib ; python_version < '3'"]`],
    ['an exclude', 'exclude-dependencies = ["lib"]'],
  ] as const) {
    it(`is not saved by ${how} if it is relative`, async () => {
      const { errors } = await check(['lib @ ./lib'], `[tool.uv]\n${setting}\n`);
      assert.match(errors.join(), /it is given by a relative path/);
    });
  }

  it('in `dependency-metadata` makes uv drop its settings if it is relative', async () => {
    const metadata = '[[tool.uv.dependency-metadata]]\nname = "markupsafe"\nrequires-dist = ["lib @ ./lib"]\n';
    assert.deepEqual((await check(['markupsafe'], metadata)).errors, []);
  });
});

describe('a source of uv beside an address', function () {
  this.timeout(60_000);

  const ADDRESSES = [
    'https://example.invalid/other-2.0-py3-none-any.whl',
    'git+https://example.invalid/lib',
    'file:///srv/gone',
  ];
  const MEMBER = { '/w/app/lib/pyproject.toml': '[project]\nname = "lib"\nversion = "3"\n' };
  const WORKSPACE = '[tool.uv.workspace]\nmembers = ["lib"]\n';

  it('is what counts', async () => {
    const path = '[tool.uv.sources]\nlib = { path = "lib-1.0-py3-none-any.whl" }\n';
    for (const address of ADDRESSES) {
      const { errors, packages } = await check([`lib @ ${address}`], path);
      assert.deepEqual([errors, packages.includes('lib')], [[], true], address);
    }
  });

  it('is the member of the workspace', async () => {
    const sources = `[tool.uv.sources]\nlib = { workspace = true }\n${WORKSPACE}`;
    for (const address of ADDRESSES) {
      const { errors, packages } = await check([`lib @ ${address}`], sources, MEMBER);
      assert.deepEqual([errors, packages.includes('lib')], [[], true], address);
    }
  });

  it('may be an index, which then has to have it', async () => {
    const index = '[[tool.uv.index]]\nname = "own"\nurl = "https://example.invalid/simple"\nexplicit = true\n';
    const { errors, resolves } = await check(
      [`markupsafe @ ${ADDRESSES[0]}`],
      `${index}[tool.uv.sources]\nmarkupsafe = { index = "own" }\n`,
    );
    assert.deepEqual([errors, resolves], [[], null]);
  });

  it('does not count where its marker does not hold, or where sources are switched off', async () => {
    const source = (more: string): string => `[tool.uv.sources]\nlib = { path = "lib-1.0-py3-none-any.whl"${more} }\n`;
    for (const rest of [source(`, marker = "python_version < '3'"`), `[tool.uv]\nno-sources = true\n${source('')}`]) {
      const { errors } = await check(['lib @ file:///srv/gone/lib-1.0-py3-none-any.whl'], rest);
      assert.match(errors.join(), /there is no such file/, rest);
    }
  });
});
