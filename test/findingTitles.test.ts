/** The beginning of every message carries the news: lists of problems and narrow terminals cut the rest. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../server/src/core/findings/finding.ts';
import { english } from './support/english.ts';
import { runCommandLine } from './support/commandLine.ts';
import { recordedFailures } from './support/recordedFailures.ts';
import { recordedWorkbench } from './support/recorded.ts';

/** So much is seen of a message everywhere. */
const SEEN = 60;

const EXAMPLES = path.resolve('examples');
const PROJECTS = readdirSync(EXAMPLES).filter((name) => name !== 'recorded-index');
const TARGETS = ['workers-3.12', 'workers-3.13', 'workers-3.14', 'pyodide-0.28.3', 'pyodide-314.0.7'];

/** What a finding is about and says. */
type Titled = Pick<Finding, 'code' | 'culprits'> & { readonly message: string };

/** What is reported of an example, for the target that it names and others. */
async function reportedOf(project: string): Promise<readonly Titled[]> {
  const found: Titled[] = [];
  for (const target of ['', ...TARGETS.map((name) => `--target ${name}`)]) {
    const line = `check ${project} ${target} --format json --recorded-index recorded-index`;
    const { output } = await runCommandLine(EXAMPLES, line, { engine: recordedWorkbench, isDry: true });
    const { files } = JSON.parse(output) as { readonly files: readonly { readonly findings: readonly Titled[] }[] };
    found.push(...files.flatMap(({ findings }) => findings));
  }
  return found;
}

/** What stands in the way there is the order in which micropip goes, which the message tells. */
const ABOUT_ORDER = 'first-choice';

/** The messages that do not name their first culprit soon enough. */
function late(found: readonly Titled[]): readonly string[] {
  return found.flatMap(({ code, culprits: [first], message }) =>
    first === undefined || code === ABOUT_ORDER || message.slice(0, SEEN).includes(`\`${first}`)
      ? []
      : [`${code} (${first}): ${message}`],
  );
}

describe('the first words of a message', function () {
  this.timeout(60_000);

  for (const project of PROJECTS)
    it(`name the culprit, in ${project}`, async () => {
      assert.deepEqual(late(await reportedOf(project)), []);
    });

  it('name the culprit, in everything that uv and micropip were recorded to refuse', async () => {
    const findings = (await recordedFailures()).flatMap((failure) => failure.findings);
    assert.ok(findings.length > 10, 'there is something to see');
    assert.deepEqual(late(findings.map((one) => ({ ...one, message: english(one.message) }))), []);
  });
});
