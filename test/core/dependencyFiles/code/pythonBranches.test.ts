/** Which calls of a program run one instead of the other. */
import assert from 'node:assert/strict';
import { pythonBranches } from '../../../../server/src/core/dependencyFiles/code/_pythonBranches.ts';
import { pyodideBranches } from '../../../../server/src/core/evidence/needs/branches/pyodideBranches.ts';
import { isThereLater } from '../../../../server/src/core/text/branches.ts';

/** Whether what `A` does is there at `B`. */
function between(...lines: string[]): string {
  const text = lines.join('\n');
  const around = pythonBranches(text, 0, pyodideBranches(text));
  const before = around(text.indexOf('A')).branch;
  return isThereLater(before, around(text.lastIndexOf('B')).branch);
}

describe('the branches of a program', () => {
  const cases: readonly (readonly [title: string, text: readonly string[], isThere: string])[] = [
    ['one after the other', ['A', 'B'], 'yes'],
    ['before a branch', ['A', 'if x:', '  B'], 'yes'],
    ['in the same branch', ['if x:', '  A', '  for y in z:', '    B'], 'yes'],
    ['a try and what catches its errors', ['try:', '  A', 'except ValueError:', '  B'], 'no'],
    ['two that catch errors', ['try:', '  x', 'except ValueError:', '  A', 'except:', '  B'], 'no'],
    ['a try and what follows without errors', ['try:', '  A', 'except x:', '  y', 'else:', '  B'], 'yes'],
    ['a try and its end', ['try:', '  A', 'except x:', '  y', 'finally:', '  B'], 'perhaps'],
    ['both sides of an if', ['if x:', '  A', 'else:', '  B'], 'no'],
    ['an if and a later side', ['if x:', '  A', 'elif y: z', 'elif v:', '  B'], 'no'],
    ['in one line', ['if x: A', 'else: B'], 'no'],
    ['two ifs', ['if x:', '  A', 'if y:', '  B'], 'perhaps'],
    ['behind an if', ['if x:', '  A', 'B'], 'perhaps'],
    ['cases', ['match x:', '  case 1:', '    A', '  case _:', '    B'], 'no'],
    ['functions', ['async def f():', '  A', 'def g():', '  B'], 'perhaps'],
    ['a loop and what is behind it', ['for x in y:', '  A', 'B'], 'yes'],
    ['an if of another block', ['if x:', '  if y:', '    A', '  z', 'else:', '  B'], 'no'],
    ['what only looks like one', ['if x:', '  y = """', 'else:', '"""', '  A', 'else:', '  B'], 'no'],
  ];
  for (const [title, text, isThere] of cases)
    it(title, () => {
      assert.equal(between(...text), isThere);
    });

  it('are found in time, whatever the text', () => {
    for (const text of [
      'if x:\n'.repeat(60_000),
      Array.from({ length: 400 }, (_, at) => `${' '.repeat(at)}if x:`).join('\n'),
    ])
      assert.ok(Array.isArray(pythonBranches(text, 0, pyodideBranches(text))(text.length).branch));
  });
});
