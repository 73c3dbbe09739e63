/** Papers as Markdown, CSV and text: whatever names and texts are in them. */
import assert from 'node:assert/strict';
import { paperText } from '../../../server/src/cli/render/paperText.ts';
import { en } from '../../../server/src/core/messages/en/en.ts';
import { paperCsv } from '../../../server/src/core/papers/csv.ts';
import { paperMarkdown } from '../../../server/src/core/papers/markdown.ts';
import { heading, list, paragraph, table, type Paper } from '../../../server/src/core/papers/paper.ts';
import { invented } from '../../support/english.ts';

const PAPER: Paper = [
  heading(2, invented('Decision')),
  paragraph(invented('`pydantic-core` is 2.27.2 here, and *nobody* has <b>more</b>')),
  ...list([invented('one'), invented('two `a|b`')], 'numbers'),
  { kind: 'list', marks: 'boxes', items: [{ text: invented('done'), done: true }, { text: invented('open') }] },
  { kind: 'list', items: [{ text: invented('above'), items: [{ text: invented('below') }] }] },
  ...table(
    ['name', invented('why `>=1|2`')],
    [
      ['evil|name_', invented('says "no"')],
      ['=1+1', 'wide 宽'],
    ],
  ),
  { kind: 'code', language: 'sh', text: 'echo "```"\n' },
];

const text = (columns?: number): string =>
  paperText(PAPER, { messages: en, colors: false, ...(columns !== undefined && { columns }) });

describe('a paper', () => {
  it('is Markdown in which foreign text means nothing', () => {
    assert.equal(
      paperMarkdown(PAPER, en),
      [
        '## Decision',
        '',
        '`pydantic-core` is 2.27.2 here, and \\*nobody\\* has &lt;b&gt;more&lt;/b&gt;',
        '',
        '1. one',
        '2. two `a|b`',
        '',
        '- [x] done',
        '- [ ] open',
        '',
        '- above',
        '  - below',
        '',
        '| name | why `>=1\\|2` |',
        '| --- | --- |',
        '| evil\\|name\\_ | says "no" |',
        '| \\=1+1 | wide 宽 |',
        '',
        '````sh',
        'echo "```"',
        '````',
        '',
      ].join('\n'),
    );
  });

  it('is CSV of its tables, which no spreadsheet computes', () => {
    assert.equal(paperCsv(PAPER, en), 'name,why >=1|2\r\nevil|name_,"says ""no"""\r\n\'=1+1,wide 宽\r\n');
  });

  it('is text in columns, wrapped at the width of the terminal', () => {
    assert.equal(
      text(),
      [
        'Decision',
        '',
        '`pydantic-core` is 2.27.2 here, and *nobody* has <b>more</b>',
        '',
        '1. one',
        '2. two `a|b`',
        '',
        '[x] done',
        '[ ] open',
        '',
        '- above',
        '  - below',
        '',
        'name        why >=1|2',
        'evil|name_  says "no"',
        '=1+1        wide 宽',
        '',
        '  echo "```"',
        '',
      ].join('\n'),
    );
    assert.match(text(40), /^`pydantic-core` is 2\.27\.2 here, and\n\*nobody\* has <b>more<\/b>$/m);
  });

  it('shows no control characters, and colours only where they are wanted', () => {
    const evil: Paper = [paragraph(invented('a\u001B[2Jb\u202Ec')), ...table(['x'], [['\u0007']])];
    assert.equal(paperText(evil, { messages: en, colors: false }), 'a\\x1b[2Jb\\u202ec\n\nx\n\\x07\n');
    assert.match(paperText(PAPER, { messages: en, colors: true }), /^\u001B\[1mDecision\u001B\[0m\n/);
  });
});
