/** A Worker asks for litellm, which is not available for any Python version of Workers. */
import assert from 'node:assert/strict';
import { commands, env, window, type TextDocument } from 'vscode';
import {
  applyFix,
  closeAll,
  errorsAppear,
  errorsDisappear,
  findingAppears,
  open,
  pageAppears,
  quickFixes,
  replace,
} from './workbench.ts';

describe('a Worker that asks for litellm>=1.77.0', () => {
  let pyproject: TextDocument;

  beforeEach(async () => {
    pyproject = await open('litellm-worker/pyproject.toml');
  });

  afterEach(closeAll);

  it('is told both culprits, and how they come in', async () => {
    const [error] = await errorsAppear(pyproject);
    assert.equal(pyproject.getText(error?.range), 'litellm>=1.77.0');
    assert.match(error?.message ?? '', /`fastuuid` and `tokenizers`/);
    const related = (error?.relatedInformation ?? []).map(({ message }) => message).join('\n');
    assert.match(related, /`litellm` → `fastuuid`/);
    assert.match(related, /`litellm` → `tokenizers`/);
  });

  it('is offered no fix that pretends', async () => {
    await errorsAppear(pyproject);
    const fixes = await quickFixes(pyproject, 'litellm>=1.77.0');
    assert.deepEqual(
      fixes.filter(({ edit, isPreferred }) => edit && isPreferred),
      [],
      'nothing is a fix that one could take without a thought',
    );
    for (const { title } of fixes) assert.doesNotMatch(title, /3\.14|pin|0\.1\.236/i);
  });

  it('gets a message to the maintainers, on the clipboard and to read', async () => {
    await errorsAppear(pyproject);
    const fixes = await quickFixes(pyproject, 'litellm>=1.77.0');
    const ask = fixes.find(({ title }) => title.startsWith('Ask the maintainers of fastuuid'));
    assert.ok(ask?.command);
    await commands.executeCommand(ask.command.command, ...((ask.command.arguments ?? []) as unknown[]));
    // The recorded index has no address of its tracker.
    await pageAppears('Text');
    assert.match(await env.clipboard.readText(), /fastuuid-0\.14\.0-cp313-cp313-pyemscripten_2025_0_wasm32\.whl/);
    const dirty = window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(({ isDirty }) => isDirty));
    assert.deepEqual(dirty, [], 'nothing is left that asks to be saved');
  });

  it('can leave both out on Pyodide, in a table of its own, after lines were added above', async () => {
    await errorsAppear(pyproject);
    await replace(pyproject, '[project]', '# to be deployed\n\n[project]');
    await findingAppears(pyproject, 'blocked-dependency', 'litellm>=1.77.0');
    await applyFix(pyproject, 'litellm>=1.77.0', /^Leave fastuuid and tokenizers out on Pyodide/);
    assert.match(pyproject.getText(), /\n\[tool\.uv\]\noverride-dependencies = \[\n? *"fastuuid ; sys_platform/);
    await errorsDisappear(pyproject);
  });
});
