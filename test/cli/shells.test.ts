/** Completion and the manual page, which are made from the table of commands; in the real shells that are there. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMANDS } from '../../server/src/cli/commands.ts';
import { completionScript, SHELLS } from '../../server/src/cli/grammar/completion.ts';
import { manualPage } from '../../server/src/cli/grammar/manual.ts';
import { runCommandLine } from '../support/commandLine.ts';

const PROGRAM = 'pyodide-preflight';
const KNOWN = { target: ['workers-3.13', 'workers-3.14', 'pyodide-0.28.3'], code: ['held-back', 'stale-sync'] };

function has(program: string): boolean {
  return spawnSync(program, ['--version']).status === 0;
}

/** What bash offers for the last of some words. */
function bashOffers(...words: readonly string[]): readonly string[] {
  const all = [PROGRAM, ...words].map((word) => `'${word}'`).join(' ');
  const ask = `COMP_WORDS=(${all}); COMP_CWORD=${words.length}; _pyodide_preflight; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const run = spawnSync('bash', ['--norc', '-c', `${completionScript('bash', PROGRAM, COMMANDS, KNOWN)}\n${ask}`], {
    encoding: 'utf8',
    cwd: 'examples',
  });
  assert.equal(run.stderr, '');
  return run.stdout.split('\n').filter((line) => line !== '');
}

describe('completion', () => {
  it('has every command and option in each shell', () => {
    for (const shell of SHELLS) {
      const script = completionScript(shell, PROGRAM, COMMANDS, KNOWN);
      for (const { name, options } of COMMANDS) {
        assert.ok(script.includes(name), `${shell}: ${name}`);
        for (const option of options) assert.ok(script.includes(option.name), `${shell}: ${option.name}`);
      }
    }
  });

  it('answers in bash', function () {
    if (!has('bash')) this.skip();
    assert.deepEqual(bashOffers('ch'), ['check']);
    assert.deepEqual(bashOffers('check', '--fo'), ['--format']);
    assert.deepEqual(bashOffers('check', '--fail-on', 'e'), ['error']);
    assert.deepEqual(bashOffers('check', '--held-back-days', ''), []);
    assert.deepEqual(bashOffers('check', '-t', 'workers-'), ['workers-3.13', 'workers-3.14']);
    assert.deepEqual(bashOffers('compare', 'workers-3.13', 'py'), ['pyodide-0.28.3']);
    assert.deepEqual(bashOffers('explain', 'held'), ['held-back']);
    assert.deepEqual(bashOffers('check', '--select', 'st'), ['stale-sync']);
    assert.deepEqual(bashOffers('cache', 'pr'), ['prune']);
    assert.deepEqual(bashOffers('completion', ''), ['bash', 'zsh', 'fish', 'powershell']);
    assert.deepEqual(bashOffers('check', 'litellm'), ['litellm-worker']);
    assert.deepEqual(bashOffers('check', '--recorded-index', 'rec'), ['recorded-index']);
  });

  it('is read without a complaint by zsh and fish, where they are there', function () {
    const there = (['zsh', 'fish'] as const).filter(has);
    if (there.length === 0) this.skip();
    const folder = mkdtempSync(join(tmpdir(), 'completion-'));
    for (const shell of there) {
      const file = join(folder, shell);
      writeFileSync(file, completionScript(shell, PROGRAM, COMMANDS, KNOWN));
      const { status, stderr } = spawnSync(shell, ['-n', file], { encoding: 'utf8' });
      assert.deepEqual([shell, status, stderr], [shell, 0, '']);
    }
    rmSync(folder, { recursive: true });
  });

  it('answers in fish, where it is there', function () {
    if (!has('fish')) this.skip();
    const offers = (line: string): readonly string[] => {
      const ask = `complete -C '${PROGRAM} ${line}' | string replace -r '\\t.*' ''`;
      const script = `${completionScript('fish', PROGRAM, COMMANDS, KNOWN)}\n${ask}`;
      const run = spawnSync('fish', ['--no-config', '-c', script], { encoding: 'utf8', cwd: 'examples' });
      assert.equal(run.stderr, '');
      return run.stdout.split('\n').filter((one) => one !== '');
    };
    assert.deepEqual(offers('check --fail-on e'), ['error']);
    assert.deepEqual(offers('compare workers-3.14 workers-'), ['workers-3.13', 'workers-3.14']);
    assert.deepEqual(offers('check -t py'), ['pyodide-0.28.3']);
    assert.deepEqual(offers('cache pr'), ['prune']);
  });

  it('answers in PowerShell, where it is there', function () {
    if (!has('pwsh')) this.skip();
    const offers = (line: string): readonly string[] => {
      const ask = `(TabExpansion2 '${PROGRAM} ${line}' ${PROGRAM.length + 1 + line.length}).CompletionMatches.CompletionText`;
      const script = `${completionScript('powershell', PROGRAM, COMMANDS, KNOWN)}\n${ask}`;
      const run = spawnSync('pwsh', ['-NoProfile', '-NonInteractive', '-Command', '-'], {
        encoding: 'utf8',
        cwd: 'examples',
        input: `Invoke-Expression @'\n${script.replaceAll("\n'@", "\n '@")}\n'@\n`,
      });
      assert.equal(run.stderr, '');
      return run.stdout.split(/\r?\n/).filter((one) => one !== '');
    };
    assert.deepEqual(offers('ch'), ['check']);
    assert.deepEqual(offers('check --fo'), ['--format']);
    assert.deepEqual(offers('check --fail-on e'), ['error']);
  });

  it('wants the name of a shell', async () => {
    const said = async (line: string): Promise<string> => (await runCommandLine('.', line)).errors;
    assert.equal(await said('completion'), `${PROGRAM}: completion needs one of bash, zsh, fish or powershell\n`);
    assert.match(await said('completion bsh'), /; did you mean `bash`\?$/m);
    const { output } = await runCommandLine('.', 'completion fish');
    assert.match(output, /^# completion of pyodide-preflight for fish/);
    assert.match(output, /compare' -f -a '.*workers-3\.14/);
  });
});

describe('the manual page', () => {
  const page = manualPage(PROGRAM, '1.2.3', '2026-11-24', COMMANDS);

  it('has every command and option', () => {
    for (const { name, options } of COMMANDS) {
      assert.ok(page.includes(`.SH ${name.toUpperCase()}`));
      for (const option of options)
        assert.ok(page.includes(`\\-\\-${option.name.replaceAll('-', '\\-')}`), option.name);
    }
  });

  it('is set without a warning', function () {
    if (!has('groff')) this.skip();
    const { stderr } = spawnSync('groff', ['-man', '-ww', '-z', '-Tutf8'], { input: page, encoding: 'utf8' });
    assert.equal(stderr, '');
  });
});

describe('colours', () => {
  const COLOURED = /\u001B\[/;
  const output = async (
    line: string,
    variables: Readonly<Record<string, string>>,
    interactive = false,
  ): Promise<boolean> => {
    const { output: written } = await runCommandLine('examples', `check pydantic-worker ${line}`, {
      variables,
      interactive,
    });
    return COLOURED.test(written);
  };

  it('are there for people, or as the option or the environment has it', async () => {
    assert.equal(await output('', {}, true), true);
    assert.equal(await output('', {}), false);
    assert.equal(await output('', { FORCE_COLOR: '1' }), true);
    assert.equal(await output('', { FORCE_COLOR: '0' }, true), false);
    assert.equal(await output('', { NO_COLOR: '1' }, true), false);
    assert.equal(await output('', { TERM: 'dumb' }, true), false);
    assert.equal(await output('--color always', { NO_COLOR: '1', TERM: 'dumb' }), true);
    assert.equal(await output('--color never', { FORCE_COLOR: '1' }, true), false);
    assert.equal(await output('--color=auto', {}, true), true);
  });
});
