/** The order of remedies: the smallest change first, at most one preferred, and not too many. */
import assert from 'node:assert/strict';
import { MOST_REMEDIES, rankRemedies } from '../../../server/src/core/remedies/ranking.ts';
import { say, type Message } from '../../../server/src/core/messages/message.ts';
import type { RemedyKind } from '../../../server/src/core/remedies/kinds.ts';
import type { Remedy } from '../../../server/src/core/remedies/remedy.ts';
import { english } from '../../support/english.ts';

const EDIT = { path: '/p', edit: { span: { start: 0, end: 0 }, newText: '' } };

function remedy(kind: RemedyKind, more: Partial<Remedy> = {}): Remedy {
  return { kind, title: titled(kind), preferred: false, edits: [EDIT], ...more };
}

function titled(title: string): Message {
  return say('addFlagTitle', { flag: title });
}

function ranked(...remedies: readonly Remedy[]): readonly string[] {
  return rankRemedies(remedies).map(({ title, preferred }) => {
    const text = english(title).replace('Add the flag ', '');
    return preferred ? `${text}!` : text;
  });
}

describe('the order of remedies', () => {
  it('goes from the file’s own requirement over the runtime to what others want, what is left out, and texts', () => {
    const kinds = ['own-wheel', 'marker', 'leave-out', 'override', 'switch-target', 'split', 'pin'] as const;
    assert.deepEqual(ranked(...kinds.map((kind) => remedy(kind))), [...kinds].reverse());
  });

  it('keeps the order of equals', () => {
    const first = remedy('switch-target', { title: titled('3.14') });
    assert.deepEqual(ranked(first, remedy('switch-target', { title: titled('3.12') })), ['3.14', '3.12']);
  });

  it('prefers the first that may be applied without asking, never a text', () => {
    const text = remedy('drop-extra', { preferred: true, edits: [], snippet: { language: 'python', lines: ['x'] } });
    const pins = [remedy('replace-pin', { preferred: true }), remedy('pin', { preferred: true })];
    assert.deepEqual(ranked(...pins, text), ['drop-extra', 'pin!', 'replace-pin']);
  });

  it('is cut where nobody reads on, texts first', () => {
    const edits = Array.from({ length: MOST_REMEDIES }, (_, index) =>
      remedy('switch-target', { title: titled(String(index)) }),
    );
    const shown = ranked(remedy('ask-upstream'), ...edits);
    assert.equal(shown.length, MOST_REMEDIES);
    assert.ok(!shown.includes('ask-upstream'));
  });
});
