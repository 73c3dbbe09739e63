import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { COMMANDS } from '../../server/src/cli/commands.ts';
import { helpText } from '../../server/src/cli/grammar/help.ts';
import type { Workbench } from '../../server/src/check/engine.ts';
import { runCommandLine } from '../support/commandLine.ts';
import { problemsOfOutput } from '../support/outputSchema.ts';
import { assertRecorded } from '../support/transcript.ts';
import { recordedChecker } from '../support/recorded.ts';

/**
 * Each file is what a command line says about the examples, and its name is the command line. With UPDATE_TRANSCRIPTS=1 they
 * are rewritten, and the pages with them: review the diff before you trust it.
 */
const FOLDER = 'test/cli/transcripts';
/** Pages that show what command lines say. */
const PAGES = ['docs/cli.md', 'docs/ci.md'];
/** Pages that hold what a command writes as Markdown, between two comments. */
const MARKDOWN_PAGES = ['docs/compare.md', 'docs/decision.md', 'docs/runtimes.md', 'docs/wheels.md'];
/** The one that is put together from several, each below a heading of its own. */
const DECISION = 'docs/decision.md';
const EXAMPLES = path.resolve('examples');

describe('what the command line says about the examples', function () {
  this.timeout(60_000); // Enough for a busy machine; each takes some seconds at most.

  // One checker for all, as in a language server: what one run has learnt must not change the next.
  const engine: Workbench = {
    check: (request) => recordedChecker.check(request),
    open: (request) => recordedChecker.open(request),
    facts: (settings, onWait) => recordedChecker.facts(settings, onWait),
    forget: () => undefined,
    close: () => Promise.resolve(),
  };

  for (const file of readdirSync(FOLDER)) {
    const line = file.replace(/\.txt$/, '');
    it(line, async () => {
      const takesIndex = COMMANDS.find(({ name }) => name === line.split(' ')[0])?.options.some(
        ({ name }) => name === 'recorded-index',
      );
      const recorded = takesIndex ? line.replace(/^.*?(?= -- |$)/, '$& --recorded-index recorded-index') : line;
      const { exitCode, output, errors } = await runCommandLine(EXAMPLES, recorded, {
        engine,
        repository: process.cwd(),
        isDry: true,
      });
      if (line.includes('--format json') && exitCode !== 2) {
        assert.deepEqual(problemsOfOutput(output, line.split(' ')[0]), []);
      }
      const transcript = `${output}${errors}[exit code ${exitCode}]\n`;
      assertRecorded({ file: path.join(FOLDER, file), suite: 'cli/transcripts', title: line }, transcript);
    });
  }

  for (const page of PAGES) {
    const title = `is what ${page} shows`;
    it(title, () => {
      const shown = readFileSync(page, 'utf8')
        .replace(/(?<=```console\n\$ pyodide-preflight (.+)\n)[^]*?(?=```)/g, (_, line: string) =>
          readFileSync(path.join(FOLDER, `${line}.txt`), 'utf8').replace(/\[exit code \d\]\n$/, ''),
        )
        .replace(/(?<=## All options\n\n```text\n)[^]*?(?=```)/, () => helpText('pyodide-preflight', COMMANDS));
      assertRecorded({ file: page, suite: 'cli/transcripts', title }, shown);
    });
  }

  for (const page of MARKDOWN_PAGES) {
    const name = `is what ${page} shows`;
    it(name, () => {
      const shown = readFileSync(page, 'utf8').replace(
        /(?<=<!-- pyodide-preflight (.+?)(?:, only (.+))? -->\n\n)[^]*?(?=<!-- end -->)/g,
        (_, line: string, headings?: string) => {
          const written = readFileSync(path.join(FOLDER, `${line}.txt`), 'utf8').replace(/\[exit code \d\]\n$/, '');
          const shownPart = page === DECISION ? partOf(written, headings?.split(/ and (?=[A-Z])/)) : written;
          return `${shownPart}\n`;
        },
      );
      assertRecorded({ file: page, suite: 'cli/transcripts', title: name }, shown);
    });
  }

  it('the summary of the decision names nothing but what the commands say', () => {
    const [summary = '', ...rest] = readFileSync(DECISION, 'utf8').split(/(?=^## The options$)/m);
    const said = rest.join('');
    const named = [...summary.matchAll(/`([^`]+)`|\b\d+(?:\.\d+)+\b/g)].map(([whole, code]) => code ?? whole);
    assert.ok(named.length > 10);
    assert.deepEqual(
      named.filter((one) => !said.includes(one)),
      [],
    );
  });
});

/** A paper without its title, its headings one level lower; of some headings alone, without what comes before the first. */
function partOf(paper: string, headings?: readonly string[]): string {
  const [before = '', ...sections] = paper.replace(/^# .*\n\n/, '').split(/(?=^## )/m);
  const taken = headings
    ? sections.filter((section) => headings.some((one) => section.startsWith(`## ${one}\n`)))
    : [before, ...sections];
  return `${taken.join('').replace(/^#+ /gm, '#$&').trimEnd()}\n`;
}
