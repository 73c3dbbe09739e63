/** The small pieces of English that messages are built from. */
import assert from 'node:assert/strict';
import { code, listOf, listOfLabels, maskCredentials, shorten } from '../../../server/src/core/messages/words.ts';

describe('the words of messages', () => {
  it('a list ends with its conjunction', () => {
    assert.equal(listOf([]), '');
    assert.equal(listOf(['a']), 'a');
    assert.equal(listOf(['a', 'b']), 'a and b');
    assert.equal(listOf(['a', 'b', 'c'], 'or'), 'a, b or c');
  });

  it('labels that begin alike share their beginning', () => {
    assert.equal(listOfLabels(['Pyodide 0.28.3', 'Pyodide 314.0.7']), 'Pyodide 0.28.3 and 314.0.7');
    assert.equal(listOfLabels(['Python Workers 3.13', 'Pyodide 0.28.3']), 'Python Workers 3.13 and Pyodide 0.28.3');
  });

  it('a text is cut without breaking a character or ending in a blank', () => {
    assert.equal(shorten('abcdef', 4), 'abc…');
    assert.equal(shorten('ab😀def', 4), 'ab…');
    assert.equal(shorten('ab cdef', 4), 'ab…');
    assert.equal(shorten('abc', 3), 'abc');
  });

  it('no backtick of a name ends its code', () => {
    assert.equal(code('a`b'), "`a'b`");
  });

  it('neither user names nor passwords of URLs are shown', () => {
    assert.equal(maskCredentials('a @ https://me:secret@host.invalid/a'), 'a @ https://****@host.invalid/a');
    const table: readonly (readonly [string, string])[] = [
      ['https://jane:pa/ss@host.invalid/a', 'https://****@host.invalid/a'],
      ['https://jane:pa ss@host.invalid/a', 'https://****@host.invalid/a'],
      ["https://jane:pa'ss#1@host.invalid/a", 'https://****@host.invalid/a'],
      ['https://jane:pa@ss@host.invalid/a', 'https://****@host.invalid/a'],
      ['https:jane:secret@host.invalid/a', '****@host.invalid/a'],
      ['https:/jane:secret@host.invalid/a', 'https:/****@host.invalid/a'],
      ['//jane:secret@host.invalid/a', '//****@host.invalid/a'],
      ['`https://jane:secret` is cut', '`https://****` is cut'],
      ['jane:secret@host.invalid/simple', '****@host.invalid/simple'],
      ['--index-url=jane:secret@localhost:8080', '--index-url=****@localhost:8080'],
      ['jane:secret@[::1]:8080/simple', '****@[::1]:8080/simple'],
      ['jane:secret@127.0.0.1:8080/simple', '****@127.0.0.1:8080/simple'],
      ['http://jane:secret@[2001:db8::1]:8080/simple', 'http://****@[2001:db8::1]:8080/simple'],
      ['//jane:secret@[::1]/simple', '//****@[::1]/simple'],
      ['https://host.invalid/a.whl?token=secret#sha256=ab', 'https://host.invalid/a.whl?****#sha256=ab'],
      ['https://host.invalid/a?sig=secret and more', 'https://host.invalid/a?**** and more'],
      ['https://jane:secret%40host.invalid/a', 'https://****%40host.invalid/a'],
      ['what `jane:secret@` ships', 'what `****@` ships'],
      ['host.invalid/a;token=secret', 'host.invalid/a;token=****'],
      ['https://host.invalid/a#token=secret', 'https://host.invalid/a#token=****'],
      ['https://host.invalid/a.whl#aB3dE6gH9jK2mN5p', 'https://host.invalid/a.whl#****'],
      ['https://host.invalid/simple/#eyJhbGciOiJI.eyJzdWIiOiI5 and more', 'https://host.invalid/simple/#**** and more'],
      ['(https://host.invalid/a#aB3dE6gH9jK2mN5p), that', '(https://host.invalid/a#****), that'],
      ['https://host.invalid/simple/#3f786850e387550fdab8', 'https://host.invalid/simple/#****'],
      ['https://host.invalid/a;access_token=secret', 'https://host.invalid/a;access_token=****'],
      ['https://host.invalid/aB3dE6gH9jK2mN5p/org/simple', 'https://host.invalid/****/org/simple'],
      ['https://host.invalid/t/short/simple/', 'https://host.invalid/t/****/simple/'],
      ['https://host.invalid/api/token/short/simple', 'https://host.invalid/api/token/****/simple'],
      ['https://host.invalid/simple;jsessionid=secret', 'https://host.invalid/simple;jsessionid=****'],
    ];
    for (const [text, shown] of table) assert.equal(maskCredentials(text), shown);
    const harmless = [
      'https://host.invalid/packages/source/t/tornado/tornado-4.0.tar.gz',
      'https://host.invalid/simple/token/',
      'https://host.invalid:8080/@scope/package',
      'http://[::1]:8080/simple/',
      '--index-url http://[2001:db8::1]:8080/simple/ and `http://[::1]:8080` beside',
      'https://host.invalid/packages/0d/9bf2a0e8c2c3c1e2/litellm-1.80.0-py3-none-any.whl',
      'https://host.invalid/Some_Project-2.0-py3-none-any.whl#sha256=0aB3dE6gH9jK2mN5p',
      'https://host.invalid/a.tar.gz#egg=some_Project1234567890',
      'https://host.invalid/guide/#what-is-new-in-python-3-14',
      'https://host.invalid/guide/#tool.uv.sources',
      'https://host.invalid/a.py#L120-L140',
      'https://host.invalid/pull/1#issuecomment-1234567890',
      'https://host.invalid/guide/#word',
      'ask jane@host.invalid: it is 5:30',
      'npm:@pyscript/core@0.7',
      'https://host.invalid:8080/a%40b',
      'https://host.invalid/a.whl#subdirectory=token&sha256=ab',
      "a @ https://host.invalid/a.whl ; token=='x'",
      '`python_full_version`: needed',
      'numpy==2.0; python_version < "3.14"',
    ];
    for (const text of harmless) assert.equal(maskCredentials(text), text);
    assert.equal(shorten(`https://jane:${'s'.repeat(80)}@host.invalid`, 40), 'https://****@host.invalid');
    assert.equal(maskCredentials('git+ssh://git@host.invalid/a'), 'git+ssh://git@host.invalid/a');
  });
});
