/** Requirements that keep uv from reading a Worker's project as it is written. */
import assert from 'node:assert/strict';
import type { Finding } from '../../server/src/core/findings/finding.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { english } from '../support/english.ts';
import { memoryDocuments } from '../support/memoryDocuments.ts';
import { RECORDED_INDEX, recordedChecker } from '../support/recorded.ts';

const PATH = '/w/pyproject.toml';
const ELSEWHERE = "sys_platform == 'win32'";

function project(dependencies: readonly string[], rest = ''): string {
  return `[project]\nname = "app"\nversion = "1"\ndependencies = ${JSON.stringify(dependencies)}\n${rest}`;
}

const inExtra = (text: string): string => project([], `[project.optional-dependencies]\nmore = ["${text}"]\n`);

async function errorsOf(text: string): Promise<readonly Finding[]> {
  const settings = { ...DEFAULT_SETTINGS, target: 'workers-3.13', recordedIndex: RECORDED_INDEX };
  const request = { path: PATH, text, settings, documents: memoryDocuments({ [PATH]: text }), trusted: true };
  let errors: readonly Finding[] = [];
  for await (const { findings } of recordedChecker.check(request)) {
    errors = findings.filter(({ severity, code }) => severity === 'error' && code !== 'no-wrangler-file');
  }
  return errors;
}

describe('uv reads no project', function () {
  this.timeout(60_000);

  for (const text of [
    project([`lib @ ./lib ; ${ELSEWHERE}`]),
    project([`lib @ https://example.invalid/lib ; ${ELSEWHERE}`]),
    inExtra('lib @ ./lib'),
    inExtra('lib @ https://example.invalid/lib'),
    project([`lib @ HTTPS://example.invalid/lib-1.0-py3-none-any.whl ; ${ELSEWHERE}`]),
    project([`lib @ hg+https://example.invalid/lib ; ${ELSEWHERE}`]),
  ]) {
    it(`with ${/"lib @ [^"]*"/.exec(text)?.[0] ?? ''}, asked for or not, whether sources may be built or not`, async () => {
      const [error, ...others] = await errorsOf(text);
      assert.equal(error?.code, 'refused-reference');
      assert.match(english(error.message), /^`lib @ \S+` cannot be installed/);
      assert.ok(!error.remedies.some(({ kind }) => kind === 'marker'));
      assert.deepEqual(others, []);
      // Whatever backend builds it, uv reads the metadata that come of it in the same way.
      const [built] = await errorsOf(`${text}\n[tool.pywrangler]\nallow-build = true\n`);
      assert.equal(built?.code, 'refused-reference');
    });
  }

  it('with the template of a build backend, unless sources may be built: the backend may write an address in its place', async () => {
    const text = project(['lib @ {root:uri}/lib']);
    assert.equal((await errorsOf(text))[0]?.code, 'refused-reference');
    assert.deepEqual(await errorsOf(`${text}\n[tool.pywrangler]\nallow-build = true\n`), []);
  });

  it('nor a requirements file with a repository of a kind that it does not support, whatever the marker', async () => {
    const path = '/w/requirements.txt';
    const text = `lib @ hg+https://example.invalid/lib ; ${ELSEWHERE}\n`;
    const settings = { ...DEFAULT_SETTINGS, target: 'workers-3.13', recordedIndex: RECORDED_INDEX };
    const request = { path, text, settings, documents: memoryDocuments({ [path]: text }), trusted: true };
    let codes: readonly string[] = [];
    for await (const { findings } of recordedChecker.check(request)) codes = findings.map(({ code }) => code);
    assert.deepEqual(codes, ['refused-reference']);
  });

  it('but passes over an absolute path, a repository and a wheel where they are not asked for', async () => {
    for (const place of ['file:///w/lib', 'git+https://example.invalid/lib', 'https://example.invalid/lib-1.whl']) {
      assert.deepEqual(await errorsOf(project([`lib @ ${place} ; ${ELSEWHERE}`])), [], place);
      assert.deepEqual(await errorsOf(inExtra(`lib @ ${place}`)), [], place);
    }
  });
});
