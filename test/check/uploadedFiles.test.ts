/** What wrangler uploads with a Worker, added up from the folders beside its wrangler file. */
import assert from 'node:assert/strict';
import { UploadedFiles } from '../../server/src/check/workers/uploadedFiles.ts';
import type { UploadedFolder, Uploads } from '../../server/src/core/evidence/uploads.ts';
import { parseWrangler } from '../../server/src/core/runtimes/wranglerConfig.ts';
import { memoryDocuments } from '../support/memoryDocuments.ts';

const MAIN = 'main = "src/entry.py"\n';

function documentsOf(files: Readonly<Record<string, string>>): ReturnType<typeof memoryDocuments> {
  return memoryDocuments(new Map(Object.entries(files).map(([name, text]) => [`/w/${name}`, text])));
}

function read(files: Readonly<Record<string, string>>, wrangler = MAIN, folder = '/w'): Promise<Uploads | undefined> {
  const config = parseWrangler('/w/wrangler.toml', wrangler).value;
  return new UploadedFiles().read(config, folder, undefined, documentsOf(files));
}

/** `name files bytes` of each entry. */
function linesOf(folder: UploadedFolder | undefined): readonly string[] | undefined {
  return folder?.entries.map(({ name, files, bytes }) => `${name} ${files} ${bytes}`);
}

describe('what is uploaded of python_modules', () => {
  const files = { 'python_modules/a/x.py': '12345', 'python_modules/a/b/y.so': '123', 'python_modules/a/z.pyc': '1' };

  it('is everything but compiled Python', async () => {
    assert.deepEqual(linesOf((await read(files))?.vendored), ['a 2 8']);
  });

  it('is what is not excluded, where the wrangler file says so', async () => {
    const excludes = (patterns: string): string => `${MAIN}[python_modules]\nexclude = ${patterns}\n`;
    assert.deepEqual(linesOf((await read(files, excludes('["**/*.so"]')))?.vendored), ['a 2 6']);
    assert.deepEqual(linesOf((await read(files, excludes('[]')))?.vendored), ['a 3 9']);
  });

  it('is nothing where there is no such folder, and nothing is uploaded without additional modules', async () => {
    assert.equal((await read({ 'src/entry.py': '' }))?.vendored, undefined);
    assert.equal(await read(files, `${MAIN}find_additional_modules = false\n`), undefined);
  });
});

describe('what is uploaded beside the entry file', () => {
  const files = {
    'src/entry.py': 'import app',
    'src/app/a.py': '1234',
    'src/.venv/lib/a.py': '12',
    'src/.venv/lib/a.so': '123456',
    'src/.venv/notes.txt': '1',
    'src/tests/data.json': '123',
    'src/node_modules/x.js': '123',
    'src/node_modules/x.wasm': '12345',
    'src/.wrangler/a.py': '1',
    'tests/a.py': '123',
  };

  it('are the modules of virtual environments, tests and front ends', async () => {
    assert.deepEqual(linesOf((await read(files))?.strays), ['.venv 2 3', 'node_modules 1 5']);
  });

  it('are those of the root, if that is another one', async () => {
    assert.deepEqual(linesOf((await read(files, `${MAIN}base_dir = "."\n`))?.strays), ['tests 1 3']);
  });

  it('are environments of any name, front ends, and files of tests', async () => {
    const more = {
      'src/entry.py': '',
      'src/env/pyvenv.cfg': 'home = /usr',
      'src/env/lib/a.py': '123',
      'src/web/package.json': '{}',
      'src/web/dist/index.html': '1234',
      'src/__tests__/a.py': '1',
      'src/conftest.py': '12',
      'src/test_entry.py': '12345',
      'src/latest.py': '1',
      'src/app/tests.py': '1',
    };
    const found = linesOf((await read(more))?.strays) ?? [];
    assert.deepEqual(
      new Set(found),
      new Set(['env 1 3', 'web 1 4', '__tests__ 1 1', 'conftest.py 1 2', 'test_entry.py 1 5']),
    );
  });

  it('must not be python_modules, which belongs beside the wrangler file', async () => {
    assert.equal((await read({ 'src/python_modules/a.py': '' }))?.misplaced, true);
    assert.equal((await read({ 'python_modules/a.py': '', 'src/entry.py': '' }))?.misplaced, undefined);
    assert.equal((await read({ 'python_modules/a.py': '' }, 'main = "entry.py"\n'))?.misplaced, undefined);
  });

  it('is not looked at outside of the folder', async () => {
    assert.equal(await read({}, 'main = "../entry.py"\n'), undefined);
    assert.equal(await read(files, MAIN, '/w/src'), undefined);
  });
});

describe('adding up', () => {
  it('is done again only where something has changed', async () => {
    const files = { 'src/entry.py': '', 'python_modules/a/x.py': '1' };
    const config = parseWrangler('/w/wrangler.toml', MAIN).value;
    const uploaded = new UploadedFiles();
    let asked = 0;
    const documents = documentsOf(files);
    const counting = {
      ...documents,
      read: documents.read.bind(documents),
      list: documents.list.bind(documents),
      bytes: (path: string, limit: number) => {
        asked++;
        return documents.bytes(path, limit);
      },
    };
    for (const lock of ['one', 'one', 'other']) await uploaded.read(config, '/w', lock, counting);
    assert.equal(asked, 2);
  });
});
