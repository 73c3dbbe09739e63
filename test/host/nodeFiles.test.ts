import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, symlink, chmod, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeFiles } from '../../server/src/host/nodeFiles.ts';

describe('files through Node', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'files-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('that are not there are no error', async () => {
    assert.equal(await nodeFiles.read(`${folder}/none`), undefined);
    assert.equal(await nodeFiles.stat(`${folder}/none/deeper`), undefined);
    assert.deepEqual(await nodeFiles.list(`${folder}/none`), []);
    await nodeFiles.remove(`${folder}/none`);
  });

  it('are written with the folders they need, and nothing is left beside them', async () => {
    await nodeFiles.write(`${folder}/a/b/file`, 'one');
    await nodeFiles.write(`${folder}/a/b/file`, Buffer.from('two'));
    assert.equal(await readFile(`${folder}/a/b/file`, 'utf8'), 'two');
    assert.deepEqual(await nodeFiles.list(`${folder}/a/b`), [{ name: 'file', kind: 'file' }]);
    assert.deepEqual(await nodeFiles.list(folder), [{ name: 'a', kind: 'folder' }]);
    assert.equal((await nodeFiles.stat(`${folder}/a`))?.kind, 'folder');
    assert.equal((await nodeFiles.stat(`${folder}/a/b/file`))?.size, 3);
  });

  it('end with an error where a folder that is there takes nothing in', async function () {
    if (process.platform !== 'linux') this.skip();
    await assert.rejects(nodeFiles.write('/proc/none/deeper/file', 'text'));
    await writeFile(`${folder}/plain`, 'a file');
    await assert.rejects(nodeFiles.write(`${folder}/plain/deeper/file`, 'text'));
  });

  it('are regular files: a device, a pipe and a socket are refused at once, and so is what is too large', async function () {
    if (process.platform === 'win32') this.skip();
    execFileSync('mkfifo', [`${folder}/pipe`]);
    await writeFile(`${folder}/huge`, '');
    await truncate(`${folder}/huge`, 1024 ** 3 + 1);
    const socket = createServer().listen(`${folder}/socket`);
    await symlink('pipe', `${folder}/link`);
    try {
      for (const name of [`${folder}/pipe`, `${folder}/link`, `${folder}/socket`, '/dev/zero', '/dev/tty']) {
        await assert.rejects(nodeFiles.read(name), /not a regular file/, name);
        await assert.rejects(nodeFiles.readPart(name, 0, 10), /not a regular file/, name);
        assert.throws(() => nodeFiles.readKept?.(name, 100), /not a regular file/, name);
        await assert.rejects(nodeFiles.write(name, 'text'), /not a regular file/, name);
      }
      await assert.rejects(nodeFiles.read(`${folder}/huge`), /too large/);
      assert.equal(nodeFiles.readKept?.(`${folder}/huge`, 100), 'large');
      await assert.rejects(nodeFiles.read(folder), { code: 'EISDIR' });
    } finally {
      socket.close();
    }
  });

  it("are read at once where they are the program's own", async () => {
    await writeFile(`${folder}/kept`, 'text');
    assert.equal(String(nodeFiles.readKept?.(`${folder}/kept`, 4)), 'text');
    assert.equal(nodeFiles.readKept?.(`${folder}/absent`, 4), undefined);
  });

  it('are not there where the name is longer than a name can be', async () => {
    assert.equal(await nodeFiles.stat(`${folder}/${'x'.repeat(10_000)}`), undefined);
  });

  it('are whole at every moment, whoever writes them at the same time', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(50_000));
    await Promise.all(texts.map((text) => nodeFiles.write(`${folder}/shared`, text)));
    assert.ok(texts.includes(await readFile(`${folder}/shared`, 'utf8')));
    assert.equal((await nodeFiles.list(folder)).length, 1);
  });

  it('keep their mode, and private ones are for their owner only', async function () {
    if (process.platform === 'win32') this.skip();
    await writeFile(`${folder}/script`, 'old');
    await chmod(`${folder}/script`, 0o755);
    await nodeFiles.write(`${folder}/script`, 'new');
    assert.equal((await stat(`${folder}/script`)).mode & 0o777, 0o755);
    await nodeFiles.write(`${folder}/secret`, 'x', { private: true });
    assert.equal((await stat(`${folder}/secret`)).mode & 0o777, 0o600);
  });

  it('that are links stay links', async function () {
    if (process.platform === 'win32') this.skip();
    await writeFile(`${folder}/real`, 'old');
    await symlink(`${folder}/real`, `${folder}/link`);
    await nodeFiles.write(`${folder}/link`, 'new');
    assert.equal(await readFile(`${folder}/real`, 'utf8'), 'new');
  });
});
