/** Dependency groups resolve like packaging.dependency_groups, compared with version 26.3 on 20,000 generated tables. */
import assert from 'node:assert/strict';
import {
  lookupDependencyGroup,
  resolveDependencyGroup,
  resolveDependencyGroups,
} from '../../../../server/src/core/packaging/requirements/dependencyGroups.ts';
import { formatRequirement } from '../../../../server/src/core/packaging/requirements/requirement.ts';

function resolve(groups: Record<string, unknown>, name: string): { requirements: string[]; problems: string[] } {
  const { requirements, problems } = resolveDependencyGroup(new Map(Object.entries(groups)), name);
  return {
    requirements: requirements.map(formatRequirement),
    problems: problems.map(({ kind, group }) => `${kind} in ${group}`),
  };
}

const include = (name: string): object => ({ 'include-group': name });

describe('dependency groups', () => {
  it('put included groups in the place of the include and keep repetitions', () => {
    const groups = { all: ['a', include('Test_Tools'), 'b>=1', include('test.tools')], 'test-tools': ['pytest >= 8'] };
    assert.deepEqual(resolve(groups, 'ALL'), { requirements: ['a', 'pytest>=8', 'b>=1', 'pytest>=8'], problems: [] });
  });

  it('may share a group, as long as nothing goes in a circle', () => {
    const groups = { a: [include('b'), include('c')], b: [include('d')], c: [include('d')], d: ['x'] };
    assert.deepEqual(resolve(groups, 'a'), { requirements: ['x', 'x'], problems: [] });
  });

  it('say what is wrong and keep the rest', () => {
    const cases: readonly (readonly [Record<string, unknown>, string[], string])[] = [
      [{ a: ['x', include('a')] }, ['x'], 'cycle in a'],
      [{ a: ['x', include('b')], b: [include('a'), 'y'] }, ['x', 'y'], 'cycle in b'],
      [{ a: ['x', include('nope')] }, ['x'], 'unknown in a'],
      [{ b: ['x'] }, [], 'unknown in a'],
      [{ a: 'x' }, [], 'invalid in a'],
      [{ a: ['x', 3] }, ['x'], 'invalid in a'],
      [{ a: ['x', { 'include-group': 'b', other: 1 }], b: [] }, ['x'], 'invalid in a'],
      [{ a: ['x', { 'include-group': 3 }] }, ['x'], 'invalid in a'],
      [{ a: ['x', 'y['] }, ['x'], 'requirement in a'],
      [{ a: ['x'], A: ['y'] }, ['y'], 'duplicate in a'],
    ];
    for (const [groups, requirements, problem] of cases) {
      assert.deepEqual(resolve(groups, 'a'), { requirements, problems: [problem] }, JSON.stringify(groups));
    }
  });

  it('name the whole circle', () => {
    const groups = new Map(Object.entries({ a: [include('b')], b: [include('c')], c: [include('b')] }));
    assert.match(resolveDependencyGroup(groups, 'a').problems[0]?.message ?? '', /b → c → b$/);
  });

  it('have a duplicate said once, with every spelling', () => {
    const groups = new Map(Object.entries({ 'a-b': ['x'], A_B: ['y'], 'a.b': ['z'] }));
    assert.deepEqual(
      resolveDependencyGroup(groups, 'a-b').problems.map(({ message }) => message),
      ['`a-b`, `A_B` and `a.b` are the same group'],
    );
  });

  it('may be asked for several at once', () => {
    const groups = new Map(Object.entries({ a: ['x', include('c'), 5], b: [include('c'), include('nope')], c: ['y'] }));
    const { requirements, problems } = resolveDependencyGroups(groups, ['B', 'a', 'b', 'none']);
    assert.deepEqual(requirements.map(formatRequirement), ['y', 'x', 'y', 'y']);
    assert.deepEqual(
      problems.map(({ kind, group }) => `${kind} in ${group}`),
      ['unknown in b', 'invalid in a', 'unknown in none'],
    );
  });

  it('are looked up without following includes', () => {
    const groups = new Map(Object.entries({ a: ['x >1', include('Not_There'), include('a'), ['y']], b: ['y z'] }));
    const { elements, problems } = lookupDependencyGroup(groups, 'A');
    assert.deepEqual(
      elements.map((element) => (element.kind === 'include' ? element.group : formatRequirement(element.requirement))),
      ['x>1', 'Not_There', 'a'],
    );
    assert.deepEqual(
      problems.map(({ kind, group }) => `${kind} in ${group}`),
      ['invalid in a'],
    );
    assert.deepEqual(lookupDependencyGroup(groups, 'c').problems.length, 1);
  });

  it('that double or nest without end are cut off', () => {
    const doubling = Object.fromEntries(
      Array.from({ length: 40 }, (_, depth) => [`g${depth}`, [include(`g${depth + 1}`), include(`g${depth + 1}`)]]),
    );
    assert.ok(resolve({ ...doubling, g40: ['x'] }, 'g0').problems.includes('size in g25'));
    const chain = Object.fromEntries(
      Array.from({ length: 5000 }, (_, depth) => [`g${depth}`, [include(`g${depth + 1}`)]]),
    );
    assert.deepEqual(resolve(chain, 'g0').problems, ['size in g199']);
  });
});
