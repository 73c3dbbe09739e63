/** How much a command tells: the answer alone with `-q`, with `-v` also what it did, and why it has no such form. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { COMMANDS } from '../../server/src/cli/commands.ts';
import { runCommandLine, type RunResult } from '../support/commandLine.ts';
import { problemsOfOutput } from '../support/outputSchema.ts';
import { RECORDED_INDEX, recordedWorkbench } from '../support/recorded.ts';

const EXAMPLES = path.resolve('examples');

function ran(line: string, more = ''): Promise<RunResult> {
  const words = [...line.split(' '), ...more.split(' ')].filter((word) => word !== '');
  const at = words.includes('--') ? words.indexOf('--') : words.length;
  const takesIndex = !['targets', 'cache', 'doctor'].includes(words[0] ?? '');
  const index = takesIndex ? ['--recorded-index', RECORDED_INDEX] : [];
  return runCommandLine(EXAMPLES, [...words.slice(0, at), ...index, ...words.slice(at)], {
    engine: recordedWorkbench,
    isDry: true,
  });
}

/** Command lines with what is left of each. */
const QUIET: readonly (readonly [line: string, quiet: RegExp])[] = [
  ['check litellm-worker', /^1 file: 1 error; .*exit code 1/],
  ['compare workers-3.13 workers-3.14 --project litellm-worker', /^None of these can be recommended: [^\n]*\n$/],
  ['explain fastuuid --project litellm-worker', /^`fastuuid` is needed, and cannot be installed on [^\n]*\n$/],
  ['explain pydantic==2.12 --project pydantic-worker', /^It is not taken: [^\n]*\n$/],
  ['explain held-back', /^The dependency silently falls back [^\n]*\n$/],
  ['explain No such compatibility flag: x', /^[^\n]*flag[^\n]*\n$/],
  [
    'strategy --project langchain-worker',
    /^`langchain-cloudflare` is held back: other runtime \(Switch [^\n]*\)\n`pydantic` [^\n]*\n`langchain-core` [^\n]*\n$/,
  ],
  ['runtimes', /^A Worker with today's date runs on Python Workers 3\.14: Python 3\.14, Pyodide 314[^\n]*\n$/],
  [
    'runtimes --project litellm-worker',
    /^`litellm-worker\/pyproject\.toml` is for [^\n]*\n- From `compatibility_date` [^\n]*\n$/,
  ],
  [
    'wheels fastuuid pydantic-core nosuch',
    /^`fastuuid`: nothing that loads on [^\n]*\n`pydantic-core`: 2\.27\.2 for [^\n]*, 2\.50\.4 for [^\n]*\nNo index has a project `nosuch`[^\n]*\n$/,
  ],
  ['tree --project litellm-worker', /^Without what does not install: 12 packages, [^\n]*\n$/],
  ['watch litellm-worker --state s.json', /^Watched from now on: 1 project and 2 packages\. [^\n]*\n$/],
  [
    'deploy --project litellm-worker -- pywrangler deploy',
    /^`pywrangler deploy` was not run: errors or warnings found\.\n$/,
  ],
  [
    'deploy --checklist --project litellm-worker',
    /^Checklist of `litellm-worker\/pyproject\.toml`: 2 of 6 points are done, [^\n]*\n$/,
  ],
  ['targets', /^workers-3\.14\nworkers-3\.13\n/],
];

describe('how much is told', function () {
  this.timeout(60_000);

  for (const [line, quiet] of QUIET)
    it(`${line} has an answer of a line or few with -q, and ends as without`, async () => {
      const [before, after = ''] = line.split(/(?= -- )/);
      const [whole, short] = [await ran(line), await ran(`${before} -q${after}`)];
      assert.match(short.output, quiet);
      assert.ok(short.output.length < whole.output.length);
      assert.equal(short.exitCode, whole.exitCode);
    });

  it('is the same for programs with -q as without', async () => {
    const line = 'compare workers-3.13 workers-3.14 --project pydantic-worker --format json';
    const { output } = await ran(line, '-q');
    assert.deepEqual(problemsOfOutput(output, 'compare'), []);
    assert.equal(output, (await ran(line)).output);
  });

  it('is the runtime with its reason, what answered and how long it took with -v, on the error stream', async () => {
    const line = 'tree --project litellm-worker';
    const { output, errors } = await ran(line, '--verbose');
    assert.equal(output, (await ran(line)).output);
    const [target, ...others] = errors.trimEnd().split('\n');
    assert.match(
      target ?? '',
      /^litellm-worker\/pyproject\.toml: checked for Python Workers 3\.13 \(workers-3\.13\): compat/,
    );
    assert.match(others.at(-1) ?? '', /^tree took \d+\.\d s$/);
    assert.match((await ran('check litellm-worker -v')).errors, /^check took /m);
  });

  it('can be chosen for every command, or it says why not', async () => {
    for (const { name, options, without = {} } of COMMANDS)
      for (const manner of ['quiet', 'verbose'] as const) {
        const has = options.some((one) => one.name === manner && one.short === manner.charAt(0));
        assert.equal(has, without[manner] === undefined, `${name} --${manner}`);
        if (has) continue;
        for (const word of [`--${manner}`, `-${manner.charAt(0)}`]) {
          const { exitCode, errors } = await runCommandLine(EXAMPLES, `${name} ${word}`);
          assert.equal(exitCode, 2);
          assert.equal(errors, `pyodide-preflight: ${name} has no --${manner}: ${without[manner] ?? ''}\n`);
        }
      }
  });
});
