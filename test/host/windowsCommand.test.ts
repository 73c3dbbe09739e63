/** Programs on Windows: every word arrives as it was, and none of them is a command of its own. */
import assert from 'node:assert/strict';
import { windowsCommand, windowsPrograms } from '../../server/src/host/windowsCommand.ts';

const SHELL = 'C:\\Windows\\system32\\cmd.exe';
const NPX = 'C:\\Program Files (x86)\\nodejs\\npx.cmd';

/** What `cmd.exe` makes of a text: carets outside of quotation marks take the meaning away from what follows. */
function readByShell(text: string): string {
  let [read, isQuoted] = ['', false];
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '^' && !isQuoted) read += text.charAt(++at);
    else {
      assert.ok(isQuoted || !/[&|<>()]/.test(sign), `${sign} has a meaning of its own in ${text}`);
      if (sign === '"') isQuoted = !isQuoted;
      read += sign;
    }
  }
  return read;
}

/** What a program makes of its text, by the rules of the C library. */
function readByProgram(text: string): readonly string[] {
  const words: string[] = [];
  let [word, isQuoted, isWord] = ['', false, false];
  for (let at = 0; at < text.length;) {
    const slashes = /^\\*/.exec(text.slice(at))?.[0].length ?? 0;
    const next = text.charAt(at + slashes);
    at += slashes + 1;
    if (next === '"') {
      word += '\\'.repeat(Math.floor(slashes / 2));
      isWord = true;
      if (slashes % 2 === 1) word += '"';
      else isQuoted = !isQuoted;
      continue;
    }
    word += '\\'.repeat(slashes);
    isWord ||= slashes > 0;
    if (next === ' ' && !isQuoted) {
      if (isWord) words.push(word);
      [word, isWord] = ['', false];
    } else if (next !== '') {
      word += next;
      isWord = true;
    }
  }
  if (isWord) words.push(word);
  return words;
}

/** The words that reach the program behind a batch file that hands on what it was given. */
function arrived(words: readonly string[]): readonly string[] {
  const command = windowsCommand(NPX, 'npx', words, SHELL);
  assert.deepEqual([command.program, command.verbatim, command.words.slice(0, 3)], [SHELL, true, ['/d', '/s', '/c']]);
  const line = command.words[3]?.replace(/^"(.*)"$/s, '$1') ?? '';
  const begin = NPX.replaceAll(/[() ]/g, '^$&');
  assert.equal(line.slice(0, begin.length + 1), words.length > 0 ? `${begin} ` : begin);
  const handedOn = readByShell(line.slice(begin.length + 1));
  return readByProgram(readByShell(handedOn));
}

describe('a program on Windows', () => {
  it('that is a batch file gets every word as it was written', () => {
    const rows: readonly (readonly string[])[] = [
      ['wrangler', 'deploy'],
      ['--message', 'two words'],
      ['', 'an empty word before'],
      ['--var', 'A:say "hello"'],
      ['C:\\some folder\\', 'next'],
      ['a\\"b', 'c\\\\"d', '\\'],
      ['x & calc.exe', 'y | more', 'z > out.txt', '(a)', 'b^c', 'd && e'],
      ['"&calc.exe&"', '%PATH%', '!x!', 'a;b,c=d', '*?', '[x]', '`y`'],
    ];
    for (const words of rows) assert.deepEqual(arrived(words), words);
  });

  it('that is no batch file needs no shell', () => {
    const words = ['deploy', 'x & calc.exe'];
    const uv = 'C:\\bin\\uv.exe';
    assert.deepEqual(windowsCommand(uv, 'uv', words, SHELL), { program: uv, words, verbatim: false });
    assert.deepEqual(windowsCommand(undefined, 'nowhere', words, SHELL), {
      program: 'nowhere',
      words,
      verbatim: false,
    });
  });

  it('is looked for as Windows does: by the endings that it runs, in the folders of the path', () => {
    const variables = { Path: 'C:\\a;"C:\\b c\\"', PathExt: '.EXE;.CMD' };
    const rows: readonly (readonly [name: string, files: readonly string[]])[] = [
      ['npx', ['C:\\a\\npx.exe', 'C:\\a\\npx.cmd', 'C:\\b c\\npx.exe', 'C:\\b c\\npx.cmd']],
      ['npx.cmd', ['C:\\a\\npx.cmd', 'C:\\b c\\npx.cmd']],
      [
        '.\\node_modules\\.bin\\wrangler',
        ['D:\\w\\.\\node_modules\\.bin\\wrangler.exe', 'D:\\w\\.\\node_modules\\.bin\\wrangler.cmd'],
      ],
      ['D:/tools/uv.exe', ['D:/tools/uv.exe']],
    ];
    for (const [name, files] of rows) assert.deepEqual(windowsPrograms(name, 'D:\\w', variables), files);
  });
});
