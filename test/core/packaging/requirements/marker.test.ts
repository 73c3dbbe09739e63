/**
 * Markers are parsed, formatted and evaluated like PyPA's packaging. The tables come from packaging 26.3, with which results
 * were also compared on several hundred thousand generated cases; uv's answers come from uv 0.13.9.
 */
import assert from 'node:assert/strict';
import {
  evaluateMarker,
  evaluateMarkerAsUv,
  formatMarker,
  type Marker,
  type MarkerEnvironment,
  markerMentionsExtra,
  parseMarker,
  undefinedComparisons,
} from '../../../../server/src/core/packaging/requirements/marker.ts';
import { normalizeName } from '../../../../server/src/core/packaging/name.ts';

const PYODIDE: MarkerEnvironment = {
  os_name: 'posix',
  sys_platform: 'emscripten',
  platform_machine: 'wasm32',
  platform_system: 'Emscripten',
  platform_release: '4.0.9',
  platform_version: '#1',
  implementation_name: 'cpython',
  platform_python_implementation: 'CPython',
  python_version: '3.13',
  python_full_version: '3.13.2',
  implementation_version: '3.13.2',
};

/** As written, and as formatted by packaging; undefined if packaging rejects it. */
const SPELLINGS: readonly (readonly [string, string | undefined])[] = [
  ["python_version == '2.7'", 'python_version == "2.7"'],
  ['python_version=="2.7"', 'python_version == "2.7"'],
  ["'linux' != sys_platform", '"linux" != sys_platform'],
  ["os.name == 'nt'", 'os_name == "nt"'],
  ["sys.platform == 'win32'", 'sys_platform == "win32"'],
  ["platform.version in '1'", 'platform_version in "1"'],
  ["platform.machine not in 'x'", 'platform_machine not in "x"'],
  ["platform.python_implementation == 'PyPy'", 'platform_python_implementation == "PyPy"'],
  ["python_implementation == 'PyPy'", 'platform_python_implementation == "PyPy"'],
  ["platform.release == '1'", undefined],
  ["python.version == '3'", undefined],
  ["os_name == 'nt' and os_name == 'nt' or os_name == 'nt'", 'os_name == "nt" and os_name == "nt" or os_name == "nt"'],
  ["os_name == 'a' or os_name == 'b' and os_name == 'c'", 'os_name == "a" or os_name == "b" and os_name == "c"'],
  ["(os_name == 'a' or os_name == 'b') and os_name == 'c'", '(os_name == "a" or os_name == "b") and os_name == "c"'],
  ["os_name == 'a' and (os_name == 'b' and os_name == 'c')", 'os_name == "a" and (os_name == "b" and os_name == "c")'],
  ["(os_name == 'a')", 'os_name == "a"'],
  ["((os_name == 'a' and os_name == 'b'))", 'os_name == "a" and os_name == "b"'],
  ["os_name == 'a' or ((os_name == 'b' and os_name == 'c'))", 'os_name == "a" or (os_name == "b" and os_name == "c")'],
  ["os_name == 'a'and(os_name == 'b')or\"x\"in os_name", 'os_name == "a" and os_name == "b" or "x" in os_name'],
  ["extra == 'Foo_Bar.baz'", 'extra == "foo-bar-baz"'],
  ["'Foo_Bar' == extra", '"foo-bar" == extra'],
  ["'Foo_Bar' in extras", '"foo-bar" in extras'],
  ["'a' in dependency_groups", '"a" in dependency_groups'],
  ['os_name == extra', 'os_name == extra'],
  ["'a' == 'b'", '"a" == "b"'],
  ['os_name == sys_platform', 'os_name == sys_platform'],
  ["os_name === 'a'", 'os_name === "a"'],
  ["os_name ~= 'a'", 'os_name ~= "a"'],
  ["os_name not   in 'a'", 'os_name not in "a"'],
  ["os_name NOT IN 'a'", undefined],
  ["os_name == 'a' AND os_name == 'b'", undefined],
  ["os_name not 'a'", undefined],
  ["os_name notin 'a'", undefined],
  ["os_name = 'a'", undefined],
  ["os_name is 'a'", undefined],
  ['os_name == a', undefined],
  ["os_name == 'a", undefined],
  ["os_name == 'it\\'s'", undefined],
  ["os_name == 'C:\\\\x'", 'os_name == "C:\\x"'],
  ["os_name == '\\x41\\u0042\\103\\t'", 'os_name == "ABC\t"'],
  ["os_name == '\\d'", 'os_name == "\\d"'],
  ["os_name == '\\x4'", undefined],
  ["os_name == 'a\\'", undefined],
  ["os_names == 'a'", undefined],
  ['os_name', undefined],
  ['os_name ==', undefined],
  ["== 'a'", undefined],
  ['()', undefined],
  ["(os_name == 'a'", undefined],
  ["os_name == 'a')", undefined],
  ["os_name == 'a' or", undefined],
  ["or os_name == 'a'", undefined],
  ["not os_name == 'a'", undefined],
  ["os_name == 'a' os_name == 'b'", undefined],
  ["os_name == 'a';", undefined],
  ['', undefined],
  ["  os_name  ==  'a'  ", 'os_name == "a"'],
  ["os_name == ''", 'os_name == ""'],
  ["os_name == '\u00e4'", 'os_name == "\u00e4"'],
  ["extras == 'a'", 'extras == "a"'],
  ["python_version >= 'not a version'", 'python_version >= "not a version"'],
  [
    "implementation_name == 'cpython' and implementation_version >= '3' ",
    'implementation_name == "cpython" and implementation_version >= "3"',
  ],
];

/**
 * What packaging answers without extras, with the extra `a` and the group `g-1`, and with the extra `b-c`; undefined for
 * an exception.
 */
type Answers = boolean | undefined | readonly (boolean | undefined)[];
const ANSWERS: readonly (readonly [string, Answers])[] = [
  ["sys_platform == 'emscripten'", true],
  ["sys_platform == 'Emscripten'", false],
  ["sys_platform != 'win32'", true],
  ["'emscripten' == sys_platform", true],
  ["python_version >= '3.9'", true],
  ["python_version < '3.9'", false],
  ["'3.9' <= python_version", true],
  ["'3.9' > python_version", false],
  ["python_version == '3.13.*'", true],
  ["python_version == '3.13.0'", true],
  ["python_version == '3.13.2'", false],
  ["python_version ~= '3.8'", true],
  ["python_version ~= '3'", undefined],
  ["python_version === '3.13'", true],
  ["python_version === '3.13.0'", false],
  ["python_version > '3.13rc1'", true],
  ["python_version in '3.13 3.14'", true],
  ["python_version in '3.1 3.2'", false],
  ["python_version not in '2.7, 3.13'", false],
  ["'3' in python_version", true],
  ["python_version >= ' 3.9 '", true],
  ["python_version >= '3.9.*'", false],
  ["python_version < 'x'", false],
  ["python_version == 'x'", false],
  ["python_version != 'x'", true],
  ["python_full_version >= '3.13.2'", true],
  ["python_full_version < '3.13.2rc1'", false],
  ["python_full_version == '3.13'", false],
  ["implementation_version > '3.13'", true],
  ["platform_release >= '4.0.10'", false],
  ["platform_release >= '4.0.9-generic'", false],
  ["platform_version > '0'", false],
  ["platform_machine >= 'wasm32'", true],
  ["platform_machine > 'wasm'", false],
  ["platform_machine < 'zzz'", false],
  ["platform_machine <= 'zzz'", false],
  ["'wasm' in platform_machine", true],
  ["platform_machine in 'x86_64 wasm32'", true],
  ["platform_machine not in 'x86_64'", true],
  ["os_name ~= 'posix'", undefined],
  ["os_name === 'posix'", undefined],
  ['os_name == sys_platform', false],
  ["os_name == 'nt' or sys_platform == 'emscripten' and platform_machine == 'wasm32'", true],
  ["(os_name == 'nt' or sys_platform == 'emscripten') and platform_machine == 'x'", false],
  ["os_name == 'posix' or os_name ~= 'x'", undefined],
  ["'posix' == 'os_name'", true],
  ["'posix' == 'linux'", undefined],
  ["extra == ''", [true, false, false]],
  ["extra == 'a'", [false, true, false]],
  ["extra != 'a'", [true, false, true]],
  ["extra == 'A'", [false, true, false]],
  ["extra in 'xay'", [true, true, false]],
  ["'a' in extra", [false, true, false]],
  ["extra >= 'a'", [false, true, false]],
  ["extra > 'a'", false],
  ["extra ~= 'a'", undefined],
  ["'a' in extras", [false, true, false]],
  ["'A' in extras", [false, true, false]],
  ["'b' not in extras", true],
  ["'a' == extras", false],
  ["'a' != extras", true],
  ["extras == 'a'", undefined],
  ["'g-1' in dependency_groups", [false, true, false]],
  ["'G_1' in dependency_groups", [false, true, false]],
  ["'x' in dependency_groups", false],
  ["extra == 'b-c'", [false, false, true]],
  ["extra == 'B_C'", [false, false, true]],
  ["'B.C' == extra", [false, false, true]],
];

const SITUATIONS = [
  { extras: [], groups: [] },
  { extras: ['a'], groups: ['g-1'] },
  { extras: ['b-c'], groups: [] },
].map(({ extras, groups }) => ({ extras: new Set(extras.map(normalizeName)), groups: new Set(groups) }));

function read(text: string): Marker {
  const { value } = parseMarker(text);
  assert.ok(value, `${text} is a marker`);
  return value;
}

describe('markers: reading and writing', () => {
  for (const [text, expected] of SPELLINGS) {
    it(`${JSON.stringify(text)} is ${expected === undefined ? 'rejected' : `written ${expected}`}`, () => {
      const { value, errors } = parseMarker(text);
      assert.equal(value && formatMarker(value), expected);
      assert.equal(errors.length, expected === undefined ? 1 : 0);
    });
  }

  it('the error stands where the marker goes wrong', () => {
    const cases: readonly (readonly [string, string])[] = [
      ["os_nam == 'nt'", 'os_nam'],
      ["os_name = 'nt'", '='],
      ['os_name == nt', 'nt'],
      ["os_name == 'nt' os_name == 'nt'", "os_name == 'nt'"],
      ["(os_name == 'nt'", '('],
      ["os_name == '\\x4'", "'\\x4'"],
    ];
    for (const [text, wrong] of cases) {
      const [error] = parseMarker(text).errors;
      assert.ok(error);
      assert.equal(text.slice(error.span.start, error.span.end), wrong, text);
    }
  });

  it('every comparison and operand knows its place', () => {
    const text = ' ( python_version<\'3.9\' ) or extra == "A_b" ';
    const marker = read(text);
    assert.ok(marker.kind === 'or');
    const [first, second] = marker.operands;
    assert.ok(first?.kind === 'comparison' && second?.kind === 'comparison');
    const cut = ({ span }: { span: { start: number; end: number } }): string => text.slice(span.start, span.end);
    assert.equal(cut(first), "python_version<'3.9'");
    assert.equal(cut(first.left), 'python_version');
    assert.equal(cut(second.right), '"A_b"');
  });

  it('what is written reads back as the same, also where packaging loses parentheses or quotes', () => {
    for (const text of [
      "((os_name == 'a' or os_name == 'b')) and os_name == 'c'",
      'os_name == \'say "hi"\'',
      "(extra == 'A_b' and os_name == 'x') or (extra == 'c')",
    ]) {
      const marker = read(text);
      const again = read(formatMarker(marker));
      for (const os_name of ['a', 'b', 'c', 'x', 'say "hi"']) {
        const environment = { ...PYODIDE, os_name };
        assert.equal(
          evaluateMarker(marker, environment, new Set()),
          evaluateMarker(again, environment, new Set()),
          text,
        );
      }
    }
  });

  it('the name of an extra is compared in normal form, in parentheses too', () => {
    const wanted = new Set([normalizeName('foo-bar')]);
    assert.equal(evaluateMarker(read("(extra == 'Foo_Bar')"), PYODIDE, wanted), true);
    assert.equal(
      evaluateMarker(read("os_name == 'posix' and (extra == 'FOO.bar' or os_name == 'nt')"), PYODIDE, wanted),
      true,
    );
  });

  it('absurd nesting and length end in an error or a marker, never in a crash', () => {
    assert.equal(parseMarker('('.repeat(100_000)).value, undefined);
    assert.equal(parseMarker(`${'('.repeat(50)}os_name == 'a'${')'.repeat(50)}`).errors.length, 0);
    assert.equal(parseMarker(`${"os_name == 'a' or ".repeat(20_000)}os_name == 'b'`).errors.length, 0);
  });
});

describe('markers: evaluation on Pyodide', () => {
  for (const [text, expected] of ANSWERS) {
    it(text, () => {
      const marker = read(text);
      const answers = SITUATIONS.map(({ extras, groups }) =>
        undefinedComparisons(marker, PYODIDE, extras, groups).length > 0
          ? undefined
          : evaluateMarker(marker, PYODIDE, extras, groups),
      );
      assert.deepEqual(answers, typeof expected === 'object' ? expected : [expected, expected, expected]);
    });
  }

  it('with several extras, == asks whether it is among them and != whether none of them is', () => {
    const both = new Set(['a', 'b'].map(normalizeName));
    const cases: readonly (readonly [string, boolean])[] = [
      ["extra == 'a'", true],
      ["extra == 'b'", true],
      ["extra == 'c'", false],
      ["extra != 'a'", false],
      ["extra != 'c'", true],
      ["'b' in extras", true],
    ];
    for (const [text, expected] of cases) assert.equal(evaluateMarker(read(text), PYODIDE, both), expected, text);
  });

  it('a comparison without an answer is left out, and is pointed at', () => {
    const text = "os_name ~= '1' or sys_platform == 'win32'";
    assert.equal(evaluateMarker(read(text), PYODIDE, new Set()), false);
    assert.equal(evaluateMarker(read("os_name ~= '1' and sys_platform == 'emscripten'"), PYODIDE, new Set()), true);
    assert.equal(evaluateMarker(read("os_name ~= '1'"), PYODIDE, new Set()), true);
    const [problem] = undefinedComparisons(read(text), PYODIDE, new Set());
    assert.ok(problem);
    assert.equal(text.slice(problem.span.start, problem.span.end), "os_name ~= '1'");
  });

  it('a development build of Python, whose version ends in +, is still a version', () => {
    const environment = { ...PYODIDE, python_full_version: '3.14.0+' };
    assert.equal(evaluateMarker(read("python_full_version > '3.13'"), environment, new Set()), true);
  });

  it('says whether a marker depends on extras', () => {
    assert.equal(markerMentionsExtra(read("os_name == 'a' and (os_name == 'b' or extra == 'c')")), true);
    assert.equal(markerMentionsExtra(read("'c' in extras")), true);
    assert.equal(markerMentionsExtra(read("os_name == 'extra'")), false);
  });
});

describe('markers: where uv answers differently', () => {
  /** The marker, whether packaging evaluates it as true, and whether uv installs the dependency. */
  const cases: readonly (readonly [string, boolean, boolean])[] = [
    ["python_version >= '3.6.*'", false, true],
    ["python_version > '2.7.*' and python_version < '3.0.*'", false, true],
    ["python_version == '3.x'", false, true],
    ["python_version in '3.131 3.1'", true, false],
    ["python_version in '3.12, 3.13'", true, true],
    ["python_version not in '3.0.*, 3.1.*'", true, true],
    ["python_version == '3.1' or '3.13' in python_version", true, false],
    ['os_name == sys_platform', false, true],
    ["python_version == '3.13rc1'", false, true],
    ["'3.6.*' <= python_version", false, true],
    ["python_version == '3.1' or extra == ''", true, false],
    ["python_version == '3.1' or extra != '!'", true, false],
    ["sys_platform == 'emscripten'", true, true],
    ["extra == 'a' or os_name == 'nt'", false, false],
  ];
  for (const [text, packaging, uv] of cases) {
    it(text, () => {
      assert.equal(evaluateMarker(read(text), PYODIDE, new Set()), packaging);
      assert.equal(evaluateMarkerAsUv(read(text), PYODIDE, new Set()), uv);
    });
  }
});
