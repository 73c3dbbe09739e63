/** An outdated recorded text is reported with the lines that differ and the command that accepts the change. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { assertRecorded, lineDifference } from '../support/transcript.ts';

describe('a recorded text', () => {
  let folder: string;
  let file: string;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'recorded-'));
    file = path.join(folder, 'page.md');
    writeFileSync(file, 'one\ntwo\n');
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('that is what the program says passes', () => {
    assertRecorded({ file, suite: 'docs' }, 'one\ntwo\n');
  });

  it('that is not is told with its lines and the command that accepts it', function () {
    if (process.env['UPDATE_TRANSCRIPTS']) this.skip(); // Nothing is compared in this case.
    const comparing = (): void => {
      assertRecorded({ file, suite: 'test/docs', title: "it's there" }, 'one\n2\n');
    };
    assert.throws(comparing, (error: Error) => {
      const [first, ...others] = error.message.split('\n');
      assert.equal(first, `${file} is not what the program says now:`);
      assert.deepEqual(others.slice(1, 5), ['line 1:', ' one', '-two', '+2']);
      const command = String.raw`UPDATE_TRANSCRIPTS=1 npm test -- test/docs --title 'it'\''s there'`;
      assert.equal(others.at(-1), `If that is meant: ${command}`);
      return true;
    });
  });

  it('shows of a long text only what is around a change', () => {
    const lines = Array.from({ length: 100 }, (_, index) => `line ${index + 1}`);
    const difference = lineDifference(lines.join('\n'), lines.with(49, 'changed').join('\n'));
    assert.equal(difference, 'line 48:\n line 48\n line 49\n-line 50\n+changed\n line 51\n line 52\n');
  });
});
