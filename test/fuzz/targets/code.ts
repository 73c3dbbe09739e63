/** The readers of Python code, as what is fuzzed. */
import { javascriptTokens } from '../../../server/src/core/config/code/javascript.ts';
import { moduleImports } from '../../../server/src/core/evidence/needs/startImports.ts';
import { parsePython } from '../../../server/src/core/evidence/python/parsePython.ts';
import { codeOf } from '../../../server/src/core/evidence/pythonCode.ts';
import { evidenceOn } from '../../support/installedPackages.ts';
import type { FuzzTarget } from '../fuzzTarget.ts';
import { checkPlaces } from '../places.ts';

const PYTHON = [
  'import a\n',
  'from a import b\n',
  'def f():\n  ',
  'class A:\n  ',
  'try:\n  ',
  'except ImportError:\n  ',
  'if ',
  'else:\n  ',
  'lambda x: ',
  'f"{',
  '"""',
  "'",
  '#',
  '\\\n',
  '(',
  ')',
  '[',
  ':',
  ' for x in ',
  'await ',
  '\n',
  '\n  ',
  'with ',
  'yield ',
  '*',
  '@a\n',
  ':=',
  'match x:\n  case ',
];

export const CODE_TARGETS: readonly FuzzTarget[] = [
  {
    name: 'python-text',
    seeds: ['test/core/evidence/moduleImports.test.ts'],
    tokens: PYTHON,
    run: (input) => {
      const code = codeOf(input);
      if (code.length !== input.length) throw new Error('the code has another length');
      checkPlaces(moduleImports(input), input.length);
    },
  },
  {
    name: 'python-tree',
    seeds: ['test/core/evidence'],
    tokens: PYTHON,
    run: (input) => {
      checkPlaces(parsePython(input), input.length);
    },
  },
  {
    name: 'python-run',
    seeds: ['test/core/evidence/needs'],
    tokens: PYTHON,
    inputs: 100,
    run: (input) => {
      const app = { files: { 'app/__init__.py': input.split('\n') }, needs: ['culprit'] };
      evidenceOn({ packages: { app, culprit: { files: { 'culprit/__init__.py': [] } } } });
    },
  },
  {
    name: 'javascript-tokens',
    seeds: ['test/core/dependencyFiles/web/javascript.test.ts'],
    tokens: ['`', '${', '}', '/a/', '//', '/*', '"', '=>', '<a>', '\\', '(', ')'],
    run: (input) => {
      for (const isJsx of [false, true]) checkPlaces(javascriptTokens(input, isJsx), input.length);
    },
  },
];
