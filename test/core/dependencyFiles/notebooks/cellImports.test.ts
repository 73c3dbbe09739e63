/** What JupyterLite's kernel loads for the imports of a cell. The outcomes are those of the real loadPackagesFromImports. */
import assert from 'node:assert/strict';
import { importsOfCell } from '../../../../server/src/core/dependencyFiles/notebooks/_cellImports.ts';

const CELLS: readonly (readonly [string, readonly string[]])[] = [
  ['import yaml', ['yaml']],
  ['%pip install "pyyaml>=99"\nimport yaml', ['yaml']],
  ['import yaml\nimport pandas as pd, numpy.linalg', ['yaml', 'pandas', 'numpy.linalg']],
  ['def f():\n    import yaml', ['yaml']],
  ['try:\n    import yaml\nexcept ImportError:\n    pass', ['yaml']],
  ['from typing import TYPE_CHECKING\nif TYPE_CHECKING: import yaml', ['typing', 'yaml']],
  ['from yaml.reader import Reader', ['yaml.reader']],
  ['from sklearn import (\n    svm,\n)\nx = 1; import yaml', ['sklearn', 'yaml']],
  ['for x in y:\n    await z\nimport yaml', ['yaml']],
  ['# import yaml\nx = "import yaml"', []],
  ['from . import yaml', []],
  ['import importlib\nimportlib.import_module("yaml")', ['importlib']],
  ['%matplotlib inline\nimport yaml', []],
  ['!ls\nimport yaml', []],
];

describe('what is loaded for the imports of a cell', () => {
  for (const [cell, modules] of CELLS) {
    it(JSON.stringify(cell), () => {
      assert.deepEqual(importsOfCell(cell), modules);
    });
  }
});
