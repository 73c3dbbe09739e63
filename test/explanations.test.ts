/** Our explanations next to those of the installers: the page shows the program's output, and the promised length is kept. */
import { english } from './support/english.ts';
import assert from 'node:assert/strict';
import { explanationsPage, partOf } from './support/explanationsPage.ts';
import { ourExplanation, ourMessages, recordedFailures, type RecordedFailure } from './support/recordedFailures.ts';
import { assertRecorded } from './support/transcript.ts';

const PAGE = 'docs/explanations.md';

describe('explanations beside those of uv and micropip', function () {
  this.timeout(120_000);
  let failures: readonly RecordedFailure[] = [];

  before(async () => {
    failures = await recordedFailures();
  });

  it('are on their page as the program gives them', async () => {
    const page = await explanationsPage(failures);
    assertRecorded({ file: PAGE, suite: 'test/explanations' }, page);
  });

  it('exist for every failure of uv, and name every culprit in the message', () => {
    for (const { uv, findings, requirements, target } of failures) {
      if (uv === undefined) continue;
      assert.ok(findings.length > 0, `${requirements.join(' ')} on ${target} is refused`);
      for (const { culprits, message } of findings)
        for (const culprit of culprits)
          assert.ok(english(message).includes(`\`${culprit}`), `${culprit} is in: ${english(message)}`);
    }
  });

  it("are at most a tenth as long as uv's", () => {
    const tooLong = failures.filter(
      (failure) => failure.uv !== undefined && partOf(failure, ourExplanation(failure.findings)) > 0.1,
    );
    assert.deepEqual(
      tooLong.map(({ requirements, target }) => [requirements, target]),
      [],
    );
  });

  it('begin with a message of about 240 characters', () => {
    const lengths = failures.flatMap(({ findings }) => findings.map(({ message }) => english(message).length));
    assert.ok(Math.max(...lengths) <= 260, `the longest has ${Math.max(...lengths)}`);
    assert.ok(failures.every(({ findings }) => ourMessages(findings) !== '' || findings.length === 0));
  });
});
