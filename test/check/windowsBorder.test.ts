/** The border around a project on Windows, over an invented disk that notes what is looked at. */
import assert from 'node:assert/strict';
import { Border } from '../../server/src/check/border/border.ts';
import { IncludedFiles } from '../../server/src/check/border/includedFiles.ts';
import { reachOf } from '../../server/src/check/border/reach.ts';
import type { Documents } from '../../server/src/check/checkRequest.ts';
import { parseWithIncludes } from '../../server/src/core/dependencyFiles/parseDependencyFile.ts';
import type { HostFiles } from '../../server/src/host/host.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';

/** A repository in a folder; every path that is looked at is noted. */
function projectIn(folder: string, allowOutside: boolean) {
  const seen: string[] = [];
  const note = (path: string): void => void seen.push(path);
  const files: Pick<HostFiles, 'stat' | 'realPath'> = {
    stat: (path) => {
      note(path);
      const isGit = path.toLowerCase() === `${folder.toLowerCase()}\\.git`;
      return Promise.resolve(isGit ? { kind: 'folder', size: 0, modified: 0 } : undefined);
    },
    // The editor writes drives small, the disk has them large.
    realPath: (path) => {
      note(path);
      return Promise.resolve(path.replace(/^[a-z]:/, (drive) => drive.toUpperCase()));
    },
  };
  const documents: Documents = {
    read: (path) => (note(path), Promise.resolve({ kind: 'text', text: 'demo\n' })),
    bytes: (path) => (note(path), Promise.resolve({ kind: 'bytes', bytes: new Uint8Array(), size: 5 })),
    list: (path) => (note(path), Promise.resolve({ kind: 'folder', entries: [], cut: false })),
    encodingOf: () => Promise.resolve(undefined),
  };
  const path = `${folder}\\requirements.txt`;
  const border = new Border(files, { path, settings: { ...DEFAULT_SETTINGS, allowOutside } });
  return { seen, documents, border, path };
}

/** What an include in a project on Windows comes to: read, or the reason why not. */
async function included(written: string, folder = 'c:\\w', allowOutside = false): Promise<string> {
  const { seen, documents, border, path } = projectIn(folder, allowOutside);
  // Without quotes neither uv nor pip keeps a backslash.
  const { wanted } = parseWithIncludes(path, `-r '${written}'\n`, () => undefined);
  assert.equal(wanted.length, 1);
  const read = await new IncludedFiles(documents, border).read(wanted[0] ?? '');
  if ('text' in read) return 'read';
  const touched = seen.filter((one) => !one.startsWith(folder) && /^[\\/]{2}host|^[\\/]{2}[.?]|nul|:s$|^D:/i.test(one));
  if (read.unreadable.id === 'pathDeceptive' || written.includes('host')) assert.deepEqual(touched, [], 'touched');
  return read.unreadable.id;
}

describe('an include on Windows', () => {
  for (const [written, expected] of [
    ['base.txt', 'read'],
    ['sub/base.txt', 'read'],
    ['sub\\base.txt', 'read'],
    ['C:/W/base.txt', 'read'],
    ['/w/base.txt', 'read'],
    ['\\w\\base.txt', 'read'],
    ['file:///C:/w/base.txt', 'read'],
    ['file:///c|/w/base.txt', 'read'],
    ['file:C:/w/base.txt', 'read'],
    ['..\\x.txt', 'fileOutside'],
    ['D:/x.txt', 'fileOutside'],
    ['/x.txt', 'fileOutside'],
    ['file:///D:/x', 'fileOutside'],
    ['C:x.txt', 'pathDeceptive'],
    ['file:///C:x.txt', 'pathDeceptive'],
    ['\\\\host\\share\\x.txt', 'fileOutside'],
    ['//host/share/x.txt', 'fileOutside'],
    ['\\/host/share/x.txt', 'fileOutside'],
    ['\\\\host', 'fileOutside'],
    ['file://host/share/x.txt', 'fileOutside'],
    ['file:////host/share/x.txt', 'fileOutside'],
    ['file:///%5Chost/share/x.txt', 'fileOutside'],
    ['file:\\\\host\\share\\x.txt', 'fileOutside'],
    ['file://C:/x.txt', 'pathDeceptive'],
    ['\\\\?\\C:\\w\\base.txt', 'pathDeceptive'],
    ['//?/C:/w/base.txt', 'pathDeceptive'],
    ['\\\\.\\pipe\\x', 'pathDeceptive'],
    ['file:////./pipe/x', 'pathDeceptive'],
    ['NUL', 'pathDeceptive'],
    ['nul.txt', 'pathDeceptive'],
    ['sub/com1.txt', 'pathDeceptive'],
    ['base.txt:s', 'pathDeceptive'],
    ['base.txt.', 'pathDeceptive'],
    ['.../x.txt', 'pathDeceptive'],
  ] as const) {
    it(`${written}: ${expected}`, async () => {
      assert.equal(await included(written), expected);
    });
  }

  it('on the share of the project itself is inside', async () => {
    const share = '\\\\host\\share\\w';
    assert.equal(await included('//HOST/share/w/base.txt', share), 'read');
    assert.equal(await included('\\\\host\\other\\base.txt', share), 'fileOutside');
  });

  it('is let in from outside where a person allows it, but never a device', async () => {
    assert.equal(await included('//host/share/x.txt', 'c:\\w', true), 'read');
    for (const device of ['nul.txt', '\\\\.\\pipe\\x', 'base.txt:s']) {
      assert.equal(await included(device, 'c:\\w', true), 'pathDeceptive');
    }
  });
});

describe('what a project points to on Windows', () => {
  it('is looked at on this machine, and on no other host or device', async () => {
    const { seen, documents, border } = projectIn('c:\\w', false);
    const { pointedAt } = reachOf(documents, border, true);
    assert.equal((await pointedAt.read('D:\\lib\\pyproject.toml')).kind, 'text');
    const before = seen.length;
    for (const path of ['\\\\host\\share\\pyproject.toml', '\\\\.\\pipe\\x', 'D:\\nul\\pyproject.toml']) {
      assert.equal((await pointedAt.read(path)).kind, 'unreadable', path);
      assert.equal((await pointedAt.list(path)).kind, 'unreadable', path);
    }
    assert.ok(!seen.slice(before).some((one) => /host|pipe|nul/.test(one)), seen.join('\n'));
  });

  it('is wherever it lies if the user has put it there', async () => {
    const { documents, border } = projectIn('c:\\w', false);
    const { anywhere } = reachOf(documents, border, true);
    assert.equal((await anywhere.read('\\\\host\\users\\me\\uv.toml')).kind, 'text');
  });
});
