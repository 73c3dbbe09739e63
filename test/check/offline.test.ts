/** What is said without a network: nothing untrue, of which day it is, and the trouble once. On an invented index. */
import assert from 'node:assert/strict';
import { Checker } from '../../server/src/check/check.ts';
import type { Snapshot } from '../../server/src/core/analysis/snapshot.ts';
import { explanationAt } from '../../server/src/core/features/explanation.ts';
import { hoverAt } from '../../server/src/core/features/hover.ts';
import { inlayHintsIn } from '../../server/src/core/features/inlayHints.ts';
import { en } from '../../server/src/core/messages/en/en.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/settings.ts';
import { english } from '../support/english.ts';
import { FakeIndex } from '../support/fakeIndex.ts';
import { memoryDocuments } from '../support/memoryDocuments.ts';
import { VirtualHost } from '../support/virtualHost.ts';

const PATH = '/project/requirements.txt';
const DAY = 24 * 60 * 60 * 1000;

describe('without a network', () => {
  let host: VirtualHost;
  let index: FakeIndex;

  beforeEach(() => {
    index = new FakeIndex({
      'kite-1.0-py3-none-any.whl': ['string>=2'],
      'kite-1.1-py3-none-any.whl': ['string>=2'],
      'string-2.0-py3-none-any.whl': [],
      'anvil-1.0-cp313-cp313-manylinux_2_28_x86_64.whl': [],
      'pydantic-2.10.6-py3-none-any.whl': ['pydantic-core==2.27.2'],
      'pydantic-2.14.0-py3-none-any.whl': ['pydantic-core==2.50.0'],
      'psycopg-3.9.0-py3-none-any.whl': ["psycopg-binary==3.9.0 ; extra == 'binary'"],
      'psycopg_binary-3.9.0-cp314-cp314-manylinux_2_28_x86_64.whl': [],
      'pydantic_core-2.50.0-cp313-cp313-manylinux_2_28_x86_64.whl': [],
    });
    host = new VirtualHost();
    host.http = index.http;
  });

  /** A check of a new process: only the cache on disk is left from earlier ones. */
  async function check(text: string, settings: Partial<Settings> = {}): Promise<Snapshot> {
    const checker = new Checker({ host, today: () => '2026-11-24' });
    const request = {
      ...{ path: PATH, text, documents: memoryDocuments({ [PATH]: text }) },
      settings: { ...DEFAULT_SETTINGS, target: 'workers-3.13', indexUrl: 'https://pypi.example/simple/', ...settings },
    };
    let last: Snapshot | undefined;
    for await (const snapshot of checker.check(request)) last = snapshot;
    await checker.close();
    assert.ok(last?.complete);
    return last;
  }

  const told = ({ findings }: Snapshot): string[] =>
    findings.map(({ code, message }) => `${code}: ${english(message)}`);
  /** What a hover says of the runtime. */
  const hover = (snapshot: Snapshot, at = 0): string =>
    (/^.*Python Workers.*$/m.exec(hoverAt(PATH, at, snapshot, en)?.contents.value ?? '')?.[0] ?? '')
      .replaceAll('\\', '')
      .trimEnd();
  const hints = (snapshot: Snapshot): string[] =>
    inlayHintsIn(PATH, { start: 0, end: 1000 }, snapshot, en).map(({ label }) => label);

  it('says nothing of the extras of what the runtime ships, which only its index knows', async () => {
    index.down = { problem: { status: 503 }, host: 'index.pyodide.org' };
    const snapshot = await check('psycopg[binary]\n', { target: 'workers-3.14' });
    assert.ok(snapshot.resolution?.packages.some(({ name }) => name === 'psycopg-binary'));
    assert.doesNotMatch(told(snapshot).join(), /has no extra|held-back/);
  });

  it('says how things are, without a date, while the index answers', async () => {
    const snapshot = await check('kite\n');
    assert.deepEqual(told(snapshot), []);
    assert.equal(hover(snapshot), 'Python Workers 3.13 gets **kite 1.1** (2026-10-01), the newest release');
    assert.deepEqual(hints(snapshot), ['1.1']);
    assert.equal(snapshot.resolution?.asOf, undefined);
  });

  it('reports a network that is down once, with the host, the reason and what helps', async () => {
    index.down = { problem: { kind: 'connection', reason: 'no-route' } };
    const snapshot = await check('kite\nanvil\nstring\n-r other.txt\nlamp\n');
    const unknown = snapshot.findings.filter(({ code }) => code === 'unknown-verdict');
    assert.equal(unknown.length, 1);
    assert.equal(
      english(unknown[0]?.message),
      'No answer from pypi.example/simple/: there is no route to the server, so `kite`, `anvil`, `string` and 1 more may or ' +
        'may not install. Check the network and the proxy (`HTTPS_PROXY`, in VS Code `http.proxy`); offline mode uses only ' +
        'the cache',
    );
    assert.equal(unknown[0]?.severity, 'information');
    assert.deepEqual(
      unknown[0].related.map(({ message }) => english(message)),
      ['`anvil`', '`string`', '`lamp`'].map((name) => `${name} may or may not install`),
    );
    assert.equal(snapshot.resolution?.resolves, null);
  });

  it('says of what Pyodide ships neither that it is the newest release nor what will be installed', async () => {
    index.down = { problem: { kind: 'dns', reason: 'name-unknown' } };
    const snapshot = await check('pydantic\n');
    assert.match(
      hover(snapshot),
      /gets \*\*pydantic 2\.10\.6\*\* \(an index did not answer, so there may be other releases\)$/,
    );
    assert.deepEqual(hints(snapshot), []);
    assert.deepEqual(snapshot.resolution?.packages.map(({ partial }) => partial).includes(undefined), false);
    assert.match(
      told(snapshot).join('\n'),
      /^unknown-verdict: No answer from .*: .* versions may be inaccurate or out of date\. /,
    );
  });

  it('gives the day with everything that rests on the cache when it is told not to ask', async () => {
    await check('kite\nanvil\n');
    host.advance(5 * DAY);
    const asked = index.asked.length;
    const snapshot = await check('kite\nanvil\n', { offline: true });
    assert.equal(index.asked.length, asked);
    assert.deepEqual(told(snapshot), [
      'no-compatible-wheel: `anvil` has no wheel for Python Workers 3.13, only for Linux. No other Workers Python version or ' +
        'older release helps (as of 2026-11-24)',
    ]);
    assert.deepEqual(
      snapshot.findings.map(({ asOf }) => asOf),
      ['2026-11-24'],
    );
    assert.match(hover(snapshot), /the newest release is 1\.1 \(2026-10-01\) \(as of 2026-11-24\)$/);
    const page = explanationAt({ path: PATH, offset: 6 }, snapshot, en) ?? '';
    assert.match(page, /^## Wheels of `anvil` \(as of 2026-11-24\)$/m);
    assert.equal(snapshot.resolution?.asOf, '2026-11-24');
  });

  it('gives it in the text for the maintainers of a project, which may be sent later', async () => {
    const text = ({ findings }: Snapshot): string =>
      findings
        .flatMap(({ remedies }) => remedies.filter(({ kind }) => kind === 'ask-upstream'))
        .flatMap(({ snippet }) => snippet?.lines ?? [])
        .map((line) => (typeof line === 'string' ? line : english(line)))
        .join('\n');
    assert.match(
      text(await check('anvil\n', { target: 'pyodide' })),
      /^anvil 1\.0 cannot be .* \(as of 2026-11-24\), which/m,
    );
    host.advance(5 * DAY);
    assert.match(text(await check('anvil\n', { target: 'pyodide', offline: true })), /\(as of 2026-11-24\)/);
  });

  it('gives it in hints, too, and in what JSON says of the packages', async () => {
    await check('kite\n');
    host.advance(5 * DAY);
    const snapshot = await check('kite\n', { offline: true });
    assert.deepEqual(told(snapshot), []);
    assert.deepEqual(hints(snapshot), ['1.1 (as of 2026-11-24)']);
    assert.match(hover(snapshot), /, the newest release \(as of 2026-11-24\)$/);
    assert.deepEqual(
      snapshot.resolution?.packages.map(({ name, asOf }) => [name, asOf]),
      [
        ['kite', '2026-11-24'],
        ['string', '2026-11-24'],
      ],
    );
  });

  it('gives none for answers that still count', async () => {
    await check('kite\n');
    host.advance(60_000);
    const snapshot = await check('kite\n', { offline: true });
    assert.deepEqual(hints(snapshot), ['1.1']);
    assert.equal(snapshot.resolution?.asOf, undefined);
  });

  it('says once that answers of an earlier day are used because the index is down', async () => {
    await check('kite\nstring\n');
    host.advance(5 * DAY);
    index.down = { problem: { status: 503 } };
    const snapshot = await check('kite\nstring\n');
    assert.deepEqual(told(snapshot), [
      'unknown-verdict: No answer from pypi.example/simple/: it returned 503, so versions may be inaccurate or out of date ' +
        '(as of 2026-11-24). Try again later; offline mode uses only the cache',
    ]);
    assert.deepEqual(hints(snapshot), ['1.1 (as of 2026-11-24)', '2.0 (as of 2026-11-24)']);
  });

  it('tells of the one index that is down while another answers', async () => {
    index.down = { problem: { kind: 'connection', reason: 'refused' }, host: 'extra.example' };
    const snapshot = await check('kite\nlamp\n', { extraIndexUrls: ['https://extra.example/simple/'] });
    const [first, ...more] = told(snapshot).filter((text) => text.startsWith('unknown-verdict'));
    assert.deepEqual(more, []);
    assert.match(
      first ?? '',
      /^unknown-verdict: No answer from extra\.example\/simple: the connection was refused, so `lamp` may/,
    );
  });

  it('blames the proxy where it is the proxy', async () => {
    index.down = { problem: { kind: 'connection', reason: 'proxy-refused', status: 407 } };
    const [first] = told(await check('kite\n'));
    assert.match(
      first ?? '',
      /: the proxy returned 407 .*\. Check the proxy \(`HTTPS_PROXY`, in VS Code `http\.proxy`\)/,
    );
  });

  it('blames the proxy, too, where nothing reaches it', async () => {
    const why = { kind: 'connection', reason: 'refused' } as const;
    index.down = { problem: { kind: 'connection', reason: 'proxy-unreachable', why } };
    const [first] = told(await check('kite\n'));
    assert.match(
      first ?? '',
      /: the proxy cannot be reached: the connection was refused, so `kite` .*\. Check the proxy /,
    );
  });

  it('says once that an index refuses every name, and what to check', async () => {
    index.down = { problem: { status: 401 } };
    assert.deepEqual(told(await check('kite\nstring\nlamp\n')), [
      'unknown-verdict: No answer from pypi.example/simple/: it requires credentials (401), so `kite`, `string` and `lamp` may ' +
        'or may not install. Check the user name and password or token for it, in its address or in `.netrc`',
    ]);
  });

  it('says once that what answers is no index', async () => {
    index.down = { problem: { page: '<!doctype html><title>Sign in</title><form></form>' } };
    assert.deepEqual(told(await check('kite\nstring\n')), [
      'unknown-verdict: No usable answer from pypi.example/simple/: the response is some other web page, perhaps a sign-in page, ' +
        'and lists no files, so `kite` and `string` may or may not install. Check its address, which has to be that of its ' +
        'Simple API',
    ]);
  });

  it('says of single names that an index refuses them, at each, while it answers for others', async () => {
    index.down = { problem: { status: 403 }, names: ['anvil', 'lamp'] };
    assert.deepEqual(told(await check('kite\nanvil\nlamp\n')), [
      'unknown-verdict: `anvil` may or may not install: pypi.example/simple/: access is denied (403)',
      'unknown-verdict: `lamp` may or may not install: pypi.example/simple/: access is denied (403)',
    ]);
  });

  it('says when asking is switched off and the cache is empty', async () => {
    const snapshot = await check('kite\nlamp\n', { offline: true });
    assert.deepEqual(told(snapshot), [
      'unknown-verdict: pypi.example/simple/ is not asked (offline), and not all that is needed is in the cache, so `kite` and ' +
        '`lamp` may or may not install. Check once with the network',
    ]);
    assert.deepEqual(index.asked, []);
  });
});
