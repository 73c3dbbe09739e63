/** Papers as Markdown, CSV and text: whatever names and texts are in them. */
import assert from 'node:assert/strict';
import { paperText } from '../../../server/src/core/papers/text/paperText.ts';
import { widthOf } from '../../../server/src/core/papers/text/wrapped.ts';
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
  { kind: 'code', language: 'sh', lines: ['echo "```"'] },
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

  describe('with a table that is wider than the terminal', () => {
    const WIDE: Paper = table(
      ['package', 'here', invented('why not')],
      [
        ['pydantic-core', '2.27.2', 'no release has a wheel for this runtime'],
        ['宽宽', '', 'sources only'],
      ],
    );
    const shown = (columns?: number, colors = false): readonly string[] =>
      paperText(WIDE, { messages: en, colors, ...(columns !== undefined && { columns }) })
        .trimEnd()
        .split('\n');

    it('wraps the widest cells, and never the first column', () => {
      assert.deepEqual(shown(46), [
        'package        here    why not',
        'pydantic-core  2.27.2  no release has a wheel',
        '                       for this runtime',
        '宽宽                   sources only',
      ]);
      assert.deepEqual(shown(46, true)[0], '\u001B[1mpackage        here    why not\u001B[0m');
    });

    it('is a list where even that is too wide', () => {
      assert.deepEqual(shown(34), [
        'pydantic-core',
        '  here: 2.27.2',
        '  why not: no release has a wheel',
        '    for this runtime',
        '',
        '宽宽',
        '  why not: sources only',
      ]);
    });

    it('fits into every terminal that is wrapped for', () => {
      for (let columns = 30; columns <= 90; columns++)
        for (const line of shown(columns)) assert.ok(widthOf(line) <= columns, `${columns}: ${line}`);
    });

    it('stays as it is where it fits, and where the output is no terminal', () => {
      const whole = [
        'package        here    why not',
        'pydantic-core  2.27.2  no release has a wheel for this runtime',
        '宽宽                   sources only',
      ];
      assert.deepEqual(shown(), whole);
      assert.deepEqual(shown(62), whole);
      assert.equal(shown(61).length, 4);
    });
  });

  it('shows no control characters, and colours only where they are wanted', () => {
    const evil: Paper = [paragraph(invented('a\u001B[2Jb\u202Ec')), ...table(['x'], [['\u0007']])];
    assert.equal(paperText(evil, { messages: en, colors: false }), 'a\\x1b[2Jb\\u202ec\n\nx\n\\x07\n');
    assert.match(paperText(PAPER, { messages: en, colors: true }), /^\u001B\[1mDecision\u001B\[0m\n/);
  });
});
