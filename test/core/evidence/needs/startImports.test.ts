/** What entry files import when they start: beside what CPython was seen to import, with doubt only where it may go either way. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startImports } from '../../../../server/src/core/evidence/needs/startImports.ts';

interface Entry {
  readonly title: string;
  /** Each with its lines; `entry.py` is imported. */
  readonly files: Readonly<Record<string, readonly string[]>>;
  /** What CPython imported, recorded; a name that begins with `never` is not to be imported. */
  readonly imported: readonly string[];
  /** What is not known to be imported, or not to be. */
  readonly doubtful: readonly string[];
  /** Where something around goes on after any error. */
  readonly caught?: readonly string[];
}

const { entries } = JSON.parse(readFileSync(join(process.cwd(), 'test/core/evidence/needs/entries.json'), 'utf8')) as {
  readonly entries: readonly Entry[];
};

/** What is found of the invented modules that nobody has. */
function found({ files }: Entry): ReturnType<typeof startImports>['imports'] {
  const text = (path: string): string | null => files[path.slice('/w/'.length)]?.join('\n') ?? null;
  const { imports } = startImports({ module: 'entry', root: '/w' }, text);
  return imports.filter(({ one, isOwn }) => !isOwn && /^(?:a|never|perhaps|caught)_/.test(one.module));
}

describe('the imports of an entry file as it is written', () => {
  for (const entry of entries)
    it(entry.title, () => {
      const imports = found(entry).map(({ one }) => one);
      const names = new Set(imports.map(({ module }) => module));
      const certain = new Set(imports.filter(({ isCertain }) => isCertain).map(({ module }) => module));
      assert.deepEqual(
        entry.imported.filter((name) => !names.has(name)),
        [],
        'missed',
      );
      assert.deepEqual(
        [...certain].filter((name) => !entry.imported.includes(name)),
        [],
        'wrong',
      );
      assert.deepEqual([...names].filter((name) => !certain.has(name)).sort(), [...entry.doubtful].sort());
      const caught = imports.filter(({ catches }) => catches.includes('Exception')).map(({ module }) => module);
      assert.deepEqual(caught, entry.caught ?? []);
      assert.ok(!entry.imported.some((name) => name.startsWith('never')));
    });
});
