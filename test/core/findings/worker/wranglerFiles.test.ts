/**
 * The wrangler files of a Worker: which one wrangler takes and which one pywrangler, what runs, what is installed for, and what
 * stops either. The rules were observed with wrangler 4.164.0, workerd 1.20261117.1 and pywrangler 1.17.9; the projects are
 * invented.
 */
import assert from 'node:assert/strict';
import type { Finding } from '../../../../server/src/core/findings/finding.ts';
import type { Settings } from '../../../../server/src/settings.ts';
import { english } from '../../../support/english.ts';
import { applyRemedy, firstSnapshot, trapLines, wranglerToml, type Folder } from '../../../support/workerFolder.ts';

const PROJECT = '[project]\nname = "w"\nversion = "0"\ndependencies = ["six"]\n';
const TOOL = `${PROJECT}\n[dependency-groups]\nanything = ["workers-py"]\n`;

function json(date: string, flags: readonly string[] = ['python_workers'], more: object = {}): string {
  return JSON.stringify({ compatibility_date: date, compatibility_flags: flags, ...more });
}

/** What a check of a folder is for, and what it says: `severity code file: marked text`. */
async function outcome(
  folder: Folder,
  checked = 'pyproject.toml',
  settings: Partial<Settings> & { readonly trusted?: boolean } = {},
): Promise<{ targets: readonly string[]; says: readonly string[]; messages: string }> {
  const { choice, others = [], findings } = await firstSnapshot(folder, checked, 'auto', settings);
  return {
    targets: [choice, ...others.map((other) => other.choice)].map(({ target }) => target.name),
    says: findings.map(({ severity, code, path, span }) => {
      const name = path.slice('/w/'.length);
      return `${severity} ${code} ${name}: ${(folder[name] ?? '').slice(span.start, span.end)}`;
    }),
    messages: findings.map(({ message }) => english(message)).join('\n'),
  };
}

/** The only finding of a folder. */
async function onlyFinding(folder: Folder, settings: Partial<Settings> = {}): Promise<Finding> {
  const { findings } = await firstSnapshot(folder, 'pyproject.toml', 'auto', settings);
  const [finding] = findings;
  assert.ok(finding && findings.length === 1, findings.map(({ message }) => english(message)).join('\n'));
  return finding;
}

/** The folder after the only remedy of its only finding. */
async function mended(folder: Folder): Promise<Folder> {
  const { remedies } = await onlyFinding(folder);
  const [remedy] = remedies;
  assert.ok(remedy && remedies.length === 1);
  return applyRemedy(remedy, folder);
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
    const { remedies } = await onlyFinding(folder);
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
    // A file of another name is deployed only if it is named.
    [
      { 'wrangler.jsonc': json('2026-10-01'), 'wrangler.preview.toml': wranglerToml('2026-02-01') },
      ['workers-3.14'],
      ['warning target-problem wrangler.preview.toml: ["python_workers"]'],
    ],
    [{ 'wrangler.jsonc': json('2026-10-01'), 'wrangler.preview.jsonc': json('2026-11-01') }, ['workers-3.14'], []],
    [
      { 'wrangler.jsonc': json('2026-10-01'), 'wrangler.site.jsonc': json('2026-02-01', ['nodejs_compat']) },
      ['workers-3.14'],
      [],
    ],
    // wrangler takes something that has nothing to do with Python.
    [
      { 'wrangler.toml': wranglerToml('2026-02-01'), 'wrangler.jsonc': json('2026-10-01', [], { main: 'site.js' }) },
      ['workers-3.13'],
      ['warning target-problem wrangler.toml: ["python_workers"]'],
    ],
    // pywrangler's file lacks the flag, wrangler's is fine.
    [
      { 'wrangler.toml': 'compatibility_date = "2026-02-01"\n', 'wrangler.jsonc': json('2026-10-01') },
      ['workers-3.14'],
      ['error missing-python-flag wrangler.toml: "2026-02-01"'],
    ],
  ];
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

  it('do not make a Worker of a library below them', async () => {
    const { targets, says } = await outcome({ [api]: PROJECT, 'wrangler.toml': wranglerToml('2026-02-01') }, api);
    assert.match(targets.join(), /^pyodide-/);
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

  it('an environment of a file without any is only a warning: the top level is deployed', async () => {
    const plain = { 'pyproject.toml': TOOL, 'wrangler.jsonc': json('2026-10-01') };
    const { targets, says } = await outcome(plain, 'pyproject.toml', { env: 'live' });
    assert.deepEqual([targets, says], [['workers-3.14'], ['warning target-problem wrangler.jsonc: ']]);
  });
});

describe('what Cloudflare refuses', () => {
  const refusals: readonly [date: string, flags: string[], marked: string, says: RegExp, after?: string][] = [
    [
      '2026-08-20',
      ['python_workers_313'],
      '"python_workers_313"',
      /no compatibility flag `python_workers_313`; did you mean `python_workers_314`/,
      'workers-3.14',
    ],
    [
      '2026-11-01',
      ['python_workers_20260817'],
      '"python_workers_20260817"',
      /did you mean `python_workers_20260610`/,
      'workers-3.14',
    ],
    [
      '2026-02-01',
      ['no_python_workers'],
      '"no_python_workers"',
      /no compatibility flag `no_python_workers`/,
      'workers-3.13',
    ],
    [
      '2026-02-01',
      ['nodejs_compat', 'nodejs_compat'],
      '"nodejs_compat"',
      /`nodejs_compat` is there twice/,
      'workers-3.13',
    ],
    [
      '2026-02-01',
      ['python_workers_development'],
      '"python_workers_development"',
      /`python_workers_development` is experimental/,
    ],
    [
      '2026-02-01',
      ['python_workers_force_new_vendor_path'],
      '"python_workers_force_new_vendor_path"',
      /is always on from `compatibility_date` 2025-08-11/,
      'workers-3.13',
    ],
    ['2026-11-25', [], '"2026-11-25"', /in the future: 2026-11-25; today is 2026-11-24/, 'workers-3.14'],
  ];
  for (const [date, flags, marked, says, after] of refusals) {
    it(`${date} with ${flags.join(' and ') || 'no further flag'}`, async () => {
      const folder = { 'pyproject.toml': PROJECT, 'wrangler.toml': wranglerToml(date, ...flags) };
      const { findings } = await firstSnapshot(folder);
      const finding = findings.find(({ code }) => code === 'deploy-refused');
      assert.ok(finding);
      assert.equal(finding.severity, 'error');
      assert.equal(folder['wrangler.toml'].slice(finding.span.start, finding.span.end), marked);
      assert.match(english(finding.message), says);
      if (after === undefined) return;
      const [remedy] = finding.remedies;
      assert.ok(remedy);
      const mendedFolder = applyRemedy(remedy, folder);
      assert.ok((await trapLines(mendedFolder)).every((line) => !line.startsWith('error')));
      assert.equal((await firstSnapshot(mendedFolder)).choice.target.name, after);
    });
  }

  it('is told of an environment, and mended there', async () => {
    const text = `${wranglerToml('2026-10-01')}[env.next]\ncompatibility_flags = ["python_workers", "python_workers_315"]\n`;
    const folder = { 'pyproject.toml': PROJECT, 'wrangler.toml': text };
    const after = await mended(folder);
    assert.equal(after['wrangler.toml'], text.replace('"python_workers_315"', '"python_workers_314"'));
    assert.deepEqual(await trapLines(after), []);
  });

  it('is nothing of flags that have nothing to do with Python, nor of a day that is today', async () => {
    const folder = {
      'pyproject.toml': PROJECT,
      'wrangler.toml': wranglerToml('2026-11-24', 'nodejs_compat_v9', 'pythonic'),
    };
    assert.deepEqual(await trapLines(folder), []);
  });

  it('is not a flag next to its opposite as far as the runtime goes: the flag wins', async () => {
    const flags = ['python_workers_314', 'no_python_workers_314'];
    const { targets, says } = await outcome({
      'pyproject.toml': PROJECT,
      'wrangler.toml': wranglerToml('2026-02-01', ...flags),
    });
    assert.deepEqual(targets, ['workers-3.14']);
    assert.deepEqual(says, ['warning target-problem wrangler.toml: "no_python_workers_314"']);
  });
});

describe('a date that a tool cannot read', () => {
  const dates: readonly [date: string, target: string, says: RegExp][] = [
    ['2026-2-1', 'workers-3.13', /not a date such as `2026-01-31`: `2026-2-1`/],
    ['2026-02-30', 'workers-3.13', /pywrangler stops: .*`2026-02-30`/],
    ['yesterday', 'workers-3.14', /`yesterday`/],
  ];
  for (const [date, target, says] of dates) {
    it(`\`${date}\` is an error, checked for ${target}`, async () => {
      const {
        targets,
        says: lines,
        messages,
      } = await outcome({ 'pyproject.toml': PROJECT, 'wrangler.toml': wranglerToml(date) });
      assert.deepEqual(targets, [target]);
      assert.deepEqual(lines, [`error target-problem wrangler.toml: "${date}"`]);
      assert.match(messages, says);
    });
  }

  it('that lacks its zeros gets them', async () => {
    const after = await mended({ 'pyproject.toml': PROJECT, 'wrangler.toml': wranglerToml('2026-2-1') });
    assert.equal(after['wrangler.toml'], wranglerToml('2026-02-01'));
  });
});

describe('the flag of Python', () => {
  const DATE = 'compatibility_date = "2026-10-01"\n';
  const lacking: readonly [why: string, pyproject: string, wrangler: string, marked: string, says: RegExp][] = [
    ['pywrangler is used', TOOL, DATE, '"2026-10-01"', /without which pywrangler stops: add it/],
    [
      'the entry point is Python',
      PROJECT,
      `main = "src/entry.py"\n${DATE}`,
      '"2026-10-01"',
      /wrangler refuses the entry point `src\/entry\.py`/,
    ],
    [
      'only an environment has it',
      PROJECT,
      `${DATE}[env.live]\ncompatibility_flags = ["python_workers"]\n`,
      '"2026-10-01"',
      /`env\.live`, which has it/,
    ],
    [
      'it slipped into a table',
      PROJECT,
      `main = "a.py"\n[observability]\nenabled = true\n${wranglerToml().replace(/^name.*\n/, '')}`,
      'compatibility_date',
      /belongs to the table `observability`/,
    ],
    [
      'an environment replaces the flags',
      PROJECT,
      `main = "a.py"\n${wranglerToml()}[env.production]\ncompatibility_flags = ["nodejs_compat"]\n`,
      '["nodejs_compat"]',
      /`env\.production` in wrangler\.toml replace .* lacks `python_workers`/,
    ],
  ];
  for (const [why, pyproject, wrangler, marked, says] of lacking) {
    it(`is missed where ${why}; a fix puts it there`, async () => {
      const folder = { 'pyproject.toml': pyproject, 'wrangler.toml': wrangler };
      const { targets, says: lines, messages } = await outcome(folder);
      assert.deepEqual(targets, ['workers-3.14']);
      assert.deepEqual(lines, [`error missing-python-flag wrangler.toml: ${marked}`]);
      assert.match(messages, says);
      const after = await mended(folder);
      assert.deepEqual(await trapLines(after), []);
      assert.equal((await firstSnapshot(after)).choice.target.name, 'workers-3.14');
    });
  }

  it('is not missed by an environment that is JavaScript, nor by a project that is', async () => {
    const environment = `main = "a.py"\n${wranglerToml()}[env.site]\nmain = "a.js"\ncompatibility_flags = []\n`;
    assert.deepEqual(await trapLines({ 'pyproject.toml': PROJECT, 'wrangler.toml': environment }), []);
    assert.deepEqual(await trapLines({ 'pyproject.toml': PROJECT, 'wrangler.toml': DATE }), []);
  });

  it('is missed by the environment that is deployed', async () => {
    const text = `main = "a.py"\n${wranglerToml()}[env.production]\ncompatibility_flags = ["nodejs_compat"]\n`;
    const finding = await onlyFinding({ 'pyproject.toml': PROJECT, 'wrangler.toml': text }, { env: 'production' });
    assert.deepEqual([finding.code, finding.severity], ['missing-python-flag', 'error']);
  });
});

describe('a wrangler file that cannot be read', () => {
  it('is an error where it is a Python Worker, else a warning', async () => {
    const broken = `${wranglerToml()}name = \n`;
    assert.match(
      (await outcome({ 'pyproject.toml': PROJECT, 'wrangler.toml': broken })).says.join(),
      /^error target-problem/,
    );
    assert.match(
      (await outcome({ 'pyproject.toml': PROJECT, 'wrangler.toml': '[' })).says.join(),
      /^warning target-problem/,
    );
    assert.match(
      (await outcome({ 'pyproject.toml': TOOL, 'wrangler.toml': '[' })).says.join(),
      /^error target-problem/,
    );
  });
});
