/** What users are told on micropip targets: its own failures, and what it silently installs. */
import { english } from '../../support/english.ts';
import assert from 'node:assert/strict';
import { loadRuntimeData } from '../../../server/src/data/runtimeData.ts';
import { installerView } from '../../../server/src/core/installers/installerView.ts';
import { micropipFindings } from '../../../server/src/core/findings/micropipFindings.ts';
import { parsePyproject } from '../../../server/src/core/dependencyFiles/pyproject.ts';
import { install } from '../../../server/src/core/installers/install.ts';
import type { Finding } from '../../../server/src/core/findings/finding.ts';
import type { Snapshot } from '../../../server/src/core/analysis/snapshot.ts';
import { applyEdits } from '../../../server/src/core/text/textEdit.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/settings.ts';
import { NO_DOCUMENTS } from '../../support/memoryDocuments.ts';
import { worldOf } from '../../support/micropipWorld.ts';
import { answer, RECORDED_INDEX, recordedChecker } from '../../support/recorded.ts';

async function check(path: string, text: string, target: string): Promise<Snapshot> {
  const settings = { ...DEFAULT_SETTINGS, recordedIndex: RECORDED_INDEX, target };
  let last: Snapshot | undefined;
  for await (const snapshot of recordedChecker.check({ path, text, settings, documents: NO_DOCUMENTS }))
    last = snapshot;
  assert(last?.complete);
  return last;
}

function pyproject(requirements: readonly string[], more = ''): string {
  return `[project]\nname = "w"\nversion = "0.1.0"\ndependencies = ${JSON.stringify(requirements)}\n${more}`;
}

async function findingsFor(requirements: readonly string[], target: string): Promise<readonly Finding[]> {
  return (await check('/w/pyproject.toml', pyproject(requirements), target)).findings;
}

function withCode(findings: readonly Finding[], code: Finding['code']): Finding {
  const found = findings.filter((finding) => finding.code === code);
  assert.equal(found.length, 1, `one finding ${code}, not ${found.length}`);
  const [finding] = found;
  assert(finding);
  return finding;
}

describe('where micropip installs', function () {
  this.timeout(60_000);

  it('a choice that micropip never takes back is named, with the pin that leads past it', async () => {
    const finding = withCode(await findingsFor(['langchain-core'], 'pyodide-314.0.7'), 'first-choice');
    assert.equal(finding.severity, 'error');
    assert.match(
      english(finding.message),
      /never backtracks and takes `langchain-core` 1\.8\.2 first, whose `certifi>=2026\.10\.19` does not install: Pyodide ships 2026\.\d+\.\d+\. /,
    );
    assert.deepEqual(
      finding.remedies.filter(({ kind }) => kind === 'pin').map(({ title }) => english(title)),
      ['Pin langchain-core to 1.7.0 (2026-10-22)'],
    );
    assert(finding.explanation.some((line) => english(line).startsWith('Compatible versions: ')));
  });

  it('what a dependency needs is pinned before it where that is what helps, and then it installs', async () => {
    const text = 'langchain-cloudflare  # agents\n';
    const { findings } = await check('/w/requirements.txt', text, 'pyodide-314.0.7');
    const { remedies } = withCode(findings, 'first-choice');
    const remedy = remedies.find(({ kind }) => kind === 'pin');
    assert.ok(remedy);
    assert.equal(
      english(remedy.title),
      'Require langchain-core==1.7.2 (2026-10-29) and uuid-utils==0.19.0 (2026-10-26)',
    );
    const edited = applyEdits(
      text,
      remedy.edits.map(({ edit }) => edit),
    );
    assert.equal(edited, 'langchain-core==1.7.2\nuuid-utils==0.19.0\nlangchain-cloudflare  # agents\n');
    const after = await check('/w/requirements.txt', edited, 'pyodide-314.0.7');
    assert.equal(after.resolution?.resolves, true);
  });

  it('a pin finds its place in a list on lines of their own', async () => {
    const text = pyproject([]).replace('[]', '[\n    "langchain-cloudflare", # agents\n]');
    const { findings } = await check('/w/pyproject.toml', text, 'pyodide-314.0.7');
    const remedy = withCode(findings, 'first-choice').remedies.find(({ kind }) => kind === 'pin');
    const edited = applyEdits(text, remedy?.edits.map(({ edit }) => edit) ?? []);
    assert(
      edited.includes('[\n    "langchain-core==1.7.2",\n    "uuid-utils==0.19.0",\n    "langchain-cloudflare", #'),
    );
  });

  it('a later call does not get what an earlier one has installed in another version', async () => {
    const code = (calls: readonly string[]): string =>
      ['import micropip', ...calls.map((one) => `await micropip.install(${one})`), ''].join('\n');
    const outcome = async (...calls: string[]): Promise<boolean | null | undefined> =>
      (await check('/w/app.py', code(calls), 'pyodide-314.0.7')).resolution?.resolves;
    assert.equal(await outcome('"fastapi"', '"fastapi>=0.150"'), false);
    assert.equal(await outcome('"fastapi>=0.150"', '"fastapi"'), true);
    assert.equal(await outcome('["fastapi", "fastapi>=0.150"]'), true);
  });

  /** What is found besides what is held back where these lines install. */
  const codesOf = async (...lines: string[]): Promise<readonly string[]> => {
    const text = ['import micropip', ...lines, ''].join('\n');
    const { findings, resolution } = await check('/w/app.py', text, 'pyodide-314.0.7');
    assert.equal(resolution?.resolves, true);
    return findings.map(({ code }) => code).filter((code) => code !== 'held-back');
  };

  it('what is removed before another version is installed is not there twice', async () => {
    const [old, newer] = ['await micropip.install("annotated-doc")', 'await micropip.install("annotated-doc>=0.0.7")'];
    assert.deepEqual(await codesOf(old, 'micropip.uninstall("annotated-doc")', newer), []);
    assert.deepEqual(await codesOf(newer, 'micropip.uninstall(["annotated-doc"])', old), []);
  });

  it('calls of which one runs instead of the other do not hinder each other', async () => {
    const [old, newer] = ['  await micropip.install("fastapi")', '  await micropip.install("fastapi>=0.150")'];
    assert.deepEqual(await codesOf('try:', old, 'except ValueError:', newer), []);
    assert.deepEqual(await codesOf('if small:', old, 'else:', newer), []);
    assert.deepEqual(await codesOf('async def a():', old, 'async def b():', newer), []);
  });

  it('what nobody can install is no matter of a first choice', async () => {
    const findings = await findingsFor(['litellm>=1.77.0'], 'pyodide-314.0.7');
    assert.deepEqual(withCode(findings, 'blocked-dependency').culprits, ['fastuuid', 'tokenizers']);
  });

  it('two versions of a project are told of once, on the dependency that brings them', async () => {
    const findings = await findingsFor(['fastapi', 'jinja2'], 'pyodide-0.28.3');
    const finding = withCode(findings, 'two-versions');
    assert.equal(finding.name, 'fastapi');
    assert.deepEqual(finding.culprits, ['typing-extensions']);
    assert.match(
      english(finding.message),
      /two versions of `typing-extensions`: 4\.16\.0 from the index, and 4\.14\.1 shipped with Pyodide/,
    );
  });

  it('two versions that come only if the answers have another order are told of as such', async () => {
    const findings = await findingsFor(['fastapi>=0.160', 'annotated-doc>=0.0.7'], 'pyodide-314.0.7');
    const own = findings.filter(({ name, code }) => name === 'annotated-doc' && code === 'two-versions');
    assert.match(
      english(own[0]?.message),
      /`annotated-doc` may be installed in two versions: 0\.0\.7 from the index, and 0\.0\.4 shipped with/,
    );
  });

  it('what fails only if the answers have another order is a warning', async () => {
    const requirements = ['a', 'b'];
    const { problem, catalog } = worldOf({ index: 'a 1.0 -> c<2\nb 1.0 -> c\nc 1.0\nc 2.0', requirements });
    const { target } = problem;
    const file = parsePyproject('/w/pyproject.toml', pyproject(requirements));
    const whole = await answer(install(problem, catalog));
    assert(whole.kind === 'solved');
    const context = {
      ...{ file, target, generations: [], laterReleases: [], neighbours: new Map(), thresholdYears: 1 },
      cloudflare: loadRuntimeData().cloudflare,
      catalogFor: () => catalog,
      reread: () => undefined,
    };
    const findings = await answer(micropipFindings(whole, installerView(file, target), context));
    assert.deepEqual(
      findings.map(({ code, severity, message }) => `${severity}[${code}]: ${english(message)}`),
      [
        'warning[two-versions]: `a` pulls in two versions of `c`: 1.0 from the index, and 2.0 from there as well; ' +
          'which one wins is undefined',
        'warning[first-choice]: `a` may install or fail, depending on which answer comes first: if the index is slow to answer for `a`, micropip stops at `c`',
      ],
    );
  });

  it('a release for another Python, and an extra of what Pyodide ships, are warnings', async () => {
    const python = withCode(await findingsFor(['httpx2-jsfetch'], 'pyodide-0.25'), 'python-ignored');
    assert.match(
      english(python.message),
      /requires Python `>=3\.12`: micropip ignores that, and Pyodide 0\.25\.1 has 3\.11\.3$/,
    );
    const extra = withCode(await findingsFor(['httpx[http2]'], 'pyodide-314.0.7'), 'extra-ignored');
    assert.match(english(extra.message), /the extra `http2` is ignored/);
    const findings = await findingsFor(['httpx'], 'pyodide-314.0.7');
    assert(!findings.some(({ code }) => code === 'extra-ignored'));
  });

  it('an extra that the release does not provide ends it, also if it is only spelt otherwise', async () => {
    const findings = await findingsFor(['uvicorn[fast]'], 'pyodide-314.0.7');
    assert.match(
      english(withCode(findings, 'extra-ignored').message),
      /^`uvicorn\[fast\]` cannot be installed on Pyodide 314\.0\.7: it does not provide the extra `fast`, so micropip stops/,
    );
  });

  it('what micropip needs itself is there already, in the version that it is', async () => {
    const [finding, ...others] = await findingsFor(['packaging>=25'], 'pyodide-0.27.7');
    assert.deepEqual(others, []);
    assert.match(
      english(finding?.message),
      /: it is ruled out because micropip loads 24\.2 for itself first, which does not match, and never replaces it\. It installs on/,
    );
  });

  it('what the platform loads for itself is there already as well', async () => {
    const findings = await findingsFor(['traitlets<5'], 'jupyterlite-pyodide-kernel-0.8.6');
    assert.match(
      english(findings[0]?.message),
      /: it is ruled out because \S+ loads 5\.\d+\.\d+ first, which does not match, and micropip never replaces it/,
    );
  });

  it('a stand-in of the platform is told to be one', async () => {
    const findings = await findingsFor(['pyarrow>=15'], 'stlite-desktop-0.102.2');
    assert.match(
      english(findings[0]?.message),
      /: it is ruled out because @stlite\/desktop puts a stand-in with version 0\.0\.1 in its place first, which does not match, and micropip never replaces it/,
    );
  });

  it('only pre-releases that match are no release to micropip', async () => {
    const findings = await findingsFor(['aiohttp>=4.0'], 'pyodide-314.0.7');
    assert(findings.some(({ code }) => code === 'no-matching-version' || code === 'no-compatible-wheel'));
  });

  it('held back by what Pyodide ships: the pin to the newer release is offered where it installs', async () => {
    const finding = withCode(await findingsFor(['altair'], 'pyodide-0.27.7'), 'held-back');
    assert.match(english(finding.message), /Pyodide 0\.27\.7 ships that release, and micropip prefers it$/);
    const [remedy] = finding.remedies;
    assert.match(remedy ? english(remedy.title) : '', /^Pin altair to 6\.3\.0 .* taken from the index$/);
  });

  it('wheels of the right ABI under a name that this micropip does not know are said to be such', async () => {
    const { findings } = await check('/w/requirements.txt', 'uuid-utils>=0.15\n', 'pyodide-0.28.3');
    assert.match(english(withCode(findings, 'wrong-abi').message), /tagged `pyemscripten_2025_0_wasm32`/);
    // If older wheels do load, the newer ones are not reported as having another ABI either.
    const xxhash = await check('/w/requirements.txt', 'xxhash>=3.5\n', 'pyodide-0.27.7');
    assert.match(
      english(withCode(xxhash.findings, 'wrong-abi').message),
      /ABI 2024_0; later ones are tagged `pyemscripten_2024_0_wasm32`, which the installer of Pyodide 0\.27\.7 does not accept/,
    );
  });

  it('alternatives of Poetry let in what Pyodide ships, and the newest of the others where that lies between them', async () => {
    const versionOf = async (constraint: string): Promise<unknown> => {
      const text = `[tool.poetry.dependencies]\nhttpx = "${constraint}"\n`;
      const { resolution } = await check('/w/pyproject.toml', text, 'pyodide-314.0.7');
      return [resolution?.resolves, resolution?.packages.find(({ name }) => name === 'httpx')?.version];
    };
    assert.deepEqual(await versionOf('^0.27 || ^0.28'), [true, '0.28.1']);
    assert.deepEqual(await versionOf('~0.27.2 || ^0.29'), [true, '0.27.2']);
    assert.deepEqual(await versionOf('^0.99 || ^1.99'), [false, undefined]);
  });

  it('the packages of a solution name the lock where they come from it', async () => {
    const { resolution } = await check('/w/pyproject.toml', pyproject(['fastapi']), 'pyodide-314.0.7');
    const fastapi = resolution?.packages.find(({ name }) => name === 'fastapi');
    assert.deepEqual(fastapi, {
      name: 'fastapi',
      version: '0.136.1',
      wheel: 'fastapi-0.136.1-py3-none-any.whl',
      index: 'pyodide',
      requiredBy: ['(declared)'],
    });
    assert(resolution?.packages.some(({ name }) => name === 'pydantic-core'));
  });

  it("uv's settings mean nothing to micropip", async () => {
    const more = '[tool.uv]\nconstraint-dependencies = ["fastapi<0.1"]\nexclude-dependencies = ["fastapi"]\n';
    const { resolution } = await check('/w/pyproject.toml', pyproject(['fastapi'], more), 'pyodide-314.0.7');
    assert(resolution?.packages.some(({ name, version }) => name === 'fastapi' && version === '0.136.1'));
  });
});
