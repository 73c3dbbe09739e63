/**
 * What stops a Worker: dates and flags that Cloudflare refuses, the flag of Python where it does not count, and files that cannot
 * be read. The rules were observed with wrangler 4.164.0, workerd 1.20261117.1 and pywrangler 1.17.9; the projects are
 * invented.
 */
import assert from 'node:assert/strict';
import { english } from '../../../support/english.ts';
import {
  applyRemedy,
  firstSnapshot,
  onlyFinding,
  outcome,
  trapLines,
  wranglerToml,
  type Folder,
  type FolderSettings,
} from '../../../support/workerFolder.ts';

const PROJECT = '[project]\nname = "w"\nversion = "0"\ndependencies = ["six"]\n';
const TOOL = `${PROJECT}\n[dependency-groups]\nanything = ["workers-py"]\n`;

/** The folder after the only remedy of its only finding. */
async function mended(folder: Folder): Promise<Folder> {
  const { remedies } = await onlyFinding(folder);
  const [remedy] = remedies;
  assert.ok(remedy && remedies.length === 1);
  return applyRemedy(remedy, folder);
}

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
      /did you mean `python_workers_314`/,
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
    [
      '2026-11-01',
      ['nodejs_compat'],
      '"nodejs_compat"',
      /always on from `compatibility_date` 2026-08-04/,
      'workers-3.14',
    ],
    [
      '2026-02-01',
      ['global_navigator'],
      '"global_navigator"',
      /always on from `compatibility_date` 2022-03-21/,
      'workers-3.13',
    ],
    ['2026-02-01', ['experimental'], '"experimental"', /`experimental` is experimental/, 'workers-3.13'],
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

  it('is told of the date of an environment, which is mended there where it is clear', async () => {
    const text = (date: string): string => `${wranglerToml('2026-10-01')}[env.next]\ncompatibility_date = "${date}"\n`;
    const folder = { 'pyproject.toml': PROJECT, 'wrangler.toml': text('2026-10-9') };
    assert.deepEqual(await trapLines(folder), ['error deploy-refused wrangler.toml: "2026-10-9"']);
    assert.equal((await mended(folder))['wrangler.toml'], text('2026-10-09'));
    const none = { 'pyproject.toml': PROJECT, 'wrangler.toml': text('2026-13-01') };
    assert.deepEqual(await trapLines(none), ['error deploy-refused wrangler.toml: "2026-13-01"']);
  });

  it('is nothing of flags that have nothing to do with Python, nor of a day that is today', async () => {
    const folder = {
      'pyproject.toml': PROJECT,
      'wrangler.toml': wranglerToml('2026-11-24', 'nodejs_compat_v9', 'pythonic', 'no_nodejs_compat'),
    };
    assert.deepEqual(await trapLines(folder), []);
    // On by default only later.
    const before = { ...folder, 'wrangler.toml': wranglerToml('2026-08-03', 'nodejs_compat') };
    assert.deepEqual(await trapLines(before), []);
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
    [
      'pywrangler is used',
      TOOL,
      `${DATE}[site]\nbucket = "public"\n`,
      '"2026-10-01"',
      /without which pywrangler stops: add it/,
    ],
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
      `main = "src/entry.py"\n${DATE}[env.live]\ncompatibility_flags = ["python_workers"]\n`,
      '"2026-10-01"',
      /`env\.live`, which has it/,
    ],
    [
      'it slipped into a table',
      PROJECT,
      `main = "a.py"\n[observability]\nenabled = true\n${wranglerToml().replace(/^name.*\nmain.*\n/, '')}`,
      'compatibility_date',
      /belongs to the table `observability`/,
    ],
    [
      'it slipped into a table of a table',
      PROJECT,
      `main = "a.py"\n[observability.logs]\nenabled = true\n${wranglerToml().replace(/^name.*\nmain.*\n/, '')}`,
      'compatibility_date',
      /belongs to the table `observability\.logs`/,
    ],
    [
      'an environment replaces the flags',
      PROJECT,
      `${wranglerToml()}[env.production]\ncompatibility_flags = ["nodejs_als"]\n`,
      '["nodejs_als"]',
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

  it('is missed where it is nested in JSON, which is said in the words of JSON; a fix writes it with the date', async () => {
    const nested = { compatibility_date: '2026-10-01', compatibility_flags: ['python_workers', 'nodejs_als'] };
    const text = JSON.stringify({ name: 'w', main: 'a.py', observability: { enabled: true, ...nested } }, null, 2);
    const folder = { 'pyproject.toml': PROJECT, 'wrangler.jsonc': text };
    const { messages } = await outcome(folder);
    assert.match(messages, /`compatibility_flags` is inside `observability` there, move it to the top level/);
    assert.doesNotMatch(messages, /table/);
    const after = await mended(folder);
    assert.deepEqual(await trapLines(after), []);
    assert.match(after['wrangler.jsonc'] ?? '', /^ {2}"compatibility_flags": \[.*"nodejs_als"/ms);
    assert.equal((await firstSnapshot(after)).choice.target.name, 'workers-3.14');
  });

  it('is not missed by an environment that is JavaScript, nor by a project that is', async () => {
    const environment = `${wranglerToml()}[env.site]\nmain = "a.js"\ncompatibility_flags = []\n`;
    assert.deepEqual(await trapLines({ 'pyproject.toml': PROJECT, 'wrangler.toml': environment }), []);
    assert.deepEqual(await trapLines({ 'pyproject.toml': PROJECT, 'wrangler.toml': DATE }), []);
  });

  it('is missed by the environment that is deployed', async () => {
    const text = `${wranglerToml()}[env.production]\ncompatibility_flags = ["nodejs_als"]\n`;
    const finding = await onlyFinding({ 'pyproject.toml': PROJECT, 'wrangler.toml': text }, { env: 'production' });
    assert.deepEqual([finding.code, finding.severity], ['missing-python-flag', 'error']);
  });
});

describe('a wrangler file without an entry file', () => {
  const FLAGS = wranglerToml().replace(/^main.*\n/m, '');
  const assets = (...lines: readonly string[]): string => `${FLAGS}[assets]\n${lines.join('\n')}\n`;
  // What wrangler 4.164.0 says with `deploy --dry-run`.
  const ROWS: readonly (readonly [string, string, RegExp | undefined, FolderSettings?])[] = [
    ['names nothing', FLAGS, /names no entry file: add `main`/],
    ['has it in a table', `${FLAGS}[vars]\nA = "b"\nmain = "src/entry.py"\n`, /`main` belongs to the table `vars`/],
    ['has assets alone', assets('directory = "public"'), undefined],
    ['has a binding for assets', assets('directory = "public"', 'binding = "A"'), /no `main` that could use it/],
    ['has assets without a place', assets('html_handling = "none"'), /`assets` .* has no `directory`/],
    ['has pages', `${FLAGS}pages_build_output_dir = "public"\n`, /names no entry file/],
    ['is a site', `${FLAGS}[site]\nbucket = "public"\n`, undefined],
    ['has it in an environment', `${FLAGS}[env.live]\nmain = "src/entry.py"\n`, undefined],
    ['has it in another environment', `${FLAGS}[env.a]\nmain = "a.py"\n[env.b]\n`, undefined, { env: 'a' }],
    ['has assets in the environment', `${FLAGS}[env.a.assets]\ndirectory = "public"\n`, undefined, { env: 'a' }],
  ];
  for (const [what, text, says, settings] of ROWS) {
    it(`${says ? 'stops' : 'does not stop'} wrangler: one that ${what}`, async () => {
      const folder = { 'pyproject.toml': TOOL, 'wrangler.toml': text };
      const { says: lines, messages } = await outcome(folder, undefined, settings);
      assert.deepEqual(
        lines.map((line) => line.split(' ', 2).join(' ')),
        says ? ['error deploy-refused'] : [],
      );
      if (says) assert.match(messages, says);
    });
  }
});

describe('an entry file that is not there', () => {
  const files = { 'pyproject.toml': TOOL, 'src/other.py': 'import workers\n' };
  const main = (path: string, ...more: readonly string[]): string =>
    `main = "${path}"\n${wranglerToml().replace(/^main.*\n/m, '')}${more.map((line) => `${line}\n`).join('')}`;
  // What wrangler 4.164.0 says with `deploy --dry-run`.
  const ROWS: readonly (readonly [string, Folder, RegExp | undefined, FolderSettings?])[] = [
    ['beside other code', { 'wrangler.toml': main('src/entry.py') }, /`src\/entry\.py`, which `main` .* is not there$/],
    ['but is written without its ending', { 'wrangler.toml': main('src/other') }, /is not there$/],
    ['but is a folder', { 'wrangler.toml': main('src') }, /`src`, .* is a folder$/],
    [
      'in an environment',
      { 'wrangler.toml': main('src/other.py', '[env.a]', 'main = "src/a.py"') },
      /src\/a/,
      { env: 'a' },
    ],
    ['in another environment', { 'wrangler.toml': main('src/other.py', '[env.a]', 'main = "src/a.py"') }, undefined],
    ['before a build', { 'wrangler.toml': main('src/entry.py', '[build]', 'command = "make"') }, undefined],
    ['as long as there is no code', { 'wrangler.toml': main('app/entry.py') }, undefined],
  ];
  for (const [where, more, says, settings] of ROWS) {
    it(`${says ? 'stops' : 'does not stop'} wrangler: ${where}`, async () => {
      const { says: lines, messages } = await outcome({ ...files, ...more }, undefined, settings);
      assert.deepEqual(
        lines.map((line) => line.split(' ', 2).join(' ')),
        says ? ['error deploy-refused'] : [],
      );
      if (says) assert.match(messages, says);
    });
  }
});

describe('a wrangler file that cannot be read', () => {
  it('because its flags are a lone string is one for the runtime that pywrangler sees all the same', async () => {
    const text = 'compatibility_date = "2026-02-01"\ncompatibility_flags = "python_workers"\n';
    const { targets, says } = await outcome({ 'pyproject.toml': PROJECT, 'wrangler.toml': text });
    assert.deepEqual([targets, says], [['workers-3.13'], ['error target-problem wrangler.toml: "python_workers"']]);
    const finding = await onlyFinding({ 'pyproject.toml': PROJECT, 'wrangler.toml': text });
    assert.equal(
      english(finding.message),
      'wrangler refuses to deploy with wrangler.toml, although `pywrangler sync` takes it: `compatibility_flags` must be an array of strings',
    );
  });

  it('is one for the environment that is deployed: its flags are a lone string', async () => {
    const text = `${wranglerToml('2026-02-01')}[env.live]\ncompatibility_flags = "python_workers"\n`;
    const folder = { 'pyproject.toml': PROJECT, 'wrangler.toml': text };
    assert.deepEqual((await outcome(folder)).says, []);
    const { says } = await outcome(folder, 'pyproject.toml', { env: 'live' });
    assert.deepEqual(says, ['error target-problem wrangler.toml: "python_workers"']);
  });

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
