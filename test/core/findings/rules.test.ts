/** A finding can be found by its code: the file that makes it, its words and its page are named by it. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../../../server/src/core/findings/rules.ts';

const FINDINGS = join(process.cwd(), 'server/src/core/findings');
const FOLDERS = ['', 'failure', 'locks', 'worker'];

function fileNameOf(code: string): string {
  return `${code.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase())}.ts`;
}

describe('every rule', () => {
  for (const { code, title } of RULES) {
    it(`${code} has a file, a title and a page of its name`, () => {
      const homes = FOLDERS.map((folder) => join(FINDINGS, folder, fileNameOf(code))).filter((path) =>
        existsSync(path),
      );
      assert.equal(
        homes.length,
        1,
        `one of ${FOLDERS.map((folder) => join('findings', folder, fileNameOf(code))).join(', ')}`,
      );
      assert.ok(readFileSync(homes[0] ?? '', 'utf8').includes(code), `${homes[0] ?? ''} names ${code}`);
      assert.equal(title.id, `${fileNameOf(code).slice(0, -'.ts'.length)}Title`);
      assert.ok(existsSync(join(process.cwd(), `docs/rules/${code}.md`)));
    });
  }
});

describe('every finding', () => {
  it('is made by the file of its code, or with the rest of a family from there', () => {
    // Who makes a finding names its code; besides the file of the code only what puts several findings together may.
    const makers = FOLDERS.flatMap((folder) =>
      readdirSync(join(FINDINGS, folder), { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .flatMap(({ name }) => {
          const text = readFileSync(join(FINDINGS, folder, name), 'utf8');
          return [...text.matchAll(/\bfinding\(\s*'([a-z-]+)'/g)].map(([, code = '']) => ({
            file: join(folder, name),
            code,
          }));
        }),
    );
    const strangers = makers.filter(({ file, code }) => !file.endsWith(fileNameOf(code)));
    assert.deepEqual(strangers, [
      { file: join('locks', 'lockFindings.ts'), code: 'unsupported-source' },
      { file: join('worker', 'refusedProject.ts'), code: 'invalid-file' },
      { file: join('worker', 'strayUploads.ts'), code: 'deploy-refused' },
      { file: join('worker', 'strayUploads.ts'), code: 'vendored-size' },
      { file: join('worker', 'uncheckedWheel.ts'), code: 'fails-at-import' },
    ]);
  });
});
