/** Poetry's version constraints as specifiers: what poetry-core 2.5.0 allows for each of them. */
import assert from 'node:assert/strict';
import {
  parsePoetryConstraint,
  specifierText,
} from '../../../../server/src/core/dependencyFiles/poetry/_poetryConstraint.ts';
import { platformMarker, pythonMarker } from '../../../../server/src/core/dependencyFiles/poetry/_poetryMarker.ts';
import { english } from '../../../support/english.ts';

/** The constraint, and the specifiers that allow the same versions. */
const TABLE: readonly (readonly [written: string, specifiers: string])[] = [
  ['^1.2.3', '>=1.2.3,<2.0.0'],
  ['^1.2', '>=1.2,<2.0'],
  ['^1', '>=1,<2'],
  ['^0.2.3', '>=0.2.3,<0.3.0'],
  ['^0.0.3', '>=0.0.3,<0.0.4'],
  ['^0.0', '>=0.0,<0.1'],
  ['^0', '>=0,<1'],
  ['^0.0.0', '>=0.0.0,<0.0.1'],
  ['^0.0.3.1', '>=0.0.3.1,<0.0.4.0'],
  ['^ 1.2', '>=1.2,<2.0'],
  ['^v1.2', '>=1.2,<2.0'],
  ['^1.2rc1', '>=1.2rc1,<2.0'],
  ['^1!2.3', '>=1!2.3,<1!3.0'],
  ['~1.2.3', '>=1.2.3,<1.3.0'],
  ['~1.2', '>=1.2,<1.3'],
  ['~1', '>=1,<2'],
  ['~=1.2.3', '>=1.2.3,<1.3.0'],
  ['~=1.2', '>=1.2,<2.0'],
  ['~=1.2.3.4', '>=1.2.3.4,<1.2.4.0'],
  ['*', ''],
  ['x', ''],
  ['1.*', '==1.*'],
  ['1.2.*', '==1.2.*'],
  ['1.*.*', '==1.*'],
  ['==2.*', '==2.*'],
  ['!=2.*', '!=2.*'],
  ['1.2.3', '==1.2.3'],
  ['=1.2.3', '==1.2.3'],
  ['==1.2.3', '==1.2.3'],
  ['1.0-alpha.1', '==1.0a1'],
  ['!=1.2.3', '!=1.2.3'],
  ['>= 1.2.0', '>=1.2.0'],
  ['> 1', '>1'],
  ['>=1.2, <1.5', '>=1.2,<1.5'],
  ['>=1.2 <1.5', '>=1.2,<1.5'],
  ['>=1.2,<1.5,', '>=1.2,<1.5'],
  ['>=1.*', '>=1'],
  ['>=1.2,<2.0 || >=1.5', '>=1.2'],
  ['* || ^2', ''],
];

describe("Poetry's constraints", () => {
  for (const [written, specifiers] of TABLE) {
    it(`${written} is ${specifiers || 'any version'}`, () => {
      const { value, errors } = parsePoetryConstraint(written);
      assert.deepEqual(errors, []);
      assert.equal(value && specifierText(value.specifiers), specifiers);
      assert.equal(value?.range, undefined);
    });
  }

  it('keep the gaps between alternatives that no specifiers can say', () => {
    const { value } = parsePoetryConstraint('>=1.20,<1.5|| ~1.19 | ^2.3');
    assert.equal(value?.range?.toString(), '>=1.19,<1.20 | >=2.3,<3.0');
    assert.equal(specifierText(value.specifiers), '>=1.19,<3.0');
  });

  it('say what is none, at its place', () => {
    for (const [written, place] of [
      ['^^1', '^^1'],
      ['>=1.2, latest', 'latest'],
      ['^1 || 1.x', '1.x'],
      ['^1.*', '^1.*'],
      ['>=', '>='],
    ] as const) {
      const { value, errors } = parsePoetryConstraint(written);
      assert.equal(value, undefined, written);
      assert.deepEqual(
        errors.map(({ span }) => written.slice(span.start, span.end)),
        [place],
      );
    }
    for (const empty of ['', '  ', '^1 ||', '|| ^1']) {
      const [error] = parsePoetryConstraint(empty).errors;
      assert.match(error ? english(error.problem) : '', /constraint is missing/, empty);
    }
  });

  it('are read in linear time', () => {
    for (const hostile of [' '.repeat(50_000), '>'.repeat(50_000), '|'.repeat(50_000), '1,'.repeat(25_000)])
      parsePoetryConstraint(`${hostile}x`);
  });
});

describe("Poetry's conditions", () => {
  const markerOf = (written: string): string => {
    const { value } = parsePoetryConstraint(written);
    return value ? pythonMarker(value) : 'unreadable';
  };

  it('on the Python version look at patch releases where they have to', () => {
    assert.equal(markerOf('^3.9'), 'python_version >= "3.9" and python_version < "4.0"');
    assert.equal(markerOf('<3.11'), 'python_version < "3.11"');
    assert.equal(markerOf('3.9.*'), 'python_version >= "3.9" and python_version < "3.10"');
    assert.equal(markerOf('<=3.9'), 'python_full_version <= "3.9.0"');
    assert.equal(markerOf('>3.9'), 'python_full_version > "3.9.0"');
    assert.equal(markerOf('>=3.9.1'), 'python_full_version >= "3.9.1"');
    assert.equal(
      markerOf('>=3.8,!=3.9.*'),
      'python_version >= "3.8" and (python_version < "3.9" or python_version >= "3.10")',
    );
    assert.equal(markerOf('~3.8 || ^3.10').includes(' or '), true);
    assert.equal(markerOf('*'), '');
  });

  it('on the platform name systems, or exclude them', () => {
    assert.equal(platformMarker('linux'), 'sys_platform == "linux"');
    assert.equal(platformMarker('!=win32'), 'sys_platform != "win32"');
    assert.equal(platformMarker('linux || darwin'), 'sys_platform == "linux" or sys_platform == "darwin"');
    assert.equal(platformMarker(''), '');
  });
});
