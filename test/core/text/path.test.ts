/** Paths as text: POSIX, Windows and URIs. */
import assert from 'node:assert/strict';
import { posix, win32 } from 'node:path';
import { fileName, isAbsolutePath, joinPath, normalizePath, parentPath } from '../../../server/src/core/text/path.ts';

describe('joining paths', () => {
  const cases: readonly (readonly [folder: string, path: string, joined: string])[] = [
    ['/app', 'base.txt', '/app/base.txt'],
    ['/app/', './sub/../base.txt', '/app/base.txt'],
    ['/app', '../../../etc/base.txt', '/etc/base.txt'],
    ['/app', '/other/base.txt', '/other/base.txt'],
    ['/', 'base.txt', '/base.txt'],
    ['.', 'base.txt', 'base.txt'],
    ['', 'base.txt', 'base.txt'],
    ['sub', '../base.txt', 'base.txt'],
    ['sub', '../../base.txt', '../base.txt'],
    ['..', '../base.txt', '../../base.txt'],
    ['/app', 'with\\backslash.txt', '/app/with\\backslash.txt'],
    ['C:\\app', 'sub/base.txt', 'C:\\app\\sub\\base.txt'],
    ['C:\\app', '..\\..\\base.txt', 'C:\\base.txt'],
    ['C:/app', 'base.txt', 'C:\\app\\base.txt'],
    ['C:\\app', 'D:\\base.txt', 'D:\\base.txt'],
    ['\\\\server\\share\\app', '../../../base.txt', '\\\\server\\share\\base.txt'],
    ['vscode-vfs://github/owner/repo', '../base.txt', 'vscode-vfs://github/owner/base.txt'],
    ['file:///C:/app', '../../base.txt', 'file:///base.txt'],
  ];
  for (const [folder, path, joined] of cases) {
    it(`${folder || '(nothing)'} and ${path} make ${joined}`, () => {
      assert.equal(joinPath(folder, path), joined);
    });
  }
});

describe('paths', () => {
  it('are normal as Node has them on POSIX and on Windows', () => {
    for (const path of ['/a/b/../c', '/..', '/', 'a//b/./c', '../../a', '', '.', '/a/../../b']) {
      assert.equal(normalizePath(path), posix.normalize(path), path);
    }
    for (const path of ['C:\\a\\..\\b', 'C:\\..', 'C:/a//b', 'a\\..\\..\\b', 'C:\\']) {
      assert.equal(normalizePath(path), win32.normalize(path), path);
    }
  });

  it('have a parent, up to the root', () => {
    for (const path of ['/a/b.txt', '/b.txt', '/', 'b.txt', 'a/b.txt', '/a/b/']) {
      assert.equal(parentPath(path), posix.dirname(path), path);
    }
    for (const path of ['C:\\a\\b.txt', 'C:\\b.txt', 'C:\\']) assert.equal(parentPath(path), win32.dirname(path), path);
    assert.equal(parentPath('vscode-vfs://github/owner/a.txt'), 'vscode-vfs://github/owner');
  });

  it('are absolute from a root, a drive, a share or a URI', () => {
    for (const path of ['/a', 'C:\\a', 'c:/a', '\\\\server\\share', 'https://a/b'])
      assert.ok(isAbsolutePath(path), path);
    for (const path of ['a', './a', '../a', 'C:a', '']) assert.ok(!isAbsolutePath(path), path);
  });

  it('end with the name of the file', () => {
    assert.deepEqual(['/a/b.txt', 'C:\\a\\b.txt', 'b.txt', ''].map(fileName), ['b.txt', 'b.txt', 'b.txt', '']);
  });
});
