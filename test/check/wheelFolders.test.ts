/** Places on this machine that hold wheels, as uv reads them: folders, pages, and indexes with a page for each project. */
import assert from 'node:assert/strict';
import { check, errorsOf, packagesOf, project, toldOf, wheel, type Files } from '../support/referenceChecks.ts';

const LIB = wheel('lib', '1.0');
const FIND = (...places: readonly string[]): string => `[tool.uv]\nfind-links = ${JSON.stringify(places)}\n`;
const INDEX = (url: string, more = ''): string => `[[tool.uv.index]]\nname = "own"\nurl = "${url}"\n${more}`;
const link = (href: string, more = ''): string =>
  `<!DOCTYPE html>\n<html><body><a href="${href}"${more}>x</a></body></html>\n`;

const app = (rest: string, files: Files = {}, dependencies = ['lib']): Files => ({
  'app/pyproject.toml': project(dependencies, rest),
  ...files,
});

describe('a place that holds wheels', function () {
  this.timeout(60_000);

  const found: readonly (readonly [string, Files])[] = [
    [
      'a page of links',
      app(FIND('links.html'), {
        'app/links.html': link('w/lib-1.0-py3-none-any.whl'),
        'app/w/lib-1.0-py3-none-any.whl': LIB,
      }),
    ],
    [
      'a page in another folder, from where its links begin',
      app(FIND('../p/links.html'), {
        'p/links.html': link('lib-1.0-py3-none-any.whl'),
        'p/lib-1.0-py3-none-any.whl': LIB,
      }),
    ],
    [
      'a page whatever it is called',
      app(FIND('links.txt'), {
        'app/links.txt': link('lib%2D1.0-py3-none-any.whl'),
        'app/lib-1.0-py3-none-any.whl': LIB,
      }),
    ],
    [
      'a page that is a flat index',
      app(INDEX('links.html', 'format = "flat"\n'), {
        'app/links.html': link('lib-1.0-py3-none-any.whl'),
        'app/lib-1.0-py3-none-any.whl': LIB,
      }),
    ],
    ['a folder by a URL', app(FIND('file:///w/wheels%20here'), { 'wheels here/lib-1.0-py3-none-any.whl': LIB })],
    [
      'an index that is a folder with a page for each project',
      app(INDEX('simple'), {
        'app/simple/lib/index.html': link('lib-1.0-py3-none-any.whl'),
        'app/simple/lib/lib-1.0-py3-none-any.whl': LIB,
      }),
    ],
    [
      'such an index by extra-index-url',
      app('[tool.uv]\nextra-index-url = ["file:///w/simple"]\n', {
        'simple/lib/index.html': link('../../files/lib-1.0-py3-none-any.whl'),
        'files/lib-1.0-py3-none-any.whl': LIB,
      }),
    ],
    [
      'such an index for one project',
      app(`${INDEX('simple', 'explicit = true\n')}[tool.uv.sources]\nlib = { index = "own" }\n`, {
        'app/simple/lib/index.html': link('lib-1.0-py3-none-any.whl'),
        'app/simple/lib/lib-1.0-py3-none-any.whl': LIB,
      }),
    ],
  ];
  for (const [what, files] of found) {
    it(`may be ${what}`, async () => {
      const read = await check(files);
      assert.deepEqual([errorsOf(read), packagesOf(read)], [[], ['lib 1.0']]);
    });
  }

  it('may say for which Python its wheels are, and which are withdrawn', async () => {
    const files = app(FIND('links.html'), {
      'app/links.html':
        link('lib-3.0-py3-none-any.whl', ' data-requires-python="&gt;=3.14"') +
        link('lib-2.0-py3-none-any.whl', ' data-yanked="broken"') +
        link('lib-1.0-py3-none-any.whl'),
      ...Object.fromEntries(['1.0', '2.0', '3.0'].map((one) => [`app/lib-${one}-py3-none-any.whl`, wheel('lib', one)])),
    });
    assert.deepEqual(packagesOf(await check(files)), ['lib 1.0']);
  });

  const stops: readonly (readonly [string, Files, RegExp])[] = [
    [
      'a wheel itself',
      app(FIND('lib-1.0-py3-none-any.whl'), { 'app/lib-1.0-py3-none-any.whl': Uint8Array.of(80, 75, 0, 255) }),
      /is not a folder, and not a page of links that uv reads/,
    ],
    [
      'a page with a relative base',
      app(FIND('links.html'), {
        'app/links.html': `<base href="w/">${link('lib-1.0-py3-none-any.whl')}`,
        'app/w/lib-1.0-py3-none-any.whl': LIB,
      }),
      /relative `<base>`/,
    ],
    [
      'a URL that is relative',
      app(FIND('file:wheels'), { 'app/wheels/lib-1.0-py3-none-any.whl': LIB }),
      /There is no folder `file:wheels`/,
    ],
    [
      'a flat index that is not there',
      app(INDEX('nowhere', 'format = "flat"\n'), {}, []),
      /There is no folder `nowhere`, which is named as a flat index/,
    ],
    [
      'a flat index for one project that is not there',
      app(
        `${INDEX('nowhere', 'format = "flat"\nexplicit = true\n')}[tool.uv.sources]\nmarkupsafe = { index = "own" }\n`,
        {},
        ['markupsafe'],
      ),
      /There is no folder `nowhere`/,
    ],
  ];
  for (const [what, files, told] of stops) {
    it(`stops uv where it is ${what}`, async () => {
      assert.match(
        errorsOf(await check({ 'app/wrangler.toml': WRANGLER, ...files }, { target: 'auto' })).join('\n'),
        told,
      );
    });
  }

  it('stops uv where what it would take there is no archive, whatever else there is', async () => {
    const broken = { 'app/w/attrs-99.0-py3-none-any.whl': 'no archive' };
    for (const rest of [FIND('w'), INDEX('./w', 'format = "flat"\n')])
      assert.match(
        errorsOf(await check(app(rest, broken, ['attrs']))).join(),
        /`attrs` cannot be installed .*`attrs-99\.0-py3-none-any\.whl` in `(?:\.\/)?w` is not a zip file, and uv stops/,
      );
    const pointer = { 'app/w/lib-1.0-py3-none-any.whl': 'version https://git-lfs.github.com/spec/v1\n' };
    assert.match(errorsOf(await check(app(FIND('w'), pointer))).join(), /is a pointer of Git LFS: run `git lfs pull`/);
    const older = { 'app/w/lib-1.0-py3-none-any.whl': LIB, 'app/w/lib-2.0-py3-none-any.whl': 'no archive' };
    assert.match(errorsOf(await check(app(FIND('w'), older))).join(), /The newest `lib` that works here is 1\.0/);
    assert.deepEqual(errorsOf(await check(app(FIND('w'), broken, ['attrs<99']))), []);
    assert.deepEqual(errorsOf(await check(app(FIND('w'), broken, ['six']))), []);
  });

  it('stops nothing where no project comes from it, or where an index without pages is not there', async () => {
    for (const rest of [
      INDEX('nowhere', 'format = "flat"\nexplicit = true\n'),
      INDEX('nowhere'),
      INDEX('file:///nowhere'),
    ]) {
      assert.deepEqual(errorsOf(await check(app(rest, {}, ['markupsafe']))), [], rest);
    }
  });

  it('adds to the indexes with pages, not to a flat one that has the project', async () => {
    const files = {
      'app/flat/lib-1.0-py3-none-any.whl': LIB,
      'app/links/lib-2.0-py3-none-any.whl': wheel('lib', '2.0'),
    };
    const both = await check(app(FIND('links') + INDEX('flat', 'format = "flat"\n'), files));
    assert.deepEqual(packagesOf(both), ['lib 1.0']);
    assert.deepEqual(packagesOf(await check(app(FIND('links'), files))), ['lib 2.0']);
  });

  it('counts in its place among the indexes, of which the machine asks the first that has a project', async () => {
    const simple = INDEX('simple').replace('own', 'first');
    const flat = INDEX('flat', 'format = "flat"\n');
    const files = {
      'app/wrangler.toml': WRANGLER,
      'app/flat/lib-2.0-py3-none-any.whl': wheel('lib', '2.0'),
      'app/simple/lib/index.html': link('lib-1.0-py3-none-any.whl'),
      'app/simple/lib/lib-1.0-py3-none-any.whl': LIB,
    };
    for (const [rest, stops] of [
      [simple + flat, true],
      [flat + simple, false],
    ] as const) {
      const read = await check(app(rest, files), { target: 'auto' });
      assert.ok(packagesOf(read).includes('lib 2.0'));
      assert.equal(/host-step.*`lib`/.test(errorsOf(read).join()), stops, rest);
    }
  });

  it('has nothing from outside in an untrusted workspace', async () => {
    const page = {
      'app/links.html': link('../secret/lib-1.0-py3-none-any.whl'),
      'secret/lib-1.0-py3-none-any.whl': wheel('lib', '1.0', 'secret-thing'),
    };
    const outside = {
      'simple/lib/index.html': link('lib-1.0-py3-none-any.whl'),
      'simple/lib/lib-1.0-py3-none-any.whl': wheel('lib', '1.0', 'secret-thing'),
    };
    for (const files of [
      app(FIND('links.html'), page),
      app(INDEX('../simple'), outside),
      app(INDEX('file:///w/simple'), outside),
    ]) {
      const read = await check(files, { trusted: false });
      assert.deepEqual([errorsOf(read), read.resolution?.resolves], [[], null]);
      assert.doesNotMatch(JSON.stringify(toldOf(read)), /secret-thing/);
    }
    const inside = {
      'app/simple/lib/index.html': link('lib-1.0-py3-none-any.whl'),
      'app/simple/lib/lib-1.0-py3-none-any.whl': LIB,
    };
    assert.deepEqual(packagesOf(await check(app(INDEX('simple'), inside), { trusted: false })), ['lib 1.0']);
  });
});

const WRANGLER = 'compatibility_date = "2026-02-01"\ncompatibility_flags = ["python_workers"]\n';
