import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bytesOf, bytesOnDisk, listOnDisk, wholeFileOnDisk } from '../../server/src/check/diskFiles.ts';
import type { ReadBytes } from '../../server/src/check/checkRequest.ts';
import { TextFiles } from '../../server/src/cli/textFiles.ts';
import { EditorTexts } from '../../server/src/lsp/editorTexts.ts';
import type { Paths } from '../../server/src/lsp/paths.ts';
import { nodeFiles } from '../../server/src/host/nodeFiles.ts';
import { english } from '../support/english.ts';

const NOTHING_OPEN = { get: () => undefined, all: () => [] };
const AS_THEY_ARE: Paths = {
  toPath: (uri) => uri,
  toUri: (path) => path,
  resolve: (_folder, path) => path,
  join: (...parts) => parts.join('/'),
  dirname: (path) => path,
  basename: (path) => path,
};

describe('files that a check reads around a project', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'disk-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const textOf = (read: ReadBytes): string => (read.kind === 'bytes' ? Buffer.from(read.bytes).toString() : read.kind);

  it('come in parts, from the beginning, the middle or the end, with the size of the whole', async () => {
    const file = join(folder, 'one.whl');
    await writeFile(file, '0123456789');
    for (const [limit, start, expected] of [
      [4, undefined, '0123'],
      [100, undefined, '0123456789'],
      [3, 5, '567'],
      [3, 9, '9'],
      [3, 20, ''],
      [4, -4, '6789'],
      [100, -100, '0123456789'],
    ] as const) {
      const read = await bytesOnDisk(nodeFiles, file, limit, start);
      assert.equal(textOf(read), expected);
      assert.equal(textOf(bytesOf('0123456789', limit, start)), expected);
      assert.ok(read.kind === 'bytes' && read.size === 10);
    }
    assert.deepEqual(await bytesOnDisk(nodeFiles, join(folder, 'none'), 10), { kind: 'absent' });
  });

  it('are never a folder, a device or a pipe, which might not end', async function () {
    if (process.platform === 'win32') this.skip();
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    for (const path of [folder, '/dev/zero', pipe]) {
      const read = await bytesOnDisk(nodeFiles, path, 10);
      assert.ok(read.kind === 'unreadable', path);
      assert.equal(english(read.reason), 'it is not a regular file');
    }
  });

  it('are texts that end: no device, no pipe, nothing huge, no link that leads back to itself', async function () {
    if (process.platform === 'win32') this.skip();
    const [pipe, loop, huge, link] = ['pipe', 'loop', 'huge', 'link'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
      string,
    ];
    execFileSync('mkfifo', [pipe]);
    await symlink(loop, loop);
    await writeFile(huge, 'six');
    await symlink(huge, link);
    assert.equal(textOf(await wholeFileOnDisk(nodeFiles, link)), 'six');
    await truncate(huge, 300 * 1024 * 1024);
    const expected: readonly (readonly [string, string])[] = [
      [pipe, 'it is not a regular file'],
      ['/dev/zero', 'it is not a regular file'],
      [folder, 'it is a folder'],
      [huge, 'it is too large'],
      [loop, 'it is a link that leads back to itself'],
    ];
    for (const [path, reason] of expected) {
      for (const documents of [new TextFiles(nodeFiles), new EditorTexts(NOTHING_OPEN, nodeFiles, AS_THEY_ARE)]) {
        const read = await documents.read(path);
        assert.ok(read.kind === 'unreadable', path);
        assert.equal(english(read.reason), reason);
      }
    }
    assert.deepEqual(await wholeFileOnDisk(nodeFiles, join(folder, 'none')), { kind: 'absent' });
  });

  it('are listed by name, and what is no folder says so', async () => {
    await mkdir(join(folder, 'wheels', 'old'), { recursive: true });
    await writeFile(join(folder, 'wheels', 'b.whl'), '');
    await writeFile(join(folder, 'wheels', 'a.whl'), '');
    assert.deepEqual(await listOnDisk(nodeFiles, join(folder, 'wheels')), {
      kind: 'folder',
      entries: [
        { name: 'a.whl', kind: 'file' },
        { name: 'b.whl', kind: 'file' },
        { name: 'old', kind: 'folder' },
      ],
      cut: false,
    });
    assert.deepEqual(await listOnDisk(nodeFiles, join(folder, 'none')), { kind: 'absent' });
    const file = await listOnDisk(nodeFiles, join(folder, 'wheels', 'a.whl'));
    assert.ok(file.kind === 'unreadable' && english(file.reason) === 'it is not a folder');
  });

  it('are listed up to a bound', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, at) => writeFile(join(folder, `${at}.whl`), '')));
    assert.equal((await nodeFiles.list(folder, 5)).length, 5);
    assert.equal((await nodeFiles.list(folder)).length, 20);
  });
});
