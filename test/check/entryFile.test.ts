/** What a Worker imports when it starts, read from its entry file and the modules beside it. */
import assert from 'node:assert/strict';
import { EntryFiles, pythonsOf } from '../../server/src/check/workers/entryFile.ts';
import type { EntryImports } from '../../server/src/core/evidence/entryImports.ts';
import type { Pythons } from '../../server/src/core/evidence/needs/startImports.ts';
import { parseWrangler } from '../../server/src/core/runtimes/wranglerConfig.ts';
import { memoryDocuments } from '../support/memoryDocuments.ts';
import { targetOf } from '../support/recorded.ts';

interface Read {
  readonly result: EntryImports | undefined;
  readonly reads: readonly string[];
}

/** Reads the Worker in `/w` with those files. */
async function read(
  files: Readonly<Record<string, string>>,
  wrangler = 'main = "src/entry.py"\n',
  folder = '/w',
  pythons?: Pythons,
): Promise<Read> {
  const reads: string[] = [];
  const memory = memoryDocuments(new Map(Object.entries(files).map(([name, text]) => [`/w/${name}`, text])));
  const documents = {
    ...memory,
    bytes: (path: string, limit: number) => {
      reads.push(path);
      return memory.bytes(path, limit);
    },
  };
  const config = parseWrangler('/w/wrangler.toml', wrangler).value;
  return { result: await new EntryFiles().read(config, folder, documents, pythons), reads };
}

/** `file: module ?` of each import, with `?` for doubt. */
async function importsOf(files: Readonly<Record<string, string>>, wrangler?: string): Promise<readonly string[]> {
  const { result } = await read(files, wrangler);
  assert.ok(result?.imports);
  return result.imports.map(({ path, module, isCertain }) => `${path.slice(3)}: ${module}${isCertain ? '' : ' ?'}`);
}

describe('the imports of an entry file', () => {
  it('are its own, and those of the modules that it imports', async () => {
    const files = {
      'src/entry.py': 'import fastapi\nimport helper\nfrom routes import users\nfrom routes.admin import page',
      'src/helper.py': 'import openai\ndef f():\n  import rich',
      'src/routes/__init__.py': 'import pydantic',
      'src/routes/users.py': 'from . import shared\nfrom ..nowhere import x',
      'src/routes/shared.py': 'import yaml',
      'src/routes/admin.py': 'from .shared import y',
      'src/unused.py': 'import pandas',
    };
    assert.deepEqual(await importsOf(files), [
      'src/entry.py: fastapi',
      'src/helper.py: openai',
      'src/routes/__init__.py: pydantic',
      'src/routes/shared.py: yaml',
    ]);
  });

  it('are those of functions that are called in other modules of it', async () => {
    const files = {
      'src/entry.py':
        'import helper, lib.tools as t\nfrom lib import setup as begin\nhelper.f()\nx = t.App.load()\nbegin()',
      'src/helper.py': 'def f():\n  import rich\ndef g():\n  import yaml',
      'src/lib/__init__.py': 'from .tools import other\ndef setup():\n  other()',
      'src/lib/tools.py': 'def other(): import openai\nclass App:\n  @classmethod\n  def load(cls): import pandas',
    };
    assert.deepEqual(await importsOf(files), [
      'src/helper.py: rich',
      'src/lib/tools.py: pandas',
      'src/lib/tools.py: openai',
    ]);
  });

  it('are those of a function that another module has imported itself', async () => {
    const files = {
      'src/entry.py': 'import helper as h\nfrom lib import client, Base\nh.go()\nclient.load()',
      'src/helper.py': 'from deep import go',
      'src/deep.py': 'def go(): import rich\ndef other(): import yaml',
      'src/lib/__init__.py': 'from .parts import Base\nclient = Base()',
      'src/lib/parts.py': 'class Base:\n  def load(self): import pandas',
    };
    assert.deepEqual(await importsOf(files), ['src/deep.py: rich', 'src/lib/parts.py: pandas']);
  });

  it('are those of a module that is imported by a call', async () => {
    const files = { 'src/entry.py': 'x = importlib.import_module("helper")', 'src/helper.py': 'import rich' };
    assert.deepEqual(await importsOf(files), ['src/helper.py: rich']);
  });

  it('go around in a circle of modules once', async () => {
    const files = {
      'src/entry.py': 'import a',
      'src/a.py': 'import entry\nimport b',
      'src/b.py': 'import a\nimport rich',
    };
    assert.deepEqual(await importsOf(files), ['src/b.py: rich']);
  });

  it('are in doubt behind an import that is', async () => {
    const files = { 'src/entry.py': 'if x:\n  import a', 'src/a.py': 'import rich' };
    assert.deepEqual(await importsOf(files), ['src/a.py: rich ?']);
    assert.deepEqual(await importsOf({ ...files, 'src/entry.py': 'if x:\n  import a\nimport a' }), ['src/a.py: rich']);
  });

  it('are looked for below `base_dir`, if there is one', async () => {
    const files = { 'src/app/entry.py': 'from app import a', 'src/app/a.py': 'import rich' };
    assert.deepEqual(await importsOf(files, 'main = "src/app/entry.py"\nbase_dir = "src"\n'), ['src/app/a.py: rich']);
  });

  it('are not known without the file, which is looked for again when it comes', async () => {
    const { result } = await read({});
    assert.equal(result?.imports, undefined);
    assert.deepEqual([...(result?.looked ?? [])], ['/w/src/entry.py']);
  });

  it('are not read from outside the folder, nor where the Worker is none of Python', async () => {
    for (const main of ['../other/entry.py', '/etc/entry.py', 'src/index.ts']) {
      const { result, reads } = await read({}, `main = "${main}"\n`);
      assert.equal(result, undefined);
      assert.deepEqual(reads, []);
    }
    assert.deepEqual((await read({}, 'main = "entry.py"\nbase_dir = ".."\n')).reads, []);
    assert.deepEqual((await read({}, undefined, '/w/inner')).reads, []);
  });

  it('are not looked for in megabytes of data', async () => {
    const files = {
      'src/entry.py': 'import data\nimport rich',
      'src/data.py': `import yaml\n${'#'.repeat(1_000_001)}`,
    };
    assert.deepEqual(await importsOf(files), ['src/entry.py: data', 'src/entry.py: rich']);
  });

  it('end somewhere, however many modules there are', async () => {
    const many = Array.from({ length: 2000 }, (_, index) => `import m${index}`).join('\n');
    const { reads } = await read({ 'src/entry.py': many });
    assert.ok(reads.length <= 400);
  });

  it('are found anew only where one of its modules has changed', async () => {
    const files = new EntryFiles();
    const config = parseWrangler('/w/wrangler.toml', 'main = "src/entry.py"\n').value;
    const importsWith = (helper: string): Promise<EntryImports | undefined> =>
      files.read(config, '/w', memoryDocuments({ '/w/src/entry.py': 'import helper\n', '/w/src/helper.py': helper }));
    const first = await importsWith('import numpy\n');
    assert.equal(await importsWith('import numpy\n'), first);
    const other = await importsWith('import pandas\n');
    assert.deepEqual(
      other?.imports?.map(({ module }) => module),
      ['pandas'],
    );
  });

  it('are those that run with the Python of the target, and in doubt where it may be several', async () => {
    const files = {
      'src/entry.py': 'import sys\nif sys.version_info >= (3, 13):\n  import rich\nelse:\n  import yaml',
    };
    const on = async (oldest: number, newest: number): Promise<unknown> => {
      const { result } = await read(files, undefined, '/w', { oldest: [3, oldest], newest: [3, newest] });
      return result?.imports?.filter(({ module }) => module !== 'sys').map((one) => [one.module, one.isCertain]);
    };
    assert.deepEqual(await on(12, 12), [['yaml', true]]);
    assert.deepEqual(await on(13, 13), [['rich', true]]);
    assert.deepEqual(await on(12, 13), [
      ['rich', false],
      ['yaml', false],
    ]);
    const targets = ['workers-3.12', 'workers-3.14', 'host-3.11'].map(targetOf);
    const [old = '', later = ''] = targets.map(({ pythonSeries }) => pythonSeries);
    assert.notEqual(old, later);
    assert.deepEqual(pythonsOf(targets), { oldest: [3, Number(old.slice(2))], newest: [3, Number(later.slice(2))] });
    assert.equal(pythonsOf(targets.slice(2)), undefined);
  });
});
