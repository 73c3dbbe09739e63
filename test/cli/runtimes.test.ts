/** `runtimes --verify`: what the registries have, asked of npm itself and of the package index. */
import assert from 'node:assert/strict';
import { runCommandLine, type RunOptions } from '../support/commandLine.ts';
import { problemsOfOutput } from '../support/outputSchema.ts';
import { recordedChecker } from '../support/recorded.ts';

interface Verified {
  readonly verified: readonly { readonly package: string; readonly there: string | null; readonly verdict: string }[];
}

async function verify(
  line: string,
  options: RunOptions = {},
): Promise<{ readonly exitCode: number; readonly of: (name: string) => string }> {
  const engine = recordedChecker;
  const { exitCode, output } = await runCommandLine('examples', `runtimes --verify --format json ${line}`, {
    engine,
    ...options,
  });
  assert.deepEqual(problemsOfOutput(output, 'runtimes'), []);
  const { verified } = JSON.parse(output) as Verified;
  const of = (name: string): string => {
    const found = verified.find((one) => one.package === name);
    return `${found?.there ?? '-'} ${found?.verdict ?? ''}`;
  };
  return { exitCode, of };
}

describe('runtimes --verify', () => {
  it('takes the newest release of each package from npm', async () => {
    const asked: string[] = [];
    const ask: NonNullable<RunOptions['programs']>['ask'] = (program, words) => {
      asked.push([program, ...words].join(' '));
      const output = words[1] === 'pyodide' ? '"999.0.0"\n' : '"0.0.1"\n';
      return Promise.resolve({ code: 0, output, errors: '' });
    };
    const { of } = await verify('--index-url http://127.0.0.1:9/simple/', { programs: { ask } });
    assert.ok(asked.includes('npm view pyodide version --json'));
    assert.equal(of('pyodide'), '999.0.0 outdated');
    assert.equal(of('workerd'), '0.0.1 current');
  });

  it('says what is not known, and ends with 2', async () => {
    const { exitCode, of } = await verify('--recorded-index recorded-index');
    assert.deepEqual([exitCode, of('pyodide'), of('workers-py')], [2, '- unknown', '- unknown']);
    const output = (await runCommandLine('examples', 'runtimes --verify --offline', { engine: recordedChecker }))
      .output;
    assert.match(output, /^pyodide \(npm\) +314\.0\.7 +not known: offline, nothing is asked$/m);
  });
});
