/** The readers of what servers, archives and machines say, as what is fuzzed. */
import { gunzipSync } from 'node:zlib';
import { AnswerProblem } from '../../../server/src/index/answerProblem.ts';
import { findDirectory, readDirectory } from '../../../server/src/index/archives/_zip.ts';
import { readTar } from '../../../server/src/index/archives/_tar.ts';
import { parseNetrc } from '../../../server/src/index/http/credentials.ts';
import { retryAfter } from '../../../server/src/index/http/retry.ts';
import { displayUrl } from '../../../server/src/index/indexUrl.ts';
import { parseRecordedProjects } from '../../../server/src/index/recordedProjects.ts';
import { parseSourceContents } from '../../../server/src/core/candidates/sourceContents.ts';
import { parseReference } from '../../../server/src/core/candidates/references/reference.ts';
import { maskCredentials } from '../../../server/src/core/messages/words.ts';
import { parsePyodideLock } from '../../../server/src/core/runtimes/pyodideLock.ts';
import { readOwnLock } from '../../../server/src/core/runtimes/ownLock/ownLock.ts';
import { archive, wheel } from '../../support/wheelArchive.ts';
import { sourceArchive } from '../../support/tarArchive.ts';
import { bytesOf, withOwnErrors, type FuzzTarget } from '../fuzzTarget.ts';
import { jsonOf } from '../jsonOf.ts';

const JSON_MARKS = ['{', '}', '[', ']', '"', ':', ',', 'null', '"packages"', '"info"', '"version"', '"depends"'];
const ADDRESSES = [
  'https://',
  'user:pw@',
  '@',
  '/',
  '?token=',
  '#',
  '[::1]',
  ':8080',
  '%40',
  'file://',
  '\\\\host\\',
  'C:\\',
];

/** Bytes as the text of `latin1` characters that inputs are. */
function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

export const INDEX_TARGETS: readonly FuzzTarget[] = [
  {
    name: 'zip',
    seeds: [],
    tokens: [
      'PK\x05\x06',
      'PK\x01\x02',
      'PK\x03\x04',
      'PK\x06\x07',
      'PK\x06\x06',
      '\xff\xff',
      '\xff\xff\xff\xff',
      '\0\0',
    ],
    examples: [
      latin(wheel('Name: demo\nVersion: 1\n')),
      latin(archive([{ path: 'a', content: 'a' }], { zip64: true })),
    ],
    run: (input) => {
      const bytes = bytesOf(input);
      withOwnErrors(AnswerProblem, () => {
        const { offset, size, entries } = findDirectory(bytes, 0);
        readDirectory(bytes.subarray(offset, offset + size), entries);
      });
      withOwnErrors(AnswerProblem, () => void readDirectory(bytes, 3));
    },
  },
  {
    name: 'tar',
    seeds: [],
    tokens: ['ustar', '0000644', '00000000010 ', 'L', 'x', '12 path=a\n', '\0'.repeat(512)],
    examples: [latin(gunzipSync(sourceArchive('demo-1.0', { 'setup.py': 'a' })))],
    run: (input) => {
      withOwnErrors(AnswerProblem, () => void [...readTar(bytesOf(input))]);
    },
  },
  {
    name: 'netrc',
    seeds: ['test/index/http/credentials.test.ts'],
    tokens: ['machine ', 'login ', 'password ', 'default ', 'macdef x\n', '"', '\\', '#', '\n\n', 'account '],
    run: (input) => {
      parseNetrc(input);
    },
  },
  {
    name: 'retry-after',
    seeds: ['test/index/http/retry.test.ts'],
    tokens: ['120', 'Fri, 31 Dec 1999 23:59:59 GMT', '-', '+', 'T', 'Z', '.'],
    run: (input) => {
      const wait = retryAfter(input, 0);
      if (wait !== undefined && !(wait >= 0 && Number.isFinite(wait))) throw new RangeError(`waits for ${wait}`);
    },
  },
  {
    name: 'addresses',
    seeds: ['test/index/indexUrl.test.ts', 'test/core/messages', 'test/core/candidates'],
    tokens: ADDRESSES,
    run: (input) => {
      displayUrl(input);
      maskCredentials(input);
      parseReference(input, { folder: '/p', relative: true });
    },
  },
  {
    name: 'recorded-index',
    seeds: ['test/index/recordedProjects.test.ts', 'test/index/recordedIndex.test.ts'],
    tokens: ['project ', 'page application/json\n', 'metadata ', 'end\n', '| ', '{', '}', '\n'],
    run: (input) => {
      parseRecordedProjects(bytesOf(input));
    },
  },
  {
    name: 'source-contents',
    seeds: ['test/core/remedies/pureSource.test.ts'],
    tokens: JSON_MARKS,
    run: (input) => {
      parseSourceContents(input);
    },
  },
  {
    name: 'pyodide-lock',
    seeds: ['test/core/runtimes/pyodideLock.test.ts', 'test/core/runtimes/ownLock'],
    tokens: JSON_MARKS,
    examples: [
      '{"info":{"arch":"wasm32","platform":"emscripten_4_0_9","version":"0.29.0","python":"3.13.2","abi_version":"2025_0"},"packages":{"a":{"name":"a","version":"1","file_name":"a-1-py3-none-any.whl","depends":["b"],"imports":["a"],"package_type":"package","install_dir":"site"}}}',
    ],
    run: (input) => {
      parsePyodideLock(jsonOf(input), '0.29.0');
      readOwnLock(input);
    },
  },
];
