/**
 * Calls of micropip that name indexes of their own: those come first, one after the other, and what Pyodide ships comes last. Which
 * call installs and which fails is recorded of the real micropip (`test/data/micropip`); here are whole checks.
 */
import assert from 'node:assert/strict';
import type { Snapshot } from '../../server/src/core/analysis/snapshot.ts';
import { Checker } from '../../server/src/check/check.ts';
import { nodeHost } from '../../server/src/host/nodeHost.ts';
import { DEFAULT_SETTINGS, PYPI_SIMPLE_URL, type Settings } from '../../server/src/settings.ts';
import { Workspace } from '../support/commandLine.ts';
import { english } from '../support/english.ts';
import { memoryDocuments } from '../support/memoryDocuments.ts';
import { OWN_INDEX, recordedUniverse } from '../support/recordedUniverse.ts';

const PYPI = PYPI_SIMPLE_URL.replace(/\/$/, '');

/** Pyodide 314.0.7 ships six 1.17.0. */
const UNIVERSE = `
  own: acme 1.0 -> six
  own: plain 1.0
  own: acme-public 1.0 -> only-public
  six 9.0
  only-public 1.0
  acme 7.0
`;

describe('a call that names indexes of its own', function () {
  this.timeout(60_000); // Enough for a busy machine; each takes a fraction of a second.
  let workspace: Workspace;

  before(async () => {
    const lines = UNIVERSE.split('\n').map((line) => line.trim());
    workspace = await Workspace.make(Object.fromEntries(recordedUniverse(lines.join('\n'))));
  });

  after(() => workspace.remove());

  async function check(calls: readonly string[], trusted = true, more: Partial<Settings> = {}): Promise<Snapshot> {
    return checkFile('/w/app.py', codeOf(calls), trusted, more);
  }

  async function checkFile(
    path: string,
    text: string,
    trusted: boolean,
    more: Partial<Settings> = {},
  ): Promise<Snapshot> {
    const settings = { ...DEFAULT_SETTINGS, target: 'pyodide-314.0.7', recordedIndex: workspace.folder, ...more };
    const request = { path, text, settings, documents: memoryDocuments({ [path]: text }), trusted };
    let last: Snapshot | undefined;
    for await (const snapshot of new Checker({ host: nodeHost(), today: () => '2026-11-24' }).check(request))
      last = snapshot;
    assert.ok(last);
    return last;
  }

  function codeOf(calls: readonly string[]): string {
    return ['import micropip', ...calls.map((call) => `await micropip.${call}`)].join('\n');
  }

  function packagesOf({ resolution }: Snapshot): readonly string[] {
    return (resolution?.packages ?? []).map(({ name, version }) => `${name} ${version}`);
  }

  function toldOf({ findings }: Snapshot): string {
    return findings.map(({ severity, code, message }) => `${severity} ${code}: ${english(message)}`).join('\n');
  }

  for (const [what, index] of [
    ['an address', `"${OWN_INDEX}"`],
    ['a list', `["${OWN_INDEX}"]`],
    ['an address with a place for the name', `"${OWN_INDEX}/{package_name}/"`],
  ] as const) {
    it(`takes what is there, and what that needs from the lock: ${what}`, async () => {
      const snapshot = await check([`install("acme", index_urls=${index})`]);
      assert.deepEqual([snapshot.resolution?.resolves, toldOf(snapshot)], [true, '']);
      assert.deepEqual(packagesOf(snapshot), ['acme 1.0', 'six 1.17.0']);
    });
  }

  it('asks no further index for what the first one has', async () => {
    const snapshot = await check([`install("plain", index_urls=["${OWN_INDEX}", "https://never.example/simple"])`]);
    assert.deepEqual([snapshot.resolution?.resolves, packagesOf(snapshot)], [true, ['plain 1.0']]);
    const others = await check([`install("acme", index_urls=["${OWN_INDEX}", "https://never.example/simple"])`]);
    assert.equal(others.resolution?.resolves, null);
    assert.match(toldOf(others), /never\.example/);
    const both = await check([`install("acme", index_urls=["${OWN_INDEX}", "${PYPI}"])`]);
    assert.deepEqual(packagesOf(both), ['acme 1.0', 'six 9.0']);
  });

  it('fails where neither that index nor the lock has it, and PyPI is not asked', async () => {
    const snapshot = await check([`install("acme-public", index_urls="${OWN_INDEX}")`]);
    assert.equal(snapshot.resolution?.resolves, false);
    assert.match(toldOf(snapshot), /^error blocked-dependency: `only-public` .*`acme-public`/);
  });

  it('stands beside one that asks PyPI, each by itself', async () => {
    const snapshot = await check(['install("only-public")', `install("acme", index_urls="${OWN_INDEX}")`]);
    assert.deepEqual([snapshot.resolution?.resolves, toldOf(snapshot)], [true, '']);
    assert.deepEqual(packagesOf(snapshot), ['acme 1.0', 'only-public 1.0', 'six 1.17.0']);
    const usual = await check([`install("only-public", index_urls="${OWN_INDEX}")`, 'install("acme")']);
    assert.match(toldOf(usual), /^error unknown-project: `only-public`/);
    assert.deepEqual(packagesOf(await check(['install("acme")'])), ['acme 7.0']);
  });

  it('asks PyPI first by another name or as a text, but not as the usual list', async () => {
    for (const index of [`"${PYPI}"`, '"PYPI"', '["PYPI"]', `["${PYPI}", "${OWN_INDEX}"]`])
      assert.deepEqual(packagesOf(await check([`install("six", index_urls=${index})`])), ['six 9.0'], index);
    assert.deepEqual(packagesOf(await check([`install("six", index_urls=["${PYPI}"])`])), ['six 1.17.0']);
    assert.deepEqual(packagesOf(await check(['install("six", index_urls=None)'])), ['six 1.17.0']);
  });

  it('goes by what set_index_urls has said before, unless it says something else', async () => {
    const set = `set_index_urls("${OWN_INDEX}")`;
    assert.deepEqual(packagesOf(await check([set, 'install("acme")'])), ['acme 1.0', 'six 1.17.0']);
    assert.deepEqual(packagesOf(await check([set, 'install("acme", index_urls="PYPI")'])), ['acme 7.0']);
    assert.deepEqual(packagesOf(await check([set, `set_index_urls("${PYPI}")`, 'install("six")'])), ['six 1.17.0']);
  });

  it('is open where the index cannot be asked', async () => {
    for (const [index, why] of [
      ['https://other.example/simple', /not recorded/],
      ['/simple', /`\/simple` cannot be used: only http and https are supported/],
      ['https://own.example/{package_name}/json', /json` is not asked: `{package_name}` .* supported at its end only/],
      ['ftp://own.example/{package_name}/json', /json` cannot be used: only http and https are supported/],
    ] as const) {
      const snapshot = await check([`install("acme", index_urls="${index}")`]);
      assert.equal(snapshot.resolution?.resolves, null);
      assert.match(toldOf(snapshot), /^information unknown-verdict/);
      assert.match(toldOf(snapshot), why);
    }
  });

  it('is open where the workspace is not trusted: the index is not asked, and neither is PyPI in its place', async () => {
    const snapshot = await check([`install("acme", index_urls="${OWN_INDEX}")`], false);
    assert.equal(snapshot.resolution?.resolves, null);
    assert.match(toldOf(snapshot), /own\.example.*not trusted/);
    const pypiFirst = await check([`install("six", index_urls=["${PYPI}", "${OWN_INDEX}"])`], false);
    assert.deepEqual(packagesOf(pypiFirst), ['six 9.0']);
  });

  it('is like a configuration of PyScript that names some', async () => {
    const config = `interpreter = "314.0.7"\nindex_urls = ["${OWN_INDEX}"]\npackages = ["acme"]\n`;
    const check = (trusted: boolean): Promise<Snapshot> =>
      checkFile('/w/pyscript.toml', config, trusted, { target: '' });
    assert.deepEqual(packagesOf(await check(true)), ['acme 1.0', 'six 1.17.0']);
    const untrusted = await check(false);
    assert.equal(untrusted.resolution?.resolves, null);
    assert.match(toldOf(untrusted), /own\.example.*not trusted/);
  });

  it('is not needed for an index of the settings, which counts before PyPI, but behind the lock', async () => {
    const more = { extraIndexUrls: [OWN_INDEX] };
    const snapshot = await check(['install("acme")', 'install("only-public")'], true, more);
    assert.deepEqual(packagesOf(snapshot), ['acme 1.0', 'only-public 1.0', 'six 1.17.0']);
  });

  it('is left unchecked where the addresses are known only when the code runs', async () => {
    for (const index of ['index', '[index]', 'f"https://{host}/simple"']) {
      const snapshot = await check([`install("acme", index_urls=${index})`]);
      assert.match(toldOf(snapshot), /^information not-checked: .*`index_urls`/);
    }
  });
});
