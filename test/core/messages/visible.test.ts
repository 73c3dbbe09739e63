import assert from 'node:assert/strict';
import { say, tell } from '../../../server/src/core/messages/message.ts';
import { en } from '../../../server/src/core/messages/en/en.ts';
import { visible, visibleJson } from '../../../server/src/core/messages/visible.ts';

describe('foreign text', () => {
  it('is shown as what it is: nothing in it steers, hides or turns around what is seen', () => {
    const table: readonly (readonly [string, string])[] = [
      ['\u001b[31mred\u0007', '\\x1b[31mred\\x07'],
      ['a\u202egnp.exe', 'a\\u202egnp.exe'],
      ['num\u200bpy', 'num\\u200bpy'],
      ['\ufeffnumpy', '\\ufeffnumpy'],
      ['numpy\u{e0041}', 'numpy\\U000e0041'],
      ['line\nerror: none', 'line\\x0aerror: none'],
      ['half \ud800', 'half \\ud800'],
      ['\u3164', '\\u3164'],
    ];
    for (const [text, shown] of table) assert.equal(visible(text), shown);
  });

  it('stays as it is where everything in it can be seen', () => {
    for (const text of ['Größe', '数値', 'numpy>=2 😀', "a 'quoted' \\path"]) assert.equal(visible(text), text);
  });

  it('of an index or a file is in no message as it came', () => {
    const path = 'https://jane:s3cret@index.example/\u202e\u001b[2J?token=topsecret';
    const text = tell(say('includeUnreadable', { path, because: say('fileAbsent') }), en);
    assert.doesNotMatch(text, /s3cret|topsecret|[\u202e\u001b]/);
    assert.match(text, /\\u202e\\x1b\[2J/);
  });

  it('is the same value in JSON, with escapes', () => {
    const value = { a: 'a\u202eb\u200b\u{e0041}\n\u0085', '\ufeff': ['😀', 1, null] };
    const text = visibleJson(value);
    assert.deepEqual(JSON.parse(text), value);
    assert.match(text, /a\\u202eb\\u200b\\udb40\\udc41\\n\\u0085/);
    assert.match(text, /😀/);
  });
});
