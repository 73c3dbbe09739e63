/** Texts of any size that have once taken work that grows with the square of it, or that might. */

/** A text of about this many characters. */
export type Shape = (size: number) => string;

const repeated =
  (piece: string, before = '', behind = ''): Shape =>
  (size) =>
    before + piece.repeat(Math.max(1, Math.round(size / piece.length))) + behind;

/** By what they are for: the parsers, and what is repeated. */
export const SHAPES: readonly (readonly [parser: string, what: string, shape: Shape])[] = [
  ['requirement', 'blanks behind an address', repeated(' ', 'a @ https://h/a.whl', 'x')],
  ['requirement', 'many extras', repeated('a,', 'x[', 'b]')],
  ['requirement', 'many specifiers', repeated('!=1,', 'x', '>0')],
  ['requirement', 'opened brackets', repeated('[', 'x')],
  ['specifier', 'many commas', repeated(',')],
  ['specifier', 'many errors', repeated('a,')],
  ['marker', 'opened parentheses', repeated('(')],
  ['marker', 'a long chain', repeated("os_name == 'a' or ", '', "os_name == 'b'")],
  ['marker', 'deep and closed', (size) => '('.repeat(size / 2) + "os_name == 'a'" + ')'.repeat(size / 2)],
  ['version', 'many parts', repeated('1.', '', '0')],
  ['version', 'a long local part', repeated('a.', '1+', '0')],
  ['license', 'opened parentheses', repeated('(')],
  ['license', 'a long chain', repeated('MIT OR ', '', 'MIT')],
  ['wheel-name', 'many tags', repeated('py3.', 'a-1-', 'py3-none-any.whl')],
  ['tags', 'many tags', repeated('a.', '', 'b-c-d')],
  ['metadata', 'many requirements', repeated('Requires-Dist: a>=1\n', 'Metadata-Version: 2.1\nName: a\nVersion: 1\n')],
  ['metadata', 'one header of many lines', repeated('\n a', 'Name: a')],
  ['metadata', 'headers without values', repeated('a:\n')],
  ['simple-html', 'links without ends', repeated('<a href="')],
  ['simple-html', 'many links', repeated('<a href="a-1-py3-none-any.whl">a</a>\n')],
  ['simple-html', 'opened comments', repeated('<!--')],
  [
    'simple-json',
    'wheels of one version',
    (size) =>
      `{"meta":{"api-version":"1.0"},"name":"a","files":[${Array.from({ length: size / 100 }, (_, index) => `{"filename":"a-1-${index}-py3-none-any.whl","url":"a-1-${index}-py3-none-any.whl","hashes":{}}`).join(',')}]}`,
  ],
  ['toml', 'opened brackets', repeated('[', 'a = ')],
  ['toml', 'quotes', repeated('"', 'a = ')],
  ['toml', 'opened strings of several lines', repeated('"""\n', 'a = ')],
  ['toml', 'lines that are nothing', repeated('a\n')],
  ['toml', 'many comments', repeated('# a\n')],
  ['toml', 'long dotted keys', repeated('a.', '', 'a = 1')],
  ['toml', 'many tables', (size) => Array.from({ length: size / 10 }, (_, index) => `[a${index}]\n`).join('')],
  ['toml', 'one table many times', repeated('[[a]]\n')],
  ['toml', 'an array without commas', repeated('"a"\n', 'a = [')],
  ['toml', 'inline tables in each other', repeated('{a=', 'a = ')],
  ['json', 'opened brackets', repeated('[')],
  ['json', 'words', repeated('a,')],
  ['json', 'opened comments', repeated('/*')],
  ['json5', 'digits', repeated('1', '{a:', 'x}')],
  ['json5', 'opened brackets', repeated('[')],
  ['html', 'opened tags', repeated('<a ')],
  ['html', 'attributes', repeated('a=b ', '<a ', '>')],
  ['html', 'elements in each other', repeated('<script>')],
  ['pyproject', 'many dependencies', repeated('"a",\n', '[project]\nname = "x"\ndependencies = [\n', ']\n')],
  [
    'pyproject',
    'many extras',
    (size) =>
      `[project]\nname = "x"\n[project.optional-dependencies]\n${Array.from({ length: size / 12 }, (_, index) => `e${index} = ["a"]\n`).join('')}`,
  ],
  [
    'pyproject',
    'extras in a chain',
    (size) =>
      `[project]\nname = "x"\n[project.optional-dependencies]\n${Array.from({ length: size / 20 }, (_, index) => `e${index} = ["x[e${index + 1}]"]\n`).join('')}`,
  ],
  [
    'uv-tables',
    'many indexes with names',
    (size) =>
      Array.from(
        { length: size / 50 },
        (_, index) => `[[tool.uv.index]]\nname = "a${index}"\nurl = "https://h/"\n`,
      ).join(''),
  ],
  [
    'uv-tables',
    'many sources',
    (size) =>
      `[tool.uv.sources]\n${Array.from({ length: size / 20 }, (_, index) => `a${index} = { path = "a" }\n`).join('')}`,
  ],
  ['uv-tables', 'many indexes', repeated('[[tool.uv.index]]\nname = "a"\nurl = "https://h/"\n')],
  ['uv-tables', 'a pattern with opened sets', repeated('[!', '[tool.uv.workspace]\nmembers = ["', '"]')],
  ['requirements-file', 'many lines', repeated('numpy==1\n')],
  ['requirements-file', 'many hashes', repeated(' --hash=sha256:0 \\\n', 'a==1 \\\n')],
  ['requirements-file', 'many folders of wheels', repeated('--find-links a\n')],
  ['requirements-file', 'many comments', repeated('# a\n')],
  ['requirements-file', 'lines that go on', repeated('\\\n')],
  ['requirements-file', 'blanks behind an address', repeated(' ', 'https://h/a.whl', 'x')],
  [
    'requirements-file',
    'many includes',
    (size) => Array.from({ length: size / 10 }, (_, index) => `-r ${index}.txt\n`).join(''),
  ],
  ['inline-metadata', 'many blocks', repeated('# /// script\n# ///\n')],
  ['python-installs', 'many calls', repeated("micropip.install('numpy')\n", 'import micropip\n')],
  ['python-installs', 'opened brackets', repeated('(', 'import micropip\nmicropip.install')],
  ['python-text', 'opened strings', repeated('"""a\n')],
  ['python-text', 'opened brackets', repeated('(')],
  ['python-text', 'many branches', repeated('if a:\n  import b\n')],
  ['python-text', 'suppressions without an end', repeated('suppress(e', 'with ', ':\n  import a')],
  ['python-tree', 'braces in a text', repeated('a', 'x = f"{', '{{"')],
  ['python-tree', 'opened brackets', repeated('[')],
  ['python-tree', 'operators', repeated('1+', 'a = ', '1')],
  ['python-tree', 'calls of calls', repeated('()', 'a')],
  ['javascript-tokens', 'templates in each other', repeated('`${')],
  ['javascript-tokens', 'opened regular expressions', repeated('/[', 'a = ')],
  ['javascript', 'many calls', repeated("loadPackage('numpy');\n")],
  [
    'notebook',
    'many cells',
    (size) =>
      `{"metadata":{"kernelspec":{"name":"python"}},"cells":[${Array.from({ length: size / 80 }, () => '{"cell_type":"code","source":["%pip install numpy\\n"]}').join(',')}]}`,
  ],
  ['markdown', 'fences', repeated('```{pyodide}\n')],
  ['markdown', 'blanks behind a fence', repeated(' ', '```', 'x\n')],
  ['page', 'many scripts', repeated('<script type="py" config=\'{"packages":["numpy"]}\'></script>\n')],
  ['page', 'many lines', repeated('numpy #a\n', '<py-env>', '</py-env>')],
  ['uv-lock', 'many packages', repeated('[[package]]\nname = "a"\nversion = "1"\n', 'version = 1\n')],
  ['poetry-constraint', 'many alternatives', repeated('1||', '', '1')],
  ['poetry-constraint', 'many asterisks', repeated('.*', '1', 'x')],
  ['wrangler-json', 'opened comments', repeated('/*a')],
  [
    'wrangler-toml',
    'many environments',
    (size) => Array.from({ length: size / 12 }, (_, index) => `[env.e${index}]\n`).join(''),
  ],
  ['netrc', 'many machines', repeated('machine a login b password c\n')],
  ['netrc', 'macros', repeated('macdef a\n')],
  ['addresses', 'slashes', repeated('/', 'https://h', 'x')],
  ['addresses', 'signs of passwords', repeated('a:b@', 'https://')],
  ['addresses', 'schemes', repeated('://:')],
  ['zip', 'many ends', repeated('PK\x05\x06')],
  ['recorded-index', 'many lines', repeated('project a\n')],
  ['pasted', 'many reasons', repeated('Because a depends on b and ')],
  ['path', 'asterisks', repeated('*')],
  ['path', 'ways up', repeated('../')],
];
