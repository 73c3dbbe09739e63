import { say } from '../server/src/core/messages/message.ts';
import assert from 'node:assert/strict';
import type { TextEncoding } from '../server/src/core/text/encoding.ts';
import { decodeText, encodeText } from '../server/src/textFile.ts';

const ENCODINGS: readonly TextEncoding[] = [
  'utf-8',
  'utf-8-bom',
  'utf-16le',
  'utf-16be',
  'utf-16le-unmarked',
  'utf-16be-unmarked',
];

describe('text files', () => {
  it('come back as they were, in every encoding that Windows tools write', () => {
    for (const encoding of ENCODINGS) {
      const data = encodeText('numpy # größer 数 🙂\r\n', encoding);
      assert.deepEqual(decodeText(data), { kind: 'text', text: 'numpy # größer 数 🙂\r\n', encoding });
    }
  });

  it('begin with the byte order mark of their encoding', () => {
    assert.deepEqual([...encodeText('a', 'utf-8')], [0x61]);
    assert.deepEqual([...encodeText('a', 'utf-8-bom')], [0xef, 0xbb, 0xbf, 0x61]);
    assert.deepEqual([...encodeText('a', 'utf-16le')], [0xff, 0xfe, 0x61, 0]);
    assert.deepEqual([...encodeText('a', 'utf-16be')], [0xfe, 0xff, 0, 0x61]);
  });

  it('are read byte by byte when they are no UTF-8, and written back as they were', () => {
    const old = Uint8Array.of(0x67, 0xf6, 0x93);
    assert.deepEqual(decodeText(old), { kind: 'text', text: 'g\u00f6\u0093', encoding: 'single-byte' });
    assert.deepEqual(encodeText('g\u00f6\u0093', 'single-byte'), old);
  });

  it('are no texts when their bytes fit no encoding', () => {
    assert.deepEqual(decodeText(Uint8Array.of(0x67, 0xf6, 0x67, 0)), {
      kind: 'unreadable',
      reason: say('notEncodedAs', { encoding: 'UTF-8' }),
    });
    assert.deepEqual(decodeText(Uint8Array.of(0xff, 0xfe, 0, 0xd8)), {
      kind: 'unreadable',
      reason: say('notEncodedAs', { encoding: 'UTF-16LE' }),
    });
  });
});
