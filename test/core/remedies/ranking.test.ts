/** The order of remedies: the least change first, at most one preferred, and no more than people read. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { MOST_REMEDIES, rankRemedies, REMEDY_ORDER } from '../../../server/src/core/remedies/ranking.ts';
import type { Remedy, RemedyKind } from '../../../server/src/core/remedies/remedy.ts';

const EDIT = { path: '/p', edit: { span: { start: 0, end: 0 }, newText: '' } };

function remedy(kind: RemedyKind, more: Partial<Remedy> = {}): Remedy {
  return { kind, title: kind, preferred: false, edits: [EDIT], ...more };
}

function ranked(...remedies: readonly Remedy[]): readonly string[] {
  return rankRemedies(remedies).map(({ title, preferred }) => (preferred ? `${title}!` : title));
}

describe('the order of remedies', () => {
  it('goes from the file’s own requirement over the runtime to what others want, what is left out, and texts', () => {
    const kinds = ['own-wheel', 'marker', 'leave-out', 'override', 'switch-target', 'split', 'pin'] as const;
    assert.deepEqual(ranked(...kinds.map((kind) => remedy(kind))), [...kinds].reverse());
  });

  it('keeps the order of equals', () => {
    const first = remedy('switch-target', { title: '3.14' });
    assert.deepEqual(ranked(first, remedy('switch-target', { title: '3.12' })), ['3.14', '3.12']);
  });

  it('prefers the first that may be applied without asking, never a text', () => {
    const text = remedy('drop-extra', { preferred: true, edits: [], snippet: 'x' });
    const pins = [remedy('replace-pin', { preferred: true }), remedy('pin', { preferred: true })];
    assert.deepEqual(ranked(...pins, text), ['drop-extra', 'pin!', 'replace-pin']);
  });

  it('is cut where nobody reads on, texts first', () => {
    const edits = Array.from({ length: MOST_REMEDIES }, (_, index) =>
      remedy('switch-target', { title: String(index) }),
    );
    const shown = ranked(remedy('ask-upstream'), ...edits);
    assert.equal(shown.length, MOST_REMEDIES);
    assert.ok(!shown.includes('ask-upstream'));
  });

  it('is that of the documentation and of the output’s schema', () => {
    const page = readFileSync('docs/remedies.md', 'utf8');
    assert.deepEqual(
      [...page.matchAll(/^\| `([\w-]+)`/gm)].map(([, kind]) => kind),
      REMEDY_ORDER,
    );
    const schema = readFileSync('docs/schema/check-output.schema.json', 'utf8');
    const [, examples = ''] = /"kind": \{\s*"type": "string",\s*"examples": (\[[^\]]*\])/.exec(schema) ?? [];
    assert.deepEqual(JSON.parse(examples), REMEDY_ORDER);
  });
});
