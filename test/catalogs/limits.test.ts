/** What one check may cost, whatever the indexes answer: it comes to its end, and says what it did not look at. */
import assert from 'node:assert/strict';
import { Allowance } from '../../server/src/catalogs/allowance.ts';
import { drive } from '../../server/src/catalogs/drive.ts';
import { TargetCatalog } from '../../server/src/catalogs/targetCatalog.ts';
import type { ProjectReleases } from '../../server/src/core/candidates/release.ts';
import { say } from '../../server/src/core/messages/message.ts';
import { firstMatch } from '../../server/src/core/installers/micropip/firstMatch.ts';
import { normalizeName } from '../../server/src/core/packaging/name.ts';
import type { ProjectFile } from '../../server/src/core/packaging/simpleApi/simpleApi.ts';
import type { Known } from '../../server/src/core/solver/catalog.ts';
import { problemOf } from '../../server/src/core/solver/problem.ts';
import type { Resolution } from '../../server/src/core/solver/resolution.ts';
import { solve } from '../../server/src/core/solver/solve.ts';
import { IndexError, type PackageIndex } from '../../server/src/index/packageIndex.ts';
import { english } from '../support/english.ts';
import { IndexServer } from '../support/indexServer.ts';
import { requirementsOf, targetOf } from '../support/recorded.ts';
import { JSON_PAGE, jsonPage, openIndex } from '../support/testIndex.ts';
import { VirtualHost } from '../support/virtualHost.ts';

const TARGET = targetOf('workers-3.13');

/** An index that makes up what it is asked for. */
class EndlessIndex implements PackageIndex {
  readonly name = 'endless';
  readonly label = say('indexByName', { name: 'endless.example' });
  asked = 0;
  readonly #versionsOf: (name: string) => readonly string[];
  readonly #needs: (name: string, version: string) => readonly string[] | undefined;

  /** @param needs what a release needs; undefined if nobody can say */
  constructor(
    versionsOf: (name: string) => readonly string[],
    needs: (name: string, version: string) => readonly string[] | undefined,
  ) {
    this.#versionsOf = versionsOf;
    this.#needs = needs;
  }

  project: PackageIndex['project'] = (name) => {
    this.asked++;
    const files = this.#versionsOf(name).map((version): ProjectFile => {
      const filename = `${name}-${version}-py3-none-any.whl`;
      return { filename, url: `https://files.example/${filename}`, hashes: {}, coreMetadata: true, yanked: false };
    });
    return Promise.resolve({ kind: 'page', page: { name, files }, bytes: 1_000_000 });
  };

  metadata: PackageIndex['metadata'] = ({ filename }) => {
    this.asked++;
    const [name = '', version = ''] = filename.split('-');
    const needs = this.#needs(name, version);
    if (!needs) return Promise.reject(new IndexError('http', say('requestCancelled'), '', { status: 404 }));
    const lines = needs.map((one) => `Requires-Dist: ${one}\n`).join('');
    return Promise.resolve(`Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n${lines}`);
  };
}

describe('a check', () => {
  const host = new VirtualHost();
  const controller = new AbortController();
  const resolve = (index: PackageIndex, wanted: string, limits: ConstructorParameters<typeof Allowance>[1] = {}) =>
    drive(solve(problemOf(TARGET, requirementsOf([wanted])), new TargetCatalog(TARGET, [index])), {
      host,
      signal: controller.signal,
      allowance: new Allowance(host, limits),
    });
  const doubts = (resolution: Resolution): string =>
    resolution.unavailable.map(({ reason }) => english(reason)).join('\n');
  const next = (name: string): string => `a${Number(name.slice(1)) + 1}`;

  it('follows a chain of dependencies without end no deeper than any real one is', async () => {
    const index = new EndlessIndex(
      () => ['1.0'],
      (name) => [next(name)],
    );
    const resolution = await resolve(index, 'a0');
    assert.equal(resolution.kind, 'failed');
    assert.match(doubts(resolution), /more than 150 levels of dependencies away, and no further ones are looked at/);
    assert.ok(index.asked < 400, `${index.asked} questions`);
  });

  it('does not ask for the metadata of thousands of releases that nobody can read', async () => {
    const versions = Array.from({ length: 1000 }, (_, at) => `${at}.0`);
    const index = new EndlessIndex(
      () => versions,
      () => undefined,
    );
    const resolution = await resolve(index, 'a0');
    assert.equal(resolution.kind, 'failed');
    assert.match(
      doubts(resolution),
      /the metadata of 100 of its releases could not be read, and no others are asked for/,
    );
    assert.ok(index.asked < 400, `${index.asked} questions`);
  });

  const wide = new EndlessIndex(
    () => ['1.0'],
    (name) => Array.from({ length: 9 }, (_, at) => `${name}x${at}`),
  );

  it('asks for no more things than it may, and says so', async () => {
    wide.asked = 0;
    const resolution = await resolve(wide, 'a0', { facts: 500 });
    assert.match(doubts(resolution), /this check has asked its indexes for 500 things, which is as many as it may/);
    assert.ok(wide.asked <= 500, `${wide.asked} questions`);
  });

  it('reads no more bytes than it may, and says so', async () => {
    const resolution = await resolve(wide, 'a0', { bytes: 20 * 1024 * 1024 });
    assert.match(doubts(resolution), /this check has read 20 MiB of pages, which is as much as it may/);
  });

  it('takes no longer than it may, and says so', async () => {
    const slow = new EndlessIndex(
      () => {
        host.advance(10_000);
        return ['1.0'];
      },
      (name) => [next(name)],
    );
    const resolution = await resolve(slow, 'a0', { milliseconds: 5 * 60_000 });
    assert.match(doubts(resolution), /this check has taken 5 minutes, which is as long as it may/);
  });

  it('takes no more memory than the program has, and no more than a gibibyte of it, and says so', async () => {
    const GIBIBYTE = 1024 ** 3;
    const table: readonly (readonly [what: string, before: number, held: number, most: number, ends: boolean])[] = [
      ['most of a small program', 0, 0.7 * GIBIBYTE, GIBIBYTE, true],
      ['little of a large one, but much for a check', 0, 1.1 * GIBIBYTE, 4 * GIBIBYTE, true],
      ['what the program held before', 1.5 * GIBIBYTE, 2 * GIBIBYTE, 4 * GIBIBYTE, false],
      ['what the largest real project takes', 0, 0.55 * GIBIBYTE, 4 * GIBIBYTE, false],
    ];
    const short = new EndlessIndex(
      () => ['1.0'],
      (name) => (Number(name.slice(1)) < 3 ? [next(name)] : []),
    );
    for (const [what, before, held, most, ends] of table) {
      const memory = { held: before, most };
      const full = Object.assign(new VirtualHost(), { memory: () => memory });
      const allowance = new Allowance(full);
      memory.held = held;
      const question = solve(problemOf(TARGET, requirementsOf(['a0'])), new TargetCatalog(TARGET, [short]));
      const resolution = await drive(question, { host: full, signal: controller.signal, allowance });
      const isEnded = doubts(resolution).includes('this check has taken as much memory as it may');
      assert.equal(isEnded, ends, what);
    }
  });

  it('asks for nothing more on the way that micropip goes, either, and tells of one thing that it did not look at', async () => {
    wide.asked = 0;
    const target = targetOf('pyodide-0.28.3');
    const transaction = await drive(
      firstMatch(problemOf(target, requirementsOf(['a0'])), new TargetCatalog(target, [wide])),
      { host, signal: controller.signal, allowance: new Allowance(host, { turns: 4 }) },
    );
    assert.equal(transaction.failed.length, 1, 'the others are as unknown, and there is no end of them');
    assert.ok(wide.asked < 1_000, `${wide.asked} questions`);
  });

  it('tries no more combinations than it may, and says so', async () => {
    // More pigeons than holes: each way to place them fails by itself.
    const holes = Array.from({ length: 6 }, (_, at) => `${at + 1}`);
    const pigeons = [...holes, '7'];
    const index = new EndlessIndex(
      (name) => (name === 'a0' ? ['1'] : holes),
      (name, hole) => {
        const others = pigeons.filter((other) => `a${other}` !== name);
        return others.map((other) => (name === 'a0' ? `a${other}` : `a${other}!=${hole}`));
      },
    );
    const whole = await resolve(index, 'a0');
    const resolution = await resolve(index, 'a0', { turns: 3 });
    assert.deepEqual([whole.kind, doubts(whole)], ['failed', '']);
    assert.equal(resolution.kind, 'failed');
    assert.match(doubts(resolution), /as many combinations of releases as it may/);
  });

  it('of a real project spends nothing of that', async () => {
    const index = new EndlessIndex(
      () => ['2.0', '1.0'],
      (name) => (Number(name.slice(1)) < 30 ? [next(name)] : []),
    );
    const resolution = await resolve(index, 'a0');
    assert.equal(resolution.kind, 'solved');
    assert.equal(doubts(resolution), '');
  });
});

describe('what a check may read', () => {
  const names = Array.from({ length: 30 }, (_, at) => `p${at}`);
  let server: IndexServer;
  beforeEach(async () => {
    server = await IndexServer.start();
    for (const name of names) {
      const wheels = Array.from({ length: 10 }, (_, at) => `${name}-${at}.0-py3-none-any.whl`);
      server.on(`/simple/${name}/`, { headers: JSON_PAGE, body: jsonPage(name, ...wheels) });
    }
  });
  afterEach(() => server.close());

  /** Asks for all at once, as a file with many requirements does. */
  const resolveAll = async (limits: ConstructorParameters<typeof Allowance>[1]): Promise<string> => {
    const host = new VirtualHost();
    const index = openIndex(host, `${server.origin}/simple/`, { cacheFolder: null, concurrency: 2 });
    const allowance = new Allowance(host, limits);
    const catalogs = ['workers-3.13', 'workers-3.14'].map((name) => new TargetCatalog(targetOf(name), [index]));
    const known: Known<ProjectReleases>[] = [];
    for (const catalog of catalogs) {
      await Promise.all(
        names.map(normalizeName).map((name) => catalog.learn({ kind: 'releases', name }, undefined, allowance)),
      );
      known.push(...names.map((name) => catalog.releases(normalizeName(name))));
    }
    return known.map((one) => (one?.kind === 'unavailable' ? english(one.reason) : 'read')).join('\n');
  };

  it('holds for what has been asked for already when it is spent', async () => {
    const told = await resolveAll({ files: 35 });
    assert.match(told, /this check has read of 35 files of projects, which is as many as it may/);
    assert.ok(server.requests.length < 10, `${server.requests.length} requests`);
  });

  it('is not spent by reading one page for several targets', async () => {
    assert.equal(new Set((await resolveAll({ files: 10 * names.length + 1 })).split('\n')).size, 1);
    assert.equal(server.requests.length, names.length);
  });
});
