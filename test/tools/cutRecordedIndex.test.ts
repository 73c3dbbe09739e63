import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

interface File {
  readonly filename: string;
  readonly 'core-metadata': boolean | { readonly sha256: string };
}

const { cutPage } = (await import(pathToFileURL(path.resolve('tools/cutRecordedIndex.mjs')).href)) as {
  cutPage: (page: { files: File[] }) => { files: File[] };
};

/** The files that are left of a page with the given ones; those after `recorded:` have their metadata recorded. */
function left(...filenames: readonly string[]): readonly string[] {
  const files = filenames.map((filename) => {
    const recorded = filename.startsWith('recorded:');
    return {
      filename: filename.replace('recorded:', ''),
      'core-metadata': recorded ? { sha256: 'abc' } : true,
      hashes: {},
    };
  });
  return cutPage({ files }).files.map(({ filename }) => filename);
}

describe('cutting a recorded index', () => {
  it('keeps every wheel for Pyodide or for any platform', () => {
    const wheels = [
      'demo-1.0-cp312-cp312-pyodide_2024_0_wasm32.whl',
      'demo-1.0-cp313-cp313-pyodide_2025_0_wasm32.whl',
      'demo-1.0-cp314-cp314-pyemscripten_2026_0_wasm32.whl',
      'demo-1.0-py2-none-any.whl',
      'demo-1.0-py3-none-any.whl',
    ];
    assert.deepEqual(left(...wheels), wheels);
  });

  it('keeps of each release one wheel for each kind of machine, and of Linux one for each Python of the targets', () => {
    assert.deepEqual(
      left(
        'demo-1.0-cp311-cp311-manylinux_2_17_x86_64.whl',
        'demo-1.0-cp312-cp312-manylinux_2_17_aarch64.whl',
        'demo-1.0-cp312-cp312-manylinux_2_17_x86_64.whl',
        'demo-1.0-cp313-cp313-musllinux_1_2_x86_64.whl',
        'demo-1.0-cp313-cp313t-manylinux_2_17_x86_64.whl',
        'demo-1.0-cp312-cp312-macosx_11_0_arm64.whl',
        'demo-1.0-cp313-cp313-macosx_11_0_arm64.whl',
        'demo-1.0-cp312-cp312-win32.whl',
        'demo-1.0-cp312-cp312-win_amd64.whl',
        'demo-0.9-cp27-cp27m-manylinux1_x86_64.whl',
        'demo-0.9-cp36-cp36m-manylinux1_x86_64.whl',
      ),
      [
        'demo-1.0-cp312-cp312-manylinux_2_17_x86_64.whl',
        'demo-1.0-cp313-cp313-musllinux_1_2_x86_64.whl',
        'demo-1.0-cp312-cp312-macosx_11_0_arm64.whl',
        'demo-1.0-cp312-cp312-win32.whl',
        'demo-0.9-cp27-cp27m-manylinux1_x86_64.whl',
      ],
    );
  });

  it('keeps one source distribution of each release and nothing that installers pass over', () => {
    assert.deepEqual(
      left('demo-1.0.tar.gz', 'demo-1.0.zip', 'demo-1.0-py3.8.egg', 'demo-1.0.win32.exe', 'demo-0.9.zip'),
      ['demo-1.0.tar.gz', 'demo-0.9.zip'],
    );
  });

  it('keeps every file whose metadata is recorded', () => {
    const wheels = [
      'recorded:demo-1.0-cp312-cp312-macosx_11_0_arm64.whl',
      'recorded:demo-1.0-cp313-cp313-macosx_11_0_arm64.whl',
      'demo-1.0-cp314-cp314-macosx_11_0_arm64.whl',
    ];
    assert.deepEqual(left(...wheels), [
      'demo-1.0-cp312-cp312-macosx_11_0_arm64.whl',
      'demo-1.0-cp313-cp313-macosx_11_0_arm64.whl',
    ]);
  });

  it('writes a file for each project and release, from loose files or from such files', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'cut-'));
    const wheel = 'demo-1.0-py3-none-any.whl';
    const write = async (file: string, data: string | Uint8Array): Promise<void> => {
      await mkdir(path.join(folder, 'loose', path.dirname(file)), { recursive: true });
      await writeFile(path.join(folder, 'loose', file), data);
    };
    const files = [{ filename: wheel, 'core-metadata': { sha256: 'abc' } }, { filename: 'demo-1.0.py3.8.egg' }];
    await write('pypi/simple/demo/index.json.gz', gzipSync(JSON.stringify({ name: 'demo', files })));
    await write(`pypi/files/${wheel}.metadata`, 'Name: demo\r\n');
    await write('pyodide/0.28.3/demo/index.html', '<a>\n');
    await write('pyodide/0.28.3/not-on-pypi/index.html', '<a>\n');
    await write(`pyodide/0.28.3/files/${wheel}.metadata`, 'Name: demo\n');
    const cut = (from: string, to: string): void => {
      execFileSync('node', ['tools/cutRecordedIndex.mjs', path.join(folder, from), path.join(folder, to)]);
    };
    const read = (file: string): Promise<string> => readFile(path.join(folder, file), 'utf8');
    cut('loose', 'cut');
    const title = 'pyodide-preflight recorded index 1\nproject demo\n';
    const page = `  {\n    "name":"demo",\n    "files":[\n      ${JSON.stringify(files[0])}\n    ]\n  }\n`;
    assert.equal(
      await read('cut/pypi/demo.recorded'),
      `${title}page application/vnd.pypi.simple.v1+json\n${page}metadata ${wheel}\n  Name: demo\\r\nend\n`,
    );
    assert.equal(
      await read('cut/pyodide/0.28.3.recorded'),
      `${title}page text/html\n  <a>\nmetadata ${wheel}\n  Name: demo\nend\n`,
    );
    assert.match(await read('cut/README.md'), /Of the 2 files of these projects, 1 are left/);
    cut('cut', 'again');
    for (const file of ['pypi/demo.recorded', 'pyodide/0.28.3.recorded']) {
      assert.equal(await read(`again/${file}`), await read(`cut/${file}`));
    }
    assert.throws(
      () =>
        execFileSync(
          'node',
          ['tools/cutRecordedIndex.mjs', path.join(folder, 'cut'), path.join(folder, 'x'), '--limit', '9'],
          { stdio: 'pipe' },
        ),
      /more than the limit of 9/,
    );
    await rm(folder, { recursive: true });
  });
});
