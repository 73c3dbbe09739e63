import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { nodePaths } from '../../server/src/host/nodePaths.ts';
import { EditorTexts } from '../../server/src/lsp/editorTexts.ts';
import { MemoryFiles } from '../support/virtualHost.ts';

const PATH = '/w/requirements.txt';

describe('the encoding of a file that is open in the editor', () => {
  const document = TextDocument.create(nodePaths.toUri(PATH), 'pip-requirements', 1, 'six\n');
  let now = 0;
  let files: MemoryFiles;
  let reads: string[];
  let texts: EditorTexts;

  beforeEach(async () => {
    files = new MemoryFiles(() => now);
    reads = [];
    const { read } = files;
    files.read = (path) => {
      reads.push(path);
      return read(path);
    };
    texts = new EditorTexts({ get: () => document, all: () => [document] }, files, nodePaths);
    await files.write(PATH, 'six\n');
  });

  it('is read from the disk once, whatever is typed', async () => {
    for (let version = 2; version < 10; version++) {
      TextDocument.update(document, [{ text: `six>=${version}\n` }], version);
      assert.equal(await texts.encodingOf(PATH), 'utf-8');
    }
    assert.deepEqual(reads, [PATH]);
  });

  it('is read again when the file has changed', async () => {
    assert.equal(await texts.encodingOf(PATH), 'utf-8');
    now += 1000;
    await files.write(PATH, '\uFEFFsix\n');
    assert.equal(await texts.encodingOf(PATH), 'utf-8-bom');
    await files.remove(PATH);
    assert.equal(await texts.encodingOf(PATH), undefined);
  });

  it('is known of no file that is not open without reading it', async () => {
    await files.write('/w/uv.toml', '\uFEFF');
    assert.equal(await texts.encodingOf('/w/uv.toml'), 'utf-8-bom');
    assert.equal(await texts.encodingOf('/w/uv.toml'), 'utf-8-bom');
    assert.equal(reads.length, 2);
  });
});
