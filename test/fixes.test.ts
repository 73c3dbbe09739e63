/** Every fix offered for any example does what it says: after applying it and checking again, the finding is gone. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Documents } from '../server/src/check/checkRequest.ts';
import type { Snapshot } from '../server/src/core/analysis/snapshot.ts';
import type { Remedy } from '../server/src/core/remedies/remedy.ts';
import { applyEdits } from '../server/src/core/text/textEdit.ts';
import { DEFAULT_SETTINGS } from '../server/src/settings.ts';
import { memoryDocuments } from './support/memoryDocuments.ts';
import { RECORDED_INDEX, recordedChecker } from './support/recorded.ts';
import { english } from './support/english.ts';

const EXAMPLES = join(process.cwd(), 'examples');
const TARGETS = ['auto', 'workers-3.12', 'workers-3.13', 'workers-3.14'];

/** The disk, with some files replaced. */
function documentsOver(replaced: ReadonlyMap<string, string>): Documents {
  const onDisk = (path: string): string | undefined =>
    statSync(path, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(path, 'utf8') : undefined;
  return memoryDocuments((path) => replaced.get(path) ?? onDisk(path));
}

async function check(
  path: string,
  target: string,
  replaced: ReadonlyMap<string, string> = new Map(),
): Promise<Snapshot> {
  const documents = documentsOver(replaced);
  const read = await documents.read(path);
  assert.ok(read.kind === 'text');
  const { text } = read;
  const settings = { ...DEFAULT_SETTINGS, target, recordedIndex: RECORDED_INDEX };
  let last: Snapshot | undefined;
  for await (const snapshot of recordedChecker.check({ path, text, settings, documents })) last = snapshot;
  assert.ok(last?.complete, `${path} has no complete snapshot`);
  return last;
}

function apply(remedy: Remedy, texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const paths = [...new Set(remedy.edits.map(({ path }) => path))];
  return new Map(
    paths.map((path) => {
      const edits = remedy.edits.filter((edit) => edit.path === path).map(({ edit }) => edit);
      return [path, applyEdits(texts.get(path) ?? '', edits)];
    }),
  );
}

function exampleFiles(): readonly string[] {
  return readdirSync(EXAMPLES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'recorded-index')
    .flatMap(({ name }) =>
      ['pyproject.toml', 'requirements.txt', 'pyscript.json'].map((file) => join(EXAMPLES, name, file)),
    )
    .filter((path) => existsSync(path));
}

describe('fixes', function () {
  this.timeout(120_000);
  let offered = 0;
  const kinds = new Set<string>();

  for (const path of exampleFiles()) {
    for (const target of TARGETS) {
      it(`${path.slice(EXAMPLES.length + 1)} on ${target}: every fix makes its finding go away`, async () => {
        const before = await check(path, target);
        for (const finding of before.findings) {
          for (const remedy of finding.remedies) {
            if (remedy.edits.length === 0) {
              assert.ok(remedy.snippet, `${english(remedy.title)} has neither edits nor a text`);
              assert.equal(remedy.preferred, false);
              continue;
            }
            offered++;
            kinds.add(remedy.kind);
            const after = await check(path, target, apply(remedy, before.texts));
            const left = after.findings.filter(({ name, severity }) => name === finding.name && severity === 'error');
            assert.deepEqual(left, [], `${finding.name ?? ''}: ${english(remedy.title)}`);
          }
        }
      });
    }
  }

  after(() => {
    assert.ok(offered > 20, `only ${offered} fixes were offered`);
    const examples = ['drop-extra', 'leave-out', 'marker', 'pin', 'split', 'switch-target'];
    assert.deepEqual([...kinds].sort(), examples);
  });
});
