/** What lies inside of a project by its path alone, on Windows as well. */
import assert from 'node:assert/strict';
import { isInsideOf, isOnAnotherHost, pathOfFileAddress } from '../../../server/src/core/text/border.ts';

describe('a path is inside of a folder', () => {
  for (const [path, folder, expected] of [
    ['/w/a', '/w', true],
    ['/w', '/w', true],
    ['/wide/a', '/w', false],
    ['/w/../etc/passwd', '/w', false],
    ['/W/a', '/w', false],
    ['c:\\W\\a', 'C:\\w', true],
    ['C:/w/a', 'C:\\w', true],
    ['C:\\w\\..\\x', 'C:\\w', false],
    ['D:\\w\\a', 'C:\\w', false],
    ['C:\\a', 'C:\\', true],
    ['\\\\Host\\Share\\a', '\\\\host\\share', true],
    ['\\\\host\\other\\a', '\\\\host\\share', false],
    ['\\\\.\\C:\\w\\a', 'C:\\w', false],
    ['\\\\?\\C:\\w\\a', 'C:\\w', false],
    ['file:///w/a', '/w', false],
  ] as const) {
    it(`${path} in ${folder}: ${expected}`, () => {
      assert.equal(isInsideOf(path, [folder]), expected);
    });
  }
});

describe('a look at a path may reach another host or a device', () => {
  for (const [path, expected] of [
    ['/w/a', false],
    ['C:\\w\\a', false],
    ['\\\\host\\share\\a', true],
    ['//host/share/a', true],
    ['\\\\.\\pipe\\a', true],
    ['smb://host/share', true],
  ] as const) {
    it(`${path}: ${expected}`, () => {
      assert.equal(isOnAnotherHost(path), expected);
    });
  }
});

describe('a file: address is the path', () => {
  for (const [address, path] of [
    ['file:///w/a.txt', '/w/a.txt'],
    ['file:/w/a.txt', '/w/a.txt'],
    ['FILE://localhost/w/a.txt', '/w/a.txt'],
    ['file:///C:/w/a.txt', 'C:/w/a.txt'],
    ['file:///w/a%20b.txt', '/w/a b.txt'],
    ['file:///w/%zz', '/w/%zz'],
    ['file://host/share/a.txt', '\\\\host\\share\\a.txt'],
    ['https://host/a.txt', undefined],
    ['a.txt', undefined],
  ] as const) {
    it(`${address}: ${path ?? 'none'}`, () => {
      assert.equal(pathOfFileAddress(address), path);
    });
  }
});
