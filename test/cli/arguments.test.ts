import assert from 'node:assert/strict';
import { COMMANDS } from '../../server/src/cli/commands.ts';
import type { Invocation } from '../../server/src/cli/grammar/command.ts';
import { settingsOf } from '../../server/src/cli/grammar/givenSettings.ts';
import { commandHelp, helpText, overview } from '../../server/src/cli/grammar/help.ts';
import { parseArguments as parse, type Parsed } from '../../server/src/cli/grammar/parse.ts';
import { UsageError } from '../../server/src/cli/usageError.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';

function parseArguments(words: readonly string[]): Parsed {
  return parse(words, COMMANDS);
}

function parsed(line: string): Invocation {
  const invocation = parseArguments(line.split(' '));
  assert(typeof invocation === 'object' && 'command' in invocation);
  return invocation;
}

function complaintAbout(line: string): string {
  try {
    parseArguments(line.split(' ').filter((word) => word !== ''));
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return 'nothing to complain about';
}

describe('the command line', () => {
  it('takes paths and options in any order, with = or a space before a value', () => {
    const { positionals, options } = parsed('check api --target=workers-3.13 lib --format json --fix -');
    assert.deepEqual(positionals, ['api', 'lib', '-']);
    assert.deepEqual(options.get('target'), ['workers-3.13']);
    assert.deepEqual(options.get('format'), ['json']);
    assert.deepEqual(options.get('fix'), []);
  });

  it('takes everything after -- as a path', () => {
    assert.deepEqual(parsed('check -- --fix').positionals, ['--fix']);
  });

  it('keeps what comes after the first = in a value', () => {
    const invocation = parsed('check --index-url=https://host.test/simple/?a=b');
    assert.deepEqual(settingsOf(invocation), { indexUrl: 'https://host.test/simple/?a=b' });
  });

  it('collects an option that may be given several times, and takes the last of any other', () => {
    const line =
      'check --extra-index-url https://a.test/ --extra-index-url https://b.test/ --target x --target y --held-back-days 1 --held-back-days 2';
    assert.deepEqual(settingsOf(parsed(line)), {
      target: 'x,y',
      heldBackDays: 2,
      extraIndexUrls: ['https://a.test/', 'https://b.test/'],
    });
  });

  it('takes a negative number for a value, as held-back days may be', () => {
    assert.deepEqual(settingsOf(parsed('check --held-back-days -1')), { heldBackDays: -1 });
    assert.deepEqual(settingsOf(parsed('check --held-back-days=-1')), { heldBackDays: -1 });
  });

  it('says what is wrong and what was probably meant', () => {
    assert.equal(complaintAbout('chekc .'), 'unknown command `chekc`; did you mean `check`?');
    assert.equal(
      complaintAbout('api'),
      'unknown command `api`; see --help, or say `check api` if that is a file or folder',
    );
    assert.equal(complaintAbout('--zzz'), 'unknown command `--zzz`; see --help');
    assert.equal(complaintAbout('check --formt json'), 'unknown option `--formt`; did you mean `--format`?');
    assert.equal(complaintAbout('check --offlin=yes'), 'unknown option `--offlin`; did you mean `--offline`?');
    assert.equal(complaintAbout('check --zzz'), 'unknown option `--zzz`; see --help');
    assert.equal(complaintAbout('check -x'), 'unknown option `-x`; see --help');
    assert.equal(complaintAbout('check --target'), '--target needs a value: --target NAME');
    assert.equal(complaintAbout('check --target --fix'), '--target needs a value: --target NAME');
    assert.equal(complaintAbout('check --fix=yes'), '--fix takes no value');
  });

  it('shows help and version wherever they are asked for', () => {
    const helpOf = (...words: readonly string[]): string | undefined => {
      const asked = parseArguments(words);
      assert(typeof asked === 'object' && 'help' in asked);
      return asked.help?.name;
    };
    assert.equal(helpOf('--help'), undefined);
    assert.equal(helpOf(), undefined);
    assert.equal(helpOf('help'), undefined);
    assert.equal(helpOf('help', 'check'), 'check');
    assert.equal(helpOf('check', '.', '-h'), 'check');
    assert.equal(parseArguments(['-V']), 'version');
    assert.equal(parseArguments(['targets', '--version']), 'version');
  });
});

describe('--help', () => {
  const help = helpText('pyodide-preflight', COMMANDS);

  it('names every command and every option, in lines that fit', () => {
    for (const { name, options } of COMMANDS) {
      assert(help.includes(`pyodide-preflight ${name}`));
      for (const option of options) assert(help.includes(`--${option.name}`), option.name);
    }
    for (const line of help.split('\n')) assert(line.length <= 120, line);
  });

  it('shows first what there is to do, and of a command its options with examples', () => {
    const first = overview('pyodide-preflight', COMMANDS);
    for (const { name, summary } of COMMANDS)
      assert.match(first, new RegExp(`^  ${name} +${summary.slice(0, 20)}`, 'm'));
    assert.match(first, /COMMAND --help shows the options/);
    for (const command of COMMANDS) {
      for (const { line } of command.examples ?? []) {
        assert.equal(parsed(line).command.name, command.name);
        assert(commandHelp('pyodide-preflight', command).includes(`  pyodide-preflight ${line}\n`));
      }
    }
  });

  it('is wrapped at the width of a terminal, whole examples aside', () => {
    const isExample = (line: string): boolean => /^  (?:# |pyodide-preflight )/.test(line);
    for (const columns of [40, 60, 80, 100]) {
      const texts = COMMANDS.map((command) => commandHelp('pyodide-preflight', command, columns));
      for (const text of [overview('pyodide-preflight', COMMANDS, columns), ...texts])
        for (const line of text.split('\n').filter((one) => !isExample(one)))
          assert.ok(line.length <= columns || !line.trim().includes(' '), `${columns}: ${line}`);
    }
    assert.equal(overview('pyodide-preflight', COMMANDS, 400), overview('pyodide-preflight', COMMANDS));
  });

  it('explains the exit codes', () => {
    assert.match(help, /Exit code: 0 .* 1 .* 2 /s);
  });

  it('has an option for every setting', () => {
    const options = COMMANDS.flatMap((command) => command.options);
    const settings = new Set(options.flatMap(({ setting }) => setting ?? []));
    assert.deepEqual(['tuning', ...settings].sort(), Object.keys(DEFAULT_SETTINGS).sort());
    // Patterns of files belong into a file.
    const tuning = new Set(options.flatMap((option) => option.tuning ?? []));
    assert.deepEqual([...tuning].sort(), ['ignore', 'select', 'severity']);
  });
});
