/** Requirements and markers as uv reads them, where that differs from PyPA's packaging; every answer is one of uv 0.13.9. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  evaluateMarkerAsUv,
  type MarkerEnvironment,
} from '../../../../server/src/core/packaging/requirements/marker.ts';
import { parseRequirement } from '../../../../server/src/core/packaging/requirements/requirement.ts';
import { uvObjection } from '../../../../server/src/core/packaging/requirements/uvObjection.ts';
import { parseAsUvReads } from '../../../../server/src/core/packaging/requirements/uvReading.ts';
import { parseUvUrlRequirement } from '../../../../server/src/core/packaging/requirements/uvUrlRequirement.ts';
import { targetOf } from '../../../support/recorded.ts';

const TARGETS = ['workers-3.12', 'workers-3.13', 'workers-3.14'].map(targetOf);

function answerOf(marker: string, environment: MarkerEnvironment): string {
  const text = `dep ; ${marker}`;
  const { value, errors } = parseRequirement(text);
  const parsed = errors.length > 0 ? parseAsUvReads(text, false) : value;
  if (!parsed || uvObjection(parsed)) return '-';
  const { marker: read } = parsed.requirement;
  assert.ok(read);
  return evaluateMarkerAsUv(read, environment, new Set()) ? 'T' : 'F';
}

describe('markers as uv evaluates them', () => {
  it('agree with every answer that was recorded', () => {
    const lines = readFileSync('test/core/packaging/requirements/uvMarkers.txt', 'utf8').split('\n').slice(1, -1);
    assert.ok(lines.length > 1000);
    const wrong = lines.filter((line) => {
      const answers = TARGETS.map(({ environment }) => answerOf(line.slice(4), environment)).join('');
      return answers !== line.slice(0, 3);
    });
    assert.deepEqual(wrong, []);
  });
});

describe('a requirement by URL as uv reads it', () => {
  it('ends at the first semicolon that a blank follows', () => {
    const text = 'a[x] @ https://host.example/a;b-1.0.whl; os_name == "nt"';
    const parsed = parseUvUrlRequirement(text);
    assert.ok(parsed);
    const { requirement, spans } = parsed;
    assert.equal(requirement.url, 'https://host.example/a;b-1.0.whl');
    const at = (span = { start: 0, end: 0 }): string => text.slice(span.start, span.end);
    assert.deepEqual(
      [at(spans.whole), at(spans.name), at(spans.extras), at(spans.url), at(spans.marker)],
      [text, 'a', '[x]', requirement.url, 'os_name == "nt"'],
    );
  });

  it('is none without that blank, and none with something else behind it', () => {
    for (const text of [
      'a @ https://host.example/a.whl;os_name == "nt"',
      'a @ https://host.example/a; b ; os_name == "nt"',
      'a @ https://host.example/a.whl; sys_platform',
      'a>=1; os_name == "nt"',
      'a @ https://host.example/a.whl',
    ])
      assert.equal(parseUvUrlRequirement(text), undefined, text);
  });

  it('is read in linear time', () => {
    assert.equal(parseUvUrlRequirement(`a @ ${';x'.repeat(50_000)}`), undefined);
    assert.equal(parseUvUrlRequirement(`a @${' '.repeat(50_000)}x`), undefined);
  });
});

describe('requirements that uv refuses', () => {
  /** The requirement, and whether uv reads it. */
  const cases: readonly (readonly [string, boolean])[] = [
    ['a>=18446744073709551614', true],
    ['a>=18446744073709551615', false],
    ['a<1.18446744073709551616', false],
    ['a!=18446744073709551616!1', false],
    ['a!=1.0.post18446744073709551616', false],
    ['a!=1.0+18446744073709551616', true],
    ['a; os_name === "posix"', false],
    ['a; os_name == "nt" or (os_name == "posix" and "x" == extras)', false],
    ['a; "x" in extras', true],
    ['a ()', false],
  ];
  for (const [text, reads] of cases) {
    it(`${text} is ${reads ? 'read' : 'refused'}`, () => {
      const { value } = parseRequirement(text);
      assert.equal(value !== undefined && uvObjection(value) === undefined, reads);
    });
  }
});
