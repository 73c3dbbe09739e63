/** Every message in Japanese: that it is, and says of what it is about what the English one says. */
import assert from 'node:assert/strict';
import { en } from '../../../server/src/core/messages/en/en.ts';
import { loadMessages } from '../../../server/src/core/messages/languages.ts';
import type { MessageId } from '../../../server/src/core/messages/message.ts';
import type { Messages } from '../../../server/src/core/messages/messages.ts';
import { messageSamples, SAMPLE_TEXT } from '../../support/messageSamples.ts';

/** Which are the same for everybody, and why. */
const SAME: ReadonlySet<string> = new Set<MessageId>([
  // Sent to the maintainers of a project, of Pyodide and of Workers, who read English.
  'askUpstreamText',
  'askUpstreamPureText',
  'cloudflareText',
  'pyodideText',
  // Addresses and tags.
  'languageTag',
  'rulePageAddress',
]);

const JAPANESE = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u;
/** Names of tools, formats and files, which are no words of English. */
const NAMES =
  /\b(?:Cloudflare|URL|kB|MB|wheel|cibuildwheel|pyodide-preflight|Pyodide|PyScript|Python|PyPI|JupyterLite|micropip|pywrangler|wrangler|uv|pip|Workers?|ABI|CPython|Linux|JSON|fix|unsafe-fixes|exit-zero|loadPyodide|npm|interpreter)\b/g;

/** What Japanese has marks for, or leaves out. */
const BETWEEN = /\b(?:and|is|it|or|to)\b/g;
/** What backticks mark in these are the words of a table, which are in the language. */
const WORDS_OF_TABLES: ReadonlySet<string> = new Set<MessageId>(['catalogueReason', 'catalogueLegendOf']);

/** A message with some parts, in both languages. */
interface Told {
  readonly id: MessageId;
  readonly english: string;
  readonly japanese: string;
}

function toldIn(ja: Messages): readonly Told[] {
  return [...messageSamples()].flatMap(([id, samples]) =>
    samples.map((parts) => {
      const tell = (messages: Messages): string => (messages[id] as (given: object) => string)(parts);
      return { id, english: tell(en), japanese: tell(ja) };
    }),
  );
}

function codeIn(text: string): readonly string[] {
  return [...new Set(text.match(/`[^`\n]+`/g))].sort();
}

/** What is left without code, names, numbers and what the message was given. */
function wordsOf(text: string): string {
  return text
    .replaceAll(/`[^`\n]*`|https?:\S+|["'][^"'\n]*["']/g, ' ')
    .replaceAll(SAMPLE_TEXT, ' ')
    .replaceAll(NAMES, ' ');
}

describe('in Japanese', function () {
  this.timeout(60_000); // The types of the whole catalogue are read.
  let all: readonly Told[] = [];

  before(async () => {
    all = toldIn(await loadMessages('ja'));
    assert.ok(all.length > 2000);
  });

  /** The messages with which something is wrong, each with one example. */
  const wrong = (isWrong: (told: Told) => boolean): readonly string[] => {
    const found = all.filter((told) => !SAME.has(told.id) && isWrong(told));
    const byId = new Map(found.map(({ id, english, japanese }) => [id, `${id}: ${english} | ${japanese}`]));
    return [...byId.values()];
  };

  it('every message that has words has Japanese ones', () => {
    const hasWords = (text: string): boolean => /[a-z]{2}/i.test(wordsOf(text).replaceAll(BETWEEN, ' '));
    const silent = wrong(({ english, japanese }) => hasWords(english) && !JAPANESE.test(japanese));
    assert.deepEqual(silent, []);
  });

  it('no message carries its English', () => {
    const english = wrong(({ japanese }) => /[a-z]{2,} [a-z]{2,} [a-z]{2,}/i.test(wordsOf(japanese)));
    assert.deepEqual(english, []);
  });

  it('code is the same', () => {
    const other = wrong(
      ({ id, english, japanese }) => !WORDS_OF_TABLES.has(id) && codeIn(english).join() !== codeIn(japanese).join(),
    );
    assert.deepEqual(other, []);
  });

  it('nothing that English names is left out, and nothing else is named', () => {
    const namesIn = (text: string): string => [...new Set(text.toLowerCase().match(SAMPLE_TEXT))].sort().join();
    const other = wrong(({ english, japanese }) => namesIn(english) !== namesIn(japanese));
    assert.deepEqual(other, []);
  });

  it('no message has English punctuation, or a space between two Japanese words', () => {
    const odd = wrong(({ japanese }) => {
      const text = japanese.replaceAll(/`[^`\n]*`/g, 'x');
      return /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}][,;.](?:\s|$)|[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}] [\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u.test(
        text,
      );
    });
    assert.deepEqual(odd, []);
  });
});
