/** What goes wrong with an index, a kind each: what is sent, and what comes of it. */
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { rawReply, type RawAnswer } from '../../support/rawServer.ts';
import { jsonPage } from '../../support/testIndex.ts';

export const WHEEL = 'litellm-1.0-py3-none-any.whl';
export const GOOD = jsonPage('litellm', WHEEL);
export const JSON_TYPE = { 'content-type': 'application/vnd.pypi.simple.v1+json' };

export interface Fault {
  readonly kind: string;
  /** The page that is there after all, a project that is not, or what the failure says. */
  readonly outcome: 'page' | 'absent' | RegExp;
  readonly answer: RawAnswer;
}

/** A page, or something else in its place, always the same. */
function sends(kind: string, outcome: Fault['outcome'], ...bytes: readonly (string | Uint8Array)[]): Fault {
  return { kind, outcome, answer: (socket) => void socket.end(Buffer.concat(bytes.map((each) => Buffer.from(each)))) };
}

function status(line: string, outcome: Fault['outcome'], headers: Readonly<Record<string, string>> = {}): Fault {
  return sends(`the status ${line}`, outcome, rawReply('', { connection: 'close', ...headers }, line));
}

function leads(kind: string, outcome: Fault['outcome'], to: string, code = '302 Found'): Fault {
  return sends(kind, outcome, rawReply('', { location: to, connection: 'close' }, code));
}

function page(kind: string, outcome: Fault['outcome'], body: string | Uint8Array, headers = {}): Fault {
  return sends(kind, outcome, rawReply(body, { ...JSON_TYPE, connection: 'close', ...headers }));
}

const STATUSES: readonly Fault[] = [
  status('204 No Content', /204|empty/),
  status('206 Partial Content', /206/),
  status('300 Multiple Choices', /300/),
  status('304 Not Modified', /304/),
  status('400 Bad Request', /400/),
  status('401 Unauthorized', 'absent'),
  status('402 Payment Required', /402/),
  status('403 Forbidden', 'absent'),
  status('404 Not Found', 'absent'),
  status('405 Method Not Allowed', /405/),
  status('406 Not Acceptable', /406/),
  status('407 Proxy Authentication Required', /407/),
  status('410 Gone', /410/),
  status('418 I am a teapot', /418/),
  status('429 Too Many Requests', /429/),
  status('451 Unavailable For Legal Reasons', /451/),
  status('500 Internal Server Error', /500/),
  status('501 Not Implemented', /501/),
  status('502 Bad Gateway', /502/),
  status('503 Service Unavailable', /503/),
  status('504 Gateway Timeout', /504/),
  status('511 Network Authentication Required', /511/),
  status('599 Own', /599/),
  status('999 Own', /999|HTTP/),
];

const REDIRECTS: readonly Fault[] = [
  leads('a redirect to itself', /redirect/, '/simple/litellm/'),
  leads('a redirect without a place', /redirect|302/, ''),
  leads('a redirect to a file', /redirect/, 'file:///etc/passwd'),
  leads('a redirect to a script', /redirect/, 'javascript:alert(1)'),
  leads('a redirect to nonsense', /redirect|not/, 'http://[::1'),
  leads('a redirect to a port that nobody listens on', /refused|reach/, 'http://127.0.0.1:1/simple/litellm/'),
  {
    kind: 'a redirect to ever new places',
    outcome: /redirect/,
    answer: (socket, path) =>
      void socket.end(rawReply('', { location: `${path}a`, connection: 'close' }, '301 Moved Permanently')),
  },
  {
    kind: 'a redirect to a page that is there',
    outcome: 'page',
    answer: (socket, path) =>
      void socket.end(
        path.endsWith('/there/')
          ? rawReply(GOOD, { ...JSON_TYPE, connection: 'close' })
          : rawReply('', { location: '/simple/there/', connection: 'close' }, '308 Permanent Redirect'),
      ),
  },
];

const FRAMES: readonly Fault[] = [
  { kind: 'a connection that is closed at once', outcome: /connection|closed/, answer: (socket) => void socket.end() },
  {
    kind: 'a connection that is reset',
    outcome: /connection|reset/,
    answer: (socket) => void socket.resetAndDestroy(),
  },
  sends('no HTTP', /not valid HTTP/, 'SSH-2.0-OpenSSH_9.2\r\n'),
  sends('a head that ends midway', /connection|closed/, 'HTTP/1.1 200 OK\r\ncontent-ty'),
  sends('a header without a colon', /not valid HTTP/, 'HTTP/1.1 200 OK\r\nnonsense\r\n\r\n'),
  sends('a header with a zero', /not valid HTTP/, 'HTTP/1.1 200 OK\r\na: \0\r\n\r\n'),
  sends('a head without an end', /head|long|HTTP/, `HTTP/1.1 200 OK\r\na: ${'x'.repeat(100_000)}\r\n\r\n`),
  sends('ten thousand headers', /head|long|HTTP/, `HTTP/1.1 200 OK\r\n${'a: b\r\n'.repeat(10_000)}\r\n`),
  sends(
    'another version of HTTP',
    /not valid HTTP/,
    rawReply(GOOD, JSON_TYPE).toString().replace('HTTP/1.1', 'HTTP/9.9'),
  ),
  sends(
    'a length that is too large',
    /connection|closed|ended/,
    rawReply(GOOD, { ...JSON_TYPE, 'content-length': '100000' }),
  ),
  sends(
    'a length that is too small',
    /JSON|truncated|HTTP|response/,
    rawReply(GOOD, { ...JSON_TYPE, 'content-length': '20' }),
  ),
  sends('a length below zero', /not valid HTTP/, rawReply(GOOD, { ...JSON_TYPE, 'content-length': '-5' })),
  sends('two lengths', /connection/, rawReply(GOOD, { ...JSON_TYPE, 'Content-Length': '3' })),
  sends(
    'an announced length beyond everything',
    /large/,
    rawReply('', { ...JSON_TYPE, 'content-length': '99999999999' }),
  ),
  sends(
    'chunks of no size',
    /HTTP|response|connection/,
    'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nhello\r\n',
  ),
  sends(
    'chunks that end midway',
    /connection|closed|ended/,
    `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nff\r\n${GOOD.slice(0, 40)}`,
  ),
  sends(
    'chunks without an end',
    /connection|closed|ended/,
    `HTTP/1.1 200 OK\r\ncontent-type: ${JSON_TYPE['content-type']}\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n`,
  ),
  sends(
    'a chunk larger than any number',
    /not valid HTTP/,
    'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffffff\r\n',
  ),
  sends(
    'an answer that goes on to the end of the connection',
    'page',
    `HTTP/1.1 200 OK\r\ncontent-type: ${JSON_TYPE['content-type']}\r\nconnection: close\r\n\r\n${GOOD}`,
  ),
  sends(
    'a note before the answer',
    'page',
    'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n',
    rawReply(GOOD, { ...JSON_TYPE, connection: 'close' }),
  ),
  sends(
    'an answer before the answer',
    'page',
    rawReply(GOOD, { ...JSON_TYPE, connection: 'close' }),
    rawReply('{}', JSON_TYPE),
  ),
];

const CODINGS: readonly Fault[] = [
  page('gzip that ends midway', /compression/, gzipSync(GOOD).subarray(0, 40), { 'content-encoding': 'gzip' }),
  page(
    'gzip with a wrong checksum',
    /compression/,
    gzipSync(GOOD).map((byte, at, all) => (at === all.length - 6 ? byte ^ 255 : byte)),
    { 'content-encoding': 'gzip' },
  ),
  page('gzip called br', /compression/, gzipSync(GOOD), { 'content-encoding': 'br' }),
  page('what is packed twice', 'page', gzipSync(gzipSync(GOOD)), { 'content-encoding': 'gzip, gzip' }),
  page('what is said to be packed a hundred times', /compression/, gzipSync(GOOD), {
    'content-encoding': Array(100).fill('gzip').join(','),
  }),
  page('deflate', 'page', deflateSync(GOOD), { 'content-encoding': 'deflate' }),
  page('br', 'page', brotliCompressSync(GOOD), { 'content-encoding': 'br' }),
  page('a bomb of gzip in gzip', /large/, gzipSync(gzipSync(Buffer.alloc(80 * 2 ** 20, 32))), {
    'content-encoding': 'gzip, gzip',
  }),
  page('plain text called gzip', /compression/, GOOD, { 'content-encoding': 'gzip' }),
  page('identity', 'page', GOOD, { 'content-encoding': 'identity' }),
  page('an empty coding', 'page', GOOD, { 'content-encoding': '' }),
  page('UTF-16', /JSON|page/, Buffer.from(`\ufeff${GOOD}`, 'utf16le')),
  page('a byte order mark', 'page', `\ufeff${GOOD}`),
  page(
    'bytes that are no UTF-8',
    'page',
    Buffer.concat([
      Buffer.from(GOOD.slice(0, -1)),
      Buffer.from(',"x":"'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('"}'),
    ]),
  ),
];

const SHAPES: readonly Fault[] = [
  page('a list', /project page/, '[]'),
  page('a number', /project page|JSON/, '5'),
  page('null', /project page|JSON/, 'null'),
  page('a text', /project page|JSON/, '"litellm"'),
  page('no files', /project page/, '{"name":"litellm","meta":{"api-version":"1.0"}}'),
  page('files that are no list', /project page/, '{"name":"litellm","meta":{"api-version":"1.0"},"files":{}}'),
  page('another version of the interface', /version/, '{"name":"litellm","meta":{"api-version":"2.0"},"files":[]}'),
  page('a version that is no version', 'page', GOOD.replace('"1.1"', '{"a":1}')),
  page(
    'files of the wrong shape beside a right one',
    'page',
    GOOD.replace('"files":[', '"files":[null,5,"a",[],{},{"filename":5,"url":"a"},'),
  ),
  page('a name of another project', 'page', GOOD.replace('"name":"litellm"', '"name":"other"')),
  page('brackets without an end', /JSON|truncated|deep/, '['.repeat(200_000)),
  page('deep nesting', 'page', GOOD.replace('"files":', `"x":${'['.repeat(20_000)}${']'.repeat(20_000)},"files":`)),
  page('one key twice', 'page', `{"files":[],${GOOD.slice(1)}`),
  page('zeros', /JSON|page/, Buffer.alloc(1000)),
  page('blanks', /JSON|empty|page/, ' '.repeat(1000)),
  page('a page to sign in', /HTML/, '<html><form action="/login"></form></html>'),
  page('HTML that is none', /web page|HTML|type/, 'hello', { 'content-type': 'text/html' }),
  page('the type of something else', /type/, GOOD, { 'content-type': 'image/png' }),
  page('a type with parameters and blanks', 'page', GOOD, {
    'content-type': 'application/vnd.pypi.simple.v1+json ; charset="utf-8"',
  }),
  page('the type of a later version', /type|version/, GOOD, { 'content-type': 'application/vnd.pypi.simple.v2+json' }),
];

const KEEPING: readonly Fault[] = [
  page('a time to keep without end', 'page', GOOD, { 'cache-control': 'max-age=99999999999999999999' }),
  page('a time to keep below zero', 'page', GOOD, { 'cache-control': 'max-age=-5' }),
  page('a time to keep that is no number', 'page', GOOD, { 'cache-control': 'max-age=soon' }),
  page('contradictions about keeping', 'page', GOOD, { 'cache-control': 'no-store, public, max-age=600, immutable' }),
  page('an answer from the year 9999', 'page', GOOD, {
    date: 'Fri, 31 Dec 9999 23:59:59 GMT',
    expires: 'Fri, 31 Dec 9999 23:59:59 GMT',
  }),
  page('an answer of 1970', 'page', GOOD, { date: 'Thu, 01 Jan 1970 00:00:00 GMT', expires: '0' }),
  page('a date that is none', 'page', GOOD, { date: 'yesterday', 'last-modified': '-' }),
  page('an age of ages', 'page', GOOD, { age: '99999999999' }),
  page('a validator that is none', 'page', GOOD, { etag: 'W/"' }),
  page('a validator of 8 KB', 'page', GOOD, { etag: `"${'x'.repeat(8000)}"` }),
  page('an answer that depends on everything', 'page', GOOD, { vary: '*' }),
];

const PAUSES: readonly Fault[] = [
  '0',
  '-1',
  '1e9',
  '99999999999999999999',
  'soon',
  'Thu, 01 Jan 1970 00:00:00 GMT',
  '',
  'Infinity',
].map((pause) => ({
  ...status('503 Service Unavailable', /503/, { 'retry-after': pause }),
  kind: `a pause of \`${pause}\``,
}));

export const FAULTS: readonly Fault[] = [
  ...STATUSES,
  ...REDIRECTS,
  ...FRAMES,
  ...CODINGS,
  ...SHAPES,
  ...KEEPING,
  ...PAUSES,
];
