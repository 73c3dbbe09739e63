/** Pages of the extension: nothing in them runs, and what they are about is followed through edits. */
import assert from 'node:assert/strict';
import { movedPlace, type Edit } from '../../client/src/movedPlace.ts';
import { pageHtml } from '../../client/src/pageHtml.ts';
import { textPage } from '../../client/src/textPage.ts';

describe('the HTML of a page', () => {
  const html = pageHtml({ title: '<b>&"', language: 'ja"', body: '<h1>x</h1>' }, 'once');

  it('lets nothing run or be loaded but its own style sheet', () => {
    const [, policy] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html) ?? [];
    assert.equal(policy, "default-src 'none'; style-src 'nonce-once'; base-uri 'none'; form-action 'none'");
    assert.match(html, /<style nonce="once">/);
    assert.doesNotMatch(html, /<script|<link|url\(/);
  });

  it('says its title and its language', () => {
    assert.match(html, /<title>&#60;b&#62;&#38;&#34;<\/title>/);
    assert.match(html, /<html lang="ja&#34;">/);
    assert.match(html, /<main>\n<h1>x<\/h1>\n<\/main>/);
  });

  it('has every colour from the theme', () => {
    assert.doesNotMatch(html, /#[0-9a-f]{3,8}\b(?![^<]*<\/title>)|rgb|hsl/i);
  });
});

describe('the page of a text', () => {
  it('shows it as it is, with a link that copies it', () => {
    const text = 'a\n```\nb) > c\n';
    const page = textPage({ text, language: 'toml', note: 'Copied.', copy: { label: 'Copy', command: 'copy' } });
    const [, given = ''] = /^Copied\.\n\n\[Copy\]\(<command:copy\?([^>]*)>\)\n\n/.exec(page) ?? [];
    assert.deepEqual(JSON.parse(decodeURIComponent(given)), [text, 'toml']);
    assert.ok(page.endsWith('\n\n````toml\na\n```\nb) > c\n````\n'), page);
  });

  it('is only the text where nothing can be clicked', () => {
    assert.equal(textPage({ text: 'a', language: '' }), '```\na\n```\n');
  });
});

describe('a place', () => {
  const edit = (start: [number, number], end: [number, number], text: string): Edit => ({
    range: { start: { line: start[0], character: start[1] }, end: { line: end[0], character: end[1] } },
    text,
  });
  const lineAfter = (...edits: readonly Edit[]): number => movedPlace({ line: 5, character: 3 }, edits).line;

  it('goes down with lines added above, and up with lines removed', () => {
    assert.equal(lineAfter(edit([0, 0], [0, 0], 'a\nb\n')), 7);
    assert.equal(lineAfter(edit([1, 0], [3, 0], '')), 3);
    assert.equal(lineAfter(edit([0, 0], [0, 0], '\n'), edit([1, 0], [3, 0], '')), 4);
    assert.equal(lineAfter(edit([5, 0], [5, 3], '\n')), 6);
  });

  it('stays where lines change behind it or around it', () => {
    assert.equal(lineAfter(edit([5, 4], [5, 4], '\n\n'), edit([9, 0], [9, 0], '\n')), 5);
    assert.equal(lineAfter(edit([4, 0], [6, 0], 'x')), 5);
  });
});
