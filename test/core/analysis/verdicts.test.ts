/** What users are told about real requirements: the rule, every culprit and the chain to it, and what helps. */
import { english } from '../../support/english.ts';
import assert from 'node:assert/strict';
import type { Finding } from '../../../server/src/core/findings/finding.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/settings.ts';
import { memoryDocuments } from '../../support/memoryDocuments.ts';
import { RECORDED_INDEX, recordedChecker } from '../../support/recorded.ts';

const settings = { ...DEFAULT_SETTINGS, recordedIndex: RECORDED_INDEX };

const WRANGLER = `name = "worker"
main = "src/entry.py"
compatibility_date = "2026-02-01"
compatibility_flags = ["python_workers"]
`;

/** The findings for these requirements on a Worker with Python 3.13, or on another target. */
async function findingsFor(requirements: readonly string[], target = 'auto'): Promise<readonly Finding[]> {
  const text = `[project]\nname = "w"\nversion = "0"\nrequires-python = ">=3.13"\ndependencies = ${JSON.stringify(requirements)}\n`;
  const documents = memoryDocuments({ '/w/wrangler.toml': WRANGLER });
  let findings: readonly Finding[] = [];
  const request = { path: '/w/pyproject.toml', text, settings: { ...settings, target }, documents };
  for await (const snapshot of recordedChecker.check(request)) findings = snapshot.findings;
  return findings;
}

async function errorsFor(requirements: readonly string[], target = 'auto'): Promise<readonly Finding[]> {
  return (await findingsFor(requirements, target)).filter(({ severity }) => severity === 'error');
}

describe('verdicts', function () {
  this.timeout(60_000);

  it('name every culprit and the way to it, and say that nothing helps where nothing does', async () => {
    const [error, ...others] = await errorsFor(['litellm>=1.77.0', 'fastapi']);
    assert.deepEqual(others, []);
    assert.equal(error?.code, 'blocked-dependency');
    assert.deepEqual(error.culprits, ['fastuuid', 'tokenizers']);
    assert.deepEqual(error.chains, [
      ['litellm', 'fastuuid'],
      ['litellm', 'tokenizers'],
    ]);
    assert.match(english(error.message), /No other Workers Python version or older release helps$/);
    assert.deepEqual(
      error.remedies.map(({ kind, preferred }) => ({ kind, preferred })),
      ['leave-out', 'marker', 'ask-upstream', 'ask-upstream', 'own-wheel'].map((kind) => ({ kind, preferred: false })),
    );
  });

  it('say from which version on something is needed, and where its wheels end', async () => {
    const [error] = await errorsFor(['pydantic>=2.12']);
    assert.equal(
      english(error?.message),
      '`pydantic-core` is 2.27.2 in Pyodide 0.28.3, and 2.41.1 or newer is needed, so `pydantic>=2.12` ' +
        'cannot be installed on Python Workers 3.13. It installs on Python 3.14; the newest `pydantic` that works here is 2.10.6 (2025-01)',
    );
    const kinds = error?.remedies.map(({ kind, preferred }) => `${kind}${preferred ? ' (preferred)' : ''}`);
    // A split by marker stops the sync where it installs for the machine.
    assert.deepEqual(kinds, ['pin (preferred)', 'switch-target', 'marker']);
  });

  it('switch the Python version in both files that name it', async () => {
    const [error] = await errorsFor(['pyarrow']);
    const remedy = error?.remedies.find(({ title }) => english(title).includes('3.14'));
    assert.deepEqual(
      remedy?.edits.map(({ path, edit }) => [path, edit.newText]),
      [
        ['/w/wrangler.toml', '"2026-09-08"'],
        ['/w/pyproject.toml', '>=3.14'],
      ],
    );
  });

  it('stand on each dependency that fails for itself', async () => {
    const errors = await errorsFor(['pyarrow', 'polars', 'numpy', 'no-such-project']);
    assert.deepEqual(errors.map(({ name, code }) => [name, code]).sort(), [
      ['no-such-project', 'unknown-project'],
      ['polars', 'blocked-dependency'],
      ['pyarrow', 'no-compatible-wheel'],
    ]);
  });

  it('offer no marker and no other Python where nobody could install it', async () => {
    const errors = await errorsFor(['no-such-project', 'httpx>=99']);
    assert.deepEqual(
      errors.flatMap(({ remedies }) => remedies.map(({ kind }) => kind)),
      ['pin'],
    );
  });

  it('tell two requirements that exclude each other from ones that fail alone', async () => {
    const [conflict, ...others] = await errorsFor(['httpcore>=1.0.9', 'h11<0.15']);
    assert.deepEqual(others, []);
    assert.equal(conflict?.code, 'version-conflict');
    assert.match(
      english(conflict.message),
      /^`h11<0\.15` cannot be installed .* together with `httpcore>=1\.0\.9`: `httpcore` 1\.0\.9 needs `h11` 0\.16 or newer/,
    );
    assert.deepEqual(
      conflict.related.map(({ message }) => english(message)),
      ['`httpcore` is required here'],
    );
  });

  it('warn of a dependency that silently falls to an old release, with what holds it back', async () => {
    const findings = await findingsFor(['langchain-core'], 'workers-3.12');
    const heldBack = findings.find(({ code }) => code === 'held-back');
    assert.equal(heldBack?.severity, 'warning');
    assert.match(
      english(heldBack.message),
      /^`uuid-utils`.* `langchain-core` at 0\.3\.63 \(2025-05\) instead of 1\.\d+\.\d+ \(2026-\d\d\): /,
    );
    assert.match(english(heldBack.message), /uuid-utils|zstandard/);
  });

  it('warn of what a dependency brings along in a version of years ago, and let it be written down for Pyodide', async () => {
    const [heldBack, ...others] = await findingsFor(['fastapi'], 'workers-3.12');
    assert.deepEqual(others, []);
    assert.equal(heldBack?.severity, 'warning');
    assert.match(
      english(heldBack.message),
      /^`pydantic-core` keeps `pydantic`, which `fastapi` pulls in, at 2\.10\.6 \(2025-01\) instead of 2\.14\.3 \(2026-11\): /,
    );
    assert.deepEqual(heldBack.chains, [['fastapi', 'pydantic', 'pydantic-core']]);
    const written = heldBack.remedies.find(({ kind }) => kind === 'pin');
    assert.match(
      written?.edits[0]?.edit.newText ?? '',
      /constraint-dependencies = \["pydantic==2\.10\.6 ; sys_platform == 'emscripten'"\]/,
    );
  });

  it('inform of a dependency itself, and warn besides of what it brings along where only that is far behind', async () => {
    const findings = await findingsFor(['langchain-cloudflare', 'langchain-core<1'], 'workers-3.12');
    assert.deepEqual(
      findings.map(({ severity, message }) => [severity, /^.*?(?= \d)/.exec(english(message))?.[0]]),
      [
        ['information', '`zstandard` keeps `langchain-cloudflare` at'],
        ['warning', '`pydantic-core` keeps `pydantic`, which `langchain-cloudflare` pulls in, at'],
        ['information', '`uuid-utils` and `zstandard` keep `langchain-core` at'],
        ['warning', '`uuid-utils` and `zstandard` keep `langsmith`, which `langchain-core` pulls in, at'],
      ],
    );
    // It is older only because the older langchain-core asks for it: nothing else holds it back.
    assert.ok(findings[2]?.explanation.some((line) => english(line).startsWith('  `packaging` 24.2')));
  });

  it('say nothing of what gets the same here as anywhere', async () => {
    assert.deepEqual(await findingsFor(['click', 'idna'], 'workers-3.14'), []);
  });
});
