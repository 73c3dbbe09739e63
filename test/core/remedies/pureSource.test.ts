/** Which source distributions are pure Python: any sign of a compiler means no. */
import assert from 'node:assert/strict';
import type { SourceContents } from '../../../server/src/core/candidates/sourceContents.ts';
import { compiledPart } from '../../../server/src/core/remedies/pureSource.ts';

const SETUP = 'from setuptools import setup\nsetup(name="calc")\n';
const requires = (...names: readonly string[]): string => `[build-system]\nrequires = ${JSON.stringify(names)}\n`;

const CASES: readonly (readonly [what: string, contents: SourceContents, part: string | undefined])[] = [
  ['modules and a plain setup.py', { paths: ['calc/__init__.py', 'setup.py'], setup: SETUP }, undefined],
  ['modules and hatchling', { paths: ['calc.py', 'pyproject.toml'], pyproject: requires('hatchling') }, undefined],
  [
    'C code in tests, documentation and examples only',
    { paths: ['calc.py', 'tests/data/a.c', 'docs/b.cpp', 'src/calc/examples/c.rs'], setup: SETUP },
    undefined,
  ],
  ['C code', { paths: ['calc.py', 'src/_speedups.c'], setup: SETUP }, 'src/_speedups.c'],
  ['Cython', { paths: ['calc/fast.pyx'], setup: SETUP }, 'calc/fast.pyx'],
  ['Rust', { paths: ['Cargo.toml', 'src/lib.rs'], pyproject: requires('maturin>=1') }, 'Cargo.toml'],
  ['a library that is compiled already', { paths: ['calc/_native.so'], setup: SETUP }, 'calc/_native.so'],
  ['CMake', { paths: ['CMakeLists.txt'], pyproject: requires('hatchling') }, 'CMakeLists.txt'],
  [
    'a build requirement that compiles',
    { paths: ['calc.py'], pyproject: requires('Setuptools_Rust') },
    'setuptools-rust',
  ],
  ['a setup.py that asks for a compiler', { paths: ['calc.py'], setup: 'setup(ext_modules=find())\n' }, 'setup.py'],
  ['nothing that says how it is built', { paths: ['calc.py'] }, 'no-build-file'],
  ['a broken pyproject.toml', { paths: ['calc.py'], pyproject: '[build-system\n' }, undefined],
];

describe('a source distribution with', () => {
  for (const [what, contents, part] of CASES) {
    it(`${what} ${part === undefined ? 'is pure Python' : 'is not'}`, () => {
      assert.equal(compiledPart(contents), part);
    });
  }
});
