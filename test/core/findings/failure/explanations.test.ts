/** Explanations of failures in invented universes: what requires what, where no version is left, and what is to blame. */
import { english, invented } from '../../../support/english.ts';
import assert from 'node:assert/strict';
import { fewOf } from '../../../../server/src/core/findings/failure/explanation.ts';
import type { Finding } from '../../../../server/src/core/findings/finding.ts';
import { PseudoRandom } from '../../../support/pseudoRandom.ts';
import { randomModel, writeModel, writeRequirement } from '../../../support/randomUniverse.ts';
import { readScenarios } from '../../../support/scenario.ts';
import { analysisOf, onlyErrorOf, pyprojectOf } from '../../../support/inventedProject.ts';

/** The only error in the first of some files, texts by name; the others are included. */
function errorFor(files: Readonly<Record<string, string>>, universe: string): Finding {
  const [[path, text] = ['', ''], ...included] = Object.entries(files).map(
    ([name, own]) => [`/app/${name}`, own] as const,
  );
  return onlyErrorOf({ universe, path, text, included: Object.fromEntries(included) });
}

/** The message without its advice. */
function statementOf({ message }: Finding): string {
  return english(message).replace(/\. (?:No other|The newest|It installs|Without).*$/, '');
}

describe('the explanation of requirements that exclude each other', () => {
  it('says which versions each asks for, and numbers the lines that meet', () => {
    const error = errorFor({ 'requirements.txt': 'a\nb\n' }, 'a 1.0 -> x<2\nb 1.0 -> y\ny 1.0 -> x>=2\nx 1.0\nx 2.0');
    assert.equal(
      statementOf(error),
      '`b` cannot be installed on Python Workers 3.13 together with `a`: `a` needs `x` below 2 and `y` (via `b`) needs `x` 2 or newer',
    );
    assert.deepEqual(error.explanation.map(english).slice(1), [
      'Requirements:',
      '  You require `a` and `b`',
      '  `a` needs `x` below 2 (1)',
      '  `b` needs `y`',
      '  `y` needs `x` 2 or newer (2)',
      'No version of `x` satisfies (1) and (2)',
    ]);
  });

  it('takes three to exclude all', () => {
    const error = errorFor(
      { 'requirements.txt': 'a\nb\nc\n' },
      'a 1.0 -> x!=1\nb 1.0 -> x!=2\nc 1.0 -> x!=3\nx 1\nx 2\nx 3',
    );
    assert.match(statementOf(error), /with `a` and `b`: `a` needs `x!=1`, `b` needs `x!=2` and `c` needs `x!=3`$/);
    assert.equal(error.explanation.map(english).at(-1), 'No version of `x` satisfies (1), (2) and (3)');
  });

  it('tells what different releases ask for as alternatives', () => {
    const error = errorFor(
      { 'requirements.txt': 'a\nb\n' },
      'a 1.0 -> x==1\na 2.0 -> x==3\nb 1.0 -> x==2\nx 1\nx 2\nx 3',
    );
    assert.deepEqual(error.explanation.map(english).slice(-4), [
      '  `a` 1.0 needs `x` 1 (1)',
      '  `a` 2.0 needs `x` 3 (2)',
      '  `b` needs `x` 2 (3)',
      'No version of `x` satisfies (3) and either (1) or (2)',
    ]);
  });

  it('names the extras that exclude each other', () => {
    const error = errorFor({ 'requirements.txt': 'a[x,y]\n' }, 'a 1.0\n  [x] -> b==1\n  [y] -> b==2\nb 1\nb 2');
    assert.match(statementOf(error), /3\.13: `a\[[xy]\]` needs `b` \d and `a\[[xy]\]` needs `b` \d$/);
  });

  it('names both of two requirements on one project', () => {
    const error = errorFor({ 'requirements.txt': 'a>=2\n-r more.txt\n', 'more.txt': 'a<2\n' }, 'a 1\na 2');
    assert.match(statementOf(error), /^`a>=2` .* together with `a<2`: no version of `a` satisfies both$/);
    assert.deepEqual(
      error.related.map(({ path, message }) => [path, english(message)]),
      [['/app/more.txt', '`a` is required here']],
    );
  });
});

describe('a constraint or an override that is to blame', () => {
  it('is named as the constraint in its file, and can be gone to', () => {
    const error = errorFor(
      { 'requirements.txt': '-c constraints.txt\nhttpc>=1\n', 'constraints.txt': '# pins\nh11<0.15\n' },
      'httpc 1.0.9 -> h11>=0.16\nh11 0.14\nh11 0.16',
    );
    assert.equal(
      statementOf(error),
      '`httpc>=1` cannot be installed on Python Workers 3.13 together with the constraint `h11<0.15` in `constraints.txt`: ' +
        '`httpc` needs `h11` 0.16 or newer',
    );
    assert.ok(
      error.explanation.map(english).includes('  The constraint in `constraints.txt` allows only `h11` below 0.15 (2)'),
    );
    assert.deepEqual(
      error.related.map(({ path, message }) => [path, english(message)]),
      [['/app/constraints.txt', '`h11<0.15` is a constraint here']],
    );
  });

  it('is named where it leaves only what has no wheel', () => {
    const error = errorFor(
      { 'requirements.txt': '-c constraints.txt\nmodel\n', 'constraints.txt': 'core>=2.40\n' },
      `model 2.10 -> core==2.27
       model 2.14 -> core==2.50
       core 2.27 {wheel cp313-cp313-pyodide_2025_0_wasm32}
       core 2.50 {wheel cp313-cp313-manylinux_2_17_x86_64}`.replace(/^ +/gm, ''),
    );
    assert.match(
      statementOf(error),
      /^`core` 2\.50 has no wheel .* together with the constraint `core>=2\.40` in `constraints\.txt`/,
    );
  });

  it('is not named where it fails without it all the same', () => {
    const error = errorFor(
      { 'requirements.txt': '-c constraints.txt\na\n', 'constraints.txt': 'b<9\n' },
      'a 1 -> b\nb 1 {wheel cp313-cp313-win_amd64}',
    );
    assert.doesNotMatch(english(error.message), /constraint/);
  });

  it('is named as an override, where what it asks for does not exist', () => {
    const text = pyprojectOf({ requires: ['a'], overrides: ['b>=9'] });
    const error = errorFor({ 'pyproject.toml': text }, 'a 1.0 -> b<2\nb 1.0\nb 2.0');
    assert.match(
      statementOf(error),
      /^`b` 9 or newer does not exist .* together with the override `b>=9` in `pyproject\.toml`/,
    );
    assert.equal(
      error.explanation.map(english).at(-1),
      '  `a` needs `b` 9 or newer (by the override in `pyproject.toml`)',
    );
  });
});

describe('the explanation of what cannot be had', () => {
  it('says of what the newest release is the newest', () => {
    const universe = 'a 1.0\na 2.0rc1';
    assert.match(statementOf(errorFor({ 'requirements.txt': 'a>=3\n' }, universe)), /; the newest stable one is 1\.0/);
    assert.match(statementOf(errorFor({ 'requirements.txt': 'a>=9\n' }, 'a 1.0')), /; the newest is 1\.0/);
  });

  it('names the culprit first, then the way to it', () => {
    const error = errorFor({ 'requirements.txt': 'a\n' }, 'a 1.0 -> b\na 1.1 -> b\nb 1.0 -> c>=99\nc 1.0\nc 2.0');
    assert.equal(error.code, 'blocked-dependency');
    assert.match(
      statementOf(error),
      /^`c` 99 or newer does not exist \(the newest release is 2\.0\), so `a` cannot be installed/,
    );
    assert.deepEqual(error.explanation.map(english).slice(1), [
      'Not installable:',
      '  `c` 99 or newer: no such release',
      'Required by:',
      '  You require `a`',
      '  `a` needs `b`',
      '  `b` needs `c` 99 or newer',
    ]);
  });

  it('says of releases with different reasons what each is', () => {
    const error = errorFor(
      { 'requirements.txt': 'a\n' },
      'a 0.9 -> b\na 1.0 -> b\na 2.0 {wheel cp313-cp313-win_amd64}\nb 1.0 {sdist; no wheel}\nb 2.0 {yanked}',
    );
    assert.deepEqual(error.explanation.map(english).slice(1), [
      'Not installable:',
      '  `b` 2.0 was yanked (withdrawn)',
      '  `b` (every other release) has only source distributions',
      '  `a` 2.0 has wheels only for Windows',
      'Required by:',
      '  You require `a`',
      '  `a` 1.0 and older needs `b`',
    ]);
  });

  it('is the message alone where that says everything', () => {
    const error = errorFor({ 'requirements.txt': 'a\n' }, 'a 1.0 {wheel cp313-cp313-win_amd64}');
    assert.equal(statementOf(error), '`a` has no wheel for Python Workers 3.13, only for Windows');
    assert.deepEqual(error.explanation.map(english), [english(error.message)]);
  });

  it('tells of a URL in the metadata of a release, which ends an installation', () => {
    const universe = 'a 1.0 -> b @ https://example.invalid/b-1.0-py3-none-any.whl\nz 1.0 -> a';
    const direct = errorFor({ 'requirements.txt': 'a\n' }, universe);
    assert.equal(direct.code, 'blocked-dependency');
    assert.match(
      statementOf(direct),
      /: it depends on `b @ https:.*`, but the installer accepts no URL dependencies of a release$/,
    );
    const indirect = errorFor({ 'requirements.txt': 'z\n' }, universe);
    assert.match(statementOf(indirect), /^`a` depends on `b @ https:.*, so `z` cannot be installed/);
  });

  it('tells of a specifier that admits nothing, and of a release that needs another version of itself', () => {
    const empty = errorFor({ 'requirements.txt': 'a>=2,<1\n' }, 'a 1.0');
    assert.match(statementOf(empty), /: its specifier allows no version at all$/);
    const self = errorFor({ 'requirements.txt': 'a\n' }, 'a 1.0 -> a>=2');
    assert.match(statementOf(self), /: it requires another version of itself$/);
  });
});

describe('many lines', () => {
  it('are told each once, and only the first of them', () => {
    const few = (lines: readonly string[], most: number): readonly string[] =>
      fewOf(lines.map(invented), most).map(english);
    assert.deepEqual(few(['a', 'b', 'a', 'c'], 3), ['a', 'b', 'c']);
    assert.deepEqual(few(['a', 'b', 'c', 'd', 'e'], 2), ['a', 'b', '… and 3 more']);
    assert.deepEqual(few(['a', 'b', 'c'], 2), ['a', 'b', 'c']);
  });
});

describe('every failure', function () {
  this.timeout(60_000);

  /** What is wrong with the findings for a project that does not resolve. */
  function complaints(text: string, universe: string): readonly string[] {
    const { summary, findings } = analysisOf({ text, universe });
    if (summary.resolves !== false) return [];
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (errors.length === 0) return ['nothing is said'];
    return errors.flatMap(({ message, explanation, culprits }) => [
      ...(english(message).length > 280 ? [`too long: ${english(message)}`] : []),
      ...(english(explanation[0]) === english(message)
        ? []
        : [`the explanation does not begin with ${english(message)}`]),
      ...(/no combination of versions|cannot be installed in the versions/i.test(explanation.map(english).join())
        ? [`vague: ${english(message)}`]
        : []),
      ...culprits
        .filter((name) => !english(message).includes(`\`${name}`))
        .map((name) => `${name} is not in ${english(message)}`),
    ]);
  }

  it('of small random universes is told with its culprits, and never vaguely', () => {
    const found: string[] = [];
    for (let seed = 0; seed < 150; seed++) {
      const model = randomModel(new PseudoRandom(seed));
      const text = pyprojectOf({ requires: model.requires.map(writeRequirement) });
      for (const complaint of complaints(text, writeModel(model))) found.push(`${seed}: ${complaint}`);
    }
    assert.deepEqual(found, []);
  });

  it('of the scenarios, too', () => {
    const found: string[] = [];
    for (const scenario of [...readScenarios('test/scenarios').values()].flat()) {
      if (scenario.expected.satisfiable) continue;
      for (const complaint of complaints(pyprojectOf(scenario.root), scenario.universe))
        found.push(`${scenario.name}: ${complaint}`);
    }
    assert.deepEqual(found, []);
  });
});
