/** Where uv takes its settings from, in trees of folders; every outcome is one of uv 0.13.9. */
import assert from 'node:assert/strict';
import { readProjectFiles } from '../../server/src/check/projectFiles.ts';
import type { Variables } from '../../server/src/core/dependencyFiles/uv/variables/uvVariables.ts';
import { installerView } from '../../server/src/core/installers/installerView.ts';
import { refusesSettings } from '../../server/src/core/installers/uv/uvPolicy.ts';
import { formatRequirement } from '../../server/src/core/packaging/requirements/requirement.ts';
import { onlyUvFileOf } from '../../server/src/host/sharedUvFiles.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { english } from '../support/english.ts';
import { memoryDocuments } from '../support/memoryDocuments.ts';
import { targetOf } from '../support/recorded.ts';

type Tree = Readonly<Record<string, string>>;

const target = targetOf('workers-3.13');

/** A project with the name of its folder. */
function project(name: string, requires = '"alpha"', more = ''): string {
  return `[project]\nname = "${name}"\nversion = "1"\ndependencies = [${requires}]\n${more}`;
}

function bound(limit: string): string {
  return `[tool.uv]\nconstraint-dependencies = ["alpha<${limit}"]\n`;
}

function members(pattern: string, exclude = ''): string {
  return `[tool.uv.workspace]\nmembers = ["${pattern}"]\n${exclude === '' ? '' : `exclude = ["${exclude}"]\n`}`;
}

interface Where {
  readonly trusted?: boolean;
  readonly sharedUvFiles?: readonly (readonly string[])[];
  readonly onlyUvFile?: string | null;
  readonly variables?: Variables;
}

async function read(
  tree: Tree,
  checked = 'a/b/pyproject.toml',
  { trusted = true, sharedUvFiles, onlyUvFile, variables }: Where = {},
): Promise<Outcome> {
  const documents = memoryDocuments(new Map(Object.entries(tree).map(([path, text]) => [`/w/${path}`, text])));
  const request = { path: `/w/${checked}`, text: tree[checked] ?? '', settings: DEFAULT_SETTINGS, documents, trusted };
  const found = await readProjectFiles(request, sharedUvFiles, onlyUvFile, variables);
  assert.ok(found);
  const { file } = found;
  return {
    bounds: installerView(file, target).problem.constraints.map(formatRequirement).join(' '),
    refused: refusesSettings(target, file),
    said: file.problems.map(({ severity, problem }) => `${severity}: ${english(problem)}`),
  };
}

interface Outcome {
  readonly bounds: string;
  readonly refused: boolean;
  readonly said: readonly string[];
}

/** What is tried, the tree, and the bounds that count. */
type Row = readonly [string, Tree, string];

const B = 'a/b/pyproject.toml';
const ROOT = 'pyproject.toml';

const ROWS: readonly Row[] = [
  ['its own table', { [B]: project('b', '"alpha"', bound('1')), [ROOT]: bound('2') }, 'alpha<1'],
  ['the table above, if it has none', { [B]: project('b'), [ROOT]: bound('2') }, 'alpha<2'],
  ['its own, even if it is empty', { [B]: project('b', '', '[tool.uv]\n'), [ROOT]: bound('2') }, ''],
  ['its own, if it has only sources', { [B]: project('b', '', '[tool.uv.sources]\n'), [ROOT]: bound('2') }, ''],
  [
    'the table above, if its own is wrong',
    { [B]: project('b', '', '[tool.uv]\nlink-mode = "x"\n'), [ROOT]: bound('2') },
    'alpha<2',
  ],
  [
    'uv.toml before the table beside it',
    { [B]: project('b', '', bound('1')), 'a/b/uv.toml': 'constraint-dependencies = ["alpha<3"]\n' },
    'alpha<3',
  ],
  ['an empty uv.toml, too', { [B]: project('b', '', bound('1')), 'a/b/uv.toml': '' }, ''],
  [
    'uv.toml above',
    { [B]: project('b'), 'a/uv.toml': 'constraint-dependencies = ["alpha<3"]\n', [ROOT]: bound('2') },
    'alpha<3',
  ],
  [
    'nothing of a table between that is wrong',
    { [B]: project('b'), 'a/pyproject.toml': '[tool.uv]\nno-index = "x"\n', [ROOT]: bound('2') },
    'alpha<2',
  ],
  [
    'the root of the workspace that it is a member of',
    { [B]: project('b', '', bound('1')), [ROOT]: project('w', '', bound('2') + members('a/*')) },
    'alpha<2',
  ],
  ['a root without a project', { [B]: project('b', '', bound('1')), [ROOT]: bound('2') + members('a/*') }, 'alpha<2'],
  [
    'a root whose table is wrong: none',
    { [B]: project('b', '', bound('1')), [ROOT]: project('w', '', `${bound('2')}link-mode = "x"\n${members('a/*')}`) },
    '',
  ],
  [
    'uv.toml of the root',
    {
      [B]: project('b', '', bound('1')),
      [ROOT]: project('w', '', members('a/*')),
      'uv.toml': 'constraint-dependencies = ["alpha<3"]\n',
    },
    'alpha<3',
  ],
  [
    'the root before a uv.toml of the member',
    {
      [B]: project('b'),
      'a/b/uv.toml': 'constraint-dependencies = ["alpha<3"]\n',
      [ROOT]: project('w', '', bound('2') + members('a/*')),
    },
    'alpha<2',
  ],
  [
    'its own, if it is excluded',
    { [B]: project('b', '', bound('1')), [ROOT]: project('w', '', bound('2') + members('a/*', 'a/b')) },
    'alpha<1',
  ],
  [
    'its own, if it is no member',
    { [B]: project('b', '', bound('1')), [ROOT]: project('w', '', bound('2') + members('z/*')) },
    'alpha<1',
  ],
  [
    'the table above, if it is no member',
    { [B]: project('b'), [ROOT]: project('w', '', bound('2') + members('z/*')) },
    'alpha<2',
  ],
  [
    'its own, if it is a root itself',
    { [B]: project('b', '', bound('1') + members('q/*')), [ROOT]: project('w', '', bound('2') + members('a/*')) },
    'alpha<1',
  ],
  [
    'its own, if it is not managed',
    { [B]: project('b', '', `${bound('1')}managed = false\n`), [ROOT]: project('w', '', bound('2') + members('a/*')) },
    'alpha<1',
  ],
  [
    'its own, below another project between',
    {
      [B]: project('b', '', bound('1')),
      'a/pyproject.toml': project('a'),
      [ROOT]: project('w', '', bound('2') + members('a/*')),
    },
    'alpha<1',
  ],
  ...['a/b', './a/b', 'a/b/', 'a/**', '**/b', 'a/[bc]', 'a/?', 'a/b*'].map((pattern): Row => [
    `the root for the pattern ${pattern}`,
    { [B]: project('b', '', bound('1')), [ROOT]: project('w', '', bound('2') + members(pattern)) },
    'alpha<2',
  ]),
  ...['a', '*', 'a/{b,c}', '../w/a/b', 'A/b'].map((pattern): Row => [
    `its own for the pattern ${pattern}`,
    { [B]: project('b', '', bound('1')), [ROOT]: project('w', '', bound('2') + members(pattern)) },
    'alpha<1',
  ]),
];

describe('the settings that count for a project', () => {
  for (const [title, tree, bounds] of ROWS) {
    it(`are ${title}`, async () => {
      assert.equal((await read(tree)).bounds, bounds);
    });
  }

  it('are those of the user and the system, too, below the others', async () => {
    const tree = {
      [B]: project('b', '', bound('1')),
      'home/uv.toml': 'constraint-dependencies = ["user<1"]\n',
      'etc/uv.toml': 'constraint-dependencies = ["system<1"]\n',
    };
    const sharedUvFiles = [['/w/home/uv.toml'], ['/w/none/uv.toml', '/w/etc/uv.toml']];
    assert.equal((await read(tree, B, { sharedUvFiles })).bounds, 'alpha<1 user<1 system<1');
  });

  it('count for a requirements file as well, from its folder or the project that the folder is in', async () => {
    const toml = 'constraint-dependencies = ["alpha<3"]\n';
    const below = { 'a/requirements.in': 'alpha\n', 'a/uv.toml': toml, [ROOT]: bound('2') };
    assert.equal((await read(below, 'a/requirements.in')).bounds, 'alpha<3');
    const inProject = { ...below, [ROOT]: project('w', '', bound('2')) };
    assert.equal((await read(inProject, 'a/requirements.in')).bounds, 'alpha<2');
  });

  it('are only those of its own folder in a workspace that is not trusted', async () => {
    const tree = { [B]: project('b'), [ROOT]: bound('2') };
    assert.equal((await read(tree, B, { trusted: false })).bounds, '');
  });
});

/** What is tried, the tree, what is said of it. */
type Refusal = readonly [string, Tree, string];

const root = (more: string): string => project('w', '', more);

/** Not only the workspace, though with markers that never hold together. */
const BESIDE =
  "{ workspace = true, marker = \"sys_platform == 'win32'\" }, { path = '../c', marker = \"sys_platform != 'win32'\" }";

const OWN_INDEX = '[[tool.uv.index]]\nname = "own"\nurl = "https://example.invalid/simple"\n';

const REFUSALS: readonly Refusal[] = [
  [
    'a wrong value in a uv.toml',
    { [B]: project('b'), 'a/uv.toml': 'link-mode = "x"\n' },
    '`../uv.toml`: `link-mode` takes one of "clone", "reflink", "copy", "hardlink", "symlink": because of this value uv refuses `uv.toml`',
  ],
  [
    'a setting of projects in a uv.toml',
    { [B]: project('b'), 'a/b/uv.toml': 'managed = true\n' },
    '`managed` belongs in `[tool.uv]` of a pyproject.toml: uv refuses a `uv.toml` that has it',
  ],
  [
    'a uv that is too new',
    { [B]: project('b'), [ROOT]: '[tool.uv]\nrequired-version = "<0.5"\n' },
    '`../../pyproject.toml`: `required-version` asks for uv `<0.5`: uv 0.13.9, the newest known here, refuses to run',
  ],
  [
    'a project above that uv cannot read',
    { [B]: project('b'), [ROOT]: root('[tool.uv]\nmanaged = "x"\n') },
    'uv looks for a workspace in `../../pyproject.toml`, cannot read it, and refuses to run',
  ],
  [
    'a member that is no project',
    { [B]: project('b'), 'a/c/README.md': '', [ROOT]: root(members('a/*')) },
    '`../c/pyproject.toml` is missing or cannot be read as a file: its folder is a member of the workspace, so uv refuses to run',
  ],
  [
    'a root without [project] that is a member by name',
    { [B]: project('b'), [ROOT]: `[tool.uv.workspace]\nmembers = [".", "a/*"]\n` },
    '`../../pyproject.toml` has no `[project]` with a name: its folder is a member of the workspace, so uv refuses to run',
  ],
  [
    'two members of one name',
    { [B]: project('b'), 'a/c/pyproject.toml': project('b'), [ROOT]: root(members('a/*')) },
    'two members of the workspace are named `b`, so uv refuses to run',
  ],
  [
    'a wrong value in a sibling',
    { [B]: project('b'), 'a/c/pyproject.toml': project('c', '1'), [ROOT]: root(members('a/*')) },
    '`project.dependencies` in `../c/pyproject.toml` takes an array of strings: its folder is a member of the workspace, so uv refuses to run',
  ],
  [
    'wrong dependency groups of a sibling',
    {
      [B]: project('b'),
      'a/c/pyproject.toml': project('c', '', '[dependency-groups]\ndev = [{ include-group = "lint" }]\n'),
      [ROOT]: root(members('a/*')),
    },
    '`../c/pyproject.toml`: there is no dependency group `lint`; its folder is a member of the workspace, so uv refuses to run',
  ],
  [
    'a sibling that is the root of another workspace',
    { [B]: project('b'), 'a/c/pyproject.toml': project('c', '', members('x')), [ROOT]: root(members('a/*')) },
    '`../c/pyproject.toml` has a `[tool.uv.workspace]` of its own: its folder is a member of the workspace, so uv refuses to run',
  ],
  [
    'a sibling without a version',
    { [B]: project('b'), 'a/c/pyproject.toml': '[project]\nname = "c"\n', [ROOT]: root(members('a/*')) },
    '`../c/pyproject.toml` has no `version` in `[project]`, nor `dynamic = ["version"]`: its folder is a member of the workspace, so uv refuses to run',
  ],
  [
    'a wrong value in a project above',
    { [B]: project('b'), [ROOT]: '[project]\nname = "w"\nversion = 1\n' },
    '`project.version` in `../../pyproject.toml` takes a string: uv looks for a workspace there and refuses to run',
  ],
  [
    'Python versions that exclude each other',
    {
      [B]: project('b').replace('\ndep', '\nrequires-python = "==3.13.*"\ndep'),
      'a/c/pyproject.toml': project('c').replace('\ndep', '\nrequires-python = ">=3.14"\ndep'),
      [ROOT]: root(members('a/*')),
    },
    'no Python version satisfies `==3.13.*` of `b` and `>=3.14` of `c` (`requires-python`): uv refuses to run',
  ],
  [
    'a requirement on a member without a source',
    { [B]: project('b', '"Help_er"'), 'a/c/pyproject.toml': project('help-er'), [ROOT]: root(members('a/*')) },
    '`Help_er` is a member of the workspace: uv refuses to run unless `[tool.uv.sources]` has `Help_er = { workspace = true }`',
  ],
  ...['path = "../c"', 'git = "https://example.invalid/c"', 'index = "own"'].map((place): Refusal => [
    `a member that has the source { ${place} }`,
    {
      [B]: project('b', '"c"', `[tool.uv.sources]\nc = { ${place} }\n${OWN_INDEX}`),
      'a/c/pyproject.toml': project('c'),
      [ROOT]: root(members('a/*')),
    },
    '`c` is a member of the workspace: uv refuses to run unless `[tool.uv.sources]` has `c = { workspace = true }`',
  ]),
  [
    'a member that has another source beside the workspace',
    {
      [B]: project('b', '"c"', `[tool.uv.sources]\nc = [${BESIDE}]\n`),
      'a/c/pyproject.toml': project('c'),
      [ROOT]: root(members('a/*')),
    },
    '`c` is a member of the workspace: uv refuses to run unless `[tool.uv.sources]` has `c = { workspace = true }`',
  ],
  [
    'a source for a member that is none',
    {
      [B]: project('b', '"helper"', '[tool.uv.sources]\nhelper = { workspace = true }\n'),
      [ROOT]: root(members('a/*')),
    },
    '`[tool.uv.sources]` takes `helper` from the workspace, which has no member of that name: uv refuses to run',
  ],
  [
    'an extra that the project lacks',
    { [B]: project('b'), [ROOT]: '[tool.uv.pip]\nextra = ["fast"]\n' },
    '`[tool.uv.pip]` asks for the extra `fast`, which the project does not have: uv refuses to run',
  ],
  [
    'a group that the project lacks',
    { [B]: project('b', '', '[tool.uv.pip]\ngroup = ["tools"]\n') },
    '`[tool.uv.pip]` asks for the group `tools`, which the project does not have: uv refuses to run',
  ],
];

describe('uv refuses a project because of', () => {
  for (const [title, tree, message] of REFUSALS) {
    it(title, async () => {
      const { refused, said } = await read(tree);
      assert.deepEqual(said, [`error: ${message}`]);
      assert.equal(refused, true);
    });
  }
});

describe('uv takes a project in spite of', () => {
  const taken: readonly (readonly [string, Tree])[] = [
    [
      'a sibling that the root names as a source',
      {
        [B]: project('b', '"helper"'),
        'a/c/pyproject.toml': project('helper'),
        [ROOT]: root(`${members('a/*')}[tool.uv.sources]\nhelper = { workspace = true }\n`),
      },
    ],
    [
      'a root without [project], which only names the members',
      {
        [B]: project('b', '"helper"', '[tool.uv.sources]\nhelper = { workspace = true }\n'),
        'a/c/pyproject.toml': project('helper'),
        [ROOT]: members('a/*'),
      },
    ],
    ['a hidden folder among the members', { [B]: project('b'), 'a/.c/README.md': '', [ROOT]: root(members('a/*')) }],
    [
      'a wrong setting above the nearest project',
      { [B]: project('b'), 'a/pyproject.toml': project('a'), [ROOT]: '[tool.uv]\nmanaged = "x"\n' },
    ],
    [
      'a wrong project above one that is not managed',
      { [B]: project('b', '', '[tool.uv]\nmanaged = false\n'), [ROOT]: root('[tool.uv]\nmanaged = "x"\n') },
    ],
  ];
  for (const [title, tree] of taken) {
    it(title, async () => {
      const { refused, said } = await read(tree);
      assert.deepEqual(said, []);
      assert.equal(refused, false);
    });
  }
});

describe('the environment of uv', () => {
  const around = {
    [B]: project('b', '"alpha"', bound('1')),
    'a/uv.toml': 'constraint-dependencies = ["alpha<2"]\n',
    'home/uv.toml': 'constraint-dependencies = ["user<1"]\n',
    'only.toml': 'constraint-dependencies = ["only<1"]\n',
  };
  const sharedUvFiles = [['/w/home/uv.toml']];

  it('names the only file with settings, whatever it is called', async () => {
    assert.equal((await read(around, B, { sharedUvFiles })).bounds, 'alpha<1 user<1');
    for (const onlyUvFile of ['/w/only.toml', '../../only.toml']) {
      const { bounds, refused } = await read(around, B, { sharedUvFiles, onlyUvFile });
      assert.deepEqual([bounds, refused], ['only<1', false]);
    }
  });

  it('names a file that is wrong or missing, at which uv stops', async () => {
    const missing = await read(around, B, { onlyUvFile: '/w/none.toml' });
    assert.equal(missing.refused, true);
    assert.deepEqual(missing.said, [
      'error: uv stops: `none.toml`, which `UV_CONFIG_FILE` names in this environment, cannot be read',
    ]);
    const wrong = await read({ ...around, 'only.toml': 'index-url = 5\n' }, B, { onlyUvFile: '/w/only.toml' });
    assert.equal(wrong.refused, true);
  });

  it('names files that are not there by other variables, at which uv stops as well', async () => {
    const tree = { [B]: project('b'), 'a/b/limits.txt': '', 'top.txt': '' };
    const there = 'limits.txt\t/w/top.txt  https://limits.example/build.txt';
    assert.deepEqual((await read(tree, B, { variables: { UV_BUILD_CONSTRAINT: there } })).said, []);
    const { refused, said } = await read(tree, B, { variables: { UV_BUILD_CONSTRAINT: 'limits.txt top.txt' } });
    assert.equal(refused, true);
    assert.deepEqual(said, [
      'error: uv stops: `top.txt`, which `UV_BUILD_CONSTRAINT` names in this environment, cannot be read',
    ]);
  });

  it('switches all settings off, which is said where there are some', async () => {
    const off = await read(around, B, { sharedUvFiles, onlyUvFile: null });
    assert.deepEqual([off.bounds, off.refused], ['', false]);
    assert.deepEqual(off.said, ['warning: uv reads no settings here: `UV_NO_CONFIG` is set in this environment']);
    assert.deepEqual((await read({ [B]: project('b') }, B, { onlyUvFile: null })).said, []);
  });

  it('is read as clap reads it, a file before the switch', () => {
    const only = (variables: Readonly<Record<string, string>>): unknown => onlyUvFileOf({ variables });
    assert.deepEqual(
      ['1', 'true', 'on', 'T', 'yes', '0', 'off', 'false', ''].map((value) => only({ UV_NO_CONFIG: value })),
      [null, null, null, null, null, undefined, undefined, undefined, undefined],
    );
    assert.equal(only({ UV_NO_CONFIG: '1', UV_CONFIG_FILE: 'x.toml' }), 'x.toml');
  });
});
