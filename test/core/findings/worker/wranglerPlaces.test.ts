/**
 * Wrangler files that are not what they seem: empty ones, ones that are no files or no texts, ones in a folder below, and those that
 * a build tool generates. The rules were observed with wrangler 4.164.0 and pywrangler 1.17.9; the projects are invented.
 */
import assert from 'node:assert/strict';
import { memoryDocuments } from '../../../support/memoryDocuments.ts';
import { english } from '../../../support/english.ts';
import { RECORDED_INDEX, recordedChecker } from '../../../support/recorded.ts';
import { DEFAULT_SETTINGS } from '../../../../server/src/settings.ts';
import {
  applyRemedy,
  firstSnapshot,
  onlyFinding,
  targetFinding,
  outcome,
  wranglerToml,
  type Folder,
  type FolderSettings,
} from '../../../support/workerFolder.ts';

const PROJECT = '[project]\nname = "w"\nversion = "0"\ndependencies = ["six"]\n';
const TOOL = `${PROJECT}\n[dependency-groups]\nanything = ["workers-py"]\n`;
const ENTRY = 'from workers import WorkerEntrypoint\n\n\nclass Default(WorkerEntrypoint):\n    pass\n';

function json(date: string, more: object = {}): string {
  return JSON.stringify({
    main: 'src/entry.py',
    compatibility_date: date,
    compatibility_flags: ['python_workers'],
    ...more,
  });
}

describe('a wrangler file with nothing in it', () => {
  const empty: readonly [name: string, text: string, isMendable: boolean][] = [
    ['wrangler.toml', '', true],
    ['wrangler.toml', ' \n\t\n', true],
    ['wrangler.toml', '# later\n', true],
    ['wrangler.jsonc', '{}', true],
    ['wrangler.jsonc', '{ /* later */ }\n', true],
    // wrangler cannot read these either.
    ['wrangler.jsonc', '', false],
    ['wrangler.jsonc', '// later\n', false],
    ['wrangler.jsonc', '[]', false],
    ['wrangler.jsonc', 'null', false],
  ];
  for (const [name, text, isMendable] of empty) {
    for (const [who, project] of Object.entries({ 'that uses pywrangler': TOOL, 'next to it': PROJECT })) {
      it(`is none for pywrangler: ${JSON.stringify(text)} in ${name}, of a project ${who}`, async () => {
        const folder = { 'pyproject.toml': project, [name]: text };
        const { targets, says, messages } = await outcome(folder);
        assert.deepEqual(targets, ['workers-3.14']);
        assert.deepEqual(says, [`error no-wrangler-file ${name}: `]);
        assert.match(messages, /^pywrangler stops: wrangler\.\w+ is empty, which counts as no configuration/);
        const { remedies } = await onlyFinding(folder);
        assert.equal(remedies.length, isMendable ? 1 : 0);
        if (!remedies[0]) return;
        assert.match(english(remedies[0].title), /^Add the flag python_workers and the compatibility date 2026-11-24$/);
        const after = await outcome(applyRemedy(remedies[0], folder));
        // What is still missing nobody but the author knows.
        assert.deepEqual(after.targets, ['workers-3.14']);
        assert.match(after.says.join(), /^error deploy-refused wrangler\.\w+: \["python_workers"\]$/);
        assert.match(after.messages, /names no entry file: add `main`/);
      });
    }
  }

  it('says nothing of a project without a Python project file, nor above one', async () => {
    const beside = await outcome({ 'requirements.txt': 'six\n', 'wrangler.toml': '' }, 'requirements.txt');
    assert.match(beside.targets.join(), /^pyodide-/);
    const below = await outcome({ 'a/pyproject.toml': PROJECT, 'wrangler.toml': '' }, 'a/pyproject.toml');
    assert.deepEqual([below.targets.join().slice(0, 8), below.says], ['pyodide-', []]);
  });

  it('does not count, although the other one would be fine', async () => {
    const { says } = await outcome({
      'pyproject.toml': TOOL,
      'wrangler.toml': '',
      'wrangler.jsonc': json('2026-10-01'),
    });
    assert.deepEqual(says, ['error no-wrangler-file wrangler.toml: ']);
  });
});

describe('a wrangler file that does not say what it deploys', () => {
  const NAME = 'name = "x"\n';

  it('lacks a date and the flag where pywrangler is used, and gets both', async () => {
    const folder = { 'pyproject.toml': TOOL, 'wrangler.toml': NAME };
    const finding = await onlyFinding(folder);
    assert.equal(finding.code, 'missing-python-flag');
    assert.match(english(finding.message), /lacks the flag `python_workers` and a `compatibility_date` .*: add both$/);
    const [remedy] = finding.remedies;
    assert.ok(remedy);
    const after = applyRemedy(remedy, folder);
    assert.deepEqual((await outcome(after)).says, ['error deploy-refused wrangler.toml: ["python_workers"]']);
    assert.match(after['wrangler.toml'] ?? '', /compatibility_date = "2026-11-24"/);
  });

  it('is that of a Python Worker where code beside it imports `workers`, in `src` or not', async () => {
    for (const name of ['src/entry.py', 'main.py']) {
      const { targets, says } = await outcome({ 'pyproject.toml': PROJECT, 'wrangler.toml': NAME, [name]: ENTRY });
      assert.deepEqual([targets, says], [['workers-3.14'], ['error missing-python-flag wrangler.toml: name = "x"']]);
    }
  });

  it("is nobody's business otherwise", async () => {
    const quiet: readonly Folder[] = [
      { 'wrangler.toml': NAME },
      { 'wrangler.toml': NAME, 'src/tool.py': 'from .workers import pool\n# import workers\n' },
      { 'wrangler.toml': `${NAME}main = "site.js"\n`, 'tool.py': ENTRY },
      { 'wrangler.toml': `${NAME}[assets]\ndirectory = "public"\n`, 'tool.py': ENTRY },
    ];
    for (const folder of quiet) {
      const { targets, says } = await outcome({ 'pyproject.toml': PROJECT, ...folder });
      assert.deepEqual([targets.join().slice(0, 8), says], ['pyodide-', []]);
    }
  });
});

describe('what only has the name of a wrangler file', () => {
  const FOLDER = { 'wrangler.toml/notes.txt': '' };

  it('is passed over by both tools: a project without another one is told which it is', async () => {
    const { says, messages } = await outcome({ 'pyproject.toml': TOOL, ...FOLDER });
    assert.deepEqual(says, ['error no-wrangler-file pyproject.toml: ']);
    assert.match(
      messages,
      /\(`wrangler\.toml` does not count: it is a folder\): put one here; if this is not a Python Worker, remove `workers-py`/,
    );
  });

  it('is no news where a file is found, above the project, and where this is no Worker', async () => {
    const found = await outcome({ 'pyproject.toml': TOOL, ...FOLDER, 'wrangler.jsonc': json('2026-02-01') });
    assert.deepEqual([found.targets, found.says], [['workers-3.13'], []]);
    const above = { 'a/pyproject.toml': TOOL, 'a/wrangler.toml': wranglerToml(), 'wrangler.json/x': '' };
    assert.deepEqual((await outcome(above, 'a/pyproject.toml')).says, []);
    assert.deepEqual((await outcome({ 'pyproject.toml': PROJECT, ...FOLDER })).says, []);
  });

  it('is an error if it is named', async () => {
    const folder = { 'pyproject.toml': TOOL, 'wrangler.toml': wranglerToml(), 'other.toml/x': '' };
    const { says, messages } = await outcome(folder, 'pyproject.toml', { config: 'other.toml' });
    assert.deepEqual(says, ['error target-problem other.toml: ']);
    assert.match(messages, /other\.toml could not be read: it is a folder/);
  });
});

describe('a wrangler file that is not UTF-8', () => {
  const NOISE = Uint8Array.of(0, 255, 254, 200, 10, 34, 91);
  const LATIN = Uint8Array.from(Buffer.from(`# caf\u00e9\n${wranglerToml('2026-02-01')}`, 'latin1'));
  const LATIN_JSON = Uint8Array.from(Buffer.from(json('2026-10-01', { account_id: '\u00e9' }), 'latin1'));

  async function told(files: Readonly<Record<string, string | Uint8Array>>): Promise<readonly string[]> {
    const path = '/w/pyproject.toml';
    const documents = memoryDocuments(files);
    const settings = { ...DEFAULT_SETTINGS, recordedIndex: RECORDED_INDEX };
    for await (const { choice, findings } of recordedChecker.check({ path, text: TOOL, settings, documents }))
      return [choice.target.name, ...findings.map(({ severity, message }) => `${severity}: ${english(message)}`)];
    return [];
  }

  it('is one error, with the runtime as far as it can be made out', async () => {
    assert.deepEqual(await told({ '/w/wrangler.toml': NOISE }), [
      'workers-3.14',
      'error: wrangler.toml could not be read: it is not UTF-8',
    ]);
    assert.deepEqual(await told({ '/w/wrangler.toml': LATIN }), [
      'workers-3.13',
      'error: wrangler.toml is not encoded as UTF-8, so that pywrangler cannot read it: save it as UTF-8',
    ]);
  });

  it('is fine for wrangler, which replaces what it cannot read', async () => {
    const [target, ...findings] = await told({ '/w/wrangler.toml': wranglerToml(), '/w/wrangler.json': LATIN_JSON });
    assert.equal(target, 'workers-3.14');
    assert.deepEqual(
      findings.map((one) => one.split(':')[0]),
      ['information'],
    );
  });
});

describe('a wrangler file in a folder below', () => {
  it('is mentioned, and says what was meant if it is the only one', async () => {
    const folder = { 'pyproject.toml': TOOL, 'api/wrangler.toml': wranglerToml('2026-02-01') };
    const { targets, says, messages } = await outcome(folder);
    assert.deepEqual([targets, says], [['workers-3.13'], ['error no-wrangler-file pyproject.toml: ']]);
    assert.match(
      messages,
      /does not read `api\/wrangler\.toml`: put one here, or run pywrangler in `api` if that has a `pyproject\.toml`/,
    );
    const two = await outcome({ ...folder, 'web/wrangler.jsonc': json('2025-01-01') });
    assert.deepEqual(two.targets, ['workers-3.14']);
  });

  it('is not looked for among installed packages, nor where there is one', async () => {
    const foreign = { 'node_modules/wrangler.toml': wranglerToml(), '.cache/wrangler.toml': wranglerToml() };
    assert.match(
      (await outcome({ 'pyproject.toml': TOOL, ...foreign })).messages,
      /next to `pyproject\.toml`: put one here; if this is not a Python Worker, remove/,
    );
    const fine = { 'pyproject.toml': TOOL, 'wrangler.toml': wranglerToml(), 'web/wrangler.toml': '[' };
    assert.deepEqual((await outcome(fine)).says, []);
  });
});

describe('a configuration that a build tool generated', () => {
  const REDIRECT = '.wrangler/deploy/config.json';
  const built = (date: string, more: object = {}): Folder => ({
    'pyproject.toml': TOOL,
    'wrangler.toml': wranglerToml('2026-10-01'),
    [REDIRECT]: '{ "configPath": "../../dist/wrangler.json" }',
    'dist/wrangler.json': json(date, more),
  });

  it('is what wrangler takes; pywrangler installs for the own one', async () => {
    const folder = built('2026-02-01');
    const { choice } = await firstSnapshot(folder);
    assert.equal(english(choice.reason), `compatibility_date 2026-02-01 in dist/wrangler.json (through ${REDIRECT})`);
    const { targets, says, messages } = await outcome(folder);
    assert.deepEqual(targets, ['workers-3.13', 'workers-3.14']);
    assert.deepEqual(says, ['warning target-problem dist/wrangler.json: ["python_workers"]']);
    assert.match(messages, /Build again, or delete `\.wrangler\/deploy\/config\.json`$/);
  });

  it('is never edited: the next build would write it again', async () => {
    const { remedies } = await targetFinding(built('2026-02-01'));
    assert.ok(remedies.length > 0);
    assert.ok(remedies.every(({ edits }) => edits.every(({ path }) => path === '/w/wrangler.toml')));
    const [refused] = (await firstSnapshot(built('2027-02-01'))).findings;
    assert.deepEqual(
      [refused?.code, refused?.path, refused?.remedies],
      ['deploy-refused', '/w/dist/wrangler.json', []],
    );
  });

  const cases: readonly [why: string, folder: Folder, settings: FolderSettings, targets: string, says: RegExp][] = [
    ['with the same runtime', built('2026-11-01'), {}, 'workers-3.14', /both give Python Workers 3\.14$/],
    ['that is passed by', built('2026-02-01'), { config: 'wrangler.toml' }, 'workers-3.14', /^$/],
    [
      'for the environment that is deployed',
      built('2026-02-01', { targetEnvironment: 'live' }),
      { env: 'live' },
      'workers-3.13,workers-3.14',
      /^wrangler takes `dist\/wrangler\.json`/,
    ],
    [
      'for another environment',
      built('2026-11-01', { targetEnvironment: 'test' }),
      { env: 'live' },
      'workers-3.14',
      /^wrangler stops: `dist\/wrangler\.json` was built for the environment `test`, not for `live`/,
    ],
    [
      'with environments',
      built('2026-11-01', { env: { live: {} } }),
      {},
      'workers-3.14',
      /^wrangler stops: .* must not have environments/,
    ],
    [
      'that is gone',
      { ...built('2026-02-01'), [REDIRECT]: '{ "configPath": "../../gone/wrangler.json" }' },
      {},
      'workers-3.14',
      /^wrangler stops: .* leads to `gone\/wrangler\.json`, which does not exist/,
    ],
    [
      'that is not named',
      { ...built('2026-02-01'), [REDIRECT]: '{}' },
      {},
      'workers-3.14',
      /^wrangler stops: `\.wrangler\/deploy\/config\.json` names no `configPath`/,
    ],
    [
      'outside of an untrusted workspace',
      { ...built('2026-02-01'), [REDIRECT]: '{ "configPath": "../../../elsewhere/wrangler.json" }' },
      { trusted: false },
      'workers-3.14',
      /^$/,
    ],
  ];
  for (const [why, folder, settings, targets, says] of cases) {
    it(`${why} gives ${targets}`, async () => {
      const came = await outcome(folder, 'pyproject.toml', settings);
      assert.equal(came.targets.join(), targets);
      assert.match(came.messages, says);
    });
  }

  it('above the own one stops wrangler', async () => {
    const folder = {
      'a/pyproject.toml': TOOL,
      'a/wrangler.toml': wranglerToml('2026-10-01'),
      [REDIRECT]: '{ "configPath": "../../dist/wrangler.json" }',
      'dist/wrangler.json': json('2026-02-01'),
    };
    const { targets, messages } = await outcome(folder, 'a/pyproject.toml');
    assert.deepEqual(targets, ['workers-3.14']);
    assert.match(messages, /`\.\.\/\.wrangler\/deploy\/config\.json` is not in the folder of `wrangler\.toml`/);
  });
});

describe('the variable CLOUDFLARE_ENV', () => {
  const folder = {
    'pyproject.toml': `${TOOL}[tool.pyodide-preflight]\nenv = "same"\n`,
    'wrangler.jsonc': json('2026-10-01', { env: { old: { compatibility_date: '2026-02-01' }, same: {} } }),
  };
  const asked: readonly [settings: FolderSettings, targets: string[], reason: RegExp][] = [
    [{ cloudflareEnv: 'old' }, ['workers-3.13', 'workers-3.14'], /in wrangler\.jsonc \(env\.old, CLOUDFLARE_ENV\)$/],
    [{ cloudflareEnv: 'old', env: 'same' }, ['workers-3.14'], /in wrangler\.jsonc \(env\.same\)$/],
    [{ cloudflareEnv: '' }, ['workers-3.14'], /in wrangler\.jsonc \(env\.same\)$/],
  ];
  for (const [settings, targets, reason] of asked) {
    it(`${JSON.stringify(settings)} deploys ${targets.join(', installed for ')}, and the reason says so`, async () => {
      assert.deepEqual((await outcome(folder, 'pyproject.toml', settings)).targets, targets);
      const { choice } = await firstSnapshot(folder, 'pyproject.toml', 'auto', settings);
      assert.match(english(choice.reason), reason);
    });
  }

  it('that names no environment is told with its name', async () => {
    const { messages } = await outcome(folder, 'pyproject.toml', { cloudflareEnv: 'neu' });
    assert.match(messages, /has no environment `neu` \(`CLOUDFLARE_ENV`\), only `old` and `same`/);
  });
});
