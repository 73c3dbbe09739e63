/** What a hover says about a pin of a lock file. */
import { say } from '../../../server/src/core/messages/message.ts';
import assert from 'node:assert/strict';
import type { Snapshot } from '../../../server/src/core/analysis/snapshot.ts';
import { lockedDependencyFile } from '../../../server/src/core/dependencyFiles/locks/lockDeclarations.ts';
import { hoverAt } from '../../../server/src/core/features/hover.ts';
import { en } from '../../../server/src/core/messages/en/en.ts';
import { otherLanguage } from '../../support/otherLanguage.ts';
import { judged, pylock, pylockPackage, recordedLock } from '../../support/locks.ts';
import { targetOf } from '../../support/recorded.ts';

/** The hover at the first occurrence of `at`, without its escapes. */
function hoverText(...place: Parameters<typeof rawHover>): string {
  return rawHover(...place).replaceAll('\\', '');
}

/** The hover at the first occurrence of `at`, as Markdown. */
function rawHover(name: string, text: string, at: string, target = 'workers-3.13', messages = en): string {
  const { lock, findings } = judged(name, text, target);
  const { path } = lock.lock;
  const snapshot: Snapshot = {
    path,
    file: lockedDependencyFile(lock.lock),
    choice: { target: targetOf(target), reason: say('targetOfCommandLine') },
    complete: true,
    lock,
    resolution: lock.summary,
    findings,
    catalog: { releases: () => undefined, metadata: () => undefined },
    generations: [],
    texts: new Map([[path, text]]),
  };
  return hoverAt(path, text.indexOf(at), snapshot, messages)?.contents.value ?? 'no hover';
}

describe('hover in a lock', () => {
  it('over any line of a package: that it installs, with which wheel, and who needs it', () => {
    const text = recordedLock('development/uv.lock');
    const expected =
      '**idna 3.20** on Python Workers 3.13: installs\n\nidna-3.20-py3-none-any.whl\n\nRequired by anyio\n\nPyodide 0.28.3 ships 3.10';
    assert.equal(hoverText('uv.lock', text, 'name = "idna"\nversion'), expected);
    assert.equal(hoverText('uv.lock', text, 'idna-3.20-py3-none-any.whl'), expected);
  });

  it('why it does not install: the wheels one by one, and what the Pyodide release has', () => {
    const text = recordedLock('fastapi-3.13/pylock.toml');
    assert.equal(
      hoverText('pylock.toml', text, 'pydantic-core', 'workers-3.14'),
      [
        '**pydantic-core 2.27.2** on Python Workers 3.14: it is locked with Pyodide wheels only for ABI 2025_0, not for 2026_0',
        '- pydantic_core-2.27.2-cp313-cp313-pyodide_2025_0_wasm32.whl is for ABI 2025_0',
        'Pyodide 314.0.7 ships 2.41.5',
      ].join('\n\n'),
    );
  });

  it('that the target does not get it', () => {
    assert.match(
      hoverText('uv.lock', recordedLock('development/uv.lock'), 'name = "comm"\nversion'),
      /^\*\*comm 0\.2\.3\*\* on Python Workers 3\.13: not installed by default: it belongs to an extra or a group/,
    );
  });

  it('in the language that is asked for', () => {
    const text = recordedLock('development/uv.lock');
    const hover = (at: string): string => rawHover('uv.lock', text, at, 'workers-3.13', otherLanguage);
    assert.match(hover('name = "idna"\nversion'), /^‹lockHoverInstalls›\n\nidna.*\n\n‹lockHoverNeededBy›/);
    assert.match(hover('name = "comm"\nversion'), /^‹lockHoverNotInstalled›/);
  });

  it('nothing outside of the packages', () => {
    assert.equal(hoverText('pylock.toml', pylock(pylockPackage('a 1')), 'lock-version'), 'no hover');
  });

  it('text of the lock is shown as it is, not as Markdown', () => {
    const text = pylock(pylockPackage('a 1')).replace('version = "1"', 'version = "[1](https://example.invalid)"');
    assert.match(rawHover('pylock.toml', text, 'name'), /\\\[1\\\]\\\(https/);
  });
});
