/** How much of all answers is held at one time: counted in bytes, whatever the indexes send. */
import assert from 'node:assert/strict';
import { normalizeName } from '../../../server/src/core/packaging/name.ts';
import type { HttpRequest, HttpResponse } from '../../../server/src/host/host.ts';
import { nodeHost } from '../../../server/src/host/nodeHost.ts';
import { MAX_HELD_BYTES } from '../../../server/src/index/limits.ts';
import { RawServer, rawReply } from '../../support/rawServer.ts';
import { JSON_PAGE, jsonPage, openIndex } from '../../support/testIndex.ts';
import { VirtualHost } from '../../support/virtualHost.ts';

const MEBIBYTE = 1024 * 1024;

/** Servers that are trusted with what they say about the length of their answers, which are small in truth. */
class AnnouncingHost extends VirtualHost {
  /** In bytes, by the names of projects. */
  readonly lengths = new Map<string, number>();
  readonly #held = new Map<string, number>();
  most = 0;
  /** Answers that do not come to their end before this is called. */
  readonly unfinished = new Map<string, () => void>();

  override http = async (request: HttpRequest): Promise<HttpResponse> => {
    const project = new URL(request.url).pathname.split('/').at(-2) ?? '';
    const length = this.lengths.get(project) ?? 1000;
    request.onProgress?.(0);
    await request.admit?.(length);
    request.signal?.throwIfAborted();
    this.#held.set(project, length);
    this.most = Math.max(
      this.most,
      [...this.#held.values()].reduce((sum, one) => sum + one, 0),
    );
    if (this.lengths.has(project)) await new Promise<void>((resolve) => this.unfinished.set(project, resolve));
    const body = new TextEncoder().encode(jsonPage(project, `${project}-1.0-py3-none-any.whl`));
    return { status: 200, headers: { ...JSON_PAGE, 'cache-control': 'max-age=600' }, body };
  };

  /** A page is let go when it has been kept. */
  constructor() {
    super();
    const write = this.files.write;
    this.files.write = async (path, data) => {
      const text = typeof data === 'string' ? data : new TextDecoder().decode(data);
      for (const project of this.#held.keys()) if (text.includes(`/${project}/"`)) this.#held.delete(project);
      await write(path, data);
    };
  }

  get waiting(): readonly string[] {
    return [...this.unfinished.keys()];
  }

  finish(project: string): void {
    this.unfinished.get(project)?.();
    this.unfinished.delete(project);
  }
}

describe('the answers that are held at one time', () => {
  const settle = async (host: VirtualHost): Promise<void> => {
    for (let turn = 0; turn < 50; turn++) await host.nextTurn();
  };

  it('have no more bytes than there is room for, and each comes to its turn', async () => {
    const host = new AnnouncingHost();
    const index = openIndex(host, 'http://index.example/simple/', { cacheFolder: '/cache' });
    const names = Array.from({ length: 12 }, (_, at) => `large-${at}`);
    for (const name of names) host.lengths.set(name, 60 * MEBIBYTE);
    const pages = names.map((name) => index.project(normalizeName(name)));
    for (let left = names.length; left > 0; left--) {
      await settle(host);
      // Nobody waits on the server meanwhile: that it has not sent more is not its fault.
      host.advance(60_000);
      await settle(host);
      assert.equal(host.waiting.length, 1, 'one is read, the others wait');
      for (const name of host.waiting) host.finish(name);
    }
    assert.deepEqual(new Set((await Promise.all(pages)).map(({ kind }) => kind)), new Set(['page']));
    assert.ok(host.most <= MAX_HELD_BYTES, `${host.most / MEBIBYTE} MiB`);
  });

  it('do not hold up small ones', async () => {
    const host = new AnnouncingHost();
    const index = openIndex(host, 'http://index.example/simple/', { cacheFolder: '/cache' });
    for (const name of ['large-1', 'large-2']) host.lengths.set(name, 60 * MEBIBYTE);
    const large = ['large-1', 'large-2'].map((name) => index.project(normalizeName(name)));
    await settle(host);
    assert.equal((await index.project(normalizeName('small'))).kind, 'page');
    for (const name of ['large-1', 'large-2']) {
      await settle(host);
      host.finish(name);
    }
    await Promise.all(large);
  });

  it('let one in whose server does not say how long it is', async () => {
    const host = new AnnouncingHost();
    const index = openIndex(host, 'http://index.example/simple/', { cacheFolder: '/cache' });
    host.lengths.set('large', 65 * MEBIBYTE);
    const page = index.project(normalizeName('large'));
    await settle(host);
    host.finish('large');
    assert.equal((await page).kind, 'page');
  });

  it('are kept entries as well', async () => {
    const host = new AnnouncingHost();
    const connect = () => openIndex(host, 'http://index.example/simple/', { cacheFolder: '/cache' });
    const names = ['one', 'two', 'three'].map(normalizeName);
    await Promise.all(names.map((name) => connect().project(name)));
    let reading = 0;
    let most = 0;
    const { read, stat } = host.files;
    host.files.stat = async (path) => {
      const found = await stat(path);
      return found && { ...found, size: 60 * MEBIBYTE };
    };
    host.files.read = async (path) => {
      most = Math.max(most, ++reading);
      await settle(host);
      reading--;
      return read(path);
    };
    const index = connect();
    await Promise.all(names.map((name) => index.project(name)));
    assert.equal(most, 1);
  });
});

describe('the body of an answer', () => {
  it('is not read before it may be, and not beyond what may', async () => {
    const server = await RawServer.start();
    try {
      const body = Buffer.alloc(4 * MEBIBYTE);
      server.answer = (socket) => void socket.write(rawReply(body));
      let arrived = 0;
      let letIn = (): void => undefined;
      const asked: number[] = [];
      const answer = nodeHost().http({
        url: `${server.origin}/`,
        headers: {},
        maxBytes: body.length,
        onProgress: (bytes) => void (arrived += bytes),
        admit: (bytes) => {
          asked.push(bytes);
          if (asked.length > 1) return undefined;
          return new Promise((resolve) => {
            letIn = resolve;
          });
        },
      });
      while (asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
      for (let turn = 0; turn < 100; turn++) await new Promise((resolve) => setImmediate(resolve));
      assert.deepEqual([asked, arrived], [[body.length], 0]);
      letIn();
      assert.equal((await answer).body.length, body.length);
      assert.equal(asked.at(-1), body.length);
    } finally {
      await server.close();
    }
  });

  it('whose connection breaks meanwhile is a failed exchange, and nothing worse', async () => {
    const server = await RawServer.start();
    try {
      server.answer = (socket) => void socket.end(rawReply('half', { 'content-length': '1000' }));
      const asking = nodeHost().http({
        url: `${server.origin}/`,
        headers: {},
        maxBytes: 1000,
        admit: async () => {
          for (let turn = 0; turn < 100; turn++) await new Promise((resolve) => setImmediate(resolve));
        },
      });
      await assert.rejects(asking, { name: 'HttpFailure' });
    } finally {
      await server.close();
    }
  });
});
