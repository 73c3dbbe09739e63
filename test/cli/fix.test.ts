/** `--fix` and `--diff`: what is applied, what is left for a decision, and what is said of both. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { Remedy } from '../../server/src/core/remedies/remedy.ts';
import { FakeEngine, findingAt, replacement, resolved, Workspace } from '../support/commandLine.ts';

const PYPROJECT = `[project]
name = "demo"
dependencies = ["fastapi>=0.115", "pydantic>=2.12"]
`;

/** Reports `pydantic>=2.12` wherever it occurs, with a fix that is preferred and safe, or otherwise. */
function againstNewPydantic(more: Partial<Remedy> = {}): FakeEngine {
  return new FakeEngine((request) =>
    request.text.includes('pydantic>=2.12')
      ? {
          resolution: { resolves: false, packages: [] },
          findings: [
            findingAt(request, 'pydantic>=2.12', {
              remedies: [replacement(request, 'pydantic>=2.12', 'pydantic==2.10.6', more)],
            }),
          ],
        }
      : { resolution: resolved('pydantic==2.10.6') },
  );
}

describe('--fix', () => {
  let workspace: Workspace;

  afterEach(() => workspace.remove());

  it('applies the safe remedy, says so, and reports what is left', async () => {
    workspace = await Workspace.make({ 'pyproject.toml': PYPROJECT });
    const { exitCode, output, errors } = await workspace.run('check --fix', { engine: againstNewPydantic() });
    assert.equal(exitCode, 0);
    assert.equal(errors, 'fixed pyproject.toml: Pin it to pydantic==2.10.6\n');
    assert.match(output, /^1 file: no findings; 1 fixed; exit code 0 \(nothing found\)$/m);
    assert.equal(String(await workspace.read('pyproject.toml')), PYPROJECT.replace('>=2.12', '==2.10.6'));
  });

  it('leaves what is not safe, and says that --unsafe-fixes does more', async () => {
    workspace = await Workspace.make({ 'pyproject.toml': PYPROJECT });
    const left = await workspace.run('check --fix', { engine: againstNewPydantic({ safe: false }) });
    assert.deepEqual([left.exitCode, left.errors], [1, '']);
    assert.match(left.output, /= fix: .* \(--fix --unsafe-fixes applies this\)$/m);
    assert.match(left.output, /^1 file: 1 error; 0 fixed, 1 more with --unsafe-fixes; exit code 1 \(.*\)$/m);
    assert.equal(String(await workspace.read('pyproject.toml')), PYPROJECT);
    const bold = await workspace.run('check --fix --unsafe-fixes', { engine: againstNewPydantic({ safe: false }) });
    assert.deepEqual([bold.exitCode, bold.errors], [0, 'fixed pyproject.toml: Pin it to pydantic==2.10.6\n']);
    assert.equal(String(await workspace.read('pyproject.toml')), PYPROJECT.replace('>=2.12', '==2.10.6'));
  });

  it('applies what is safe though it is not preferred', async () => {
    workspace = await Workspace.make({ 'pyproject.toml': PYPROJECT });
    const { errors } = await workspace.run('check --fix', { engine: againstNewPydantic({ preferred: false }) });
    assert.equal(errors, 'fixed pyproject.toml: Pin it to pydantic==2.10.6\n');
  });

  it('keeps byte order mark, encoding and line endings', async () => {
    for (const encoding of ['utf8', 'utf16le'] as const) {
      workspace = await Workspace.make({
        'requirements.txt': Buffer.from('\uFEFF# größer\r\npydantic>=2.12\r\n', encoding),
      });
      await workspace.run('check --fix', { engine: againstNewPydantic() });
      const fixed = await workspace.read('requirements.txt');
      assert.equal(fixed.toString(encoding), '\uFEFF# größer\r\npydantic==2.10.6\r\n');
    }
  });

  it('goes on until nothing is left that may be applied', async () => {
    workspace = await Workspace.make({ 'requirements.txt': 'a\n' });
    const steps: Record<string, string> = { a: 'bb', bb: 'ccc', ccc: 'd' };
    const engine = new FakeEngine((request) => {
      const next = steps[request.text.trim()];
      if (next === undefined) return {};
      return {
        findings: [
          findingAt(request, request.text.trim(), { remedies: [replacement(request, request.text.trim(), next)] }),
        ],
      };
    });
    const { exitCode, errors } = await workspace.run('check --fix', { engine });
    assert.equal(exitCode, 0);
    assert.equal(errors.split('\n').length - 1, 3);
    assert.equal(String(await workspace.read('requirements.txt')), 'd\n');
  });

  it('comes to an end when two remedies undo each other', async () => {
    workspace = await Workspace.make({ 'requirements.txt': 'a\n' });
    const engine = new FakeEngine((request) => {
      const [old, other] = request.text.startsWith('a') ? ['a', 'b'] : ['b', 'a'];
      return { findings: [findingAt(request, old, { remedies: [replacement(request, old, other)] })] };
    });
    assert.equal((await workspace.run('check --fix', { engine })).exitCode, 1);
  });

  it('says so where nothing may be applied without a decision', async () => {
    workspace = await Workspace.make({ 'pyproject.toml': PYPROJECT });
    const engine = new FakeEngine((request) => ({ findings: [findingAt(request, 'fastapi')] }));
    const { exitCode, output } = await workspace.run('check --fix', { engine });
    assert.equal(exitCode, 1);
    assert.match(output, /1 file: 1 error; 0 fixed, the rest needs your decision; exit code 1 \(.*\)\n$/);
    assert.equal(String(await workspace.read('pyproject.toml')), PYPROJECT);
  });

  it('edits another file where the remedy asks for it', async () => {
    workspace = await Workspace.make({
      'pyproject.toml': PYPROJECT,
      'wrangler.toml': 'compatibility_date = "2026-02-01"\n',
    });
    const wrangler = path.join(workspace.folder, 'wrangler.toml');
    const engine = new FakeEngine(async (request) => {
      const read = await request.documents.read(wrangler);
      if (read.kind !== 'text' || read.text.includes('2026-09-08')) return {};
      const remedy = replacement({ path: wrangler, text: read.text }, '2026-02-01', '2026-09-08');
      return { findings: [findingAt(request, 'pydantic', { remedies: [remedy] })] };
    });
    assert.equal((await workspace.run('check --fix', { engine })).exitCode, 0);
    assert.equal(String(await workspace.read('wrangler.toml')), 'compatibility_date = "2026-09-08"\n');
  });

  it('leaves a file alone that was changed while it was checked', async () => {
    workspace = await Workspace.make({ 'pyproject.toml': PYPROJECT });
    const engine = new FakeEngine(async (request) => {
      await workspace.write('pyproject.toml', '# edited meanwhile\n');
      return { findings: [findingAt(request, 'fastapi', { remedies: [replacement(request, 'fastapi', 'flask')] })] };
    });
    const { exitCode, errors } = await workspace.run('check --fix', { engine });
    assert.equal(exitCode, 1); // What is found outweighs what could not be done.
    assert.equal(errors, 'pyproject.toml was not changed: it changed during the check\n');
    assert.equal(String(await workspace.read('pyproject.toml')), '# edited meanwhile\n');
  });

  it('applies no half of a remedy when one of its files has changed', async () => {
    workspace = await Workspace.make({ 'requirements.txt': 'a\nb\n', 'wrangler.toml': 'old\n' });
    const wrangler = path.join(workspace.folder, 'wrangler.toml');
    const changing = new FakeEngine((request) => {
      if (request.text.startsWith('c')) return {};
      const edits = [request, { path: wrangler, text: 'old\n' }].flatMap(
        (file) => replacement(file, file.text.trim().split('\n')[0] ?? '', 'c').edits,
      );
      return { findings: [findingAt(request, 'a', { remedies: [{ ...replacement(request, 'a', 'c'), edits }] })] };
    });
    const check = changing.check.bind(changing);
    changing.check = async function* (request) {
      for await (const snapshot of check(request)) {
        await workspace.write('wrangler.toml', 'new\n');
        yield snapshot;
      }
    };
    const { errors, exitCode } = await workspace.run('check --fix requirements.txt', { engine: changing });
    assert.equal(errors, 'wrangler.toml was not changed: it changed during the check\n');
    assert.equal(exitCode, 1);
    assert.equal(String(await workspace.read('requirements.txt')), 'a\nb\n');
  });

  /** Three dependencies: `a` is mended in one file, `b` in two, and `d` in the other one. */
  const inTwoFiles = (folder: string): FakeEngine =>
    new FakeEngine(async (request) => {
      const other = { path: path.join(folder, 'wrangler.toml'), text: '' };
      const read = await request.documents.read(other.path);
      const text = read.kind === 'text' ? read.text : '';
      const mended = (file: { path: string; text: string }, name: string): Remedy['edits'] =>
        file.text.includes(name) ? replacement(file, name, name.toUpperCase()).edits : [];
      const findings = ['a', 'b'].flatMap((name) => {
        const edits = [...mended(request, name), ...(name === 'b' ? mended({ ...other, text }, 'old') : [])];
        if (edits.length === 0 || !request.text.includes(name)) return [];
        return [findingAt(request, name, { remedies: [{ ...replacement(request, name, 'x'), edits }] })];
      });
      return { findings };
    });

  for (const [failing, others] of [
    ['wrangler.toml', 'requirements.txt'],
    ['requirements.txt', 'wrangler.toml'],
  ] as const) {
    it(`undoes half of a remedy when ${failing} cannot be written`, async () => {
      workspace = await Workspace.make({ 'requirements.txt': 'a\r\nb\r\n', 'wrangler.toml': 'old\n' });
      const { errors, exitCode } = await workspace.run('check --fix requirements.txt', {
        engine: inTwoFiles(workspace.folder),
        onWrite: (file) => {
          if (path.basename(file) === failing) throw new Error('EROFS: read-only file system');
        },
      });
      const isFirst = failing === 'requirements.txt';
      const shown = failing === 'wrangler.toml' ? 'wrangler.toml' : 'requirements.txt';
      assert.equal(
        errors,
        `${shown} was not changed: EROFS: read-only file system\nundone in ${others}: the fix needs ${shown} changed, too\n${
          isFirst ? '' : 'fixed requirements.txt: Pin it to x\n'
        }`,
      );
      assert.equal(exitCode, 1);
      assert.equal(String(await workspace.read('requirements.txt')), isFirst ? 'a\r\nb\r\n' : 'A\r\nb\r\n');
      assert.equal(String(await workspace.read('wrangler.toml')), 'old\n');
    });
  }

  it('says so where half of a remedy cannot even be undone', async () => {
    workspace = await Workspace.make({ 'requirements.txt': 'b\n', 'wrangler.toml': 'old\n' });
    let isFull = false;
    const { errors } = await workspace.run('check --fix requirements.txt', {
      engine: inTwoFiles(workspace.folder),
      onWrite: () => {
        if (isFull) throw new Error('ENOSPC: no space left on device');
        isFull = true;
      },
    });
    assert.match(errors, /^requirements\.txt has half of a fix, which could not be undone: .*ENOSPC/m);
  });

  it('mends the others where a path is missing or cannot be read, says so once, and ends with 2', async () => {
    for (const line of ['check --fix good none', 'check good --fix none bad/requirements.txt']) {
      workspace = await Workspace.make({
        'good/requirements.txt': 'pydantic>=2.12\n',
        'bad/requirements.txt': Buffer.of(0xff, 0x00, 0xfe, 0x67),
      });
      const { exitCode, errors, output } = await workspace.run(line, { engine: againstNewPydantic() });
      assert.equal(exitCode, 2);
      assert.equal(errors.match(/^no such file or folder: none$/gm)?.length, 1, errors);
      assert.equal((errors.match(/cannot be read/g) ?? []).length, line.includes('bad') ? 1 : 0, errors);
      assert.match(
        output,
        /1 file: no findings; 1 fixed; exit code 2 \(a path leads to nothing that can be checked\)\n$/,
      );
      assert.equal(String(await workspace.read('good/requirements.txt')), 'pydantic==2.10.6\n');
      await workspace.remove();
    }
    workspace = await Workspace.make({ 'good/requirements.txt': 'pydantic>=2.12\n' });
    const { exitCode, output } = await workspace.run('check --diff none good', { engine: againstNewPydantic() });
    assert.equal(exitCode, 2);
    assert.match(output, /^\+pydantic==2\.10\.6$/m);
  });
});

describe('--diff', () => {
  let workspace: Workspace;

  afterEach(() => workspace.remove());

  const DIFF = `--- pyproject.toml
+++ pyproject.toml
@@ -1,3 +1,3 @@
 [project]
 name = "demo"
-dependencies = ["fastapi>=0.115", "pydantic>=2.12"]
+dependencies = ["fastapi>=0.115", "pydantic==2.10.6"]
`;

  it('prints what --fix would change, writes nothing, and exits as the check does', async () => {
    workspace = await Workspace.make({ 'pyproject.toml': PYPROJECT });
    for (const line of ['check --diff', 'check --fix --diff']) {
      const { exitCode, output, errors } = await workspace.run(line, { engine: againstNewPydantic() });
      assert.deepEqual([exitCode, output], [1, DIFF]);
      assert.equal(
        errors,
        'would fix pyproject.toml: Pin it to pydantic==2.10.6\n' +
          '1 file: 1 error; 1 fixable with --fix; exit code 1 (errors or warnings found)\n',
      );
    }
    assert.equal(String(await workspace.read('pyproject.toml')), PYPROJECT);
  });

  it('has what is not safe only with --unsafe-fixes', async () => {
    workspace = await Workspace.make({ 'pyproject.toml': PYPROJECT });
    const safe = await workspace.run('check --diff', { engine: againstNewPydantic({ safe: false }) });
    assert.match(safe.errors, /^no fix applies by itself: without --diff the findings say what helps\n/);
    assert.deepEqual([safe.exitCode, safe.output], [1, '']);
    assert.match(safe.errors, /\n1 file: 1 error; 1 fixable with --fix --unsafe-fixes; exit code 1 \(.*\)\n$/);
    const engine = againstNewPydantic({ safe: false });
    assert.equal((await workspace.run('check --diff --unsafe-fixes', { engine })).output, DIFF);
  });

  it('shows the end of several rounds, of standard input as well, with its line endings', async () => {
    workspace = await Workspace.make();
    const steps: Record<string, string> = { a: 'bb', bb: 'ccc' };
    const engine = new FakeEngine((request) => {
      const text = request.text.trim();
      const next = steps[text];
      return next === undefined
        ? {}
        : { findings: [findingAt(request, text, { remedies: [replacement(request, text, next)] })] };
    });
    const { output } = await workspace.run('check - --diff', { engine, input: 'a\r\n' });
    assert.equal(output, '--- requirements.txt\n+++ requirements.txt\n@@ -1,1 +1,1 @@\n-a\r\n+ccc\r\n');
  });

  it('lets no character of a file control a terminal', async () => {
    workspace = await Workspace.make({ 'requirements.txt': 'pydantic>=2.12 # \u001B[2J\n' });
    const engine = againstNewPydantic();
    const shown = await workspace.run('check --diff', { engine, interactive: true });
    assert.doesNotMatch(shown.output, /\u001B/);
    assert.match((await workspace.run('check --diff', { engine })).output, /^-pydantic>=2\.12 # \u001B\[2J$/m);
  });

  it('is taken by patch, which then writes what --fix does: whatever the name, the encoding and the line endings', async () => {
    const text = 'pydantic>=2.12\r\nfastapi';
    const files = {
      'requirements.txt': text,
      'with blank/requirements dev.txt': text,
      'größe/requirements.txt': text,
      'mark/requirements.txt': `\uFEFF${text}`,
      'end/requirements.txt': 'fastapi\n\tpydantic>=2.12',
    };
    workspace = await Workspace.make(files);
    const { output } = await workspace.run(`check --diff ${workspace.folder}`, { engine: againstNewPydantic() });
    for (const name of Object.keys(files)) assert.equal(String(await workspace.read(name)), files[name as never]);
    const patched = spawnSync('patch', ['-p0', '--binary'], { cwd: workspace.folder, input: output, encoding: 'utf8' });
    assert.equal(patched.status, 0, patched.stdout);
    for (const [name, before] of Object.entries(files))
      assert.equal(String(await workspace.read(name)), before.replace('>=2.12', '==2.10.6'), name);
  });

  it('shows that a byte order mark goes', async () => {
    workspace = await Workspace.make({ 'requirements.txt': '\uFEFFa\nb\n' });
    const engine = new FakeEngine(async (request) => {
      if ((await request.documents.encodingOf(request.path)) === 'utf-8') return {};
      const remedy = { ...replacement(request, 'a', 'a'), edits: [], rewrites: [request.path] };
      return { findings: [findingAt(request, 'a', { remedies: [remedy] })] };
    });
    const { output } = await workspace.run('check --diff', { engine });
    assert.match(output, /^-\uFEFFa\n\+a\n b\n/m);
  });

  it('says that patch cannot change UTF-16', async () => {
    workspace = await Workspace.make({ 'requirements.txt': Buffer.from('\uFEFFpydantic>=2.12\n', 'utf16le') });
    const { errors } = await workspace.run('check --diff', { engine: againstNewPydantic() });
    assert.match(errors, /^requirements\.txt is in UTF-16: the difference shows its text, and patch cannot apply it$/m);
  });
});
