/** Remedies that write into tables stay valid while you type elsewhere in the file: a comment causes no resolution. */
import assert from 'node:assert/strict';
import type { Snapshot } from '../../../server/src/core/analysis/snapshot.ts';
import { applyEdits } from '../../../server/src/core/text/textEdit.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/settings.ts';
import { NO_DOCUMENTS } from '../../support/memoryDocuments.ts';
import { RECORDED_INDEX, recordedChecker } from '../../support/recorded.ts';

const TEXT = '[project]\nname = "x"\ndependencies = ["litellm>=1.77.0"]\n\n[tool.uv]\npackage = false\n\n[tool.z]\n';

/** The first snapshot of a text, and the last. */
async function check(text: string): Promise<readonly [first: Snapshot, last: Snapshot]> {
  const settings = { ...DEFAULT_SETTINGS, recordedIndex: RECORDED_INDEX, target: 'workers-3.14' };
  const snapshots: Snapshot[] = [];
  for await (const snapshot of recordedChecker.check({
    path: '/w/pyproject.toml',
    text,
    settings,
    documents: NO_DOCUMENTS,
  })) {
    snapshots.push(snapshot);
  }
  const [first, last] = [snapshots[0], snapshots.at(-1)];
  assert.ok(first && last);
  return [first, last];
}

function afterLeavingOut(snapshot: Snapshot, text: string): string {
  const remedy = snapshot.findings.flatMap(({ remedies }) => remedies).find(({ kind }) => kind === 'leave-out');
  assert.ok(remedy);
  return applyEdits(
    text,
    remedy.edits.map(({ edit }) => edit),
  );
}

describe('an edit that leaves the requirements equal', function () {
  this.timeout(60_000);

  before(async () => {
    await check(TEXT);
  });

  for (const [what, from, to] of [
    ['a comment before the table', 'name = "x"\n', 'name = "x" # the name\n'],
    ['a comment at the place itself', 'package = false\n', 'package = false # a\n'],
    ['a comment behind it', '[tool.z]\n', '[tool.z] # b\n'],
  ] as const) {
    it(`moves what a remedy would write: ${what}`, async () => {
      await check(TEXT);
      const text = TEXT.replace(from, to);
      const [first] = await check(text);
      assert.ok(first.complete, 'it is checked anew');
      const line = `override-dependencies = ["fastuuid ; sys_platform != 'emscripten'", "tokenizers ; sys_platform != 'emscripten'"]`;
      assert.equal(afterLeavingOut(first, text), text.replace(/(package = false.*\n)/, `$1${line}\n`));
    });
  }

  it('that could open a table makes the check look again', async () => {
    await check(TEXT);
    const [first, last] = await check(TEXT.replace('name = "x"\n', 'name = "x"\n# [tool.y]\n'));
    assert.ok(!first.complete && last.complete);
  });
});
