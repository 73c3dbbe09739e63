/** Lock files in the editor: checked while they are open, and again when the project around them changes. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { Checker } from '../../server/src/check/check.ts';
import { nodeHost } from '../../server/src/host/nodeHost.ts';
import { Workspace } from '../support/commandLine.ts';
import { TestEditor } from '../support/editor.ts';
import { recordedLock } from '../support/locks.ts';

const wrangler = (date: string): string => `compatibility_date = "${date}"\ncompatibility_flags = ["python_workers"]\n`;

describe('a lock in the editor', () => {
  const host = nodeHost();

  it('is marked when the date beside it moves to another runtime, and unmarked when it moves back', async () => {
    const workspace = await Workspace.make({ 'wrangler.toml': wrangler('2026-02-01') });
    const editor = await TestEditor.start({
      world: { host, checker: new Checker({ host, today: () => '2026-11-24' }) },
    });
    const [lock, config] = ['pylock.toml', 'wrangler.toml'].map((name) => path.join(workspace.folder, name));
    assert.ok(lock !== undefined && config !== undefined);
    const codes = async (): Promise<readonly unknown[]> => {
      await editor.checked(lock);
      return (await editor.pull(lock)).map(({ code }) => code);
    };
    try {
      await editor.open(lock, recordedLock('fastapi-3.13/pylock.toml'));
      assert.deepEqual(await codes(), []);
      await editor.open(config, wrangler('2026-10-01'));
      assert.deepEqual(await codes(), ['stale-lock']);
      assert.match(JSON.stringify(await editor.hover(lock, 'pydantic-core')), /for ABI 2025/);
      const explanation = await editor.explanation(lock, 'pydantic-core');
      assert.match(
        explanation ?? '',
        /Of the 11 entries in the lock file, 11 are installed on Python Workers 3\.14, 10 of them/,
      );
      await editor.edit(config, wrangler('2026-02-01'));
      assert.deepEqual(await codes(), []);
    } finally {
      await workspace.remove();
    }
  });

  it('has no inlay hints: each pin names its version itself', async () => {
    const workspace = await Workspace.make({ 'wrangler.toml': wrangler('2026-02-01') });
    const editor = await TestEditor.start({
      world: { host, checker: new Checker({ host, today: () => '2026-11-24' }) },
    });
    const lock = path.join(workspace.folder, 'pylock.toml');
    try {
      await editor.open(lock, recordedLock('fastapi-3.13/pylock.toml'));
      await editor.checked(lock);
      assert.deepEqual(await editor.hints(lock), []);
    } finally {
      await workspace.remove();
    }
  });
});
