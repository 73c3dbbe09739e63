/**
 * Projects inside their trees beside recorded runs of the real pywrangler. The projects, the packages and the trees are
 * invented; how each sync ended, and what lay in python_modules afterwards, was written down.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Checker } from '../server/src/check/check.ts';
import type { Snapshot } from '../server/src/core/analysis/snapshot.ts';
import { DEFAULT_SETTINGS } from '../server/src/settings.ts';
import { english } from './support/english.ts';
import { memoryDocuments } from './support/memoryDocuments.ts';
import { recordedUniverse } from './support/recordedUniverse.ts';
import { VirtualHost } from './support/virtualHost.ts';
import { archive } from './support/wheelArchive.ts';

/** A wheel in a tree, with what its metadata requires. */
interface InventedWheel {
  readonly wheel: string;
  readonly requires: readonly string[];
}

interface Tree {
  readonly name: string;
  /** By path from the root of the tree. */
  readonly files: Readonly<Record<string, string | InventedWheel>>;
  /** The folder that pywrangler ran in. */
  readonly project: string;
  readonly sync: {
    readonly exit: number;
    /** Exit codes of resolving, vendoring and the host step; `-` where it did not come to that. */
    readonly steps: string;
    readonly packages: Readonly<Record<string, string>>;
  };
}

interface RecordedSyncs {
  readonly madeWith: string;
  readonly universe: readonly string[];
  readonly trees: readonly Tree[];
}

const FOLDER = 'test/data/syncs';
const INDEX = '/index';

for (const file of readdirSync(join(process.cwd(), FOLDER)).sort()) {
  const syncs = JSON.parse(readFileSync(join(process.cwd(), FOLDER, file), 'utf8')) as RecordedSyncs;

  describe(`recorded syncs of ${syncs.madeWith}`, () => {
    const host = new VirtualHost();
    const checker = new Checker({ host, today: () => '2026-11-28' });

    before(async () => {
      for (const [path, text] of recordedUniverse(syncs.universe.join('\n')))
        await host.files.write(`${INDEX}/${path}`, text);
    });

    for (const tree of syncs.trees) {
      const { exit, steps, packages } = tree.sync;
      it(`${tree.name}: ${exit === 0 ? 'goes through' : `stops (${steps})`}`, async () => {
        const { findings, resolution } = await checked(tree, checker);
        const errors = findings.filter(({ severity }) => severity === 'error').map(({ message }) => english(message));
        if (exit !== 0) {
          assert.ok(errors.length > 0, 'there is no error');
          return;
        }
        assert.deepEqual(errors, []);
        const taken = resolution?.packages.map(({ name, version }) => [name, version]) ?? [];
        assert.deepEqual(Object.fromEntries(taken), packages);
      });
    }
  });
}

async function checked({ name, files, project }: Tree, checker: Checker): Promise<Snapshot> {
  const root = `/trees/${name}`;
  const planted = new Map(
    Object.entries(files).map(([path, content]) => [
      `${root}/${path}`,
      typeof content === 'string' ? content : inventedWheel(content),
    ]),
  );
  const path = project === '.' ? `${root}/pyproject.toml` : `${root}/${project}/pyproject.toml`;
  const text = planted.get(path);
  assert.equal(typeof text, 'string');
  const settings = { ...DEFAULT_SETTINGS, recordedIndex: INDEX, heldBackDays: -1 };
  const request = { path, text: String(text), settings, documents: memoryDocuments(planted) };
  let last: Snapshot | undefined;
  for await (const snapshot of checker.check(request)) last = snapshot;
  assert.ok(last?.complete);
  return last;
}

function inventedWheel({ wheel, requires }: InventedWheel): Uint8Array {
  const [name = '', version = ''] = wheel.split('-');
  const lines = requires.map((requirement) => `Requires-Dist: ${requirement}\n`);
  const metadata = `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n${lines.join('')}`;
  const folder = `${name}-${version}.dist-info`;
  return archive([
    { path: `${folder}/METADATA`, content: metadata },
    { path: `${folder}/WHEEL`, content: 'Wheel-Version: 1.0\n' },
  ]);
}
