/** In which language the command line speaks to people, and that programs are told the same in every one. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Workbench } from '../../server/src/check/engine.ts';
import { COMMANDS } from '../../server/src/cli/commands.ts';
import { runCommandLine, type RunResult } from '../support/commandLine.ts';
import { recordedChecker } from '../support/recorded.ts';

const EXAMPLES = path.resolve('examples');
const TRANSCRIPTS = 'test/cli/transcripts';
const JAPANESE = /[\p{sc=Hira}\p{sc=Kana}]/u;
/** Formats for programs, as against text and Markdown. */
const FOR_PROGRAMS = / --format (?:json|sarif|github|gitlab|junit|csv)(?: |$)/;

const engine: Workbench = {
  check: (request) => recordedChecker.check(request),
  open: (request) => recordedChecker.open(request),
  facts: (settings, onWait) => recordedChecker.facts(settings, onWait),
  forget: () => undefined,
  close: () => Promise.resolve(),
};

/** Runs a command line in the examples, for somebody with these variables. */
function run(line: string, variables: Readonly<Record<string, string>>): Promise<RunResult> {
  const takesIndex = COMMANDS.find(({ name }) => name === line.split(' ')[0])?.options.some(
    ({ name }) => name === 'recorded-index',
  );
  const recorded = takesIndex ? line.replace(/^.*?(?= -- |$)/, '$& --recorded-index recorded-index') : line;
  return runCommandLine(EXAMPLES, recorded, { engine, repository: process.cwd(), isDry: true, variables });
}

const LINE = 'check litellm-worker';
const IN_JAPAN = { LANG: 'ja_JP.UTF-8' };

describe('the language of the command line', function () {
  this.timeout(60_000); // Enough for a busy machine; each takes some seconds at most.

  it('is that of the environment, whose variables count in the order that POSIX has them', async () => {
    for (const variables of [
      IN_JAPAN,
      { LANG: 'en_US.UTF-8', LC_ALL: 'ja_JP.UTF-8' },
      { LC_MESSAGES: 'ja', LANG: 'C' },
    ]) {
      const { output, exitCode } = await run(LINE, variables);
      assert.match(
        output,
        /^litellm-worker\/pyproject\.toml: .*にインストールできません\n\nエラー\[blocked-dependency\]: `fastuuid` と /,
      );
      assert.equal(exitCode, 1);
    }
    const english = readFileSync(path.join(TRANSCRIPTS, `${LINE}.txt`), 'utf8');
    for (const variables of [{}, { LANG: 'C' }, { LANG: 'de_DE.UTF-8' }, { ...IN_JAPAN, LC_ALL: 'C.UTF-8' }])
      assert.ok(english.startsWith((await run(LINE, variables)).output), JSON.stringify(variables));
  });

  it('is that of --language, whatever the environment says', async () => {
    assert.match((await run(`${LINE} --language ja`, { LANG: 'en_US.UTF-8' })).output, /エラー\[blocked-dependency\]/);
    assert.match((await run(`${LINE} --language en`, IN_JAPAN)).output, /^error\[blocked-dependency\]/m);
    const { errors, exitCode } = await run(`${LINE} --language klingon`, {});
    assert.equal(errors, 'pyodide-preflight: --language must be en or ja, not klingon\n');
    assert.equal(exitCode, 2);
  });

  it('is also that of what goes wrong with a call, and of the pages of findings', async () => {
    const { errors, exitCode } = await run('check no-such-folder', IN_JAPAN);
    assert.equal(errors, 'pyodide-preflight: そのようなファイルやフォルダーはありません: no-such-folder\n');
    assert.equal(exitCode, 2);
    assert.equal(
      (await run('check --target nosuch', IN_JAPAN)).errors.startsWith('pyodide-preflight: --target: '),
      true,
    );
    const page = (await run('explain held-back --format markdown', IN_JAPAN)).output;
    assert.match(page, /^# held-back\n\n.*インストール/);
    assert.match(page, /\]\(https:\/\/github\.com\/.*\/docs\/rules\/ja\/no-compatible-wheel\.md\)/);
    assert.match((await run('explain held-back --quiet', IN_JAPAN)).output, JAPANESE);
  });

  it('of help and version is English, as scripts and manuals rely on it', async () => {
    for (const line of ['--help', 'check --help', '--version', 'completion bash', 'man'])
      assert.deepEqual(await run(line, IN_JAPAN), await run(line, {}), line);
  });

  for (const file of readdirSync(TRANSCRIPTS)) {
    const line = file.replace(/\.txt$/, '');
    const english = readFileSync(path.join(TRANSCRIPTS, file), 'utf8');
    if (FOR_PROGRAMS.test(line)) {
      it(`does not reach programs: ${line}`, async () => {
        const { output, exitCode } = await run(line, IN_JAPAN);
        assert.ok(english.startsWith(output) && english.endsWith(`[exit code ${exitCode}]\n`));
        assert.doesNotMatch(output, JAPANESE);
      });
    } else if (
      /^(?:check|compare|deploy|explain|runtimes|strategy|tree|wheels) .*(?:-worker|-app|data-frames|markdown)/.test(
        line,
      )
    ) {
      it(`reaches people: ${line}`, async () => {
        const { output, errors } = await run(line, IN_JAPAN);
        assert.match(`${output}${errors}`, JAPANESE);
        assert.deepEqual(englishLines(`${output}${errors}`), []);
      });
    }
  }
});

/** The lines with sentences in English, but for code and for texts to those who are asked for a wheel, who read English. */
function englishLines(text: string): readonly string[] {
  const lines = text.replaceAll(/^```.*?^```$/gms, '').split('\n');
  return lines.filter((line) => {
    const isText = /^(?:\S|\s+(?:=|-|\d+\.) )/.test(line);
    const words = line.replaceAll(/`[^`]*`/g, ' ');
    return isText && /\b(?:the|is|are|of|has|have|not|with)\b .*\b(?:the|is|are|of|for|to|not|a)\b/.test(words);
  });
}
