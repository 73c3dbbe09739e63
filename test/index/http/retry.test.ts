import assert from 'node:assert/strict';
import { retryAfter, retryDelay } from '../../../server/src/index/http/retry.ts';

describe('another attempt', () => {
  it('follows what passes: broken connections, timeouts, busy and failing servers', () => {
    for (const failure of ['dns', 'connection', 'timeout'] as const) {
      assert.ok(retryDelay({ kind: 'failure', failure }, 1, 0, 0) !== undefined, failure);
    }
    for (const status of [408, 429, 500, 502, 503, 504]) {
      assert.ok(retryDelay({ kind: 'status', status }, 1, 0, 0) !== undefined, `${status}`);
    }
  });

  it('does not follow what stays', () => {
    for (const failure of ['tls', 'cancelled', 'too-large', 'invalid'] as const) {
      assert.equal(retryDelay({ kind: 'failure', failure }, 1, 0, 0), undefined, failure);
    }
    for (const status of [200, 304, 400, 401, 404, 501]) {
      assert.equal(retryDelay({ kind: 'status', status }, 1, 0, 0), undefined, `${status}`);
    }
  });

  it('waits longer each time, up to a limit, and spreads clients over the upper half', () => {
    const delay = (attempt: number, random: number): number =>
      retryDelay({ kind: 'status', status: 503 }, attempt, random, 0) ?? NaN;
    assert.deepEqual([delay(1, 0), delay(2, 0), delay(3, 0)], [125, 250, 500]);
    assert.equal(delay(1, 0.5), 188);
    assert.ok(delay(30, 0.999) <= 8000);
  });

  it('waits as long as the server asks for', () => {
    assert.equal(retryDelay({ kind: 'status', status: 429, retryAfter: '7' }, 1, 0, 0), 7000);
    assert.equal(retryDelay({ kind: 'status', status: 429, retryAfter: '0' }, 1, 0, 0), 125);
  });
});

describe('Retry-After', () => {
  const now = Date.UTC(2026, 10, 24);
  it('is seconds or a date', () => {
    assert.equal(retryAfter('120', now), 120_000);
    assert.equal(retryAfter(new Date(now + 5000).toUTCString(), now), 5000);
    assert.equal(retryAfter(new Date(now - 5000).toUTCString(), now), 0);
  });
  it('is ignored when it is neither', () => {
    for (const header of [undefined, '', 'soon', '-']) assert.equal(retryAfter(header, now), undefined);
  });
});
