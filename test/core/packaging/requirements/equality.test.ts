/** What counts as the same name, version, specifier, marker and requirement, as in PyPA's packaging 26.3. */
import assert from 'node:assert/strict';
import type { Marker } from '../../../../server/src/core/packaging/requirements/marker.ts';
import {
  combineMarkers,
  formatMarker,
  markersEqual,
  parseMarker,
} from '../../../../server/src/core/packaging/requirements/marker.ts';
import { isNormalizedName, parseName } from '../../../../server/src/core/packaging/name.ts';
import type { Requirement } from '../../../../server/src/core/packaging/requirements/requirement.ts';
import { parseRequirement, requirementsEqual } from '../../../../server/src/core/packaging/requirements/requirement.ts';
import {
  parseSpecifierSet,
  specifierSetsEqual,
  specifiersEqual,
} from '../../../../server/src/core/packaging/versions/specifier.ts';
import { canonicalizeVersion, parseVersion } from '../../../../server/src/core/packaging/versions/version.ts';

function marker(text: string): Marker {
  const { value } = parseMarker(text);
  assert.ok(value, text);
  return value;
}

function requirement(text: string): Requirement {
  const { value } = parseRequirement(text);
  assert.ok(value, text);
  return value.requirement;
}

describe('a name in normal form', () => {
  it('is made of a name only', () => {
    assert.equal(parseName('Zope.__Interface'), 'zope-interface');
    for (const text of ['', '-a', 'a_', 'ä', 'a b']) assert.equal(parseName(text), undefined, text);
  });

  it('is told from other spellings', () => {
    for (const name of ['a', 'zope-interface', '7-zip']) assert.ok(isNormalizedName(name), name);
    for (const name of ['', 'A', 'a_b', 'a.b', 'a--b', '-a', 'a-', 'ä']) assert.ok(!isNormalizedName(name), name);
  });
});

describe('one text for all spellings of a version', () => {
  for (const [written, short, withZeros] of [
    ['1.0.0', '1', '1.0.0'],
    ['v1.4.0-RC.1', '1.4rc1', '1.4.0rc1'],
    ['0.0', '0', '0.0'],
    ['1!01.10.00.post0+Ubuntu_01', '1!1.10.post0+ubuntu.1', '1!1.10.0.post0+ubuntu.1'],
    ['no version', 'no version', 'no version'],
  ] as const) {
    it(`${written} is ${short}, with zeros ${withZeros}`, () => {
      assert.equal(canonicalizeVersion(written), short);
      assert.equal(canonicalizeVersion(written, { keepZeros: true }), withZeros);
      assert.equal(canonicalizeVersion(parseVersion(written) ?? written), short);
    });
  }
});

describe('specifiers', () => {
  for (const [a, b, equal] of [
    ['>=1', '>= 1.0.0', true],
    ['~=1.0', '~=1.0.0', false],
    ['==1.*', '==1.0.*', false],
    ['===1', '===1.0', false],
    ['>=1,<2,>=1.0', '<2.0,>=1', true],
    ['', ',', true],
    ['>1', '>1,!=2', false],
    ['>1', '>=1', false],
  ] as const) {
    it(`'${a}' is ${equal ? '' : 'not '}'${b}'`, () => {
      assert.equal(specifierSetsEqual(parseSpecifierSet(a).value, parseSpecifierSet(b).value), equal);
      assert.equal(specifierSetsEqual(parseSpecifierSet(b).value, parseSpecifierSet(a).value), equal);
    });
  }

  it('are compared one by one too', () => {
    const [short, long, other] = parseSpecifierSet('>=1,>=1.0,>=2').value.specifiers;
    assert.ok(short && long && other);
    assert.ok(specifiersEqual(short, long) && !specifiersEqual(short, other));
  });
});

describe('markers', () => {
  for (const [a, b, equal] of [
    ["os_name=='nt'", '( os.name == "nt" )', true],
    ["extra == 'Fast_Path'", 'extra == "fast-path"', true],
    ["'linux' in sys_platform", "sys_platform in 'linux'", false],
    ["os_name=='a' and os_name=='b'", "os_name=='b' and os_name=='a'", false],
    ["os_name=='a' or os_name=='b' and os_name=='c'", "os_name=='a' or (os_name=='b' and os_name=='c')", false],
  ] as const) {
    it(`${a} is ${equal ? '' : 'not '}${b}`, () => {
      assert.equal(markersEqual(marker(a), marker(b)), equal);
    });
  }

  it('are combined with what is compound in parentheses', () => {
    const posix = marker("os_name == 'posix'");
    const either = marker("extra == 'a' or extra == 'b'");
    const both = combineMarkers('and', posix, either);
    assert.equal(formatMarker(both), 'os_name == "posix" and (extra == "a" or extra == "b")');
    assert.equal(
      formatMarker(combineMarkers('or', both, posix)),
      '(os_name == "posix" and (extra == "a" or extra == "b")) or os_name == "posix"',
    );
    assert.ok(markersEqual(marker(formatMarker(both)), both));
  });
});

describe('requirements', () => {
  for (const [a, b, equal] of [
    ['Foo_Bar[b,a,b]>=1,<2', 'foo.bar [a, b] (<2.0, >=1)', true],
    ["foo ; os_name=='nt'", 'foo;(os.name=="nt")', true],
    ['foo @ https://demo.example.invalid/a', 'FOO@https://demo.example.invalid/a', true],
    ['foo @ https://demo.example.invalid/a', 'foo @ https://demo.example.invalid/b', false],
    ['foo', 'foo ; os_name=="nt"', false],
    ['foo[a]', 'foo[A]', true],
    ['foo[a]', 'foo[a,b]', false],
    ['foo>1', 'foo', false],
    ['foo', 'bar', false],
  ] as const) {
    it(`${a} is ${equal ? '' : 'not '}${b}`, () => {
      assert.equal(requirementsEqual(requirement(a), requirement(b)), equal);
      assert.equal(requirementsEqual(requirement(b), requirement(a)), equal);
    });
  }
});
