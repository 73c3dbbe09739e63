/** What users are told about uv settings, lock files and pywrangler's own library, in an invented world. */
import { say } from '../../../server/src/core/messages/message.ts';
import { english, invented } from '../../support/english.ts';
import assert from 'node:assert/strict';
import type { Analysis } from '../../../server/src/core/analysis/age.ts';
import { analyze } from '../../../server/src/core/analysis/analyze.ts';
import { finding } from '../../../server/src/core/findings/finding.ts';
import { relocate } from '../../../server/src/core/analysis/relocate.ts';
import type { Snapshot } from '../../../server/src/core/analysis/snapshot.ts';
import type { DependencyFile } from '../../../server/src/core/dependencyFiles/dependencyFile.ts';
import { parsePyproject } from '../../../server/src/core/dependencyFiles/pyproject.ts';
import { pylockPins } from '../../../server/src/core/dependencyFiles/locks/pylockPins.ts';
import type { InstallContext } from '../../../server/src/core/installers/uv/uvPolicy.ts';
import { loadRuntimeData } from '../../../server/src/data/runtimeData.ts';
import { TargetCatalog } from '../../../server/src/catalogs/targetCatalog.ts';
import { memoryIndexes, readUniverse } from '../../support/memoryIndex.ts';
import { answer, targetOf } from '../../support/recorded.ts';
import { pylockOf } from '../../support/scenarioFiles.ts';

const target = targetOf('workers-3.13');

function textOf(requires: readonly string[], more: string): string {
  return `[project]\nname = "w"\nversion = "0"\ndependencies = ${JSON.stringify(requires)}\n${more}`;
}

function check(
  universe: string,
  requires: readonly string[],
  more = '',
  context: InstallContext = {},
  neighbours: ReadonlyMap<string, string> = new Map(),
): Promise<Analysis> {
  const file = parsePyproject('/w/pyproject.toml', textOf(requires, more));
  const catalog = new TargetCatalog(target, memoryIndexes(readUniverse(universe)));
  return answer(
    analyze({
      file,
      target,
      generations: [],
      laterReleases: [],
      cloudflare: loadRuntimeData().cloudflare,
      installContext: { today: '2026-11-24', ...context },
      neighbours,
      thresholdYears: 1,
      catalogFor: () => catalog,
      reread: () => undefined,
    }),
  );
}

function said({ findings }: Analysis): readonly string[] {
  return findings.map(({ severity, code, message }) => `${severity}[${code}] ${english(message)}`);
}

/** The parts of a snapshot needed for moving findings. */
function snapshotOf(file: DependencyFile): Snapshot {
  const choice = { target, reason: say('targetOfCommandLine') };
  const catalog = new TargetCatalog(target, []);
  return { path: file.path, file, choice, complete: true, findings: [], catalog, generations: [], texts: new Map() };
}

function taken({ summary }: Analysis): readonly string[] {
  return summary.packages.map(({ name, version, requiredBy }) => `${name} ${version} for ${requiredBy.join(', ')}`);
}

const pywrangler = { pywrangler: true } as const;

describe("pywrangler's own library", () => {
  const SDK = 'workers-runtime-sdk 1.0';

  it('is among the packages, as what pywrangler requires', async () => {
    const analysis = await check(`a 1.0\n${SDK} -> a`, ['a'], '', pywrangler);
    assert.deepEqual(taken(analysis), ['a 1.0 for (declared), workers-runtime-sdk', `${SDK} for (pywrangler)`]);
    assert.deepEqual(said(analysis), []);
    const both = await check(SDK, ['workers-runtime-sdk>=1'], '', pywrangler);
    assert.deepEqual(taken(both), [`${SDK} for (declared), (pywrangler)`]);
  });

  it('is no reason for alarm where no index has it', async () => {
    const analysis = await check('a 1.0', ['a'], '', pywrangler);
    assert.equal(analysis.summary.resolves, true);
    assert.deepEqual(taken(analysis), ['a 1.0 for (declared)']);
    assert.deepEqual(said(analysis), []);
  });

  it('is told of at the start of the file where it cannot be installed, and the rest is checked', async () => {
    const analysis = await check(`a 1.0\n${SDK} {no wheel; sdist}`, ['a', 'zzz'], '', pywrangler);
    assert.deepEqual(
      analysis.findings.map(({ code, severity, name, span }) => [code, severity, name, span.start]),
      [
        ['uv-setting', 'error', undefined, 0],
        ['unknown-project', 'error', 'zzz', 56],
      ],
    );
  });

  for (const settings of [
    'constraint-dependencies = ["workers-runtime-sdk<1"]',
    'override-dependencies = ["workers-runtime-sdk==7"]',
    'no-binary-package = ["workers-runtime-sdk"]',
  ]) {
    it(`stops the sync where ${settings} keeps it out, and what you declare is checked`, async () => {
      const analysis = await check(`a 1.0\n${SDK}`, ['a'], `[tool.uv]\n${settings}\n`, pywrangler);
      const bound = /"(.*[<=].*)"/.exec(settings)?.[1];
      assert.deepEqual(said(analysis), [
        `error[uv-setting] pywrangler stops: it adds \`workers-runtime-sdk\`, of which no release can be installed on Python Workers 3.13${bound === undefined ? '' : ` under \`${bound}\``}. The rest was checked without it`,
      ]);
      assert.equal(analysis.summary.resolves, false);
      assert.deepEqual(taken(analysis), ['a 1.0 for (declared)']);
    });
  }

  it('is not to blame for a conflict: what you declare is', async () => {
    const analysis = await check(`a 1.0\na 2.0\n${SDK} -> a>=2`, ['a<2'], '', pywrangler);
    const [error, ...others] = analysis.findings;
    assert.deepEqual(others, []);
    assert.deepEqual([error?.code, error?.name, error?.related], ['version-conflict', 'a', []]);
    assert.match(english(error?.message), /^`a<2` cannot be installed .* together with `workers-runtime-sdk`/);
  });
});

describe('a lock file beside the project', () => {
  const UNIVERSE = 'a 1.0 -> b\na 2.0 -> b\nb 1.0\nb 2.0\nc 1.0';
  const locked = (...pins: readonly string[]): InstallContext => ({
    ...pywrangler,
    preferences: pylockPins(pylockOf(pins)),
  });

  it('keeps older releases, which is said on what you declare', async () => {
    const analysis = await check(UNIVERSE, ['a', 'c'], '', locked('a==1.0', 'b==1.0', 'c==1.0'));
    assert.deepEqual(taken(analysis), ['a 1.0 for (declared)', 'b 1.0 for a', 'c 1.0 for (declared)']);
    assert.deepEqual(said(analysis), [
      'information[lock-preferred] `pylock.toml` keeps `a` at 1.0; `pywrangler sync --upgrade` would install 2.0, and update 1 more of its dependencies',
    ]);
  });

  it('keeps the newest admitted one of several pins', async () => {
    const several = locked('c==1.0', 'c==3.0', 'c==2.0', 'c==9.0');
    const newest = async (asked: string): Promise<readonly string[]> =>
      taken(await check('c 1.0\nc 2.0\nc 2.5\nc 3.0\nc 4.0', [asked], '', several));
    assert.deepEqual(await newest('c'), ['c 3.0 for (declared)'], 'no index has 9.0');
    assert.deepEqual(await newest('c<3'), ['c 2.0 for (declared)']);
    assert.deepEqual(await newest('c>3'), ['c 4.0 for (declared)']);
  });

  it('may keep only what a dependency brings', async () => {
    const analysis = await check(UNIVERSE, ['a'], '', locked('b==1.0'));
    assert.deepEqual(said(analysis), [
      'information[lock-preferred] `pylock.toml` keeps `b` (required by `a`) at 1.0; `pywrangler sync --upgrade` would install 2.0',
    ]);
  });

  it('says nothing where its pins are the newest, or give way', async () => {
    assert.deepEqual(said(await check(UNIVERSE, ['a'], '', locked('a==2.0', 'b==2.0'))), []);
    assert.deepEqual(said(await check(UNIVERSE, ['a>1'], '', locked('a==1.0'))), []);
  });
});

describe('builds that are allowed', () => {
  const ALLOWED = '[tool.pywrangler]\nallow-build = true\n';

  it('leave it open whether a package without a wheel installs', async () => {
    const universe = 'a 1.0 {wheel cp313-cp313-win32; sdist} -> b\nb 1.0';
    assert.equal((await check(universe, ['a'])).summary.resolves, false);
    const analysis = await check(universe, ['a'], ALLOWED);
    assert.equal(analysis.summary.resolves, null);
    assert.deepEqual(
      analysis.summary.packages.map(({ wheel }) => wheel),
      ['a-1.0.tar.gz', 'b-1.0-py3-none-any.whl'],
    );
    assert.deepEqual(said(analysis), [
      'warning[uv-setting] `a` 1.0 is built from source because `allow-build` is set, but it is native code: it has wheels only for Windows, each for a single platform',
    ]);
  });

  it('are told of where they replace a wheel by native code, with the wheel that would come otherwise', async () => {
    const universe = [
      'site 1.0 -> core',
      'core 2.1 {wheel cp313-cp313-manylinux_2_17_x86_64; sdist}',
      'pyodide: core 1.4 {wheel cp313-cp313-pyodide_2025_0_wasm32}',
    ].join('\n');
    assert.deepEqual(said(await check(universe, ['site'], ALLOWED)), [
      'warning[uv-setting] `core` 2.1 is built from source because `allow-build` is set, but it is native code: it has wheels only for Linux, each for a single platform. Without `allow-build`, its wheel 1.4 is installed',
    ]);
    assert.deepEqual(said(await check(universe, ['site'], `${ALLOWED}[tool.uv]\nno-build-package = ["core"]\n`)), []);
  });

  it('are told of where the wheels are for other Pyodide releases, and where something else fails', async () => {
    const universe = [
      'core 2.1 {wheel cp313-cp313-manylinux_2_17_x86_64; wheel cp314-cp314-pyemscripten_2026_0_wasm32; sdist}',
      'pyodide: core 1.4 {wheel cp313-cp313-pyodide_2025_0_wasm32}',
    ].join('\n');
    const told =
      'warning[uv-setting] `core` 2.1 is built from source because `allow-build` is set, but it is native code: it has wheels only for Linux and other Pyodide releases, each for a single platform. Without `allow-build`, its wheel 1.4 is installed';
    assert.deepEqual(said(await check(universe, ['core'], ALLOWED)), [told]);
    const failing = said(await check(universe, ['absent', 'core'], ALLOWED));
    assert.deepEqual(failing.slice(1), [told]);
    assert.match(failing[0] ?? '', /^error\[unknown-project\]/);
  });

  it('make sources without any wheel a thing nobody knows, not an error', async () => {
    const analysis = await check('a 1.0 {no wheel; sdist}', ['a'], ALLOWED);
    assert.equal(analysis.summary.resolves, null);
    assert.deepEqual(
      analysis.findings.map(({ code, severity }) => [code, severity]),
      [['unknown-verdict', 'information']],
    );
  });
});

describe('settings of uv', () => {
  it('keep their finding while lines above them are written', () => {
    const project = '[project]\nname = "w"\ndependencies = []\n[tool.uv]\nexclude-newer = "2026-01-01"\n';
    const [before, after] = [project, `# a comment\n${project}`].map((text) =>
      parsePyproject('/w/pyproject.toml', text),
    );
    assert.ok(before && after);
    const span = before.uv?.settings.excludeNewerPlace?.span;
    assert.ok(span);
    const findings = [span, { start: 0, end: 0 }].map((place) =>
      finding('uv-setting', invented('m'), { path: before.path, span: place }),
    );
    const moved = relocate({ summaries: [{ resolves: true, packages: [] }], findings }, snapshotOf(before), after);
    assert.deepEqual(
      moved?.findings.map((one) => one.span.start),
      [span.start + 12, 0],
    );
  });

  it('that refuse wheels where nothing is built say so in the error', async () => {
    const [error] = said(await check('a 1.0', ['a'], '[tool.uv]\nno-binary = true\n'));
    assert.match(
      error ?? '',
      /^error\[no-compatible-wheel\] `a` cannot be installed on Python Workers 3\.13: it must not be installed from a wheel \(`no-binary`\), and builds are disabled/,
    );
  });

  for (const [what, settings] of [
    ['', 'a = { index = "own" }'],
    [', although its marker does not hold', `a = { index = "own", marker = "sys_platform == 'win32'" }`],
    [
      ', in a list of sources',
      `a = [{ index = "own", marker = "sys_platform == 'win32'" }, { path = "p", marker = "sys_platform != 'win32'" }]`,
    ],
    [', for an extra', 'b = { index = "own", extra = "e" }\n[project.optional-dependencies]\ne = ["b"]'],
    [', for a group', 'b = { index = "own", group = "g" }\n[dependency-groups]\ng = ["b"]'],
    [', for what only a group has', 'b = { index = "own" }\n[dependency-groups]\ng = ["b"]'],
  ] as const) {
    it(`that name an index which is not declared${what} make uv refuse the file`, async () => {
      const more = `[tool.uv.sources]\n${settings}\n`;
      const { findings, summary } = await check('a 1.0\nb 1.0', ['a'], more);
      const [error] = findings;
      assert.match(
        english(error?.message),
        /^`[ab]` is assigned to the index `own`, which no `\[\[tool\.uv\.index\]\]` declares: uv rejects the file/,
      );
      assert.deepEqual([error?.code, error?.severity, summary.resolves], ['uv-setting', 'error', false]);
      assert.equal(textOf(['a'], more).slice(error?.span.start, error?.span.end), '"own"');
    });
  }

  for (const [what, settings] of [
    ['is not required', 'b = { index = "own" }'],
    ['is overridden only', 'b = { index = "own" }\n[tool.uv]\noverride-dependencies = ["b"]'],
    ['has its sources switched off', 'a = { index = "own" }\n[tool.uv]\nno-sources-package = ["a"]'],
    [
      'has a source with an index that is declared',
      'a = { index = "own" }\n[[tool.uv.index]]\nname = "own"\nurl = "https://i.invalid/simple"',
    ],
  ] as const) {
    it(`about the source of a project that ${what} refuse nothing`, async () => {
      const { findings } = await check('a 1.0\nb 1.0', ['a'], `[tool.uv.sources]\n${settings}\n`);
      assert.ok(!findings.some(({ message }) => english(message).includes('is assigned to the index')));
    });
  }

  it('that ask for the lowest versions do not keep the newest fitting release from being found', async () => {
    const universe = 'a 1.0\na 1.1\na 2.0 {no wheel; sdist}';
    const [error] = (await check(universe, ['a>=2'], '[tool.uv]\nresolution = "lowest"\n')).findings;
    assert.match(english(error?.message), /The newest `a` that works here is 1\.1/);
  });
});
