/** A failure is told about the newest releases of every project on the way, not only of those that the file declares. */
import assert from 'node:assert/strict';
import type { Finding } from '../../../server/src/core/findings/finding.ts';
import { english } from '../../support/english.ts';
import { analysisOf, onlyErrorOf } from '../../support/inventedProject.ts';

const NATIVE = 'wheel cp313-cp313-manylinux_2_17_x86_64';
const SOURCES = 'no wheel; sdist';

function errorOf(dependencies: readonly string[], ...universe: readonly string[]): Finding {
  const text = `[project]\nname = "app"\nversion = "1"\ndependencies = ${JSON.stringify(dependencies)}\n`;
  return onlyErrorOf({ universe: universe.join('\n'), text });
}

function explanationOf({ explanation }: Finding): string {
  return explanation.map(english).join('\n');
}

describe('the culprits of a failure, of a dependency with many releases', () => {
  const lab = [
    'lab 4.5 {uploaded 2026-01-10} -> server',
    'lab 4.4 {uploaded 2025-06-10} -> server',
    'lab 2.0 {uploaded 2020-06-10} -> books',
    `lab 1.0 {${SOURCES}; uploaded 2018-06-10}`,
    'server 2.0 {uploaded 2026-01-10} -> sockets, queue',
    `server 1.0 {${SOURCES}; uploaded 2020-01-10}`,
    `books 1.0 {${SOURCES}}`,
    `sockets 1.0 {${NATIVE}}`,
    `queue 1.0 {${NATIVE}}`,
  ];

  it('are those of its newest releases, however far down it stands', () => {
    const error = errorOf(['desk'], 'desk 1.0 -> panel', 'panel 1.0 -> lab', ...lab);
    assert.deepEqual(error.culprits, ['sockets', 'queue']);
    assert.deepEqual(error.chains[0], ['desk', 'panel', 'lab', 'server', 'sockets']);
    assert.match(english(error.message), /^`sockets` and `queue` have wheels only for Linux, so `desk` cannot/);
    assert.match(
      explanationOf(error),
      /`lab` 1\.0 has only source distributions/,
      'what old ones lack is told as well',
    );
  });

  it('are those of the newest release that its dependents go together with', () => {
    const newer = ['lab 5.0 {uploaded 2026-02-10} -> rocket', `rocket 1.0 {${NATIVE}}`];
    const bounded = errorOf(['desk'], 'desk 1.0 -> lab, panel', 'panel 1.0 -> lab<5', ...lab, ...newer);
    assert.deepEqual(bounded.culprits, ['sockets', 'queue']);
    assert.deepEqual(errorOf(['desk'], 'desk 1.0 -> lab', ...lab, ...newer).culprits, ['rocket']);
  });

  it('are all of them, if with fewer one gets a release of it that nobody means', () => {
    const error = errorOf(
      ['desk'],
      'desk 1.0 -> lab',
      'lab 4.5 {uploaded 2026-01-10} -> sockets, queue',
      'lab 4.0 {uploaded 2020-01-10} -> sockets',
      `sockets 1.0 {${NATIVE}}`,
      `queue 1.0 {${NATIVE}}`,
    );
    assert.deepEqual(error.culprits, ['sockets', 'queue']);
  });

  it('are it itself, where nothing of it has been usable for years', () => {
    const error = errorOf(
      ['desk'],
      'desk 1.0 -> lab',
      'lab 4.5 {uploaded 2026-01-10; python >=3.14} -> sockets',
      'lab 4.0 {uploaded 2023-01-10; python >=3.14} -> sockets',
      'lab 3.0 {uploaded 2020-01-10} -> sockets',
      `sockets 1.0 {${NATIVE}}`,
    );
    assert.deepEqual(error.culprits, ['lab']);
    assert.match(english(error.message), /^`lab` 4\.0 or newer requires Python `>=3\.14`/);
  });

  it('are those of its newest release that its own metadata do not rule out', () => {
    const error = errorOf(
      ['desk'],
      'desk 1.0 -> lab',
      'lab 4.5 {uploaded 2026-01-10; metadata python >=3.14}',
      'lab 4.4 {uploaded 2026-01-08} -> sockets',
      `lab 1.0 {${SOURCES}; uploaded 2018-06-10}`,
      `sockets 1.0 {${NATIVE}}`,
    );
    assert.deepEqual(error.culprits, ['sockets']);
    assert.match(explanationOf(error), /`lab` 4\.5 requires Python `>=3\.14`/);
  });

  it('are the release at which uv stops for good, unless a newer one was tried', () => {
    const universe = [
      'lab 4.5 {uploaded 2026-01-10} -> sockets',
      'lab 1.0 {uploaded 2018-06-10} -> books @ https://example.com/books-1.0.tar.gz',
      `sockets 1.0 {${NATIVE}}`,
    ];
    assert.deepEqual(errorOf(['desk'], 'desk 1.0 -> lab', ...universe).culprits, ['sockets']);
    assert.deepEqual(errorOf(['desk'], 'desk 1.0 -> lab<4', ...universe).culprits, ['lab']);
  });

  it('are not looked for below a bound that only old releases bring', () => {
    const error = errorOf(
      ['desk'],
      'desk 1.0 -> panel',
      'panel 2.0 {uploaded 2026-01-10} -> lab',
      'panel 1.0 {uploaded 2020-01-10} -> rail',
      'rail 1.0 {uploaded 2020-01-10} -> lab<2',
      `lab 2.0 {${NATIVE}; uploaded 2026-01-10}`,
      'lab 1.0 {uploaded 2020-01-10} -> sockets',
      `sockets 1.0 {${NATIVE}}`,
    );
    assert.deepEqual(error.culprits, ['lab']);
  });

  it('are told with the way on which the newest release needs them', () => {
    const error = errorOf(
      ['desk'],
      'desk 1.0 -> lab',
      'lab 4.5 {uploaded 2026-01-10} -> server',
      'lab 3.0 {uploaded 2022-01-10} -> sockets',
      'server 1.0 -> sockets',
      `sockets 1.0 {${NATIVE}}`,
    );
    assert.deepEqual(error.chains, [['desk', 'lab', 'server', 'sockets']]);
  });

  it('are also those that hold a declared project back', () => {
    const { findings } = analysisOf({
      text: '[project]\nname = "app"\nversion = "1"\ndependencies = ["desk"]\n',
      universe: ['desk 2.0 {uploaded 2026-01-10} -> lab', 'desk 1.0 {uploaded 2021-01-10}', ...lab].join('\n'),
      comparesWithHost: true,
    });
    assert.deepEqual(
      findings.map(({ code, culprits }) => [code, culprits]),
      [['held-back', ['sockets', 'queue']]],
    );
  });
});

describe('newest releases that exclude each other', () => {
  const lab = ['lab 4.5', 'lab 3.0'];

  it('are what is told, rather than what older ones lack', () => {
    const error = errorOf(
      ['desk'],
      'desk 4.0 {uploaded 2026-01-10} -> lab>=4, panel',
      'desk 1.0 {uploaded 2019-01-10} -> books',
      'panel 1.0 -> lab<4',
      `books 1.0 {${SOURCES}}`,
      ...lab,
    );
    assert.deepEqual([error.code, error.culprits], ['version-conflict', []]);
    assert.match(english(error.message), /`desk` 4\.0 needs `lab` 4 or newer and `panel` needs `lab` below 4/);
    assert.match(
      explanationOf(error),
      /`books` \(every release\) has only source distributions\nRequired by:\n {2}`desk` 1\.0/,
    );
  });

  it('are told of dependencies, too', () => {
    const error = errorOf(
      ['desk'],
      'desk 1.0 -> panel, rail',
      'panel 2.0 {uploaded 2026-01-10} -> lab<4',
      `panel 1.0 {${SOURCES}; uploaded 2019-01-10}`,
      'rail 1.0 -> lab>=4',
      ...lab,
    );
    assert.deepEqual([error.code, error.culprits], ['version-conflict', []]);
    assert.match(english(error.message), /`panel` 2\.0 needs `lab` below 4 and `rail` needs `lab` 4 or newer/);
  });

  it('are told of projects that fail only together', () => {
    const universe = [
      'desk 1.0 -> clock>=2, lab>=4',
      'chair 2.0 {uploaded 2026-01-10} -> lab<4',
      'chair 1.0 {uploaded 2019-01-10} -> books',
      ...['clock 2.0', 'clock 1.0', ...lab],
    ];
    const clash = /together with `desk`: `desk` needs `lab` 4 or newer and `chair` 2\.0 needs `lab` below 4/;
    const lacking = errorOf(['desk', 'chair'], ...universe, `books 1.0 {${SOURCES}}`);
    assert.match(english(lacking.message), clash);
    const clashing = errorOf(['desk', 'chair'], ...universe, 'books 1.0 -> clock<2');
    assert.match(english(clashing.message), clash);
  });

  it('leave what an older release lacks to be told, where people may mean that one', () => {
    const error = errorOf(
      ['desk'],
      'desk 4.1 {uploaded 2026-01-10} -> lab>=4, panel',
      'desk 4.0 {uploaded 2025-12-10} -> sockets',
      'panel 1.0 -> lab<4',
      `sockets 1.0 {${NATIVE}}`,
      ...lab,
    );
    assert.deepEqual(error.culprits, ['sockets']);
  });
});
