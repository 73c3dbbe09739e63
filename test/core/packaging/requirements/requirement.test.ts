/**
 * Requirements are parsed and formatted like PyPA's packaging. The table comes from packaging 26.3, with which results were
 * also compared on several hundred thousand generated cases; the repairs come from uv 0.13.9's verdicts.
 */
import assert from 'node:assert/strict';
import type { Span } from '../../../../server/src/core/text/span.ts';
import {
  formatRequirement,
  parseLenientRequirement,
  parseRequirement,
} from '../../../../server/src/core/packaging/requirements/requirement.ts';
import { formatSpecifierSet } from '../../../../server/src/core/packaging/versions/specifier.ts';

/** As written, and as formatted by packaging; undefined if packaging rejects it. */
const SPELLINGS: readonly (readonly [string, string | undefined])[] = [
  ['A', 'A'],
  ['a', 'a'],
  ['foo', 'foo'],
  ['Foo.Bar_baz-1', 'Foo.Bar_baz-1'],
  ['foo ', 'foo'],
  ['  foo', 'foo'],
  ['1foo', '1foo'],
  ['-foo', undefined],
  ['foo_', 'foo_'],
  ['foo-', undefined],
  ['foo.', undefined],
  ['.foo', undefined],
  ['f\u00f6\u00f6', undefined],
  ['', undefined],
  ['   ', undefined],
  ['foo bar', undefined],
  ['foo>=1', 'foo>=1'],
  ['foo >= 1 , < 2', 'foo<2,>=1'],
  ['foo(>=1)', 'foo>=1'],
  ['foo (>=1,<2)', 'foo<2,>=1'],
  ['foo (>=1', undefined],
  ['foo >=1)', undefined],
  ['foo()', 'foo'],
  ['foo ( )', 'foo'],
  ['foo>=1,', 'foo>=1'],
  ['foo,>=1', undefined],
  ['foo>=1,,<2', undefined],
  ['foo>=1 <2', undefined],
  ['foo==1.0.*', 'foo==1.0.*'],
  ['foo!=1.0.*', 'foo!=1.0.*'],
  ['foo>=1.0.*', undefined],
  ['foo~=1.0.*', undefined],
  ['foo~=1', undefined],
  ['foo~=1.0', 'foo~=1.0'],
  ['foo==1.0+abc', 'foo==1.0+abc'],
  ['foo==1.0+ABC', 'foo==1.0+ABC'],
  ['foo>=1.0+abc', undefined],
  ['foo===whatever, really', undefined],
  ['foo===1.0,>=2', 'foo===1.0,>=2'],
  ['foo===', 'foo==='],
  ['foo=1', undefined],
  ['foo=>1', undefined],
  ['foo<>1', undefined],
  ['foo 1.0', undefined],
  ['foo (1.0)', undefined],
  ['foo[]', 'foo'],
  ['foo[ ]', 'foo'],
  ['foo[a]', 'foo[a]'],
  ['foo [ a , b ]', 'foo[a,b]'],
  ['foo[b,a,a]', 'foo[a,b]'],
  ['foo[A_b]', 'foo[A_b]'],
  ['foo[a,]', undefined],
  ['foo[,a]', undefined],
  ['foo[a b]', undefined],
  ['foo[a', undefined],
  ['foo]', undefined],
  ['foo[a-]', undefined],
  ['foo[a]>=1', 'foo[a]>=1'],
  ['foo[a](>=1)', 'foo[a]>=1'],
  ['foo >= 1 [a]', undefined],
  ['foo @ https://example.com/foo.zip', 'foo @ https://example.com/foo.zip'],
  ['foo@https://example.com/foo.zip', 'foo @ https://example.com/foo.zip'],
  ['foo[a] @ git+https://example.com/foo@main#egg=foo', 'foo[a] @ git+https://example.com/foo@main#egg=foo'],
  ['foo @ ../foo', 'foo @ ../foo'],
  ['foo @', undefined],
  ['foo @ ', undefined],
  ['foo @ https://example.com/foo.zip ; os_name == "nt"', 'foo @ https://example.com/foo.zip ; os_name == "nt"'],
  ['foo @ https://example.com/foo.zip; os_name == "nt"', undefined],
  ['foo @ https://example.com/foo.zip;os_name == "nt"', undefined],
  ['foo @ https://example.com/a b', undefined],
  ['foo>=1 @ https://example.com', undefined],
  ['foo ; os_name == "nt"', 'foo; os_name == "nt"'],
  ['foo;os_name=="nt"', 'foo; os_name == "nt"'],
  [
    "foo>=1;os_name==\"nt\" and (extra=='a-b' or python_version<'3.8')",
    'foo>=1; os_name == "nt" and (extra == "a-b" or python_version < "3.8")',
  ],
  ['foo;', undefined],
  ['foo; ', undefined],
  ['foo; nonsense', undefined],
  ['foo; os_name', undefined],
  ['foo; os_name ==', undefined],
  ['foo; os_name == nt', undefined],
  ['foo; os_name = "nt"', undefined],
  ['foo; os_name == "nt" extra', undefined],
  ['foo; (os_name == "nt"', undefined],
  ['foo; os_name == "nt")', undefined],
  ['foo; os_name == "nt" and', undefined],
  ['foo; os_name == "nt"; os_name == "nt"', undefined],
  ['foo; "nt" == os.name', 'foo; "nt" == os_name'],
  ['foo; os_name not  in "nt"', 'foo; os_name not in "nt"'],
  ['foo; os_name notin "nt"', undefined],
  ["foo; python_implementation == 'CPython'", 'foo; platform_python_implementation == "CPython"'],
  ['foo>=1 # comment', undefined],
  ['foo --hash=sha256:abc', undefined],
  ['-e .', undefined],
  ['./foo', undefined],
  ['https://example.com/foo.zip', undefined],
  ['foo\n', undefined],
  ['foo>=1\n', undefined],
  ['foo\n>=1', undefined],
  ['foo>=\n1', 'foo>=1'],
  ['\tfoo\t>=1\t', 'foo>=1'],
  ['foo>= v1.0-ALPHA.1', 'foo>=v1.0-ALPHA.1'],
  ['foo>=1!2.0', 'foo>=1!2.0'],
  ['foo>=01.0', 'foo>=01.0'],
];

/** The parts of a requirement as its spans cut them out of the text. */
function cutParts(text: string): Record<string, unknown> {
  const { value } = parseRequirement(text);
  assert.ok(value);
  const { specifiers, ...others } = value.spans;
  const cut = (span: Span): string => text.slice(span.start, span.end);
  const parts = Object.entries(others).map(([part, span]) => [part, cut(span)] as const);
  return { ...Object.fromEntries(parts), specifiers: specifiers.map(cut) };
}

describe('requirements: reading and writing', () => {
  for (const [text, expected] of SPELLINGS) {
    it(`${JSON.stringify(text)} is ${expected === undefined ? 'rejected' : `written ${expected}`}`, () => {
      const { value, errors } = parseRequirement(text);
      const accepted = errors.length === 0 ? value : undefined;
      assert.equal(accepted && formatRequirement(accepted.requirement), expected);
    });
  }

  it('keeps the parts as they are written', () => {
    const { value } = parseRequirement('Foo.Bar[B_c, a] >= 1.0 ; os_name == "nt"');
    assert.ok(value);
    const { requirement } = value;
    assert.equal(requirement.name, 'Foo.Bar');
    assert.equal(requirement.normalized, 'foo-bar');
    assert.deepEqual(requirement.extras, ['B_c', 'a']);
    assert.equal(requirement.marker?.kind, 'comparison');
  });
});

describe('requirements: where the parts stand', () => {
  const cases: readonly (readonly [string, Record<string, unknown>])[] = [
    ['foo', { whole: 'foo', name: 'foo', specifiers: [] }],
    [
      '  Foo [ a , b ] ( >= 1.0 , <2 ) ; os_name == "nt"  ',
      {
        whole: 'Foo [ a , b ] ( >= 1.0 , <2 ) ; os_name == "nt"',
        name: 'Foo',
        extras: '[ a , b ]',
        specifier: '( >= 1.0 , <2 )',
        specifiers: ['>= 1.0', '<2'],
        marker: 'os_name == "nt"',
      },
    ],
    [
      'foo>=1, !=1.5 ,',
      { whole: 'foo>=1, !=1.5 ,', name: 'foo', specifier: '>=1, !=1.5 ,', specifiers: ['>=1', '!=1.5'] },
    ],
    ['foo===1.0,>2', { whole: 'foo===1.0,>2', name: 'foo', specifier: '===1.0,>2', specifiers: ['===1.0', '>2'] }],
    [
      'foo @ https://example.com/foo.zip#a=1 ; extra=="x"',
      {
        whole: 'foo @ https://example.com/foo.zip#a=1 ; extra=="x"',
        name: 'foo',
        url: 'https://example.com/foo.zip#a=1',
        marker: 'extra=="x"',
        specifiers: [],
      },
    ],
  ];
  for (const [text, expected] of cases)
    it(JSON.stringify(text), () => {
      assert.deepEqual(cutParts(text), expected);
    });
});

describe('requirements: mistakes', () => {
  /** What is underlined, and what is still read. */
  const cases: readonly (readonly [text: string, underlined: string, read: string])[] = [
    ['foo >= , <2', '>=', 'foo<2'],
    ['foo>=abc,<2; os_name=="nt"', '>=abc', 'foo<2; os_name == "nt"'],
    ['foo>=1 <2', ' <', 'foo<2,>=1'],
    ['foo~=1', '~=1', 'foo'],
    ['foo>=1.0.*,<2', '>=1.0.*', 'foo<2'],
    ['foo=1.0', '=1.0', 'foo'],
    ['foo 1.0 ; os_name=="nt"', '1.0', 'foo; os_name == "nt"'],
    ['foo[a b]>=1', 'b', 'foo[a]>=1'],
    ['foo[a>=1', '>', 'foo[a]>=1'],
    ['foo (>=1', '(', 'foo>=1'],
    ['foo>=1; os_nam=="nt"', 'os_nam', 'foo>=1'],
    ['foo>=1;', ';', 'foo>=1'],
    ['foo @', '@', 'foo'],
    [
      'foo @ https://example.com/foo.zip rest ; os_name=="nt"',
      'rest',
      'foo @ https://example.com/foo.zip ; os_name == "nt"',
    ],
  ];
  for (const [text, underlined, read] of cases) {
    it(`${text}: underlines ${underlined}, reads ${read}`, () => {
      const { value, errors } = parseRequirement(text);
      const [error] = errors;
      assert.ok(error && value);
      assert.equal(text.slice(error.span.start, error.span.end), underlined);
      assert.equal(formatRequirement(value.requirement), read);
    });
  }

  it('without a name there is no requirement', () => {
    for (const text of ['', ' ', '>=1', '[a]', '-e .', './foo']) {
      const { value, errors } = parseRequirement(text);
      assert.equal(value, undefined);
      assert.equal(errors.length, 1);
    }
  });

  it('hostile lengths are read in one pass', () => {
    for (const unit of ['>=1,', '[a', '(', '; ', '>1 ', '===,', 'a-', '@ ', '"']) {
      parseRequirement(`foo${unit.repeat(3_000)}`);
      parseLenientRequirement(`foo${unit.repeat(3_000)}`);
    }
  });
});

describe('requirements: the repairs that uv makes in metadata', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['foo (>=1<3)', '<3,>=1'],
    ['foo!=~5.0', '!=5.0.*'],
    ['foo (>=7.*)', '>=7'],
    ['foo<5.2,!=5.0*', '!=5.0.*,<5.2'],
    ['foo==3.0*', '==3.0.*'],
    ['foo!=5*', undefined],
    ["foo>=3.0;python_version>='3.6',", '>=3.0'],
    ['foo>dev', '>0.0.0dev'],
    ['foo>=9.0.0a1.0', '>=9.0.0a1'],
    ['foo>=9.0.0alpha1.0', undefined],
    ["foo>='3.0'", '>=3.0'],
    ["foo>=3.0' ; python_version>'3'", '>=3.0'],
    ["foo=='3.*',<4", '<4,==3.*'],
    ["foo>=3.*'", '>=3'],
    ['foo2>=1<3', undefined],
    ["foo>=3.0;python_version>='3.6'\"", undefined],
    ['foo>=1,,<3', undefined],
    ['foo >=1 <3', undefined],
    ['foo =>1', undefined],
    ['foo^3', undefined],
  ];
  for (const [text, expected] of cases) {
    it(`${text} ${expected === undefined ? 'stays unreadable' : `is ${expected}`}`, () => {
      assert.ok(parseRequirement(text).errors.length > 0);
      const { value, errors } = parseLenientRequirement(text);
      const repaired = errors.length === 0 ? value : undefined;
      assert.equal(repaired && formatSpecifierSet(repaired.requirement.specifier), expected);
    });
  }
});
