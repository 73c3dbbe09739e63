/** A folder in which only a page says that it is for Pyodide. */
import assert from 'node:assert/strict';
import { findingsInClosed, isActive, until } from '../workbench.ts';

describe('a folder whose only sign of Pyodide is a page', () => {
  it('is checked without being opened', async () => {
    const found = await until('a finding in the page', () => {
      const findings = findingsInClosed('site/try-it.html');
      return findings.some(({ message }) => message.includes('uvloop')) ? findings : undefined;
    });
    assert.ok(isActive());
    assert.ok(found.length > 0);
  });
});
