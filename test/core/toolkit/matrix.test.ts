/** Dependencies against targets, all invented: what stands in which cell, and what is exported. */
import assert from 'node:assert/strict';
import { finding, startOf } from '../../../server/src/core/findings/finding.ts';
import { normalizeName } from '../../../server/src/core/packaging/name.ts';
import { en } from '../../../server/src/core/messages/en/en.ts';
import { paperCsv } from '../../../server/src/core/papers/csv.ts';
import { paperMarkdown } from '../../../server/src/core/papers/markdown.ts';
import type { Obstacle, SeenTarget } from '../../../server/src/core/toolkit/compare/comparedTarget.ts';
import { matrixOf, type Matrix, type MatrixColumn } from '../../../server/src/core/toolkit/compatibility/matrix.ts';
import { matrixPaper, shownCell } from '../../../server/src/core/toolkit/compatibility/matrixPaper.ts';
import { matrixPicture } from '../../../server/src/core/toolkit/compatibility/matrixPicture.ts';
import { english, invented } from '../../support/english.ts';
import { targetOf } from '../../support/recorded.ts';

interface Invention {
  readonly declared: readonly string[];
  /** Who needs each package. */
  readonly packages?: Readonly<Record<string, readonly string[]>>;
  /** Chains from what fails to its culprits. */
  readonly blocked?: readonly (readonly string[])[];
  readonly unknown?: readonly string[];
  readonly heldBack?: readonly string[];
}

function obstacle(name: string, chain: readonly string[]): Obstacle {
  const names = chain.map(normalizeName);
  return {
    name: normalizeName(name),
    finding: finding('blocked-dependency', invented(`no ${name}`), startOf('pyproject.toml'), {}),
    culprits: names.slice(-1),
    chains: [names],
    conditions: [],
  };
}

function seen({ declared, packages = {}, blocked = [], unknown = [], heldBack = [] }: Invention): SeenTarget {
  return {
    target: targetOf('workers-3.13'),
    installs: blocked.length === 0,
    packages: Object.entries(packages).map(([name, requiredBy]) => ({
      ...{
        name: normalizeName(name),
        version: '1.0',
        wheel: `${name}-1.0-py3-none-any.whl`,
        index: 'pypi',
        requiredBy,
      },
    })),
    declared: new Set(declared.map(normalizeName)),
    blocked: blocked.map((chain) => obstacle(chain[0] ?? '', chain)),
    unknown: unknown.map((name) => ({ ...obstacle(name, [name]), culprits: [] })),
    heldBack: heldBack.map((name) => ({
      ...obstacle(name, [name]),
      behind: {
        name: normalizeName(name),
        got: { version: '1.0', date: undefined },
        ideal: { version: '3.0', date: undefined },
      },
    })),
    warnings: [],
  };
}

function column(name: string, invention?: Invention): MatrixColumn {
  return { name, label: `On ${name}`, isOfProject: false, ...(invention && { seen: seen(invention) }) };
}

/** A line for each row: its name, indented, and what stands in its cells. */
function lines({ rows }: Matrix): readonly string[] {
  return rows.map(({ name, level, cells }) => `${'  '.repeat(level - 1)}${name}: ${cells.map(shownCell).join(' | ')}`);
}

const MATRIX = matrixOf([
  column('old', {
    declared: ['app', 'web'],
    packages: { web: ['(declared)'], http: ['web'] },
    blocked: [['app', 'middle', 'core']],
    heldBack: ['http'],
  }),
  column('new', {
    declared: ['app', 'web', 'extra'],
    packages: { app: ['(declared)'], middle: ['app'], core: ['middle'], web: ['(declared)'] },
    unknown: ['extra'],
  }),
  column('other'),
]);

describe('dependencies against targets', () => {
  it('have a row for each package, below what needs it on any target, and a letter for each target', () => {
    assert.deepEqual(lines(MATRIX), [
      'app: F | I 1.0 | …',
      '  middle: F | I 1.0 | …',
      '    core: C | I 1.0 | …',
      'web: I 1.0 | I 1.0 | …',
      '  http: H 1.0 | – | …',
      'extra: – | ? | …',
    ]);
  });

  it('say why in each cell', () => {
    const reasons = (name: string): readonly string[] =>
      MATRIX.rows.find((row) => row.name === name)?.cells.map(({ reason }) => english(reason)) ?? [];
    assert.deepEqual(reasons('app'), ['no app', '`app` 1.0 installs on On new', 'On other has not been looked at yet']);
    assert.equal(reasons('core')[0], 'In the way of `app`: no app');
    assert.deepEqual(reasons('http').slice(0, 2), [
      '`http` is held back at 1.0 on On old; a host gets 3.0',
      'Nothing needs `http` on On new',
    ]);
    assert.equal(reasons('extra')[1], 'no extra');
  });

  it('know which rows lead to a culprit', () => {
    const leading = MATRIX.rows.filter(({ leadsToCulprit }) => leadsToCulprit).map(({ name }) => name);
    assert.deepEqual(leading, ['app', 'middle', 'core']);
  });

  it('show a package that several need with what it needs once only', () => {
    const packages = { one: ['(declared)'], two: ['(declared)'], http: ['one', 'two'], idna: ['http'] };
    const matrix = matrixOf([column('old', { declared: ['one', 'two'], packages })]);
    assert.deepEqual(
      matrix.rows.map(({ name, level, isAgain }) => `${level} ${name}${isAgain ? ' again' : ''}`),
      ['1 one', '2 http', '3 idna', '1 two', '2 http again'],
    );
  });

  it('tell what the file asks for once where it does, though another dependency needs it as well', () => {
    const packages = { web: ['(declared)'], core: ['(declared)', 'web'], idna: ['core'] };
    const matrix = matrixOf([column('old', { declared: ['web', 'core'], packages, blocked: [['core']] })]);
    assert.match(paperCsv(matrixPaper('x', matrix), en), /\nweb,,I 1\.0\r\nidna,core,I 1\.0\r\ncore,,C\r\n$/);
    assert.deepEqual(
      matrix.rows.filter(({ leadsToCulprit }) => leadsToCulprit).map(({ level, name }) => `${level} ${name}`),
      ['1 web', '2 core', '1 core'],
    );
  });

  it('are exported as a table for a spreadsheet', () => {
    assert.equal(
      paperCsv(matrixPaper('pyproject.toml', MATRIX), en),
      [
        'dependency,needed by,On old,On new,On other',
        'app,,F,I 1.0,…',
        'middle,app,F,I 1.0,…',
        'core,middle,C,I 1.0,…',
        'web,,I 1.0,I 1.0,…',
        'http,web,H 1.0,–,…',
        'extra,,–,?,…',
        '',
      ].join('\r\n'),
    );
  });

  it('are exported as Markdown with what the letters mean and why something fails', () => {
    const text = paperMarkdown(matrixPaper('pyproject.toml', MATRIX), en);
    assert.match(text, /^# Compatibility of `pyproject\.toml`\n\nI installs, /);
    assert.match(text, /\n\| core \| middle \| C \| I 1\.0 \| … \|\n/);
    assert.match(text, /\n- no app\n$/);
  });

  it('are exported as a picture in which names are no markup', () => {
    const hostile = matrixOf([{ ...column('old', { declared: ['app'] }), label: '<script>&"' }]);
    const picture = matrixPicture('a<b>.toml', hostile, en);
    assert.match(picture, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="\d+" height="\d+"/);
    assert.match(picture, />&lt;script&gt;&amp;&quot;<\/text>/);
    assert.doesNotMatch(picture, /<script|<b>/);
    const shown = matrixPicture('pyproject.toml', MATRIX, en);
    assert.equal([...shown.matchAll(/<rect x=/g)].length, MATRIX.rows.length * 3);
    for (const [letter, kind] of [
      ['C', '#a31515'],
      ['H 1.0', '#fff0c9'],
    ])
      assert.match(shown, new RegExp(`fill="${kind}"/>\n<text [^>]*>${letter}</text>`));
  });
});
