/** The readers of dependency files, as what is fuzzed. */
import type { DependencyFileKind } from '../../../server/src/core/dependencyFiles/dependencyFile.ts';
import { parseForgeEnvironment } from '../../../server/src/core/dependencyFiles/documents/environment.ts';
import { parseLockFile } from '../../../server/src/core/dependencyFiles/locks/lockFiles.ts';
import {
  parseDependencyFile,
  parseWithIncludes,
} from '../../../server/src/core/dependencyFiles/parseDependencyFile.ts';
import { parsePoetryConstraint } from '../../../server/src/core/dependencyFiles/poetry/_poetryConstraint.ts';
import { readUvToml } from '../../../server/src/core/dependencyFiles/uv/uvTable.ts';
import { parseWrangler } from '../../../server/src/core/runtimes/wranglerConfig.ts';
import type { FuzzTarget } from '../fuzzTarget.ts';
import { checkPlaces } from '../places.ts';

const TOML = [
  '[project]\n',
  '[tool.uv]\n',
  'dependencies = [',
  '"numpy>=1"',
  ']',
  '\n',
  '"',
  '[[',
  ' = ',
  '{ ',
  ' }',
  "'",
];
const CODE = [
  'import ',
  'micropip.install(',
  '"numpy"',
  '%pip install ',
  'await ',
  '(',
  ')',
  '[',
  '"""',
  '#',
  '`',
  '${',
  '\n  ',
];
const HTML = [
  '<script type="py"',
  '<py-config>',
  '</py-config>',
  " config='",
  'packages = ["numpy"]',
  '<script>',
  '</script>',
  ...CODE,
];
const JSON_MARKS = ['{', '}', '[', ']', '"', ':', ',', '"packages"', '"cells"', '"source"', '"numpy"', 'null', '\\n'];

/** A kind of dependency file by a name of it. */
function file(
  name: string,
  path: string,
  kind: DependencyFileKind,
  seeds: readonly string[],
  tokens: readonly string[],
): FuzzTarget {
  return {
    name,
    seeds,
    tokens,
    run: (input) => {
      const read = parseDependencyFile(path, input, kind);
      if (!read) return;
      checkPlaces(read.declarations, input.length);
      checkPlaces(read.problems, input.length);
      checkPlaces(read.includes, input.length);
    },
  };
}

/** A lock file by its name. */
function lock(name: string, path: string, seeds: readonly string[]): FuzzTarget {
  const tokens = [
    '[[package]]\n',
    'name = "',
    'version = "1"\n',
    'source = { ',
    'wheels = [',
    '{ url = "',
    '" }',
    ']',
    '\n',
  ];
  return {
    name,
    seeds: ['test/core/dependencyFiles/locks', ...seeds],
    tokens,
    run: (input) => {
      checkPlaces(parseLockFile(path, input), input.length);
    },
  };
}

export const FILE_TARGETS: readonly FuzzTarget[] = [
  file(
    'pyproject',
    '/p/pyproject.toml',
    'pyproject',
    [
      'test/core/dependencyFiles/pyproject.test.ts',
      'test/core/dependencyFiles/otherTables.test.ts',
      'test/core/dependencyFiles/ownExtras.test.ts',
    ],
    TOML,
  ),
  file(
    'poetry',
    '/p/pyproject.toml',
    'pyproject',
    ['test/core/dependencyFiles/poetry'],
    ['[tool.poetry.dependencies]\n', '^1', '~1.2', ' || ', '{ version = "', 'markers = "', 'extras = [', ...TOML],
  ),
  file(
    'uv-tables',
    '/p/pyproject.toml',
    'pyproject',
    ['test/core/dependencyFiles/uv', 'test/core/dependencyFiles/uvRefusals.test.ts'],
    [
      '[tool.uv.sources]\n',
      '[[tool.uv.index]]\n',
      'url = "',
      'exclude-newer = "',
      'environments = [',
      'required-version = "',
      ...TOML,
    ],
  ),
  file(
    'inline-metadata',
    '/p/script.py',
    'script',
    ['test/core/dependencyFiles/scriptMetadata.test.ts'],
    ['# /// script\n', '# ///\n', '# dependencies = ["numpy"]\n', '#', '\n# ', ...CODE],
  ),
  file(
    'python-installs',
    '/p/script.py',
    'script',
    ['test/core/dependencyFiles/code/pythonInstalls.test.ts', 'test/core/dependencyFiles/code/pythonBranches.test.ts'],
    ['import micropip\n', 'if ', 'else:\n', 'f"{', ...CODE],
  ),
  file(
    'pyscript',
    '/p/pyscript.toml',
    'pyscript',
    ['test/core/dependencyFiles/pyscript.test.ts'],
    [...TOML, 'packages = [', 'interpreter = "'],
  ),
  file('pyscript-json', '/p/pyscript.json', 'pyscript', ['test/core/dependencyFiles/pyscript.test.ts'], JSON_MARKS),
  file('page', '/p/index.html', 'page', ['test/core/dependencyFiles/web/page.test.ts'], HTML),
  file(
    'javascript',
    '/p/main.js',
    'javascript',
    ['test/core/dependencyFiles/web/javascript.test.ts'],
    ['loadPyodide(', 'loadPackage([', 'const a = ', '//', '/*', '=>', ...CODE],
  ),
  file(
    'notebook',
    '/p/a.ipynb',
    'notebook',
    ['test/core/dependencyFiles/notebooks', 'examples/notebook'],
    [...JSON_MARKS, '"cell_type": "code"', ...CODE],
  ),
  file(
    'jupyterlite',
    '/p/jupyter-lite.json',
    'jupyterlite',
    ['test/core/dependencyFiles/notebooks/jupyterLite.test.ts'],
    JSON_MARKS,
  ),
  file(
    'stlite',
    '/p/package.json',
    'stlite',
    ['test/core/dependencyFiles/runtimeSigns.test.ts'],
    [...JSON_MARKS, '"stlite"', '"desktop"', '"dependencies"'],
  ),
  file(
    'markdown',
    '/p/a.md',
    'markdown',
    ['test/core/dependencyFiles/documents'],
    ['```', '{pyodide-python}\n', '---\n', '```\n', ...CODE],
  ),
  file(
    'quarto',
    '/p/_quarto.yml',
    'quarto',
    ['test/core/dependencyFiles/documents'],
    ['pyodide:\n', '  packages:\n', '    - numpy\n', ': ', '- ', '"'],
  ),
  {
    name: 'environment',
    seeds: ['test/core/dependencyFiles/documents', 'test/core/dependencyFiles/otherTables.test.ts'],
    tokens: ['dependencies:\n', '  - pip:\n', 'channels:\n', '- emscripten-forge\n', 'https://repo/', ': ', '- '],
    run: (input) => {
      // Nothing else is read as YAML.
      const text = `# emscripten-forge\n${input}`;
      checkPlaces(parseForgeEnvironment('/p/environment.yml', text)?.problems, text.length);
    },
  },
  {
    name: 'requirements-file',
    seeds: ['test/core/dependencyFiles/requirementsTxt.test.ts', 'test/core/dependencyFiles/includes'],
    tokens: [
      '-r ',
      '-c ',
      '-e ',
      '--index-url ',
      '--hash=sha256:',
      ' \\\n',
      ' #',
      '${A}',
      'numpy==1',
      ' ; ',
      ' @ ',
      '\n',
    ],
    run: (input) => {
      const { file: read } = parseWithIncludes('/p/requirements.txt', input, () => ({ text: 'pandas\n-r more.txt\n' }));
      const own = read?.declarations.filter(({ path }) => path === '/p/requirements.txt');
      checkPlaces([own, read?.includes], input.length);
    },
  },
  lock('uv-lock', '/p/uv.lock', ['test/data/locks']),
  lock('pylock', '/p/pylock.toml', []),
  lock('poetry-lock', '/p/poetry.lock', []),
  {
    name: 'poetry-constraint',
    seeds: ['test/core/dependencyFiles/poetry/poetryConstraint.test.ts'],
    tokens: ['^', '~', '||', ' | ', ',', '*', '1.2', '!=', '>=', 'x'],
    run: (input) => {
      checkPlaces(parsePoetryConstraint(input).errors, input.length);
    },
  },
  {
    name: 'uv-toml',
    seeds: ['test/core/dependencyFiles/uv', 'test/data/uvSettings.txt'],
    tokens: [
      '[[index]]\n',
      'url = "',
      'exclude-newer = "',
      'prerelease = "',
      'find-links = [',
      '\n',
      '[pip]\n',
      ' = ',
      '{ ',
    ],
    run: (input) => {
      const { declarations, problems } = readUvToml('/p/uv.toml', input);
      checkPlaces([declarations, problems], input.length);
    },
  },
  {
    name: 'wrangler-toml',
    seeds: ['test/core/runtimes/wranglerConfig.test.ts'],
    tokens: [
      'compatibility_date = "',
      'compatibility_flags = [',
      '[env.a]\n',
      'main = "',
      '\n',
      '"',
      '[vars]\n',
      ...TOML,
    ],
    run: (input) => {
      checkPlaces(parseWrangler('/p/wrangler.toml', input), input.length);
    },
  },
  {
    name: 'wrangler-json',
    seeds: ['test/core/runtimes/wranglerConfig.test.ts'],
    tokens: [
      '"compatibility_date": "',
      '"compatibility_flags": [',
      '"env": {',
      '// a\n',
      '/*',
      '*/',
      "'a'",
      ...JSON_MARKS,
    ],
    run: (input) => {
      checkPlaces(parseWrangler('/p/wrangler.jsonc', input), input.length);
    },
  },
];
