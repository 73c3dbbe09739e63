/** The guard of all tests: a test that tries to reach beyond loopback, in any process, fails under its name. */
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

interface Bundled {
  readonly folder: string;
  readonly guard: string;
}

const tool = (name: string): string => pathToFileURL(path.resolve('tools', name)).href;
const { bundleSuites } = (await import(tool('suites.mjs'))) as {
  bundleSuites: (suites: readonly string[]) => Promise<Bundled>;
};
const { guardedEnvironment } = (await import(tool('guardedEnvironment.mjs'))) as {
  guardedEnvironment: (log: string, nodeOptions?: string) => Record<string, string>;
};

/** Documentation addresses (RFC 5737) and a name that does not exist (RFC 6761). */
const SUITE = `
import { execFile, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { lookup as ask } from 'node:dns';
import { lookup, Resolver } from 'node:dns/promises';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';

const ended = (emitter, event) => new Promise((resolve) => emitter.on(event, resolve));
const FETCH = "fetch('http://192.0.2.1/').catch(() => 0)";

describe('a suite', () => {
  it('connects', () => ended(connect(80, '192.0.2.1'), 'error'));
  it('connects by IPv6', () => ended(connect(80, '2001:db8::1'), 'error'));
  it('fetches', () => fetch('https://example.invalid/').catch(() => undefined));
  it('looks a name up', () => lookup('example.invalid').catch(() => undefined));
  it('looks a name up with a callback', () => new Promise((resolve) => ask('example.invalid', resolve)));
  it('asks for a record', () => new Resolver().resolveTxt('example.invalid').catch(() => undefined));
  it('sends a datagram', () => {
    const socket = createSocket('udp4');
    return new Promise((resolve) => socket.send('x', 53, '192.0.2.1', resolve)).then(() => socket.close());
  });
  it('fetches in a child process', () => promisify(execFile)(process.execPath, ['-e', FETCH]));
  it('fetches in a child process with an environment of its own', () =>
    ended(spawn(process.execPath, ['-e', FETCH], { env: { PATH: '' } }), 'exit'));
  it('fetches in a thread', () => ended(new Worker(FETCH, { eval: true }), 'exit'));
  it('fails by itself, too', async () => {
    await fetch('http://192.0.2.1/').catch(() => undefined);
    throw new Error('its own reason');
  });
  it('stays on loopback', () => fetch(process.env.LOOPBACK_ADDRESS).then((response) => response.text()));
  it('stays on loopback by name', () => lookup('localhost'));
});
`;

describe('a test that reaches beyond loopback', function () {
  this.timeout(60_000);
  let folder: string;
  let bundled: Bundled;
  const server = createServer((_, response) => response.end('here'));
  let output = '';
  let log = '';
  let result: unknown;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'loopback-only-'));
    const suite = path.join(folder, 'suite.mjs');
    await writeFile(suite, SUITE);
    bundled = await bundleSuites([]);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const request = { suites: [{ source: 'suite.mjs', bundled: suite }], guard: bundled.guard, reporter: 'json' };
    const child = fork('tools/runSuites.mjs', [JSON.stringify(request)], {
      env: {
        ...process.env,
        ...guardedEnvironment(path.join(folder, 'log'), ''),
        LOOPBACK_ADDRESS: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      },
      silent: true,
    });
    child.on('message', (message) => (result = message));
    assert.ok(child.stdout);
    output = await text(child.stdout);
    log = await readFile(path.join(folder, 'log'), 'utf8');
  });

  after(async () => {
    server.close();
    await Promise.all([folder, bundled.folder].map((each) => rm(each, { recursive: true, force: true })));
  });

  function tests(kind: 'passes' | 'failures'): { title: string; err: { message?: string; stack?: string } }[] {
    return (JSON.parse(output) as Record<typeof kind, ReturnType<typeof tests>>)[kind];
  }

  it('fails by its name, whether it connects, asks a resolver or has another process do it', () => {
    const wanted = [...SUITE.matchAll(/\bit\('([^']+)'/g)].map(([, title]) => title);
    assert.deepEqual(
      tests('passes').map(({ title }) => title),
      wanted.filter((title) => title?.startsWith('stays')),
    );
    assert.deepEqual(
      tests('failures').map(({ title }) => title),
      wanted.filter((title) => !title?.startsWith('stays')),
    );
    assert.deepEqual(result, { passed: 2, failed: wanted.length - 2 });
  });

  it('is told what it tried to reach, and where in the sources', () => {
    for (const { title, err } of tests('failures')) {
      assert.match(err.message ?? '', /tried to reach beyond loopback: (?:192\.0\.2\.1|2001:db8::1|example\.invalid)/);
      if (/^(?:connects|looks)/.test(title)) assert.match(err.stack ?? '', /suite\.mjs:\d+/);
    }
  });

  it('gets no further: the log has every attempt, each in the process that made it', () => {
    const lines = log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { pid: number; to?: string });
    const attempts = lines.filter(({ to }) => to !== undefined);
    assert.equal(attempts.length, tests('failures').length);
    assert.equal(new Set(attempts.map(({ pid }) => pid)).size, 3, 'the suite and two child processes');
  });
});
