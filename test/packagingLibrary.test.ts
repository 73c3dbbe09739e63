/** The library that others import: built, it has every function that its page names, and works by its published name. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as source from '../server/src/packaging.ts';

describe('pyodide-preflight/packaging', () => {
  it('has what its page names, and its page names what it has', () => {
    const page = readFileSync(join(process.cwd(), 'docs/packaging.md'), 'utf8');
    const rows = page.split('\n').filter((line) => line.startsWith('| ') && !line.includes('---'));
    const named = rows.flatMap((row) => [...row.matchAll(/`(\w+)`/g)].map(([, name = '']) => name));
    const internal = ['createVersion', 'nextNumeral'];
    const exported = Object.keys(source).filter((name) => !internal.includes(name));
    assert.deepEqual(named.sort(), exported.sort());
  });

  it('is importable by the name it is published under', async () => {
    const name = 'pyodide-preflight/packaging';
    const library = (await import(name)) as typeof source;
    const version = library.parseVersion('1.0rc1');
    assert.ok(version);
    assert.equal(library.formatVersion(version), '1.0rc1');
  });
});
