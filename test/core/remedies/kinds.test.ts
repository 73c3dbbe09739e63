/** The list of remedy kinds, and the places that have to agree with it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { REMEDY_KINDS } from '../../../server/src/core/remedies/kinds.ts';

const KINDS: readonly string[] = REMEDY_KINDS.map(({ kind }) => kind);

describe('the kinds of remedies', () => {
  it('are a file each, named as the kind, and every such file is in the list', () => {
    const files = readdirSync('server/src/core/remedies/kinds').filter((file) => !file.startsWith('_'));
    const named = KINDS.map((kind) => `${kind.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}.ts`);
    assert.deepEqual([...files].sort(), [...named].sort());
  });

  it('are told on the page about them, in the order in which they are offered', () => {
    const page = readFileSync('docs/remedies.md', 'utf8');
    assert.deepEqual(
      [...page.matchAll(/^\| `([\w-]+)`/gm)].map(([, kind]) => kind),
      KINDS,
    );
  });

  it('are those of the schema of the output', () => {
    const schema = readFileSync('docs/schema/check-output.schema.json', 'utf8');
    const [, examples = ''] = /"kind": \{\s*"type": "string",\s*"examples": (\[[^\]]*\])/.exec(schema) ?? [];
    assert.deepEqual(JSON.parse(examples), KINDS);
  });
});
