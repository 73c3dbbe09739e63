import assert from 'node:assert/strict';
import type { HttpProblem } from '../../server/src/host/host.ts';
import { httpProblemMessage } from '../../server/src/index/httpProblemMessage.ts';
import { english } from '../support/english.ts';

describe('why an exchange came to nothing', () => {
  const cases: readonly (readonly [HttpProblem, string])[] = [
    [{ kind: 'dns', reason: 'name-unknown' }, 'the server name cannot be resolved'],
    [{ kind: 'dns', reason: 'lookup-failed' }, 'looking up the server name failed'],
    [
      { kind: 'tls', reason: 'not-secure', code: 'CERT_HAS_EXPIRED' },
      'no secure connection could be established (CERT_HAS_EXPIRED)',
    ],
    [{ kind: 'connection', reason: 'refused' }, 'the connection was refused'],
    [{ kind: 'connection', reason: 'broken-off' }, 'the connection was closed unexpectedly'],
    [{ kind: 'connection', reason: 'no-route' }, 'there is no route to the server'],
    [{ kind: 'connection', reason: 'proxy-address' }, 'the address of the proxy cannot be used'],
    [{ kind: 'connection', reason: 'proxy-refused', status: 502 }, 'the proxy returned 502'],
    [
      { kind: 'connection', reason: 'proxy-unreachable', why: { kind: 'dns', reason: 'lookup-failed' } },
      'the proxy cannot be reached: looking up the server name failed',
    ],
    [
      { kind: 'connection', reason: 'proxy-refused', status: 407 },
      'the proxy returned 407 (it requires a user name and password)',
    ],
    [{ kind: 'connection', reason: 'not-for-pages' }, 'its server does not let a web page read its answers (CORS)'],
    [{ kind: 'connection', reason: 'failed' }, 'the connection failed'],
    [{ kind: 'timeout', reason: 'no-connection' }, 'connecting timed out'],
    [{ kind: 'cancelled', reason: 'cancelled' }, 'the request was cancelled'],
    [{ kind: 'too-large', reason: 'body', maxBytes: 5_242_881 }, 'the response is larger than 5120 KiB'],
    [{ kind: 'too-large', reason: 'unpacked' }, 'it is too large when decompressed'],
    [{ kind: 'invalid', reason: 'head-too-large' }, 'the response headers are too large'],
    [{ kind: 'invalid', reason: 'not-http' }, 'the response is not valid HTTP'],
    [{ kind: 'invalid', reason: 'damaged-packing', packing: 'gzip' }, 'its gzip compression is damaged'],
  ];
  for (const [problem, expected] of cases) {
    it(`${problem.reason} reads: ${expected}`, () => {
      assert.equal(english(httpProblemMessage(problem)), expected);
    });
  }
});
