/** What a requirement points to by an address or a path. */
import assert from 'node:assert/strict';
import { english } from '../support/english.ts';
import {
  SOURCE,
  check,
  errorsOf,
  library,
  packagesOf,
  project,
  toldOf,
  wheel,
  type Files,
} from '../support/referenceChecks.ts';

describe('what a requirement points to', function () {
  this.timeout(60_000);

  describe('a wheel', () => {
    it('is judged by its name, and by what it needs once it is read', async () => {
      const files = {
        'app/pyproject.toml': project(['lib>=9'], SOURCE('path = "wheels/lib-1.0-py3-none-any.whl"')),
        'app/wheels/lib-1.0-py3-none-any.whl': wheel('lib', '1.0', 'markupsafe'),
      };
      const read = await check(files);
      assert.deepEqual(errorsOf(read), []);
      // Its place is what counts: the specifier beside it says nothing.
      assert.deepEqual(
        packagesOf(read).map((one) => one.split(' ')[0]),
        ['lib', 'markupsafe'],
      );
      assert.equal(read.resolution?.resolves, true);
    });

    it('that needs what cannot be installed is told with the way there', async () => {
      const [error = '', ...others] = errorsOf(
        await check({
          'app/pyproject.toml': project(['lib'], SOURCE('path = "lib-1.0-py3-none-any.whl"')),
          'app/lib-1.0-py3-none-any.whl': wheel('lib', '1.0', 'uvloop'),
        }),
      );
      assert.match(error, /^error\[blocked-dependency\] `uvloop` .*so `lib` cannot be installed/);
      assert.deepEqual(others, []);
    });

    it('for another runtime is refused by its name, and the runtime that takes it is named', async () => {
      const url = 'https://example.invalid/lib-1.0-cp314-cp314-pyemscripten_2026_0_wasm32.whl';
      const [error = ''] = errorsOf(await check({ 'app/pyproject.toml': project([`lib @ ${url}`]) }));
      assert.match(
        error,
        /^error\[refused-reference\] .*`pyemscripten_2026_0_wasm32` \(Python 3\.14\), not for ABI 2025_0/,
      );
      assert.match(error, /Python Workers 3\.14 takes this wheel/);
    });

    it('for other systems has no other release that could help, and the runtime is named once', async () => {
      const url = 'https://example.invalid/lib-1.0-cp313-cp313-manylinux_2_17_x86_64.whl';
      const [error = ''] = errorsOf(await check({ 'app/pyproject.toml': project([`lib @ ${url}`]) }));
      assert.match(error, /on Python Workers 3\.13: it is a wheel for Linux, not for this runtime$/);
    });

    it('for other systems is installed from a path, which uv does not check, and the Worker cannot load it', async () => {
      const file = 'lib-1.0-cp313-cp313-manylinux_2_17_x86_64.whl';
      const open = await check({
        'app/pyproject.toml': project(['lib'], SOURCE(`path = "${file}"`)),
        [`app/${file}`]: wheel('lib', '1.0'),
      });
      assert.deepEqual(errorsOf(open), []);
      assert.ok(packagesOf(open).some((one) => one.startsWith('lib')));
      assert.match(
        toldOf(open).join('\n'),
        /warning\[fails-at-import\] `lib` 1\.0 installs, .* does not load on Python Workers 3\.13: it is a wheel for Linux/,
      );
    });

    it('of an address that nobody can ask is not known, and the rest is', async () => {
      const url = 'https://example.invalid/lib-1.0-py3-none-any.whl';
      const open = await check({ 'app/pyproject.toml': project([`lib @ ${url}`, 'markupsafe']) });
      assert.equal(open.resolution?.resolves, null);
      assert.deepEqual(errorsOf(open), []);
      assert.ok(packagesOf(open).some((one) => one.startsWith('markupsafe')));
      assert.match(
        toldOf(open).join('\n'),
        /information\[unsupported-source\] `https:\/\/example\.invalid.* is not checked/,
      );
    });

    it('that is not there, not what it is called, or another version is refused', async () => {
      const place = 'path = "lib-1.0-py3-none-any.whl"';
      const text = project(['lib'], SOURCE(place));
      const file = 'app/lib-1.0-py3-none-any.whl';
      const cases: readonly (readonly [Files, RegExp])[] = [
        [{ 'app/pyproject.toml': text }, /: it comes from `lib-1\.0-py3-none-any\.whl`, and there is no such file$/],
        [
          { 'app/pyproject.toml': project(['lib'], SOURCE('path = "./lib"')) },
          /`\.\/lib`, and there is no such folder$/,
        ],
        [{ 'app/pyproject.toml': text, [file]: wheel('lib', '2.0') }, /has the version 2\.0 in its metadata/],
        [{ 'app/pyproject.toml': text, [file]: '<html>' }, /is not a zip file/],
        [{ 'app/pyproject.toml': text, [file]: '' }, /is not a zip file/],
        [
          { 'app/pyproject.toml': text, [file]: 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n' },
          /is a pointer of Git LFS, not the file itself: run `git lfs pull`/,
        ],
        [{ 'app/pyproject.toml': text, [file]: wheel('other', '1.0') }, /leads to `other`, another project/],
        [{ 'app/pyproject.toml': project(['lib'], SOURCE('path = "lib.whl"')) }, /not named as a wheel/],
      ];
      for (const [files, expected] of cases) assert.match(errorsOf(await check(files)).join('\n'), expected);
    });

    it('beside a page is read as micropip reads it, and judged by itself as well', async () => {
      const files = {
        'app/pyscript.toml': 'packages = ["./wheels/lib-1.0-py3-none-any.whl"]\n',
        'app/wheels/lib-1.0-py3-none-any.whl': wheel('lib', '1.0', 'uvloop'),
      };
      for (const path of ['/w/app/pyscript.toml', '/w/app/wheels/lib-1.0-py3-none-any.whl']) {
        const told = errorsOf(await check(files, { path, target: 'pyodide-314.0.7' })).join('\n');
        assert.match(told, /`uvloop` .*cannot be installed on Pyodide 314\.0\.7/, path);
      }
    });
  });

  describe('sources', () => {
    it('in a repository or an archive on the web are refused as long as nothing may be built', async () => {
      const places = [
        ['lib @ git+https://example.invalid/lib.git@v1', ''],
        ['lib @ https://example.invalid/lib-1.0.tar.gz', ''],
        ['lib', SOURCE('git = "https://example.invalid/lib"')],
        ['lib', SOURCE('url = "https://example.invalid/lib-1.0.zip"')],
      ] as const;
      for (const [requirement, rest] of places) {
        const refused = await check({ 'app/pyproject.toml': project([requirement], rest) });
        assert.match(
          errorsOf(refused).join('\n'),
          /^error\[refused-reference\] .*has to be built.*`allow-build = true`/,
        );
        const allowed = await check({
          'app/pyproject.toml': project([requirement], `[tool.pywrangler]\nallow-build = true\n${rest}`),
        });
        assert.deepEqual([errorsOf(allowed), allowed.resolution?.resolves], [[], null]);
      }
    });

    it('are no wheel for micropip', async () => {
      const text = project(['lib @ git+https://example.invalid/lib.git']);
      const told = errorsOf(await check({ 'app/pyproject.toml': text }, { target: 'pyodide-314.0.7' }));
      assert.match(told.join('\n'), /comes from a repository, and micropip accepts only wheels/);
    });
  });

  describe('a relative path in a requirement', () => {
    it('is refused, however it is written, and the fix puts it where it may be', async () => {
      for (const path of ['./lib', '../app/lib', 'file:./lib', 'lib', '{root:uri}/lib']) {
        const files = {
          'app/pyproject.toml': project([`lib @ ${path}`]),
          'app/lib/pyproject.toml': library('lib', ['markupsafe']),
        };
        const { findings } = await check(files);
        const error = findings.find(({ code }) => code === 'refused-reference');
        assert.match(english(error?.message), /relative path.*`\[tool\.uv\.sources\]`/, path);
        const [fix] = error?.remedies ?? [];
        assert.equal(fix?.kind, 'local-source', path);
        assert.match(fix.edits.map(({ edit }) => edit.newText).join('\n'), /lib = \{ path = ".*lib" \}/);
      }
    });

    it('is none where it is absolute, or begins at the project', async () => {
      for (const place of ['file:///w/app/lib', '/w/app/lib', 'file://${PROJECT_ROOT}/lib']) {
        const read = await check({
          'app/pyproject.toml': project([`lib @ ${place}`]),
          'app/lib/pyproject.toml': library('lib', ['markupsafe']),
        });
        assert.deepEqual([errorsOf(read), read.resolution?.resolves], [[], true], place);
      }
    });
  });

  it('may stand in upgrade-package, which holds a project to it like a constraint', async () => {
    const held = (place: string): string => `[tool.uv]\nupgrade-package = ["lib @ ${place}"]\n`;
    const files = { 'app/lib-1.0-py3-none-any.whl': wheel('lib', '1.0') };
    const here = project(['lib'], held('file:///w/app/lib-1.0-py3-none-any.whl'));
    assert.deepEqual(packagesOf(await check({ 'app/pyproject.toml': here, ...files })), ['lib 1.0']);
    const elsewhere = held('https://example.invalid/lib-1.0-py3-none-any.whl');
    const told = async (requires: readonly string[]): Promise<string> =>
      toldOf(await check({ 'app/pyproject.toml': project(requires, elsewhere) })).join();
    assert.match(await told(['lib', 'six']), /lib-1\.0-py3-none-any\.whl` is not checked/);
    assert.equal(await told(['six']), '');
  });

  it('may be a folder of wheels: find-links, or a flat index', async () => {
    for (const rest of [
      '[tool.uv]\nfind-links = ["./wheels"]\n',
      '[[tool.uv.index]]\nname = "own"\nurl = "wheels"\nformat = "flat"\n',
    ]) {
      const read = await check({
        'app/pyproject.toml': project(['uvloop'], rest),
        'app/wheels/uvloop-99.0-cp313-cp313-pyodide_2025_0_wasm32.whl': wheel('uvloop', '99.0', 'markupsafe'),
      });
      assert.deepEqual(errorsOf(read), []);
      assert.ok(packagesOf(read).includes('uvloop 99.0'), rest);
      assert.ok(packagesOf(read).some((one) => one.startsWith('markupsafe')));
    }
  });

  it('may be on an index of its own, which is not asked in an untrusted workspace: then nobody knows', async () => {
    for (const rest of [
      '[tool.uv]\nextra-index-url = ["https://own.example.invalid/simple"]\n',
      '[tool.uv]\nindex-url = "https://own.example.invalid/simple"\n',
      '[[tool.uv.index]]\nname = "own"\nurl = "https://own.example.invalid/simple"\n',
    ]) {
      const read = await check({ 'app/pyproject.toml': project(['only-ours'], rest) }, { trusted: false });
      assert.deepEqual([errorsOf(read), read.resolution?.resolves], [[], null], rest);
      assert.match(
        toldOf(read).join('\n'),
        /own\.example\.invalid.* is not looked into, because the workspace is not trusted/,
      );
      const other = await check({ 'app/pyproject.toml': project(['markupsafe'], rest) }, { trusted: false });
      assert.equal(other.resolution?.resolves, true);
    }
  });

  it('may be an index or a member of a workspace above, which is not read untrusted: then nobody knows', async () => {
    const root =
      '[project]\nname = "root"\nversion = "1"\n[tool.uv.workspace]\nmembers = ["app", "lib"]\n' +
      '[[tool.uv.index]]\nname = "ours"\nurl = "https://own.example.invalid/simple"\nexplicit = true\n';
    for (const source of ['lib = { index = "ours" }', 'lib = { workspace = true }']) {
      const member = project(['lib', 'markupsafe'], `[tool.uv.sources]\n${source}\n`);
      const files = { 'pyproject.toml': root, 'app/pyproject.toml': member, 'lib/pyproject.toml': library('lib', []) };
      const read = await check(files, { trusted: false });
      assert.deepEqual([errorsOf(read), read.resolution?.resolves], [[], null], source);
      assert.doesNotMatch(toldOf(read).join('\n'), /own\.example\.invalid/, source);
      // A project that is the root of its own workspace has nothing above that counts.
      const own = { 'app/pyproject.toml': `${member}[tool.uv.workspace]\nmembers = []\n` };
      if (source.includes('index')) assert.match(errorsOf(await check(own, { trusted: false })).join(), /`ours`/);
    }
  });

  it('may be an index that one project comes from: untrusted, it is not asked, and what PyPI has under the name counts for nothing', async () => {
    const address = 'https://own.example.invalid/simple';
    const index = (more: string): string =>
      `[tool.uv.sources]\nmarkupsafe = { index = "ours" }\n[[tool.uv.index]]\nname = "ours"\n${more}`;
    for (const more of [`url = "${address}"\nexplicit = true\n`, `url = "${address}"\n`]) {
      const files = { 'app/pyproject.toml': project(['markupsafe'], index(more)) };
      const read = await check(files, { trusted: false });
      assert.deepEqual([errorsOf(read), packagesOf(read), read.resolution?.resolves], [[], [], null], more);
      assert.match(
        toldOf(read).join('\n'),
        /\[unknown-verdict\] .*`markupsafe`.* the index `ours` is not asked, because the workspace is not trusted/,
      );
      assert.doesNotMatch(toldOf(read).join('\n'), /own\.example/);
    }
    const folder = index('url = "wheels"\nformat = "flat"\nexplicit = true\n');
    const files = {
      'app/pyproject.toml': project(['markupsafe'], folder),
      'app/wheels/markupsafe-99.0-py3-none-any.whl': wheel('markupsafe', '99.0'),
    };
    assert.deepEqual(packagesOf(await check(files, { trusted: false })), ['markupsafe 99.0']);
  });

  it('stops a sync where the project leaves PyPI out, and nothing has what pywrangler adds', async () => {
    const wrangler = 'compatibility_date = "2026-02-01"\ncompatibility_flags = ["python_workers"]\n';
    const wheels = { 'app/wheels/mine-1.0-py3-none-any.whl': wheel('mine', '1.0', 'mine') };
    const sdk = { 'app/wheels/workers_runtime_sdk-9.0-py3-none-any.whl': wheel('workers-runtime-sdk', '9.0', 'mine') };
    for (const rest of [
      '[[tool.uv.index]]\nname = "own"\nurl = "wheels"\nformat = "flat"\ndefault = true\n',
      '[tool.uv]\nno-index = true\nfind-links = ["wheels"]\n',
    ]) {
      const files = { 'app/pyproject.toml': project(['mine'], rest), 'app/wrangler.toml': wrangler, ...wheels };
      const read = await check(files, { target: 'auto' });
      assert.match(
        errorsOf(read).join('\n'),
        /pywrangler stops: it adds `workers-runtime-sdk`, which none of the indexes/,
      );
      assert.equal(read.resolution?.resolves, false);
      assert.match(
        errorsOf(await check({ ...files, ...sdk }, { target: 'auto' })).join('\n'),
        /pywrangler stops in its last step: it adds `pyodide-py`, which none of the indexes/,
      );
      const both = {
        ...files,
        ...sdk,
        'app/wheels/pyodide_py-9.0-py3-none-any.whl': wheel('pyodide-py', '9.0', 'mine'),
      };
      assert.doesNotMatch(errorsOf(await check(both, { target: 'auto' })).join('\n'), /it adds/);
      const bound = rest.includes('[tool.uv]') ? rest : `[tool.uv]\n${rest}`;
      const kept = bound.replace('[tool.uv]\n', '[tool.uv]\nconstraint-dependencies = ["pyodide-py<9"]\n');
      const held = { ...both, 'app/pyproject.toml': project(['mine'], kept) };
      assert.match(
        errorsOf(await check(held, { target: 'auto' })).join('\n'),
        /in its last step: it adds `pyodide-py`, of which no release can be installed on .* under `pyodide-py<9`/,
      );
    }
  });

  it('says of a wheel for Pyodide alone what the machine lacks, and names a folder that hides PyPI only where one does', async () => {
    const wrangler = 'compatibility_date = "2026-02-01"\ncompatibility_flags = ["python_workers"]\n';
    const wasm = { 'app/wheels/mine-1.0-cp313-cp313-pyodide_2025_0_wasm32.whl': wheel('mine', '1.0') };
    const flat = '[[tool.uv.index]]\nname = "own"\nurl = "wheels"\nformat = "flat"\n';
    for (const [rest, says] of [
      ['[tool.uv]\nfind-links = ["wheels"]\n', /\(`\.venv-workers` on your machine\): it has wheels only for Pyodide/],
      ['[tool.uv]\nno-index = true\nfind-links = ["wheels"]\n', /: it has wheels only for Pyodide/],
      [`${flat}default = true\n`, /: it has wheels only for Pyodide/],
      [`${flat}explicit = true\n[tool.uv.sources]\nmine = { index = "own" }\n`, /: it has wheels only for Pyodide/],
      [flat, /: the index `wheels` comes before PyPI/],
    ] as const) {
      const files = { 'app/pyproject.toml': project(['mine'], rest), 'app/wrangler.toml': wrangler, ...wasm };
      assert.match(errorsOf(await check(files, { target: 'auto' })).join('\n'), says, rest);
    }
  });

  it('may not be a folder of find-links that is not there, which ends a run of uv', async () => {
    const files = {
      'app/pyproject.toml': project([], '[tool.uv]\nfind-links = ["./weels", "https://host.example/"]\n'),
    };
    const worker = await check(files);
    assert.deepEqual(errorsOf(worker), [
      'error[invalid-file] There is no folder `./weels`, where `find-links` looks for wheels, and uv stops',
    ]);
    const [found] = worker.findings.filter(({ code }) => code === 'invalid-file');
    assert.equal(found && worker.file.text.slice(found.span.start, found.span.end), './weels');
    assert.deepEqual(errorsOf(await check(files, { target: 'pyodide-314.0.7' })), []);
  });

  it('may be a page that nobody can read: what is found without it counts, the rest is not known', async () => {
    for (const rest of [
      '[tool.uv]\nfind-links = ["https://me:secret@wheels.example/"]\n',
      '[[tool.uv.index]]\nname = "own"\nurl = "https://me:secret@wheels.example/"\nformat = "flat"\n',
    ]) {
      const found = await check({ 'app/pyproject.toml': project(['markupsafe'], rest) });
      assert.equal(found.resolution?.resolves, true);
      assert.deepEqual(
        toldOf(found).filter((told) => told.includes('wheels.example')),
        [],
      );
      const lacking = await check({ 'app/pyproject.toml': project(['uvloop', 'no-such-thing'], rest) });
      assert.equal(lacking.resolution?.resolves, null);
      assert.deepEqual(errorsOf(lacking), []);
      for (const name of ['uvloop', 'no-such-thing']) {
        assert.ok(
          toldOf(lacking).some((told) => told.includes(name) && told.includes('wheels.example/')),
          name,
        );
      }
      assert.ok(!JSON.stringify(lacking.findings).includes('secret'));
    }
  });

  it('is not looked at outside of an untrusted workspace: what lacks may be there', async () => {
    const files = {
      'app/pyproject.toml': project(['uvloop'], '[tool.uv]\nfind-links = ["../wheels", "inside"]\n'),
      'wheels/uvloop-99.0-cp313-cp313-pyodide_2025_0_wasm32.whl': wheel('uvloop', '99.0'),
      'app/inside/other-1.0-py3-none-any.whl': wheel('other', '1.0'),
    };
    assert.ok(packagesOf(await check(files)).includes('uvloop 99.0'));
    const untrusted = await check(files, { trusted: false });
    assert.deepEqual(errorsOf(untrusted), []);
    assert.equal(untrusted.resolution?.resolves, null);
    assert.ok(toldOf(untrusted).some((told) => told.includes('`../wheels` is not looked into')));
    const inside = { ...files, 'app/pyproject.toml': project(['other'], '[tool.uv]\nfind-links = ["inside"]\n') };
    assert.deepEqual(packagesOf(await check(inside, { trusted: false })), ['other 1.0']);
  });

  it('may be a flat index of which only some projects come, or that stands in for PyPI', async () => {
    const flat = (more: string): string =>
      `[[tool.uv.index]]\nname = "own"\nurl = "wheels"\nformat = "flat"\n${more}\n`;
    const files = (dependencies: readonly string[], rest: string): Files => ({
      'app/pyproject.toml': project(dependencies, rest),
      'app/wheels/uvloop-99.0-cp313-cp313-pyodide_2025_0_wasm32.whl': wheel('uvloop', '99.0'),
    });
    const explicit = flat('explicit = true');
    assert.equal((await check(files(['uvloop'], explicit))).resolution?.resolves, false);
    const pinned = await check(files(['uvloop'], `${explicit}[tool.uv.sources]\nuvloop = { index = "own" }\n`));
    assert.deepEqual(packagesOf(pinned), ['uvloop 99.0']);
    const standIn = flat('default = true');
    assert.deepEqual(packagesOf(await check(files(['uvloop'], standIn))), ['uvloop 99.0']);
    assert.match(errorsOf(await check(files(['litellm'], standIn)))[0] ?? '', /^error\[unknown-project\] `litellm`/);
  });

  it('may hold a source archive, which a Worker never gets', async () => {
    const [error = ''] = errorsOf(
      await check({
        'app/pyproject.toml': project(['archived'], '[tool.uv]\nfind-links = ["wheels"]\n'),
        'app/wheels/archived-1.0.tar.gz': 'no archive',
      }),
    );
    assert.match(error, /^error\[source-only\] `archived`/);
  });

  it('is refused where it is a folder in a repository by `path`, whether or not builds are allowed', async () => {
    const source = SOURCE('git = "https://h.invalid/r", path = "libs/lib"');
    for (const rest of [source, `${source}[tool.pywrangler]\nallow-build = true\n`]) {
      const read = await check({ 'app/pyproject.toml': project(['lib'], rest) });
      assert.match(errorsOf(read).join(), /invalid-file.*both `git` and `path`, which uv takes only if/);
    }
    const unused = await check({ 'app/pyproject.toml': project(['attrs'], source) });
    assert.deepEqual(errorsOf(unused), []);
    const wheelThere = SOURCE('git = "https://h.invalid/r", path = "lib-1.0-py3-none-any.whl"');
    const file = await check({ 'app/pyproject.toml': project(['lib'], wheelThere) });
    assert.doesNotMatch(errorsOf(file).join(), /both `git` and `path`/);
  });
});
