/** Headers of messages that are wrong: each costs its own message, whatever pieces the bytes come in. */
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { StreamMessageReader, type Message } from 'vscode-languageserver/node';
import { framed } from '../../server/src/host/nodeChannel.ts';
import { MessageFrames } from '../../server/src/host/messageFrames.ts';

const [BEFORE, BAD, AFTER, LAST] = ['before', 'bad', 'äfter', 'last'].map((method) =>
  JSON.stringify({ jsonrpc: '2.0', method }),
) as [string, string, string, string];

const lengthOf = (body: string): number => Buffer.byteLength(body);
const sent = (body: string, header = `Content-Length: ${lengthOf(body)}`): string => `${header}\r\n\r\n${body}`;

/** What the library makes of bytes that come in pieces of a size. */
async function received(text: string, size: number): Promise<{ methods: string[]; leftOut: number }> {
  let leftOut = 0;
  const bytes = Buffer.from(text);
  const stream = new PassThrough();
  const reader = new StreamMessageReader(framed(stream, (count) => (leftOut += count)));
  const methods: string[] = [];
  reader.onError(() => undefined);
  reader.listen((message: Message) => void methods.push((message as Message & { method: string }).method));
  for (let at = 0; at < bytes.length; at += size) stream.write(bytes.subarray(at, at + size));
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
  return { methods, leftOut };
}

describe('a message whose header', () => {
  const wrong: readonly (readonly [what: string, header: string])[] = [
    ['has a negative length', 'Content-Length: -5'],
    ['has no length', 'Content-Type: application/vscode-jsonrpc; charset=utf-8'],
    ['has a length that is no number', 'Content-Length: many'],
    ['has a length with a unit', 'Content-Length: 5 bytes'],
    ['has an empty length', 'Content-Length:'],
    ['has a length that is far too large', 'Content-Length: 99999999999'],
    ['has a length of a hundred digits', `Content-Length: ${'9'.repeat(100)}`],
    ['has a length that is a little too large', `Content-Length: ${lengthOf(BAD) + 7}`],
    ['has a length that is too small', `Content-Length: ${lengthOf(BAD) - 7}`],
    ['has a line that is none of a header', `Content-Length: ${lengthOf(BAD)}\r\nnonsense`],
    ['has a zero in it', `Content-\0Length: ${lengthOf(BAD)}`],
    ['is long', `X-Long: ${'a'.repeat(9_000)}`],
    ['is missing', ''],
  ];
  for (const [what, header] of wrong) {
    it(`${what} costs itself only`, async () => {
      const text = sent(BEFORE) + sent(BAD, header) + sent(AFTER) + sent(LAST);
      for (const size of [5, 64, 100_000]) {
        const { methods, leftOut } = await received(text, size);
        assert.deepEqual(methods, ['before', 'äfter', 'last'], `in pieces of ${size}`);
        assert.ok(leftOut > 0, 'and is told');
      }
    });
  }

  it('has further lines, blanks and capitals of its own is read', async () => {
    const header = `Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length:\t${lengthOf(AFTER)} `;
    const { methods } = await received(sent(BEFORE) + sent(AFTER, header) + sent(LAST), 9);
    assert.deepEqual(methods, ['before', 'äfter', 'last']);
  });

  it('is spoken of in a text does not begin another one', async () => {
    const spoken = JSON.stringify({ jsonrpc: '2.0', method: sent('x') });
    for (const size of [1, 100_000]) {
      const { methods, leftOut } = await received(sent(spoken) + sent(LAST), size);
      assert.deepEqual([methods, leftOut], [[sent('x'), 'last'], 0]);
    }
  });

  it('is right costs its message once, however long it is and however small its pieces', () => {
    const frames = new MessageFrames((bytes) => assert.fail(`${bytes} bytes left out`));
    const body = Buffer.from(`[${'a'.repeat(2_000_000)}]`);
    assert.deepEqual(frames.take(Buffer.from(`Content-Length: ${body.length}\r\n\r\n`)), []);
    const came: Buffer[] = [];
    for (let at = 0; at < body.length; at += 1000) came.push(...frames.take(body.subarray(at, at + 1000)));
    assert.equal(came.length, 2, 'a header and a message');
    assert.equal(came[1]?.equals(body), true);
  });
});
