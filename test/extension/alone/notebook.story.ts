/** A folder in which only a notebook says that it is for Pyodide. */
import assert from 'node:assert/strict';
import { findingsInClosed, isActive, until } from '../workbench.ts';

describe('a folder whose only sign of Pyodide is a notebook', () => {
  it('is checked without being opened', async () => {
    const found = await until('a finding in the notebook', () => {
      const findings = findingsInClosed('lessons/first.ipynb');
      return findings.some(({ message }) => message.includes('uvloop')) ? findings : undefined;
    });
    assert.ok(isActive());
    assert.ok(found.length > 0);
  });
});
