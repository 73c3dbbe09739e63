/** Where nobody asked: files are checked if something says that they are for Pyodide, and left alone otherwise. */
import assert from 'node:assert/strict';
import { Checker } from '../../server/src/check/check.ts';
import type { Snapshot } from '../../server/src/core/analysis/snapshot.ts';
import { hoverAt } from '../../server/src/core/features/hover.ts';
import { en } from '../../server/src/core/messages/en/en.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { memoryDocuments } from '../support/memoryDocuments.ts';
import { VirtualHost } from '../support/virtualHost.ts';
import { wranglerToml, type Folder } from '../support/workerFolder.ts';

const PROJECT = '[project]\nname = "app"\nversion = "1"\nrequires-python = ">=3.12"\n';
const SERVER = `${PROJECT}dependencies = ["uvicorn[standard]", "uvloop", "psycopg2"]\n`;

/** A workspace of uv with a Worker that takes a project which takes another one. */
const WORKSPACE: Folder = {
  'pyproject.toml': '[tool.uv.workspace]\nmembers = ["apps/*", "libs/*"]\n',
  'apps/edge/wrangler.toml': wranglerToml('2026-02-01'),
  'apps/edge/pyproject.toml':
    '[project]\nname = "edge"\nversion = "1"\ndependencies = ["shared"]\n[tool.uv.sources]\nshared = { workspace = true }\n',
  'libs/shared/pyproject.toml':
    '[project]\nname = "Shared"\nversion = "1"\ndependencies = ["deep"]\n[tool.uv.sources]\ndeep = { workspace = true }\n',
  'libs/deep/pyproject.toml': '[project]\nname = "deep"\nversion = "1"\ndependencies = ["uvloop"]\n',
  'libs/other/pyproject.toml': '[project]\nname = "other"\nversion = "1"\ndependencies = ["uvloop", "deep"]\n',
};

/** A repository with a Worker in `apps/edge`, and a project `libs/deep`. @param sources of the Worker, if it has its own table */
function repository(requires: string, sources = '', more: Folder = {}): Folder {
  return {
    '.git/config': '',
    'apps/edge/wrangler.toml': wranglerToml('2026-02-01'),
    'apps/edge/pyproject.toml': `${project('edge', requires)}${sources && `[tool.uv.sources]\n${sources}\n`}`,
    'libs/deep/pyproject.toml': project('deep', '"uvloop"'),
    ...more,
  };
}

function project(name: string, requires: string): string {
  return `[project]\nname = "${name}"\nversion = "1"\ndependencies = [${requires}]\n`;
}

const DEEP = 'deep = { path = "../../libs/deep", editable = true }';
const SHARED = 'shared = { path = "../../libs/shared" }';

/** How a Worker takes `libs/deep` without a workspace. */
const TAKEN_BY_PATH: readonly (readonly [name: string, folder: Folder])[] = [
  ['a Worker takes it by its path', repository('"deep"', DEEP)],
  [
    'a Worker takes it by one of several paths',
    repository('"Deep"', `deep = [{ index = "x", marker = "sys_platform == 'win32'" }, { path = "../../libs/deep/" }]`),
  ],
  [
    'a Worker takes it through another project',
    repository('"shared"', SHARED, {
      'libs/shared/pyproject.toml': `${project('shared', '"deep"')}[tool.uv.sources]\ndeep = { path = "../deep" }\n`,
    }),
  ],
  [
    'a Worker takes it through an extra of another project',
    repository('"shared[http]"', SHARED, {
      'libs/shared/pyproject.toml': `${project('shared', '')}[project.optional-dependencies]\nHTTP = ["deep"]\n[tool.uv.sources]\ndeep = { path = "../deep" }\n`,
    }),
  ],
  [
    'a Worker takes it by its path through a member of its workspace',
    repository('"shared"', 'shared = { workspace = true }', {
      'apps/pyproject.toml': '[tool.uv.workspace]\nmembers = ["*"]\n',
      'apps/shared/pyproject.toml': `${project('shared', '"deep"')}[tool.uv.sources]\n${DEEP}\n`,
    }),
  ],
  [
    'the workspace of a Worker takes it by its path',
    repository('"deep"', '', {
      'apps/pyproject.toml':
        '[tool.uv.workspace]\nmembers = ["*"]\n[tool.uv.sources]\ndeep = { path = "../libs/deep" }\n',
    }),
  ],
  [
    'the requirements of a Worker take it',
    {
      '.git/config': '',
      'apps/edge/wrangler.toml': wranglerToml('2026-02-01'),
      'apps/edge/requirements.txt': '-e ../../libs/deep\n',
      'libs/deep/pyproject.toml': project('deep', '"uvloop"'),
    },
  ],
  [
    'a Worker below it takes it',
    {
      'libs/deep/pyproject.toml': project('deep', '"uvloop"'),
      'libs/deep/example/wrangler.toml': wranglerToml('2026-02-01'),
      'libs/deep/example/pyproject.toml': `${project('example', '"deep"')}[tool.uv.sources]\ndeep = { path = ".." }\n`,
    },
  ],
];

/** Where a Worker lies beside such a project, and does not take it. */
const NOT_TAKEN: readonly (readonly [name: string, folder: Folder])[] = [
  ['that a Worker names in its sources and does not require', repository('', DEEP)],
  [
    'that only the tools of a Worker take',
    repository('', `${DEEP.replace(' }', ', group = "dev" }')}\n[dependency-groups]\ndev = ["deep"]`),
  ],
  [
    'that only an extra of a Worker takes',
    repository('', `${DEEP.replace(' }', ', extra = "cli" }')}\n[project.optional-dependencies]\ncli = ["deep"]`),
  ],
  [
    'that an extra takes which the Worker does not ask for',
    repository('"shared"', SHARED, {
      'libs/shared/pyproject.toml': `${project('shared', '')}[project.optional-dependencies]\nhttp = ["deep"]\n[tool.uv.sources]\ndeep = { path = "../deep" }\n`,
    }),
  ],
  [
    'that a JavaScript Worker takes',
    repository('"deep"', DEEP, { 'apps/edge/wrangler.toml': 'name = "w"\nmain = "src/index.ts"\n' }),
  ],
  ['of the name of something that a Worker requires from an index', repository('"deep"')],
  [
    'that the requirements.txt beside the project of a Worker names: nobody reads that',
    repository('', '', { 'apps/edge/requirements.txt': '-e ../../libs/deep\n' }),
  ],
];

/** A checker of a host that counts what it is asked for over the network, and answers nothing. */
class CountingWorld {
  requests = 0;
  readonly checker: Checker;

  constructor() {
    const host = new VirtualHost();
    host.http = () => {
      this.requests++;
      return Promise.reject(new Error('no network'));
    };
    this.checker = new Checker({ host, today: () => '2026-11-24' });
  }
}

/** The last snapshot of a check that nobody asked for, and the requests that it took. */
async function unasked(
  folder: Folder,
  checked: string,
  target = 'auto',
  trusted = true,
): Promise<{ readonly snapshot: Snapshot; readonly requests: number }> {
  const world = new CountingWorld();
  const files = new Map(Object.entries(folder).map(([name, text]) => [`/w/${name}`, text]));
  const [path, documents] = [`/w/${checked}`, memoryDocuments(files)];
  const settings = { ...DEFAULT_SETTINGS, target };
  let last: Snapshot | undefined;
  for await (const snapshot of world.checker.check({
    ...{ path, documents, settings },
    text: folder[checked] ?? '',
    ...{ settingsYield: true, trusted },
    unasked: true,
  })) {
    last = snapshot;
    // What is requested tells nothing more here.
    if (!snapshot.quiet) break;
  }
  assert.ok(last, `${checked} is not checked`);
  return { snapshot: last, requests: world.requests };
}

describe('an ordinary Python project', () => {
  const ordinary: readonly (readonly [name: string, folder: Folder, checked: string])[] = [
    ['a web server', { 'pyproject.toml': SERVER }, 'pyproject.toml'],
    ['data science', { 'requirements.txt': 'pandas==1.0\ntorch\npsycopg2\n' }, 'requirements.txt'],
    [
      'a Django site with layers of requirements',
      { 'requirements/base.txt': 'Django\nuwsgi\n', 'requirements/prod.txt': '-r base.txt\ngevent\n' },
      'requirements/prod.txt',
    ],
    [
      'a library',
      { 'pyproject.toml': `${PROJECT}dependencies = ["cffi"]\n[dependency-groups]\ndev = ["pytest"]\n` },
      'pyproject.toml',
    ],
    [
      'a service of a monorepo with a Worker beside it',
      {
        'services/api/pyproject.toml': SERVER,
        'services/edge/wrangler.toml': wranglerToml(),
        'services/edge/pyproject.toml': PROJECT,
      },
      'services/api/pyproject.toml',
    ],
    [
      'the tools of a JavaScript Worker',
      {
        'wrangler.toml': 'name = "w"\nmain = "src/index.ts"\ncompatibility_date = "2026-10-01"\n',
        'requirements.txt': 'uvloop\n',
      },
      'requirements.txt',
    ],
    ['a script with metadata', { 'tool.py': '# /// script\n# dependencies = ["uvloop"]\n# ///\n' }, 'tool.py'],
    [
      'a marimo notebook for the machine',
      { 'n.py': '# /// script\n# dependencies = ["marimo", "uvloop"]\n# ///\nimport marimo\napp = marimo.App()\n' },
      'n.py',
    ],
    [
      'a script in the folder of a Worker',
      { 'wrangler.toml': wranglerToml(), 'tool.py': '# /// script\n# dependencies = ["uvloop"]\n# ///\n' },
      'tool.py',
    ],
    [
      'a Poetry application',
      {
        'pyproject.toml':
          '[tool.poetry]\nname = "a"\nversion = "1"\n[tool.poetry.dependencies]\npython = "^3.8"\nuvloop = "*"\n',
      },
      'pyproject.toml',
    ],
    ['a project of a workspace that no Worker takes', WORKSPACE, 'libs/other/pyproject.toml'],
    [
      'a project that a Worker takes which is no Python Worker',
      { ...WORKSPACE, 'apps/edge/wrangler.toml': 'name = "w"\nmain = "src/index.ts"\n' },
      'libs/deep/pyproject.toml',
    ],
    ...NOT_TAKEN.map(([name, folder]) => [`a project ${name}`, folder, 'libs/deep/pyproject.toml'] as const),
    ...[
      '.venv/lib/python3.13/site-packages/foo',
      'node_modules/foo',
      'python_modules/foo',
      'build/foo',
      '.github/scripts',
      'env/lib/foo',
    ].flatMap((below) =>
      ['wrangler.toml', ...(below.startsWith('env') ? [] : ['pyproject.toml']), 'index.html'].map((sign) => {
        const signs: Folder = {
          'wrangler.toml': wranglerToml(),
          'pyproject.toml': '[tool.pyodide-preflight]\ntarget = "workers-3.13"\n',
          'index.html': '<script type="module" src="https://pyscript.net/releases/2026.3.1/core.js"></script>',
        };
        return [
          `what is in ${below} below a ${sign}`,
          { [sign]: signs[sign] ?? '', 'env/pyvenv.cfg': '', [`${below}/pyproject.toml`]: SERVER },
          `${below}/pyproject.toml`,
        ] as const;
      }),
    ),
    ...['env', 'node_modules', 'build', '.tox'].map(
      (installed) =>
        [
          `a project that something in ${installed} takes`,
          {
            '.git/config': '',
            'pyproject.toml': project('deep', '"uvloop"'),
            'env/pyvenv.cfg': '',
            [`${installed}/x/wrangler.toml`]: wranglerToml(),
            [`${installed}/x/pyproject.toml`]: `${project('edge', '"deep"')}[tool.uv.sources]\ndeep = { path = "../.." }\n`,
          },
          'pyproject.toml',
        ] as const,
    ),
    [
      'a Django site with a page of PyScript among its documents',
      {
        'requirements.txt': 'Django\nuwsgi\n',
        'docs/index.html': '<script type="module" src="https://pyscript.net/releases/2026.3.1/core.js"></script>',
      },
      'requirements.txt',
    ],
    [
      'a folder of tools below a JavaScript Worker',
      {
        'wrangler.jsonc': '{"name": "w", "main": "src/index.ts", "compatibility_date": "2026-10-01"}',
        'tools/pyproject.toml': SERVER,
      },
      'tools/pyproject.toml',
    ],
    ['a half-typed file', { 'pyproject.toml': '[project\ndependencies = ["uvloop' }, 'pyproject.toml'],
    [
      'a lock',
      { 'uv.lock': 'version = 1\n[[package]]\nname = "uvloop"\nversion = "0.21"\nsource = { registry = "x" }\n' },
      'uv.lock',
    ],
  ];
  for (const [name, folder, checked] of ordinary) {
    it(`is left alone: ${name}`, async () => {
      const { snapshot, requests } = await unasked(folder, checked);
      assert.deepEqual(
        { quiet: snapshot.quiet, complete: snapshot.complete, findings: snapshot.findings, requests },
        { quiet: true, complete: true, findings: [], requests: 0 },
      );
    });
  }

  it('is not looked for around a folder that is not trusted', async () => {
    const { snapshot } = await unasked(repository('"deep"', DEEP), 'libs/deep/pyproject.toml', 'auto', false);
    assert.equal(snapshot.quiet, true);
  });

  it('shows nothing in a hover', async () => {
    const { snapshot } = await unasked({ 'requirements.txt': 'uvloop\n' }, 'requirements.txt');
    assert.equal(hoverAt(snapshot.path, 2, snapshot, en), undefined);
  });

  it('is checked for a target that somebody chose', async () => {
    const { snapshot } = await unasked({ 'pyproject.toml': SERVER }, 'pyproject.toml', 'workers-3.13');
    assert.deepEqual([snapshot.quiet, snapshot.choice.target.name], [undefined, 'workers-3.13']);
  });
});

describe('a file is checked without being asked for where', () => {
  const PAGE = '<script type="module" src="https://pyscript.net/releases/2026.3.1/core.js"></script>';
  const signed: readonly (readonly [name: string, folder: Folder, checked: string, target: RegExp])[] = [
    [
      'a Python Worker lies beside it',
      { 'wrangler.toml': wranglerToml(), 'requirements.txt': 'a\n' },
      'requirements.txt',
      /^workers/,
    ],
    [
      'a Python Worker lies above it',
      { 'wrangler.toml': wranglerToml(), 'x/requirements.txt': 'a\n' },
      'x/requirements.txt',
      /^workers/,
    ],
    [
      'it asks for pywrangler',
      { 'pyproject.toml': `${PROJECT}[dependency-groups]\ndev = ["workers-py"]\n` },
      'pyproject.toml',
      /^workers/,
    ],
    [
      'its requirements ask for pywrangler',
      { 'requirements.txt': 'a\nWorkers_Py>=1\n' },
      'requirements.txt',
      /^workers/,
    ],
    ['it configures pywrangler', { 'pyproject.toml': `${PROJECT}[tool.pywrangler]\n` }, 'pyproject.toml', /^workers/],
    [
      'a project above asks for pywrangler',
      { 'pyproject.toml': `${PROJECT}[dependency-groups]\ndev = ["workers-py"]\n`, 'x/requirements.txt': 'a\n' },
      'x/requirements.txt',
      /^workers/,
    ],
    [
      'a table above governs it',
      { 'pyproject.toml': '[tool.pyodide-preflight]\ntarget = "pyodide-0.28.3"\n', 'x/requirements.txt': 'a\n' },
      'x/requirements.txt',
      /^pyodide-0\.28\.3$/,
    ],
    [
      'a table above governs it, but something nearer says the runtime',
      {
        'pyproject.toml': '[tool.pyodide-preflight]\ntarget = "pyodide-0.28.3"\n',
        'x/requirements.txt': 'a\n',
        'x/wrangler.toml': wranglerToml(),
      },
      'x/requirements.txt',
      /^workers/,
    ],
    [
      'a Worker of its workspace takes it, through another project',
      WORKSPACE,
      'libs/deep/pyproject.toml',
      /^workers-3\.13$/,
    ],
    [
      'a Worker of its workspace takes it, whose root has the tools of all',
      {
        ...WORKSPACE,
        'pyproject.toml': `${WORKSPACE['pyproject.toml'] ?? ''}[dependency-groups]\ndev = ["workers-py"]\n`,
      },
      'libs/deep/pyproject.toml',
      /^workers-3\.13$/,
    ],
    ...TAKEN_BY_PATH.map(([name, folder]) => [name, folder, 'libs/deep/pyproject.toml', /^workers-3\.13$/] as const),
    ['it has our table', { 'pyproject.toml': `${PROJECT}[tool.pyodide-preflight]\n` }, 'pyproject.toml', /^pyodide/],
    [
      'a page beside it loads PyScript',
      { 'index.html': PAGE, 'requirements.txt': 'a\n' },
      'requirements.txt',
      /^pyscript-2026/,
    ],
    ['it is a configuration of PyScript', { 'pyscript.toml': 'packages = ["a"]\n' }, 'pyscript.toml', /^pyscript/],
    ['it calls micropip', { 'a.py': 'import micropip\nawait micropip.install("uvloop")\n' }, 'a.py', /^pyodide/],
  ];
  for (const [name, folder, checked, target] of signed) {
    it(name, async () => {
      const { snapshot } = await unasked(folder, checked);
      assert.equal(snapshot.quiet, undefined);
      assert.match(snapshot.choice.target.name, target);
    });
  }

  it('a project above asks for pywrangler, but only that project is asked for its wrangler file', async () => {
    const folder = { 'pyproject.toml': `${PROJECT}[tool.pywrangler]\n`, 'lib/pyproject.toml': PROJECT };
    const codes = async (checked: string): Promise<readonly string[]> =>
      (await unasked(folder, checked)).snapshot.findings.map(({ code }) => code);
    assert.deepEqual(await codes('lib/pyproject.toml'), []);
    assert.deepEqual(await codes('pyproject.toml'), ['no-wrangler-file']);
  });
});
