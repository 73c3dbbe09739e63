/** Which source of uv counts for what a project requires. Every outcome is one of the real pywrangler. */
import assert from 'node:assert/strict';
import { english } from '../support/english.ts';
import { check, errorsOf, library, packagesOf, project, toldOf, wheel } from '../support/referenceChecks.ts';

const LISTS =
  '[project.optional-dependencies]\nx = ["uvloop"]\n[dependency-groups]\ng = ["uvloop"]\n' +
  '[tool.uv.sources]\nuvloop = { path = "uvloop-99.0-py3-none-any.whl", ';

describe('a source of uv for one list of requirements', function () {
  this.timeout(60_000);

  for (const [list, settings, counts] of [
    ['extra = "x"', 'extra = ["X"]', true],
    ['extra = "x"', 'all-extras = true', true],
    ['group = "g"', 'group = ["g"]', true],
    ['extra = "x"', 'group = ["g"]', false],
    ['group = "g"', 'extra = ["x"]', false],
  ] as const) {
    it(`with ${list} ${counts ? 'counts' : 'says nothing'} where ${settings} is installed`, async () => {
      const found = await check({
        'app/pyproject.toml': project(['markupsafe'], `${LISTS}${list} }\n[tool.uv.pip]\n${settings}\n`),
        'app/uvloop-99.0-py3-none-any.whl': wheel('uvloop', '99.0'),
      });
      assert.equal(packagesOf(found).includes('uvloop 99.0'), counts);
      assert.equal(errorsOf(found).length > 0, !counts, errorsOf(found).join());
    });
  }

  it('may take it from an index of its own', async () => {
    const rest =
      '[project.optional-dependencies]\nx = ["uvloop"]\n[tool.uv.pip]\nextra = ["x"]\n' +
      '[tool.uv.sources]\nuvloop = { index = "own", extra = "x" }\n' +
      '[[tool.uv.index]]\nname = "own"\nurl = "wheels"\nformat = "flat"\nexplicit = true\n';
    const found = await check({
      'app/pyproject.toml': project(['markupsafe'], rest),
      'app/wheels/uvloop-99.0-py3-none-any.whl': wheel('uvloop', '99.0'),
    });
    assert.ok(packagesOf(found).includes('uvloop 99.0'), errorsOf(found).join());
  });
});

describe('a source that takes a project from one index', function () {
  this.timeout(60_000);

  const OWN = '[[tool.uv.index]]\nname = "own"\nurl = "https://index.example.invalid/simple"\nexplicit = true\n';
  const TAKEN = '[tool.uv.sources]\nmarkupsafe = { index = "own" }\n';
  const LIB = '[tool.uv.sources]\nlib = { path = "../lib" }\n';

  it('says nothing where the project is required elsewhere only', async () => {
    const text = project(['jinja2', "markupsafe ; sys_platform == 'linux'"], OWN + TAKEN);
    assert.equal((await check({ 'app/pyproject.toml': text })).resolution?.resolves, true);
  });

  for (const [where, files] of [
    [
      'in the project nearby',
      {
        'app/pyproject.toml': project(['lib'], LIB),
        'lib/pyproject.toml': library('lib', ['markupsafe'], OWN + TAKEN),
      },
    ],
    [
      'in its workspace',
      {
        'pyproject.toml': `[tool.uv.workspace]\nmembers = ["app", "lib"]\n${OWN}${TAKEN}lib = { workspace = true }\n`,
        'app/pyproject.toml': project(['lib']),
        'lib/pyproject.toml': library('lib', ['markupsafe']),
      },
    ],
  ] as const) {
    it(`counts for what a project nearby requires, so that it is not known: ${where}`, async () => {
      const found = await check(files);
      assert.equal(found.resolution?.resolves, null);
      assert.match(toldOf(found).join(), /unsupported-source\].*it takes `markupsafe` from the index `own`/);
    });
  }

  it('of a project nearby says nothing where that does not need it here, or an override takes its place', async () => {
    for (const [app, lib] of [
      [project(['lib'], LIB), library('lib', ["markupsafe ; sys_platform == 'win32'"], OWN + TAKEN)],
      [
        project(['lib'], `[tool.uv]\noverride-dependencies = ["markupsafe>=2"]\n${LIB}`),
        library('lib', ['markupsafe'], OWN + TAKEN),
      ],
    ] as const) {
      const found = await check({ 'app/pyproject.toml': app, 'lib/pyproject.toml': lib });
      assert.equal(found.resolution?.resolves, true, toldOf(found).join());
    }
  });
});

describe('a source that uv does not read', function () {
  this.timeout(60_000);

  const HOST = 'https://example.invalid';
  for (const [source, says] of [
    [`url = "${HOST}/lib-1.0-py3-none-any.whl#sha256=0a"`, /the URL in the source of `lib` has a `#`/i],
    [`url = "${HOST}/lib-1.0.egg"`, /ends neither like a wheel/],
    [`url = "${HOST}/lib-1.0.ZIP"`, /ends neither like a wheel/],
    [`url = "git+${HOST}/lib"`, /ends neither like a wheel/],
    [`git = "${HOST}/lib", path = "lib"`, /takes only if the path ends like a wheel/],
  ] as const) {
    it(`is an error wherever the project is required, and under any marker: ${source}`, async () => {
      const lists = '\n[project.optional-dependencies]\nx = ["lib"]\n[dependency-groups]\ng = ["lib"]\n';
      const files = [
        project(['lib'], `[tool.uv.sources]\nlib = { ${source} }\n`),
        project(["lib ; sys_platform != 'emscripten'"], `[tool.uv.sources]\nlib = { ${source} }\n`),
        project([], `${lists}[tool.uv.sources]\nlib = { ${source}, extra = "x" }\n`),
        project([], `${lists}[tool.uv.sources]\nlib = [{ ${source}, group = "G", marker = "os_name == 'nt'" }]\n`),
      ];
      for (const text of files) {
        const [error, ...others] = errorsOf(await check({ 'app/pyproject.toml': text }));
        assert.match(error ?? '', /^error\[invalid-file\] .*uv refuses to run/, text);
        assert.match(error ?? '', says);
        assert.deepEqual(others, []);
      }
    });

    it(`is none where nothing requires the project: ${source}`, async () => {
      const text = project([], `[tool.uv.sources]\nlib = { ${source} }\n`);
      assert.deepEqual(errorsOf(await check({ 'app/pyproject.toml': text })), []);
    });
  }

  it('may have a query, and a slash at the end', async () => {
    for (const end of ['lib-1.0.tar.gz?a=b.c', 'lib-1.0.zip/']) {
      const text = project(["lib ; os_name == 'nt'"], `[tool.uv.sources]\nlib = { url = "${HOST}/${end}" }\n`);
      assert.deepEqual(errorsOf(await check({ 'app/pyproject.toml': text })), [], end);
    }
  });

  it('is a file of another kind, which no marker helps against', async () => {
    const { findings } = await check({
      'app/pyproject.toml': project(['lib'], '[tool.uv.sources]\nlib = { path = "lib-1.0.egg" }\n'),
      'app/lib-1.0.egg': 'x',
    });
    const error = findings.find(({ severity }) => severity === 'error');
    assert.match(english(error?.message), /leads to a file whose name ends neither like a wheel/);
    assert.deepEqual(error?.remedies, []);
  });
});

describe('the path of a source', function () {
  this.timeout(60_000);

  it('is read as it stands: it is no URL, and has no variables', async () => {
    const files = { 'app/lib-1.0-py3-none-any.whl': wheel('lib', '1.0') };
    for (const [path, isThere] of [
      ['lib-1.0-py3-none-any.whl', true],
      ['./lib-1.0-py3-none-any.whl/', true],
      ['/w/app/lib-1.0-py3-none-any.whl', true],
      ['lib-1.0-py3-none-any.whl#sha256=0a', false],
      ['file:lib-1.0-py3-none-any.whl', false],
      ['file:///w/app/lib-1.0-py3-none-any.whl', false],
      ['${PROJECT_ROOT}/lib-1.0-py3-none-any.whl', false],
      ['lib%2D1.0-py3-none-any.whl', false],
    ] as const) {
      const text = project(['lib'], `[tool.uv.sources]\nlib = { path = "${path}" }\n`);
      const found = await check({ ...files, 'app/pyproject.toml': text });
      assert.equal(errorsOf(found).length, isThere ? 0 : 1, path);
    }
  });

  it('may be taken from a requirement by a fix, unless a digest behind it would be lost', async () => {
    const files = { 'app/lib-1.0+a-py3-none-any.whl': wheel('lib', '1.0+a') };
    for (const [written, isOffered] of [
      ['./lib-1.0+a-py3-none-any.whl', true],
      ['file:lib-1.0%2Ba-py3-none-any.whl', true],
      ['./lib-1.0+a-py3-none-any.whl#sha256=0a', false],
    ] as const) {
      const found = await check({ ...files, 'app/pyproject.toml': project([`lib @ ${written}`]) });
      const error = found.findings.find(({ code }) => code === 'refused-reference');
      assert.match(
        english(error?.message),
        /put `lib = \{ path = "(?:\.\/)?lib-1\.0\+a-py3-none-any\.whl" \}`/,
        written,
      );
      assert.deepEqual(
        error?.remedies.map(({ kind }) => kind),
        isOffered ? ['local-source'] : [],
        written,
      );
    }
  });
});

describe('an archive in a repository', function () {
  this.timeout(60_000);

  it('is what uv cannot write into pylock.toml, a wheel as well, and also where builds are allowed', async () => {
    const source =
      '[tool.uv.sources]\nlib = { git = "https://h.invalid/r.git", path = "dist/lib-1.0-py3-none-any.whl" }\n';
    for (const text of [
      project(['lib'], source),
      project(['lib'], source.replace('.whl', '.tar.gz')),
      project(['lib'], `${source}[tool.pywrangler]\nallow-build = true\n`),
      project(['lib @ git+https://h.invalid/r.git#path=dist/lib-1.0-py3-none-any.whl']),
    ])
      assert.match(
        errorsOf(await check({ 'app/pyproject.toml': text })).join(),
        /refused-reference.*is an archive in a repository, which uv cannot write into `pylock\.toml`/,
        text,
      );
  });
});
