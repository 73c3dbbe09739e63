/** Messages whose parts contain credentials. */
import assert from 'node:assert/strict';
import { en } from '../../../server/src/core/messages/en/en.ts';
import { say } from '../../../server/src/core/messages/message.ts';
import { english } from '../../support/english.ts';

describe('a message with addresses', () => {
  it('shows the credentials of no URL, in lists and in messages within it neither', () => {
    const url = 'https://me:secret@index.example.invalid/simple';
    const because = say('metadataFieldUnreadable', {
      field: 'Requires-Dist',
      value: url,
      problem: say('groupIncludesItself', { way: ['a', url] }),
    });
    const message = say('includeUnreadable', { path: url, because });
    const shown = 'https://****@index.example.invalid/simple';
    assert.equal(
      english(message),
      `\`${shown}\` cannot be read: Requires-Dist \`${shown}\` cannot be read: the dependency group includes itself: a → ${shown}`,
    );
  });

  it('says the same where there is nothing to hide', () => {
    const message = say('pageFileIncomplete', { index: 3, key: 'url' });
    assert.equal(english(message), en.pageFileIncomplete({ index: 3, key: 'url' }));
  });
});
