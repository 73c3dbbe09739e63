/**
 * The wrangler files of a Worker: which one wrangler takes and which one pywrangler, what runs, what is installed for, and what
 * stops either. The rules were observed with wrangler 4.164.0, workerd 1.20261117.1 and pywrangler 1.17.9; the projects are
 * invented.
 */
import assert from 'node:assert/strict';
import type { Settings } from '../../../../server/src/settings.ts';
import { english } from '../../../support/english.ts';
import {
  applyRemedy,
  onlyFinding,
  outcome,
  targetFinding,
  trapsIn,
  wranglerToml,
  type Folder,
} from '../../../support/workerFolder.ts';

const PROJECT = '[project]\nname = "w"\nversion = "0"\ndependencies = ["six"]\n';
const TOOL = `${PROJECT}\n[dependency-groups]\nanything = ["workers-py"]\n`;

function json(date: string, flags: readonly string[] = ['python_workers'], more: object = {}): string {
  return JSON.stringify({ main: 'src/entry.py', compatibility_date: date, compatibility_flags: flags, ...more });
}

describe('two wrangler files', () => {
  it('that give different runtimes: both are judged, the deployed one first, with a warning that says who reads what', async () => {
    const folder = {
      'pyproject.toml': TOOL,
      'wrangler.toml': wranglerToml('2026-02-01'),
      'wrangler.jsonc': json('2026-10-01'),
    };
    const { targets, says, messages } = await outcome(folder);
    assert.deepEqual(targets, ['workers-3.14', 'workers-3.13']);
    assert.deepEqual(says, ['warning target-problem wrangler.jsonc: ["python_workers"]']);
    assert.match(messages, /wrangler takes `wrangler\.jsonc`.* 3\.14.* pywrangler reads `wrangler\.toml`.* 3\.13/);
    const { remedies } = await targetFinding(folder);
    for (const [at, name] of ['workers-3.14', 'workers-3.13'].entries()) {
      const remedy = remedies[at];
      assert.ok(remedy);
      const after = await outcome(applyRemedy(remedy, folder));
      assert.deepEqual(after.targets, [name]);
      assert.deepEqual(
        after.says.map((line) => line.split(' ')[0]),
        ['information'],
      );
    }
  });

  const pairs: readonly [files: Folder, targets: string[], says: string[]][] = [
    // Which file wins, and agreement.
    [
      { 'wrangler.toml': wranglerToml('2026-02-01'), 'wrangler.jsonc': json('2026-03-01') },
      ['workers-3.13'],
      ['information target-problem wrangler.jsonc: ["python_workers"]'],
    ],
    [
      { 'wrangler.json': json('2026-10-01'), 'wrangler.jsonc': json('2026-02-01') },
      ['workers-3.14', 'workers-3.13'],
      ['warning target-problem wrangler.json: ["python_workers"]'],
    ],
    [{ 'wrangler.json': json('2026-10-01') }, ['workers-3.14'], ['error no-wrangler-file pyproject.toml: ']],
    // A file of another name is deployed only if it is named; alone, it says at least what was meant.
    [{ 'wrangler.preview.jsonc': json('2026-02-01') }, ['workers-3.13'], ['error no-wrangler-file pyproject.toml: ']],
    [
      { 'wrangler.jsonc': json('2026-10-01'), 'wrangler.preview.toml': wranglerToml('2026-02-01') },
      ['workers-3.14'],
      ['warning target-problem wrangler.preview.toml: ["python_workers"]'],
    ],
    [{ 'wrangler.jsonc': json('2026-10-01'), 'wrangler.preview.jsonc': json('2026-11-01') }, ['workers-3.14'], []],
    [
      {
        'wrangler.jsonc': json('2026-10-01'),
        'wrangler.site.jsonc': json('2026-02-01', ['nodejs_compat'], { main: 'site.js' }),
      },
      ['workers-3.14'],
      [],
    ],
    // With a further file of a Python Worker the deployment may be refused.
    [
      { 'wrangler.jsonc': json('2026-10-01'), 'wrangler.preview.jsonc': json('2026-10-01', []) },
      ['workers-3.14'],
      ['warning target-problem wrangler.preview.jsonc: []'],
    ],
    [
      { 'wrangler.jsonc': json('2026-10-01'), 'wrangler.preview.toml': wranglerToml('2027-03-01') },
      ['workers-3.14'],
      ['warning target-problem wrangler.preview.toml: "2027-03-01"'],
    ],
    // Where the flag is missing, the date says what runs once it is there.
    [
      { 'wrangler.toml': 'main = "src/entry.py"\ncompatibility_date = "2026-02-01"\n' },
      ['workers-3.13'],
      ['error missing-python-flag wrangler.toml: "2026-02-01"'],
    ],
    // wrangler takes something that has nothing to do with Python.
    [
      { 'wrangler.toml': wranglerToml('2026-02-01'), 'wrangler.jsonc': json('2026-10-01', [], { main: 'site.js' }) },
      ['workers-3.13'],
      ['warning target-problem wrangler.toml: ["python_workers"]'],
    ],
    // What cannot be read is not said to be something else.
    [
      { 'wrangler.toml': wranglerToml('2026-02-01'), 'wrangler.jsonc': '{' },
      ['workers-3.13'],
      ['error target-problem wrangler.jsonc: '],
    ],
    // pywrangler's file lacks the flag, wrangler's is fine.
    [
      { 'wrangler.toml': 'compatibility_date = "2026-02-01"\n', 'wrangler.jsonc': json('2026-10-01') },
      ['workers-3.14'],
      ['error missing-python-flag wrangler.toml: "2026-02-01"'],
    ],
  ];

  it('says of a file that only pywrangler reads what pywrangler does, and nothing of wrangler', async () => {
    const toml = 'main = "src/entry.py"\ncompatibility_date = "2026-02-01"\n';
    const both = { 'pyproject.toml': TOOL, 'wrangler.toml': toml, 'wrangler.jsonc': json('2026-02-01') };
    assert.match((await outcome(both)).messages, /without which pywrangler stops: add it/);
    const alone = { 'pyproject.toml': TOOL, 'wrangler.toml': toml };
    assert.match((await outcome(alone)).messages, /pywrangler stops and wrangler refuses the entry point/);
  });

  it('keeps the language of a file that is to be renamed', async () => {
    const named = { 'wrangler.preview.toml': wranglerToml('2026-02-01'), 'wrangler.preview.jsonc': json('2026-02-01') };
    for (const [name, text] of Object.entries(named)) {
      const { messages } = await outcome({ 'pyproject.toml': TOOL, [name]: text });
      assert.match(messages, new RegExp(`rename it to \`${name.replace('.preview', '')}\``));
    }
  });
  for (const [files, targets, says] of pairs) {
    it(`${Object.entries(files)
      .map(([name, text]) => `${name} (${/2026-\d\d/.exec(text)?.[0] ?? ''})`)
      .join(' and ')} give ${targets.join(' and ')}`, async () => {
      const { targets: came, says: said } = await outcome({ 'pyproject.toml': TOOL, ...files });
      assert.deepEqual([came, said], [targets, says]);
    });
  }
});

describe('wrangler files above the project', () => {
  const api = 'apps/api/pyproject.toml';

  it('win if their name comes first: each name is searched upwards', async () => {
    const folder = {
      [api]: TOOL,
      'apps/api/wrangler.toml': wranglerToml('2026-02-01'),
      'apps/wrangler.jsonc': json('2026-10-01'),
      'wrangler.jsonc': json('2025-01-01'),
    };
    const { targets, says, messages } = await outcome(folder, api);
    assert.deepEqual(targets, ['workers-3.14', 'workers-3.13']);
    assert.deepEqual(says, ['warning target-problem apps/wrangler.jsonc: ["python_workers"]']);
    assert.match(messages, /wrangler takes `\.\.\/wrangler\.jsonc`/);
  });

  it('give the runtime, but pywrangler stops where there is none in the folder', async () => {
    const { targets, says, messages } = await outcome(
      { [api]: TOOL, 'wrangler.toml': wranglerToml('2026-02-01') },
      api,
    );
    assert.deepEqual(targets, ['workers-3.13']);
    assert.deepEqual(says, [`error no-wrangler-file ${api}: `]);
    assert.match(messages, /does not read `\.\.\/\.\.\/wrangler\.toml`/);
  });

  it('make what lies below them be checked for that Worker, and ask it for nothing of a Worker', async () => {
    const { targets, says } = await outcome({ [api]: PROJECT, 'wrangler.toml': wranglerToml('2026-02-01') }, api);
    assert.deepEqual(targets, ['workers-3.13']);
    assert.deepEqual(says, []);
  });

  it('are not looked at in an untrusted workspace', async () => {
    const folder = {
      [api]: TOOL,
      'apps/api/wrangler.toml': wranglerToml('2026-02-01'),
      'wrangler.jsonc': json('2026-10-01'),
    };
    assert.deepEqual((await outcome(folder, api, { trusted: false })).targets, ['workers-3.13']);
  });
});

describe('a project for pywrangler without a wrangler file', () => {
  const projects = {
    'in a group': TOOL,
    'in an extra': `${PROJECT}[project.optional-dependencies]\ndev = ["Workers_Py>1"]\n`,
    'as a table': `${PROJECT}[tool.pywrangler]\nallow-build = false\n`,
  };
  for (const [where, text] of Object.entries(projects)) {
    it(`is one for the newest Workers, never for a page, and stops (pywrangler ${where})`, async () => {
      const { targets, says, messages } = await outcome({ 'pyproject.toml': text });
      assert.deepEqual(targets, ['workers-3.14']);
      assert.ok(says.includes('error no-wrangler-file pyproject.toml: '), says.join('\n'));
      assert.match(messages, /pywrangler stops: there is no `wrangler\.toml` or `wrangler\.jsonc`/);
    });
  }
});

describe('--config and --env', () => {
  const folder = {
    'pyproject.toml': TOOL,
    'wrangler.jsonc': json('2026-10-01', ['python_workers'], {
      env: { old: { compatibility_date: '2026-02-01' }, same: {} },
    }),
    'wrangler.preview.jsonc': json('2025-01-01'),
  };
  const asked: readonly [
    settings: Partial<Settings> & { readonly trusted?: boolean },
    targets: string[],
    says: RegExp,
  ][] = [
    [
      { config: 'wrangler.preview.jsonc' },
      ['workers-3.12', 'workers-3.14'],
      /wrangler takes `wrangler\.preview\.jsonc`/,
    ],
    [
      { config: '/w/wrangler.preview.jsonc' },
      ['workers-3.12', 'workers-3.14'],
      /wrangler takes `wrangler\.preview\.jsonc`/,
    ],
    [{ config: 'nowhere.jsonc' }, ['workers-3.14'], /wrangler stops: .* `nowhere\.jsonc` does not exist/],
    [{ env: 'old' }, ['workers-3.13', 'workers-3.14'], /`env\.old` runs on Python Workers 3\.13/],
    [{ env: 'same' }, ['workers-3.14'], /`env\.old` runs on/],
    [
      { env: 'neww' },
      ['workers-3.14'],
      /wrangler stops: wrangler\.jsonc has no environment `neww`, only `old` and `same`/,
    ],
    [{ config: '../other.jsonc', trusted: false }, ['workers-3.14'], /^[^]*$/],
  ];
  for (const [settings, targets, says] of asked) {
    it(`${JSON.stringify(settings)} deploys ${targets.join(', installed for ')}`, async () => {
      const came = await outcome(folder, 'pyproject.toml', settings);
      assert.deepEqual(came.targets, targets);
      assert.match(came.messages, says);
    });
  }

  it('stand in the project as well, and what is said on the command line goes first', async () => {
    const own = { ...folder, 'pyproject.toml': `${TOOL}[tool.pyodide-preflight]\nenv = "old"\n` };
    assert.deepEqual((await outcome(own)).targets, ['workers-3.13', 'workers-3.14']);
    assert.deepEqual((await outcome(own, 'pyproject.toml', { env: 'same' })).targets, ['workers-3.14']);
    const config = {
      ...folder,
      'pyproject.toml': `${TOOL}[tool.pyodide-preflight]\nconfig = "wrangler.preview.jsonc"\n`,
    };
    assert.deepEqual((await outcome(config)).targets, ['workers-3.12', 'workers-3.14']);
  });

  it('an environment that inherits a flag that pywrangler ignores is told as the top level is, with the same fixes', async () => {
    const ignoring = {
      'pyproject.toml': TOOL,
      'wrangler.toml': `${wranglerToml('2026-10-01', 'no_python_workers_314')}[env.live]\nname = "live"\n`,
    };
    const finding = await targetFinding(ignoring, { env: 'live' });
    assert.match(english(finding.message), /ignores `no_python_workers_314`/);
    const [remedy] = finding.remedies;
    assert.ok(remedy);
    const after = await outcome(applyRemedy(remedy, ignoring), 'pyproject.toml', { env: 'live' });
    assert.deepEqual([after.targets, after.says], [['workers-3.13'], []]);
  });

  it('an environment of a file without any is only a warning: the top level is deployed', async () => {
    const plain = { 'pyproject.toml': TOOL, 'wrangler.jsonc': json('2026-10-01') };
    const { targets, says } = await outcome(plain, 'pyproject.toml', { env: 'live' });
    assert.deepEqual([targets, says], [['workers-3.14'], ['warning target-problem wrangler.jsonc: ']]);
    // With a table of environments wrangler stops, be it empty.
    const none = { ...plain, 'wrangler.jsonc': json('2026-10-01', ['python_workers'], { env: {} }) };
    const stopped = await outcome(none, 'pyproject.toml', { env: 'live' });
    assert.match(stopped.messages, /^wrangler stops: wrangler\.jsonc has no environment `live`$/);
  });
});

describe('syntax that one of the two tools refuses', () => {
  const [lines, comma] = ['vars = {\n  A = "b"\n}\n', 'vars = { A = "b", }\n'];
  const [bare, single] = [
    '{ compatibility_date: "2026-10-01", compatibility_flags: ["python_workers"] }',
    `{ 'compatibility_date': '2026-10-01', "compatibility_flags": ['python_workers'] }`,
  ];
  const cases: readonly [why: string, files: Folder, says: string[], message: RegExp][] = [
    [
      'TOML 1.1 in wrangler.toml: pywrangler stops, wrangler reads it',
      { 'wrangler.toml': lines + wranglerToml('2026-10-01') },
      ['error target-problem wrangler.toml: {'],
      /pywrangler stops at wrangler\.toml.*wrangler reads it.*one line/,
    ],
    [
      'a comma at the end of an inline table',
      { 'wrangler.toml': comma + wranglerToml('2026-10-01') },
      ['error target-problem wrangler.toml: ,'],
      /pywrangler stops .*end with a comma/,
    ],
    [
      'TOML 1.1 in pyproject.toml: pywrangler stops, uv reads it',
      { 'pyproject.toml': `${TOOL}[tool.mine]\na = "\\e"\n`, 'wrangler.jsonc': json('2026-10-01') },
      ['error invalid-file pyproject.toml: \\e'],
      /pywrangler stops at pyproject\.toml.*uv reads it/,
    ],
    [
      'the same in uv.toml, which only uv reads',
      { 'uv.toml': 'pip = {\n  no-deps = false,\n}\n', 'wrangler.jsonc': json('2026-10-01') },
      [],
      /^$/,
    ],
    [
      'JSON5 without quotes: wrangler stops, pywrangler reads it',
      { 'wrangler.jsonc': bare },
      ['error target-problem wrangler.jsonc: compatibility_date'],
      /wrangler stops at wrangler\.jsonc: .*pywrangler reads it, as JSON5/,
    ],
    [
      'JSON5 with single quotes',
      { 'wrangler.jsonc': single },
      [`error target-problem wrangler.jsonc: 'compatibility_date'`],
      /wrangler stops at wrangler\.jsonc/,
    ],
    [
      'JSON5 where wrangler takes another file',
      { 'wrangler.json': json('2026-10-01'), 'wrangler.jsonc': bare },
      ['information target-problem wrangler.json: ["python_workers"]'],
      /both give/,
    ],
  ];
  for (const [why, files, lines_, message] of cases) {
    it(why, async () => {
      const { targets, says, messages } = await outcome({ 'pyproject.toml': TOOL, ...files });
      assert.deepEqual(targets, ['workers-3.14']);
      assert.deepEqual(says, lines_);
      assert.match(messages, message);
    });
  }
});

describe('the flag in another spelling', () => {
  for (const flag of [
    'Python_Workers',
    'python-workers',
    'PYTHON_WORKERS',
    'pyhton_workers',
    'pyton_workers',
    'python_workers ',
  ]) {
    it(`${flag} is replaced, in one way only`, async () => {
      const folder = {
        'pyproject.toml': TOOL,
        'wrangler.toml': wranglerToml().replace('python_workers', flag),
      };
      const { says } = await outcome(folder);
      assert.deepEqual(says.map((line) => line.split(' ')[1]).sort(), ['deploy-refused', 'missing-python-flag']);
      const remedies = (await trapsIn(folder)).flatMap((one) => one.remedies);
      assert.deepEqual(
        new Set(remedies.map(({ title }) => english(title))),
        new Set([`Replace the flag ${flag} with python_workers`]),
      );
      for (const remedy of remedies) assert.deepEqual((await outcome(applyRemedy(remedy, folder))).says, []);
    });
  }

  it('is replaced in an environment too, where nothing is added beside it', async () => {
    const environment = '[env.live]\ncompatibility_flags = ["pyhton_workers"]\n';
    const folder = { 'pyproject.toml': TOOL, 'wrangler.toml': `${wranglerToml()}\n${environment}` };
    const remedies = (await trapsIn(folder)).flatMap((one) => one.remedies);
    assert.ok(remedies.length > 0);
    for (const remedy of remedies) assert.deepEqual((await outcome(applyRemedy(remedy, folder))).says, []);
  });
});

describe('a date alone that slipped under a table', () => {
  it('is told with the table, and moved', async () => {
    const folder = {
      'pyproject.toml': TOOL,
      'wrangler.toml':
        'main = "src/entry.py"\ncompatibility_flags = ["python_workers"]\n\n[vars]\nA = "b"\ncompatibility_date = "2026-02-01"\n',
    };
    const { targets, says, messages } = await outcome(folder);
    assert.deepEqual(targets, ['workers-3.13']);
    assert.deepEqual(says, ['error target-problem wrangler.toml: compatibility_date']);
    assert.match(messages, /`compatibility_date`.* belongs to the table `vars`/);
    const [remedy] = (await onlyFinding(folder)).remedies;
    assert.ok(remedy);
    const after = await outcome(applyRemedy(remedy, folder));
    assert.deepEqual([after.targets, after.says], [['workers-3.13'], []]);
  });
});
