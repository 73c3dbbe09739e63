import assert from 'node:assert/strict';
import path from 'node:path';
import { problemsOfOutput } from '../../support/outputSchema.ts';
import { FakeEngine, findingAt, replacement, resolved, Workspace } from '../../support/commandLine.ts';

const PYPROJECT = `[project]
name = "demo"
dependencies = [
  "fastapi[Standard]>=0.115,<1",
  "pywin32 ; sys_platform == 'win32'",
  "demo @ https://host.test/demo-1.0-py3-none-any.whl",
]
optional-dependencies.plots = ["plotly"]
`;

const engine = new FakeEngine((request) => ({
  resolution: resolved('fastapi==0.136.1'),
  findings: [
    findingAt(request, 'fastapi', {
      culprits: ['pydantic-core' as never],
      remedies: [replacement(request, '>=0.115', '>=0.116')],
    }),
  ],
}));

async function outputFor(
  line: string,
  files: Record<string, string> = { 'pyproject.toml': PYPROJECT },
): Promise<unknown> {
  const workspace = await Workspace.make(files);
  try {
    const { output } = await workspace.run(line.replace('HERE', workspace.folder), { engine });
    assert.deepEqual(problemsOfOutput(output), []);
    return (JSON.parse(output.replaceAll(workspace.folder, 'HERE')) as { files: unknown[] }).files[0];
  } finally {
    await workspace.remove();
  }
}

function range(line: number, from: number, to: number): object {
  return { start: { line, character: from }, end: { line, character: to } };
}

describe('the report as JSON', () => {
  it('names the target and why it is the target', async () => {
    const { target } = (await outputFor('check --format json')) as { target: unknown };
    const reason = 'compatibility_date 2026-02-01 in wrangler.toml';
    assert.deepEqual(target, { name: 'workers-3.13', python: '3.13.2', pyodide: '0.28.3', reason });
  });

  it('lists everything that is declared, and says what of it the installer sees', async () => {
    const { declarations } = (await outputFor('check --format json')) as { declarations: object[] };
    assert.deepEqual(declarations, [
      {
        text: 'fastapi[Standard]>=0.115,<1',
        name: 'fastapi',
        extras: ['Standard'],
        specifier: '<1,>=0.115',
        marker: null,
        url: null,
        table: 'project.dependencies',
        range: range(3, 3, 30),
        active: true,
      },
      {
        text: "pywin32 ; sys_platform == 'win32'",
        name: 'pywin32',
        extras: [],
        specifier: '',
        marker: 'sys_platform == "win32"',
        url: null,
        table: 'project.dependencies',
        range: range(4, 3, 36),
        active: false,
      },
      {
        text: 'demo @ https://host.test/demo-1.0-py3-none-any.whl',
        name: 'demo',
        extras: [],
        specifier: '',
        marker: null,
        url: 'https://host.test/demo-1.0-py3-none-any.whl',
        table: 'project.dependencies',
        range: range(5, 3, 53),
        active: true,
      },
      {
        text: 'plotly',
        name: 'plotly',
        extras: [],
        specifier: '',
        marker: null,
        url: null,
        table: 'project.optional-dependencies.plots',
        range: range(7, 32, 38),
        active: false,
      },
    ]);
  });

  it('gives resolution and findings with the edits of their remedies', async () => {
    const { resolution, findings } = (await outputFor('check --format json')) as Record<string, unknown>;
    assert.deepEqual(resolution, {
      resolves: true,
      packages: [
        {
          name: 'fastapi',
          version: '0.136.1',
          wheel: 'fastapi-0.136.1-py3-none-any.whl',
          index: 'pypi',
          requiredBy: ['(declared)'],
        },
      ],
    });
    assert.deepEqual(findings, [
      {
        code: 'blocked-dependency',
        severity: 'error',
        message: '`fastapi` cannot be installed',
        path: 'pyproject.toml',
        range: range(3, 3, 10),
        culprits: ['pydantic-core'],
        targets: ['workers-3.13'],
        chains: [],
        remedies: [
          {
            kind: 'pin',
            title: 'Pin it to >=0.116',
            preferred: true,
            safe: true,
            edits: [{ path: 'pyproject.toml', range: range(3, 20, 27), newText: '>=0.116' }],
          },
        ],
        ignore: {
          title: 'Ignore blocked-dependency on this line',
          edits: [
            { path: 'pyproject.toml', range: range(3, 32, 32), newText: '  # preflight: ignore[blocked-dependency]' },
          ],
        },
      },
    ]);
  });

  it('spells paths as the command line does', async () => {
    const files = { 'a/pyproject.toml': PYPROJECT };
    const spelt = async (line: string): Promise<unknown> => ((await outputFor(line, files)) as { path: unknown }).path;
    assert.equal(await spelt('check a --format json'), path.join('a', 'pyproject.toml'));
    assert.equal(await spelt('check . --format json'), path.join('a', 'pyproject.toml'));
    assert.equal(await spelt('check ./a/pyproject.toml --format json'), './a/pyproject.toml');
    assert.equal(await spelt('check HERE/a --format json'), path.join('HERE', 'a', 'pyproject.toml'));
  });
});
