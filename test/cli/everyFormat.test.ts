/** Each command in each format that it claims, on the recorded examples: what comes out is what the format promises. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { COMMANDS } from '../../server/src/cli/commands.ts';
import type { Command } from '../../server/src/cli/grammar/command.ts';
import { runCommandLine, type RunResult } from '../support/commandLine.ts';
import { problemsOfOutput } from '../support/outputSchema.ts';
import { recordedWorkbench } from '../support/recorded.ts';
import { problemsOfSarif } from '../support/sarifSchema.ts';

const EXAMPLES = path.resolve('examples');
const PROJECTS = readdirSync(EXAMPLES).filter((name) => name !== 'recorded-index');

/** How each command is called for a project; a new command wants a line here. */
const CALLS: Readonly<Record<string, (project: string) => string>> = {
  check: (project) => `check ${project} --evidence`,
  deploy: (project) => `deploy --checklist --project ${project}`,
  runtimes: (project) => `runtimes --project ${project}`,
  compare: (project) => `compare workers-3.13 workers-3.14 --project ${project}`,
  explain: (project) => `explain pydantic-core --evidence --project ${project}`,
  strategy: (project) => `strategy --evidence --project ${project}`,
  tree: (project) => `tree --project ${project}`,
  watch: (project) => `watch ${project} --state none.json`,
  wheels: (project) => `wheels --project ${project}`,
  doctor: (project) => `doctor --project ${project}`,
  targets: () => 'targets --all',
  cache: () => 'cache size',
  record: (project) => `record ${project} --output none`,
};

/** Not about a project. */
const ANYWHERE: ReadonlySet<string> = new Set(['cache', 'targets']);

/** On the page, `charts` is from a place that no index of a Worker has. */
const UNDECIDED: ReadonlySet<string> = new Set(['compare pyscript-page']);

function formatsOf({ options }: Command): readonly string[] {
  return options.find(({ name }) => name === 'format')?.choices ?? [];
}

function run(line: string): Promise<RunResult> {
  const words = ANYWHERE.has(line.split(' ', 1).join()) ? line : `${line} --recorded-index recorded-index`;
  return runCommandLine(EXAMPLES, words, { engine: recordedWorkbench, isDry: true });
}

/** What is wrong with a text that claims to be of a format. */
function problemsOf(output: string, format: string, command: string): readonly string[] {
  switch (format) {
    case 'json':
      return problemsOfOutput(output, command);
    case 'sarif':
      return problemsOfSarif(JSON.parse(output));
    case 'gitlab':
      return Array.isArray(JSON.parse(output)) ? [] : ['no list'];
    case 'csv':
      return problemsOfCsv(output);
    case 'markdown':
      return problemsOfMarkdown(output);
    case 'junit':
      return /^<\?xml[^]*<testsuites [^]*<\/testsuites>\n$/.test(output) ? [] : ['no suites'];
    case 'github':
      return output.split('\n').filter((line) => line !== '' && !/^::(?:error|warning|notice) /.test(line));
    default:
      return output.endsWith('\n') && !output.includes('undefined') ? [] : ['no text'];
  }
}

/** Tables with an empty line between them, in each rows of as many cells as the first one has. */
function problemsOfCsv(output: string): readonly string[] {
  const tables = output.replace(/"(?:[^"]|"")*"/g, '').split('\r\n\r\n');
  return tables.flatMap((table) => {
    const widths = new Set(table.split('\r\n').flatMap((row) => (row === '' ? [] : row.split(',').length)));
    return widths.size === 1 ? [] : [`rows of ${[...widths].join(' and ')} cells`];
  });
}

/** Something that is not the text for a terminal, and tables whose rows have as many cells as their heads. */
function problemsOfMarkdown(output: string): readonly string[] {
  const problems = /^(?:#|- |\||\S.*[.\x60])/.test(output) ? [] : ['no Markdown'];
  for (const table of output.match(/(?:^\|.*\n)+/gm) ?? []) {
    const widths = table
      .trimEnd()
      .split('\n')
      .map((row) => row.replace(/\\\||`[^`]*`/g, '').split('|').length);
    if (widths.some((width) => width !== widths[0])) problems.push(`a ragged table: ${table}`);
  }
  return problems;
}

describe('each command', function () {
  this.timeout(120_000);

  for (const command of COMMANDS.filter((one) => formatsOf(one).length > 0)) {
    const call = CALLS[command.name];

    it(`${command.name} has in each of its formats what that promises`, async () => {
      assert.ok(call, `how is ${command.name} called?`);
      for (const format of formatsOf(command)) {
        const { output, errors } = await run(`${call('pydantic-worker')} --format ${format}`);
        assert.deepEqual(problemsOf(output, format, command.name), [], `${format}: ${errors}`);
      }
    });

    it(`${command.name} answers for each example, with JSON as its schema says`, async () => {
      assert.ok(call);
      for (const project of ANYWHERE.has(command.name) ? PROJECTS.slice(0, 1) : PROJECTS) {
        const { output, errors, exitCode } = await run(`${call(project)} --format json`);
        // Only it judges.
        const codes = command.name === 'check' ? [0, 1, 2] : UNDECIDED.has(`${command.name} ${project}`) ? [2] : [0];
        assert.ok(codes.includes(exitCode), `${project}: exit code ${exitCode}: ${errors}`);
        assert.deepEqual(problemsOfOutput(output, command.name), [], project);
      }
    });
  }

  it('is in the table of calls, or has no format', () => {
    const named = COMMANDS.filter((one) => formatsOf(one).length > 0).map(({ name }) => name);
    assert.deepEqual(Object.keys(CALLS).toSorted(), named.toSorted());
  });
});
