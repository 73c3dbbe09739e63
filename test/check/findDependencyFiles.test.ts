import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import path from 'node:path';
import type { HostFiles } from '../../server/src/host/host.ts';
import { findDependencyFiles } from '../../server/src/check/findDependencyFiles.ts';
import { TextFiles } from '../../server/src/cli/textFiles.ts';
import { nodeFiles } from '../../server/src/host/nodeFiles.ts';
import { Workspace } from '../support/commandLine.ts';

/** What is found among files, given by their names if they are empty. */
async function filesIn(...names: readonly string[] | [Readonly<Record<string, string>>]): Promise<readonly string[]> {
  const texts = names.map((name) => (typeof name === 'string' ? { [name]: '' } : name));
  const workspace = await Workspace.make(Object.assign({}, ...texts) as Record<string, string>);
  try {
    const found = await findDependencyFiles(workspace.folder, nodeFiles, path, new TextFiles(nodeFiles));
    return found.map((name) => name.replaceAll(path.sep, '/'));
  } finally {
    await workspace.remove();
  }
}

describe('searching a folder', () => {
  it('finds every kind of dependency file, a folder before the folders in it', async () => {
    assert.deepEqual(
      await filesIn(
        'b/pyproject.toml',
        'requirements/dev.txt',
        'requirements-test.txt',
        'requirements.in',
        'pyproject.toml',
      ),
      ['pyproject.toml', 'requirements-test.txt', 'requirements.in', 'b/pyproject.toml', 'requirements/dev.txt'],
    );
  });

  it('finds configurations of PyScript, constraints and the layers of compiled requirements', async () => {
    const names = ['base.in', 'constraints.in', 'pyscript.json', 'pyscript.toml', 'reqs/dev.txt'];
    assert.deepEqual(await filesIn(...names, 'MANIFEST.in', 'package.json', 'config.toml'), names);
  });

  it('passes over a pyproject.toml that only has settings of tools, unless it is the one of a Worker', async () => {
    const settings = '[tool.ruff]\nline-length = 100\n\n[tool.pyodide-preflight]\ntarget = "pyodide"\n';
    const files = {
      'a/pyproject.toml': settings,
      'b/pyproject.toml': `${settings}[tool.uv]\n`,
      'c/pyproject.toml': settings,
      'c/wrangler.toml': '',
      'd/pyproject.toml': '[project',
      'e/pyproject.toml': '',
    };
    const found = ['b/pyproject.toml', 'c/pyproject.toml', 'd/pyproject.toml', 'e/pyproject.toml'];
    assert.deepEqual(await filesIn(files), found);
  });

  it('passes over installed packages, whatever their folder is called, and the folders of tools', async () => {
    const names = ['.git', '.venv', 'node_modules', 'python_modules', 'venv', '__pycache__', 'dist'];
    assert.deepEqual(await filesIn(...names.map((name) => `${name}/pyproject.toml`)), []);
    assert.deepEqual(await filesIn('my-env/pyvenv.cfg', 'my-env/lib/demo/pyproject.toml'), []);
  });

  it('of locks finds only what a Worker is installed from', async () => {
    assert.deepEqual(
      await filesIn(
        'pylock.toml',
        'worker/wrangler.jsonc',
        'worker/pylock.toml',
        'worker/pylock.dev.toml',
        'worker/uv.lock',
        'worker/poetry.lock',
      ),
      ['worker/pylock.toml'],
    );
  });

  it('finds pages that declare packages, but not where they only lead to a configuration that is found itself', async () => {
    const page = (config: string): string => `<script type="py" src="main.py" config='${config}'></script>`;
    assert.deepEqual(
      await filesIn({
        'inline.html': page('{"packages": ["six"]}'),
        'mpy.html': '<mpy-config>packages = ["six"]</mpy-config>',
        'named.htm': page('./config.toml'),
        'own.html': page('./pyscript.toml'),
        'plain.html': '<p>six',
        'pyscript.toml': '',
      }),
      ['inline.html', 'named.htm', 'pyscript.toml'],
    );
  });

  it('finds notebooks that install packages in Pyodide: by themselves, or in a site of JupyterLite', async () => {
    const notebook = (code: string, kernel = 'Python 3 (ipykernel)'): string =>
      JSON.stringify({
        cells: [{ cell_type: 'code', source: code }],
        metadata: { kernelspec: { display_name: kernel } },
      });
    assert.deepEqual(
      await filesIn({
        'machine.ipynb': notebook('%pip install six'),
        'micropip.ipynb': notebook('micropip.install("six")'),
        'pyodide.ipynb': notebook('%pip install six', 'Python (Pyodide)'),
        'site/jupyter_lite_config.json': '{}',
        'site/content/any.ipynb': notebook('%pip install six'),
        'site/content/none.ipynb': notebook('import six'),
      }),
      ['micropip.ipynb', 'pyodide.ipynb', 'site/content/any.ipynb'],
    );
  });

  it('passes over texts and scripts that declare nothing', async () => {
    assert.deepEqual(await filesIn('notes.txt', 'src/main.py', 'Cargo.toml'), []);
  });

  it('passes over links that lead back to themselves, and says which folders cannot be read', async () => {
    const workspace = await Workspace.make({ 'requirements.txt': '', 'closed/requirements.txt': '', 'z/base.in': '' });
    await symlink('loop.html', path.join(workspace.folder, 'loop.html'));
    const files: HostFiles = {
      ...nodeFiles,
      list: (folder) =>
        folder.endsWith('closed')
          ? Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' }))
          : nodeFiles.list(folder),
    };
    const unreadable: string[] = [];
    const found = await findDependencyFiles(workspace.folder, files, path, new TextFiles(files), {
      onUnreadable: (below) => unreadable.push(below),
    });
    assert.deepEqual([found, unreadable], [['requirements.txt', path.join('z', 'base.in')], ['closed']]);
    await workspace.remove();
  });

  it('looks only where one file can be, if only that is looked for', async () => {
    const workspace = await Workspace.make({ 'a/requirements.txt': '', 'a/b/base.in': '', 'venv/base.in': '' });
    const listed: string[] = [];
    const files: HostFiles = {
      ...nodeFiles,
      list: (folder, most) => {
        listed.push(path.relative(workspace.folder, folder));
        return nodeFiles.list(folder, most);
      },
    };
    for (const [name, isFound, folders] of [
      ['a/requirements.txt', true, ['', 'a']],
      ['venv/base.in', false, ['']],
      ['a/b/absent.in', false, ['', 'a', 'a/b']],
    ] as const) {
      listed.length = 0;
      const only = path.join(workspace.folder, name);
      const found = await findDependencyFiles(workspace.folder, files, path, new TextFiles(files), { only });
      assert.deepEqual([found.length > 0, listed.map((one) => one.replaceAll(path.sep, '/'))], [isFound, folders]);
    }
    await workspace.remove();
  });
});
