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
  ]) {
    it(`with ${/"lib @ [^"]*"/.exec(text)?.[0] ?? ''}, asked for or not, unless sources may be built`, async () => {
      const [error, ...others] = await errorsOf(text);
      assert.equal(error?.code, 'refused-reference');
      assert.match(english(error.message), /^`lib @ \S+` cannot be installed/);
      assert.ok(!error.remedies.some(({ kind }) => kind === 'marker'));
      assert.deepEqual(others, []);
      assert.deepEqual(await errorsOf(`${text}\n[tool.pywrangler]\nallow-build = true\n`), []);
    });
  }

  it('but passes over an absolute path, a repository and a wheel where they are not asked for', async () => {
    for (const place of ['file:///w/lib', 'git+https://example.invalid/lib', 'https://example.invalid/lib-1.whl']) {
      assert.deepEqual(await errorsOf(project([`lib @ ${place} ; ${ELSEWHERE}`])), [], place);
      assert.deepEqual(await errorsOf(inExtra(`lib @ ${place}`)), [], place);
    }
  });
});
