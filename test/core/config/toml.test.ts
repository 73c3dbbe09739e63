/** The TOML reader: on valid files it agrees with a strict parser, and on half-typed ones it loses only what is wrong. */
import assert from 'node:assert/strict';
import { parse as parseStrictToml } from 'toml';
import { readToml } from '../../../server/src/core/config/toml.ts';
import { plainValue, type TomlValue } from '../../../server/src/core/config/tomlNode.ts';
import { english } from '../../support/english.ts';

const VALID: Readonly<Record<string, string>> = {
  'an empty file': '',
  'comments and blank lines only': '# one\n\n   # two\n',
  'the last line without a line break': 'a = 1',
  'a byte order mark': '\uFEFFa = 1\n',
  'Windows line breaks': 'a = [\r\n  1, # one\r\n  2,\r\n]\r\n[t]\r\nb = "x"\r\n',
  'bare, quoted and dotted keys':
    'a-b_1 = 1\n"x.y" = 2\n\'z "z"\' = 3\na.b . "c d".e = 4\na.b.f = 5\n"" = 6\n1.2 = 7\n',
  'all kinds of strings': [
    `a = "tab\\t quote\\" back\\\\slash \\u00e9 \\U0001F600"`,
    `b = 'C:\\no\\escapes "here"'`,
    'c = """\nfirst line is dropped\n"two" ""quotes"" \\\n     joined"""',
    `d = '''\nraw \\n 'quotes' ''too'' '''`,
    'e = """ends with two quotes"""""',
    "f = ''''''",
    'g = ""',
    'h = "# no comment" # comment',
  ].join('\n'),
  numbers: 'a = +1_000\nb = -0\nc = 0xDEAD_beef\nd = 0o17\ne = 0b101\nf = 3.14\ng = 1e3\nh = -2.5E-3\ni = inf\nj = 0\n',
  booleans: 'a = true\nb = false\n',
  'arrays of every shape': [
    'a = []',
    'b = [ ]',
    'c = [1, 2, 3,]',
    'd = [ # comment with ] and "\n  "x" , # one\n\n  # alone\n  "y"\n  ,\n]',
    'e = [["a"], [1, [true]], {b = 1}]',
    'f = [\n  ["a"],\n  ["b"]\n]',
    'g = [\n  [1],\n  ["x"]\n,["y"],\n]',
    'h = ["]", "[", "a = 1", "[table]"]',
  ].join('\n'),
  'inline tables': 'a = {}\nb = { x = 1, y.z = "2", "q" = [1, {r = 2}] }\nc = [{n = "x"}, {n = "y"}]\n',
  'tables in any order': '[a.b.c]\nx = 1\n[a]\ny = 2\n[a.b]\nz = 3\n[ "q" . r ]\n[d]\n[d.e]\n',
  'dotted keys and their subtables':
    '[fruit]\napple.color = 1\napple.taste.sweet = true\n[fruit.apple.texture]\nsmooth = true\n',
  'arrays of tables': '[[p]]\nn = 1\n[p.q]\nr = 1\n[[p.s]]\nt = 1\n[[p.s]]\n[[p]]\nn = 2\n[p.q]\nr = 2\n',
  'keys that objects have by nature': 'constructor = 1\ntoString.length = 2\n[hasOwnProperty]\nvalueOf = 3\n',
  'a whole project': [
    '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n',
    '[project]\nname = "demo"\nversion = "1"\ndependencies = [\n  "fastapi[all]>=0.1,<2 ; python_version > \'3.8\'",\n]',
    "[project.optional-dependencies]\ndev = ['pytest']\n",
    '[tool.ruff.lint]\nselect = ["E", "F"]\n[[tool.uv.index]]\nname = "x"\nurl = "https://example.org/simple"\n',
  ].join('\n'),
};

describe('the TOML reader on valid files', () => {
  for (const [name, text] of Object.entries(VALID)) {
    it(`reads ${name} as a strict parser does`, () => {
      const { root, errors } = readToml(text);
      assert.deepEqual(errors, []);
      // The strict parser creates objects without a prototype; only the data matter.
      assert.deepEqual(plain(plainValue(root)), plain(parseStrictToml(text.replace('\uFEFF', ''))));
    });
  }

  it('keeps dates as they are written', () => {
    const text = 'a = 1979-05-27T07:32:00Z\nb = 1979-05-27 07:32:00.5\nc = 1979-05-27\nd = 07:32:00\n';
    const { root, errors } = readToml(text);
    assert.deepEqual(errors, []);
    const expected = { a: '1979-05-27T07:32:00Z', b: '1979-05-27 07:32:00.5', c: '1979-05-27', d: '07:32:00' };
    assert.deepEqual(plainValue(root), expected);
  });

  it('keeps integers exact that a double cannot hold', () => {
    const { root } = readToml('a = 9223372036854775807\nb = -0x0\nc = 0xFFFFFFFFFFFFFFFF\n');
    assert.equal(root.entries.get('a')?.value.kind, 'integer');
    assert.deepEqual(plainValue(root), { a: 9223372036854775807n, c: 0xffffffffffffffffn });
  });

  it('gives a key named __proto__ no power', () => {
    const value = plainValue(readToml('[__proto__]\nadmin = true\n').root);
    assert.deepEqual(Object.keys(value as object), ['__proto__']);
    assert.equal(({} as Record<string, unknown>)['admin'], undefined);
  });
});

/** What is left of a text, what is reported, and where. */
type BrokenText = readonly [story: string, text: string, left: unknown, ...errors: (readonly [string, string])[]];

const BROKEN: readonly BrokenText[] = [
  [
    'a string that is being typed costs only itself',
    'd = [\n  "a",\n  "b>=\n  "c"\n]\ne = 1\n',
    { d: ['a', 'b>=', 'c'], e: 1 },
    ['"b>=', 'the string is not closed: `"` is missing'],
  ],
  [
    'a missing comma is named where it should be',
    'd = [\n  "a"\n  "b", "c" "d"\n]\n',
    { d: ['a', 'b', 'c', 'd'] },
    ['"', 'a comma is missing after `"a"`'],
    ['"', 'a comma is missing after `"c"`'],
  ],
  [
    'an element without quotes, commas of its specifiers included',
    'd = ["a", b>=1,<2, "c"]\n',
    { d: ['a', 'c'] },
    ['b>=1,<2', '`b>=1,<2` is not a TOML value; strings need quotes'],
  ],
  [
    'an element with extras and without quotes',
    'd = [\n  b[x,y]==1\n  "c",\n]\n',
    { d: ['c'] },
    ['b[x,y]==1', '`b[x,y]==1` is not a TOML value; strings need quotes'],
  ],
  [
    'an array that the next table closes',
    '[project]\nd = [\n  "a",\n  "b"\n\n[tool.x]\ny = 1\n',
    { project: { d: ['a', 'b'] }, tool: { x: { y: 1 } } },
    ['[', 'the array of `d` is not closed: `]` is missing'],
  ],
  [
    'an array that the next key closes',
    '[project]\nd = [\n  "a",\nname = "x"\n[[t]]\n',
    { project: { d: ['a'], name: 'x' }, t: [{}] },
    ['[', 'the array of `d` is not closed: `]` is missing'],
  ],
  [
    'an array that the end of the file closes',
    'd = ["a", ',
    { d: ['a'] },
    ['[', 'the array of `d` is not closed: `]` is missing'],
  ],
  [
    'a line in the style of another tool inside an array',
    'd = [\n  requests = "2.0",\n  "b",\n]\n',
    { d: ['b'] },
    ['requests = "2.0"', '`requests = "2.0"` is not a TOML value; strings need quotes'],
  ],
  [
    'commas with nothing between them',
    'd = [, "a",, "b"]\n',
    { d: ['a', 'b'] },
    [',', 'there is no value before this comma'],
    [',', 'there is no value before this comma'],
  ],
  ['text behind an element', 'd = ["a">=1, "b"]\n', { d: ['a', 'b'] }, ['>=1', '`>=1` is unexpected here']],
  [
    'a bracket too many',
    'd = ["a"]]\n]\ne = 1\n',
    { d: ['a'], e: 1 },
    [']', '`]` is unexpected here'],
    [']', '`]` is neither a key with a value nor a table header'],
  ],
  ['a key without value', 'a =\nb = # soon\nc = 1\n', { c: 1 }, ['=', '`a` has no value'], ['=', '`b` has no value']],
  ['a key alone', 'deps\nc = 1\n', { c: 1 }, ['deps', 'the key `deps` has no value: `=` is missing']],
  [
    'a value without quotes',
    'a = >=3.12 # why\nb = 2\n',
    { b: 2 },
    ['>=3.12', '`>=3.12` is not a TOML value; strings need quotes'],
  ],
  [
    'a header that is being typed',
    '[a]\nx = 1\n[tool.\n[b]\ny = 2\n',
    { a: { x: 1 }, b: { y: 2 } },
    ['[tool.', 'the table header has no name'],
  ],
  [
    'a header without its bracket',
    '[a\nx = 1\n[[b]\ny = 2\n',
    { a: { x: 1 }, b: [{ y: 2 }] },
    ['[a', 'the table header is not closed: `]` is missing'],
    ['[[b', 'the table header is not closed: `]]` is missing'],
  ],
  [
    'keys below a header that names nothing, which belong to no table',
    'a = 1\n[]\nb = 2\n[c]\nd = 3\n',
    { a: 1, c: { d: 3 } },
    ['[', 'the table header has no name'],
  ],
  ['a key twice: the first one counts', 'a = 1\na = 2\n', { a: 1 }, ['a', '`a` is defined twice']],
  [
    'a table twice: both are read',
    '[a]\nx = 1\n[b]\n[a]\ny = 2\n',
    { a: { x: 1, y: 2 }, b: {} },
    ['[a]', 'the table `a` is defined twice'],
  ],
  [
    'a table whose name has a value already',
    'a = 1\n[a]\nx = 1\n[b]\ny = {z = 1}\n[b.y.q]\n',
    { a: 1, b: { y: { z: 1 } } },
    ['[a]', '`a` cannot be a table here: the name already has a value'],
    ['[b.y.q]', '`b.y.q` cannot be a table here: the name already has a value'],
  ],
  [
    'a dotted key into a table that is defined elsewhere',
    '[a.b]\nx = 1\n[a]\nb.y = 2\nc = 3\n',
    { a: { b: { x: 1 }, c: 3 } },
    ['b', '`b` is already defined and cannot be added to here'],
  ],
  [
    'an inline table that ends with its line',
    'p = {n = "x", d = ["a"]\nq = 1\n',
    { p: { n: 'x', d: ['a'] }, q: 1 },
    ['{', 'the table of `p` is not closed: `}` is missing'],
  ],
  [
    'an inline table with something else in it',
    'd = [{include-group}, {a = 1 2}, {= 3}, "x"]\n',
    { d: [{}, { a: 1 }, {}, 'x'] },
    ['include-group', '`include-group` is not a key with a value'],
    ['2', '`2` is unexpected here'],
    ['= 3', '`= 3` is not a key with a value'],
  ],
  [
    'a long string that never ends costs its first line',
    'a = """abc\nb = 1\nc = \'\'\'\nd = 2\n',
    { a: 'abc', b: 1, c: '', d: 2 },
    ['"""', 'the string is not closed: `"""` is missing'],
    ["'''", "the string is not closed: `'''` is missing"],
  ],
  [
    'an escape that there is none',
    'a = "C:\\dir" # \nb = "\\uD800"\n',
    { a: 'C:\\dir', b: '\\uD800' },
    ['\\d', '`\\d` is not a TOML escape sequence'],
    ['\\uD800', '`\\uD800` is not a TOML escape sequence'],
  ],
  [
    'text behind a value',
    'a = 1 2\nb = "x" y # z\n',
    { a: 1, b: 'x' },
    ['2', '`2` is unexpected here'],
    ['y', '`y` is unexpected here'],
  ],
  [
    'numbers that are none',
    'a = 01\nb = 1__0\nc = 0x\nd = 1.\ne = 5\n',
    { e: 5 },
    ['01', '`01` is not a TOML value; strings need quotes'],
    ['1__0', '`1__0` is not a TOML value; strings need quotes'],
    ['0x', '`0x` is not a TOML value; strings need quotes'],
    ['1.', '`1.` is not a TOML value; strings need quotes'],
  ],
];

describe('the TOML reader on characters that TOML does not allow', () => {
  const said = (text: string): readonly string[] =>
    readToml(text).errors.map(({ problem, span }) => `${english(problem)} at ${String(span.start)}`);

  it('names a control character, wherever it stands', () => {
    for (const text of ['# \u0001', 'a="\u0001"', "a='\u0001'"])
      assert.deepEqual(said(`${text}\n`), [
        `the control character U+0001 is not allowed in TOML at ${String(text.indexOf('\u0001'))}`,
      ]);
  });

  it('knows a carriage return without a line feed', () => {
    assert.deepEqual(said('a=1\r\nb=2\rc=3\n'), [
      'this line ends with a carriage return alone, which TOML does not allow at 8',
    ]);
  });

  it('allows tabs, and says nothing twice', () => {
    assert.deepEqual(said('a = "\t"\t# \t\n'), []);
    assert.equal(said('\u0001\n').length, 1);
  });
});

describe('the TOML reader on half-typed files', () => {
  for (const [story, text, left, ...expected] of BROKEN) {
    it(`survives ${story}`, () => {
      const { root, errors } = readToml(text);
      assert.deepEqual(plainValue(root), left);
      assert.deepEqual(
        errors.map(({ span, problem }) => [text.slice(span.start, span.end), english(problem)]),
        expected,
      );
    });
  }

  it('reads every prefix of a file, and never loses a table that is complete', () => {
    const text = VALID['a whole project'] ?? '';
    const isThere = text.indexOf('[project.optional');
    for (let length = 0; length <= text.length; length++) {
      const { root, errors } = readToml(text.slice(0, length));
      for (const { span } of errors) assert.ok(span.start < span.end && span.end <= length, `prefix of ${length}`);
      const { project } = plainValue(root) as { project?: { dependencies?: string[] } };
      if (length >= isThere) assert.equal(project?.dependencies?.length, 1, `prefix of ${length}`);
    }
  });

  it('is not led astray by nesting that would overflow the stack', () => {
    const many = 100_000;
    const hostile = [
      `a = ${'['.repeat(many)}`,
      `a = ${'{b = '.repeat(many)}`,
      '['.repeat(many),
      `a${'.a'.repeat(many)} = 1`,
      `[a${'.a'.repeat(many)}]`,
      `a = ${'[{b = '.repeat(many)}`,
    ];
    for (const text of hostile) {
      const { root, errors } = readToml(`${text}\n`);
      assert.notEqual(errors.length, 0);
      plainValue(root);
    }
  });

  it('reads on behind nesting that is too deep', () => {
    const { root, errors } = readToml(`a = ${'['.repeat(500)}${']'.repeat(500)}\nb = 1\n`);
    assert.deepEqual(
      errors.map(({ problem }) => english(problem)),
      ['too deeply nested'],
    );
    assert.equal(root.entries.get('b')?.value.kind, 'integer');
  });
});

describe('the places that the TOML reader gives', () => {
  it('are those of the key, of the value with its quotes and of the text between them', () => {
    const text = '\uFEFF# é\n[ project ]\n"depen dencies" = [ \'a\', """\nb\\u0041""" ]\n';
    const project = entry(readToml(text).root, 'project');
    assert.ok(project.kind === 'table');
    assert.equal(slice(project.span), '[ project ]');
    const written = project.entries.get('depen dencies');
    assert.equal(written && slice(written.keySpan), '"depen dencies"');
    assert.ok(written?.value.kind === 'array');
    const [a, b] = written.value.elements;
    assert.ok(a?.kind === 'string' && b?.kind === 'string');
    assert.deepEqual([slice(a.span), slice(a.content), a.quote, a.escaped], ["'a'", 'a', "'", false]);
    assert.deepEqual([slice(b.content), b.value, b.quote, b.escaped], ['b\\u0041', 'bA', '"""', true]);

    function slice(span: { start: number; end: number }): string {
      return text.slice(span.start, span.end);
    }
  });
});

function entry(table: TomlValue, key: string): TomlValue {
  assert.ok(table.kind === 'table');
  const found = table.entries.get(key);
  assert.ok(found);
  return found.value;
}

/** Plain objects throughout. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, part: unknown) => (part === Infinity ? 'inf' : part)));
}

describe('what only TOML 1.1 has', () => {
  const NEWER: readonly [text: string, form: string, marked: string][] = [
    ['a = {\n  b = 1\n}\n', 'lines', '{'],
    ['a = { # why\n  b = 1 }\n', 'lines', '{'],
    ['a = [{ b = 1,\n c = 2 }]\n', 'lines', '{'],
    ['a = { b = 1, }\n', 'comma', ','],
    [String.raw`a = "\e[1m"`, 'escape', String.raw`\e`],
    [String.raw`a = "\x41"`, 'escape', String.raw`\x41`],
    ['a = 07:32\n', 'seconds', '07:32'],
    ['a = 2026-01-31 07:32Z\n', 'seconds', '2026-01-31 07:32Z'],
  ];
  for (const [text, form, marked] of NEWER) {
    it(`is read, and noted: ${JSON.stringify(text)}`, () => {
      const { errors, newer } = readToml(text);
      assert.deepEqual(errors, []);
      assert.deepEqual(
        newer.map(({ problem, span }) => [problem, text.slice(span.start, span.end)]),
        [[{ id: 'tomlNewer', parts: { form } }, marked]],
      );
    });
  }

  it('is not what TOML 1.0 has as well', () => {
    const text =
      'a = { b = [\n  1,\n], c = """\n""" }\nd = 07:32:10\ne = 2026-01-31\nf = \'\\e\'\ng = "\\u001b"\nh = {}\n';
    assert.deepEqual(readToml(text).newer, []);
  });
});
