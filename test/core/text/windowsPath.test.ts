/** What paths mean on Windows: tables, since nothing of it depends on the system that the tests run on. */
import assert from 'node:assert/strict';
import { win32 } from 'node:path';
import { joinPath } from '../../../server/src/core/text/path.ts';
import { foldedForWindows, isDeceptiveOnWindows, isDeviceName } from '../../../server/src/core/text/windowsPath.ts';

describe('a path leads elsewhere than it says on Windows', () => {
  for (const [path, expected] of [
    ['C:\\w\\a.txt', false],
    ['c:/w/a.txt', false],
    ['C:\\', false],
    ['C:', false],
    ['C:\\w\\..\\a', false],
    ['\\\\host\\share\\a', false],
    ['C:a.txt', true],
    ['C:..\\a.txt', true],
    ['C:\\w\\a.txt:stream', true],
    ['C:\\w\\a.txt::$DATA', true],
    ['C:\\w:stream\\a', true],
    ['\\\\C:\\x', true],
    ['C:\\w\\nul', true],
    ['C:\\w\\NUL.toml', true],
    ['C:\\w\\con', true],
    ['C:\\w\\Com1.txt', true],
    ['C:\\w\\lpt³', true],
    ['C:\\w\\aux .tar.gz', true],
    ['C:\\w\\conout$', true],
    ['C:\\nul\\a.txt', true],
    ['C:\\w\\console.txt', false],
    ['C:\\w\\com10.txt', false],
    ['C:\\w\\a.txt.', true],
    ['C:\\w\\a.txt ', true],
    ['C:\\w\\.. \\a', true],
    ['C:\\w\\...\\a', true],
    ['\\\\.\\C:\\w', true],
    ['\\\\.\\pipe\\x', true],
    ['\\\\?\\C:\\w', true],
    ['\\\\?\\UNC\\host\\share', true],
    ['//./COM1', true],
    ['//?/C:/w', true],
    ['\\/?/C:/w', true],
    ['\\??\\C:\\w', true],
    ['\\\\.', true],
    ['/w/nul', false],
    ['/w/a:b', false],
    ['/w/a.', false],
  ] as const) {
    it(`${path}: ${expected}`, () => {
      assert.equal(isDeceptiveOnWindows(path), expected);
    });
  }
});

describe('a path written in a file on Windows', () => {
  for (const [folder, path, joined] of [
    ['C:\\w', 'a/b.txt', 'C:\\w\\a\\b.txt'],
    ['C:\\w', '..\\..\\..\\a', 'C:\\a'],
    ['C:\\w', '/a', 'C:\\a'],
    ['C:\\w', '\\a\\..\\b', 'C:\\b'],
    ['c:\\w', 'D:/a', 'D:\\a'],
    ['C:\\w', '//host/share/a', '\\\\host\\share\\a'],
    ['C:\\w', '\\/host/share/a', '\\\\host\\share\\a'],
    ['C:\\w', '\\\\host\\share\\..\\..\\a', '\\\\host\\share\\a'],
    ['C:\\w', '//?/C:/x', '\\\\?\\C:\\x'],
    ['\\\\host\\share\\w', '/a', '\\\\host\\share\\a'],
    ['\\\\host\\share\\w', '..\\a', '\\\\host\\share\\a'],
  ] as const) {
    it(`${path} in ${folder} is ${joined}, as Node has it`, () => {
      assert.equal(joinPath(folder, path), joined);
      assert.equal(win32.resolve(folder, path), joined);
    });
  }

  it('keeps the name of a host without a share', () => {
    assert.equal(joinPath('C:\\w', '\\\\host'), '\\\\host');
  });

  it('stays as it is if it begins with a drive alone: tools disagree about it', () => {
    for (const path of ['C:a.txt', 'D:a.txt', 'c:..\\a'])
      assert.equal(isDeceptiveOnWindows(joinPath('C:\\w', path)), true);
  });

  it('is a name with a backslash on another system', () => {
    assert.equal(joinPath('/w', '\\a'), '/w/\\a');
    assert.equal(joinPath('/w', '//tmp/a'), '/tmp/a');
  });
});

describe('case on Windows', () => {
  it('is that of single letters, both ways', () => {
    const folded = ['straße', 'STRASSE', 'ÄÖ', 'äö', 'ı', 'I', '\u212A', 'k'].map(foldedForWindows);
    const [sharp, capitals, umlauts, small, dotless, i, kelvin, k] = folded;
    assert.equal(umlauts, small);
    for (const [one, other] of [
      [sharp, capitals],
      [dotless, i],
      [kelvin, k],
    ])
      assert.notEqual(one, other);
  });
});

describe('names of devices', () => {
  it('are so with every ending, and alone', () => {
    for (const name of ['con', 'PRN', 'aux.recorded', 'nul.tar.gz', 'COM0', 'lpt9 .x', 'conin$'])
      assert.ok(isDeviceName(name), name);
    for (const name of ['console', 'com', 'com10', 'null', 'xnul', '.con', 'a.con'])
      assert.ok(!isDeviceName(name), name);
  });
});
