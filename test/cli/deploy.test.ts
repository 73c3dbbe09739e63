/** `deploy`: what is run, what is not, and what is said then. */
import assert from 'node:assert/strict';
import { DIGEST } from '../support/locks.ts';
import { Workspace, type RunOptions, type RunResult } from '../support/commandLine.ts';
import { problemsOfOutput } from '../support/outputSchema.ts';
import { RECORDED_INDEX, recordedChecker } from '../support/recorded.ts';
import { wranglerToml } from '../support/workerFolder.ts';

const PYPROJECT = '[project]\nname = "w"\nversion = "0"\nrequires-python = ">=3.12"\ndependencies = ["httpx"]\n';
const WHEEL = 'python_modules/httpx-0.28.1.dist-info/WHEEL';
const METADATA = 'python_modules/httpx-0.28.1.dist-info/METADATA';
const HTTPX = 'Metadata-Version: 2.1\nName: httpx\nVersion: 0.28.1\n';

interface Deployed extends RunResult {
  /** The command lines that were run. */
  readonly ran: readonly string[];
}

describe('deploy', () => {
  /** Runs a command line in a folder with files; `line` is what follows `deploy`, `quoted` one more word with blanks in it. */
  async function deploy(
    line: string,
    files: Readonly<Record<string, string>> = {},
    { status = 0, quoted, ...options }: RunOptions & { readonly status?: number | null; readonly quoted?: string } = {},
  ): Promise<Deployed> {
    const workspace = await Workspace.make({
      'pyproject.toml': PYPROJECT,
      'wrangler.toml': wranglerToml('2026-10-01'),
      'src/entry.py': 'import workers\n',
      ...files,
    });
    const ran: string[] = [];
    const attach: NonNullable<RunOptions['programs']>['attach'] = (program, words) => {
      ran.push([program, ...words].join(' '));
      return Promise.resolve(status === null ? undefined : { code: status, status });
    };
    try {
      const recorded = `deploy --recorded-index ${RECORDED_INDEX} ${line}`;
      const words = quoted === undefined ? recorded : [...recorded.split(' '), quoted];
      const result = await workspace.run(words, { engine: recordedChecker, programs: { attach }, ...options });
      return { ...result, ran };
    } finally {
      await workspace.remove();
    }
  }

  it('runs the command if everything installs, and ends as it does', async () => {
    const { ran, exitCode, output, errors } = await deploy('-- uv run pywrangler deploy --dry-run', {}, { status: 7 });
    assert.deepEqual([ran, exitCode, output], [['uv run pywrangler deploy --dry-run'], 7, '']);
    assert.match(
      errors,
      /^pyproject\.toml: nothing stands in the way on Python Workers 3\.14; running uv run pywrangler/,
    );
  });

  it('does not run it if something does not install, and says who can help, with texts', async () => {
    const files = { 'pyproject.toml': PYPROJECT.replace('httpx', 'fastuuid') };
    const { ran, exitCode, output } = await deploy('--format json -- pywrangler deploy', files);
    assert.deepEqual([ran, exitCode, problemsOfOutput(output, 'deploy')], [[], 1, []]);
    const { escalation } = JSON.parse(output) as { escalation: { who: string; texts: readonly string[] }[] };
    assert.deepEqual(
      escalation.map(({ who, texts }) => [who, texts.length > 0]),
      [
        ['project', true],
        ['upstream', true],
        ['pyodide', true],
        ['cloudflare', true],
      ],
    );
  });

  it('says that what stops it has failed, and nothing that is too slight for that', async () => {
    const files = {
      'pyproject.toml': PYPROJECT.replace('"httpx"', '"langchain-cloudflare", "langchain-core"'),
      'wrangler.toml': wranglerToml('2025-08-01'),
    };
    const failed = async (failOn: string): Promise<readonly string[]> => {
      const { output } = await deploy(`--fail-on ${failOn} --format json -- pywrangler deploy`, files);
      const { problems } = JSON.parse(output) as { problems: { message: string }[] };
      return problems.map(({ message }) => /keeps? (`[\w-]+`(?:, which `[\w-]+` pulls in)?)/.exec(message)?.[1] ?? '');
    };
    const warned = await failed('warning');
    assert.deepEqual(warned, ['`pydantic`, which `langchain-cloudflare` pulls in', '`langchain-core`']);
    assert.deepEqual(
      (await failed('note')).filter((one) => !warned.includes(one)),
      ['`langchain-cloudflare`'],
    );
  });

  it('does not run it where something is not known', async () => {
    const files = { 'pyproject.toml': PYPROJECT.replace('httpx', 'x @ https://files.invalid/x-1.0-py3-none-any.whl') };
    const { ran, exitCode } = await deploy('-- pywrangler deploy', files);
    assert.deepEqual([ran, exitCode], [[], 2]);
  });

  it('says that there is no such program', async () => {
    const { exitCode, errors } = await deploy('-- pywrangler deploy', {}, { status: null });
    assert.equal(exitCode, 2);
    assert.match(errors, /pywrangler was not found or is not a program, so nothing was deployed\n/);
  });

  it('says what is wrong with a whole command line in quotes', async () => {
    const { exitCode, errors } = await deploy('--', {}, { status: null, quoted: 'pywrangler deploy' });
    assert.equal(exitCode, 2);
    assert.match(errors, /pywrangler deploy was not found .*; the words of the command are separate: no quotes/);
  });

  it('needs a command', async () => {
    const { exitCode, errors } = await deploy('');
    assert.equal(exitCode, 2);
    assert.match(errors, /name the command that deploys/);
  });

  it("is for the environment, the file and the date of the command's own options", async () => {
    const environment = '[env.old]\ncompatibility_date = "2026-02-01"\n';
    const of = async (line: string): Promise<string> => {
      const files = {
        'wrangler.toml': wranglerToml('2026-10-01') + environment,
        'old.toml': wranglerToml('2026-02-01'),
      };
      const { output } = await deploy(`--checklist --format json -- ${line}`, files);
      const { points } = JSON.parse(output) as { points: { point: string; details: readonly string[] }[] };
      return points.find(({ point }) => point === 'target')?.details[0]?.split(',')[0] ?? '';
    };
    const [old, now] = ['Python Workers 3.13', 'Python Workers 3.14'];
    assert.deepEqual(
      await Promise.all(
        [
          'pywrangler deploy',
          'npx wrangler deploy --env old',
          'npx wrangler@4 deploy -e=old',
          'npx wrangler deploy -c old.toml',
          'uv run pywrangler deploy --compatibility-date 2026-02-01',
          // An option of what runs the tool is none of the tool.
          'uv run --env old pywrangler deploy',
        ].map(of),
      ),
      [now, old, old, old, old, now],
    );
  });

  it('takes the entry file that the command names in place of that of the file', async () => {
    const files = { 'wrangler.toml': wranglerToml('2026-10-01').replace(/^main.*\n/m, '') };
    for (const [line, code] of [
      ['-- npx wrangler deploy src/entry.py', 0],
      ['-- npx wrangler deploy --dry-run --name w src/entry.py --minify', 0],
      ['-- npx wrangler deploy public --dry-run', 0],
      ['-- npx wrangler versions upload src/entry.py', 0],
      ['-- npx wrangler deploy --name src/entry.py', 1],
      ['-- npx wrangler deploy src/other.py', 1],
    ] as const) {
      const { ran, exitCode } = await deploy(line, { ...files, [WHEEL]: '', [METADATA]: HTTPX });
      assert.deepEqual([line, ran.length, exitCode], [line, 1 - code, code]);
    }
  });

  it('needs the entry file to be there, unless another program may build it first', async () => {
    const files = { 'wrangler.toml': wranglerToml('2026-10-01').replace('src/entry.py', 'app/main.py') };
    const refused = await deploy('-- pywrangler deploy', files);
    assert.deepEqual([refused.ran, refused.exitCode], [[], 1]);
    assert.match(refused.output, /`app\/main\.py`, which `main` in `wrangler\.toml` names, is not there/);
    assert.equal((await deploy('-- npm run deploy', files)).ran.length, 1);
  });

  it('refuses another environment than the one that is deployed', async () => {
    const { exitCode, errors } = await deploy('--env a -- pywrangler deploy --env b');
    assert.equal(exitCode, 2);
    assert.match(errors, /--env a is not what the command deploys: it names b/);
  });

  for (const [options, complaint] of [
    ['--compatibility-date 2026-99-99', /the command's --compatibility-date needs a date .*, not 2026-99-99\n$/],
    ['--compatibility-date=', /the command's --compatibility-date needs a date .*, not nothing\n$/],
    ['--cwd nowhere', /the command's --cwd: no such folder: nowhere\n$/],
  ] as const) {
    it(`refuses a command that leads nowhere: ${options}`, async () => {
      const { ran, exitCode, errors } = await deploy(`-- npx wrangler deploy ${options}`);
      assert.deepEqual([ran, exitCode], [[], 2]);
      assert.match(errors, complaint);
    });
  }

  it('says that pywrangler installs for the date of the file', async () => {
    const { ran, output } = await deploy('-- pywrangler deploy --compatibility-date 2026-02-01');
    assert.deepEqual(ran, []);
    assert.match(
      output,
      /deploys on Python Workers 3\.13, but pywrangler heeds only the file and installs for Python Workers 3\.14/,
    );
  });

  describe('with wrangler alone', () => {
    const here = (tag: string): Readonly<Record<string, string>> => ({ [WHEEL]: `Wheel-Version: 1.0\nTag: ${tag}\n` });
    for (const [what, files, expected] of [
      ['uploads what fits', here('py3-none-any'), undefined],
      ['wants what the project asks for', {}, /there is no `python_modules`.* lacks `httpx`/],
      [
        'wants it in a version that the project asks for',
        { ...here('py3-none-any'), 'pyproject.toml': PYPROJECT.replace('httpx', 'httpx>=0.29') },
        /`httpx` is 0\.28\.1 in `python_modules`, but the project asks for `httpx>=0\.29`/,
      ],
      [
        'refuses what is for another runtime',
        here('cp313-cp313-pyodide_2025_0_wasm32'),
        /`httpx` 0\.28\.1 in `python_modules` does not load on Python Workers 3\.14/,
      ],
      [
        'wants what a package needs that lies there, as far as its markers hold',
        {
          ...here('py3-none-any'),
          [METADATA]: `${HTTPX}Requires-Dist: httpcore==1.*\nRequires-Dist: winthing; sys_platform == "win32"\nRequires-Dist: h2; extra == "http2"\n`,
        },
        /`python_modules` lacks `httpcore`, which `httpx` 0\.28\.1 needs: run `pywrangler sync --force` first\n(?!.*lacks)/,
      ],
      [
        'wants what an extra brings, too, through another package',
        {
          ...here('py3-none-any'),
          'pyproject.toml': PYPROJECT.replace('httpx', 'httpx[http2]'),
          [METADATA]: `${HTTPX}Requires-Dist: h2; extra == "http2"\n`,
          'python_modules/h2-4.3.0.dist-info/METADATA':
            'Metadata-Version: 2.1\nName: h2\nVersion: 4.3.0\nRequires-Dist: hpack\n',
        },
        /`python_modules` lacks `hpack`, which `h2` 4\.3\.0 needs/,
      ],
      [
        'does not want what the project leaves out itself',
        {
          ...here('py3-none-any'),
          'pyproject.toml': `${PYPROJECT}[tool.uv]\noverride-dependencies = ["httpcore; sys_platform == 'never'"]\n`,
          [METADATA]: `${HTTPX}Requires-Dist: httpcore==1.*\n`,
        },
        undefined,
      ],
      [
        'does not mind what a package needs that is left from before',
        {
          ...here('py3-none-any'),
          'python_modules/old-1.0.dist-info/METADATA':
            'Metadata-Version: 2.1\nName: old\nVersion: 1.0\nRequires-Dist: older\n',
        },
        undefined,
      ],
      [
        'does not mind what would be installed anew',
        { ...here('py3-none-any'), 'pyproject.toml': PYPROJECT.replace('"httpx"', '"httpx"]\nx = ["litellm>=1.77.0"') },
        undefined,
      ],
      ['takes a Worker without any', { 'pyproject.toml': PYPROJECT.replace('"httpx"', '') }, undefined],
      [
        'refuses a lock for another runtime, if the folder does not say what it is for',
        {
          'python_modules/httpx-0.28.1.dist-info/METADATA': 'Name: httpx\n',
          'pylock.toml': `lock-version = "1.0"\ncreated-by = "uv"\n[[packages]]\nname = "httpx"\nversion = "0.28.1"\n[[packages.wheels]]\nurl = "https://files.invalid/httpx-0.28.1-cp313-cp313-pyodide_2025_0_wasm32.whl"\nhashes = { sha256 = "${DIGEST}" }\n`,
        },
        /`pylock\.toml`.* has no wheel of `httpx`/,
      ],
      [
        'says what is wrong with the Worker',
        { ...here('py3-none-any'), 'wrangler.toml': wranglerToml('2027-10-01') },
        /deploy-refused/,
      ],
    ] as const) {
      it(what, async () => {
        const { ran, exitCode, output } = await deploy('-- npx wrangler deploy', files);
        if (expected) assert.match(output, expected);
        const isRun = expected === undefined;
        assert.deepEqual([ran, exitCode], isRun ? [['npx wrangler deploy'], 0] : [[], 1], output);
      });
    }

    it('does not know of a folder that does not say what it has', async () => {
      const { ran, exitCode, output } = await deploy('-- wrangler deploy', { 'python_modules/httpx/__init__.py': '' });
      assert.deepEqual([ran, exitCode], [[], 2]);
      assert.match(output, /nothing in `python_modules` says which packages it has/);
    });
  });

  it('has a checklist for a page as well, without what only Workers have', async () => {
    const page = '<script type="module" src="https://pyscript.net/releases/2026.3.1/core.js"></script>';
    const files = { 'site/index.html': page, 'site/pyscript.toml': 'packages = ["six"]\n' };
    const { output } = await deploy('--checklist --format json --project site/pyscript.toml', files);
    assert.deepEqual(problemsOfOutput(output, 'deploy'), []);
    const { points } = JSON.parse(output) as { points: { point: string; state: string }[] };
    assert.deepEqual(
      points.map(({ point, state }) => `${point} ${state}`),
      ['dependencies yes', 'target yes'],
    );
    assert.doesNotMatch(output, /Worker|wrangler/);
  });

  it('tells in a checklist what is in order, and what is not', async () => {
    const files = { [WHEEL]: 'Tag: cp313-cp313-pyodide_2025_0_wasm32\n' };
    const { output, exitCode } = await deploy('--checklist --format json', files);
    assert.deepEqual([exitCode, problemsOfOutput(output, 'deploy')], [0, []]);
    const { points } = JSON.parse(output) as { points: { point: string; state: string }[] };
    assert.deepEqual(
      points.map(({ point, state }) => `${point} ${state}`),
      ['dependencies yes', 'target yes', 'sync no', 'size yes', 'lock unknown', 'start-up yes'],
    );
  });
});
