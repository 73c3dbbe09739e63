/** Requirements files that uv and pip read differently: each installer gets what it reads. Measured with uv 0.13.9. */
import assert from 'node:assert/strict';
import type { DependencyFile } from '../../../../server/src/core/dependencyFiles/dependencyFile.ts';
import { parseRequirementsTxt } from '../../../../server/src/core/dependencyFiles/requirementsTxt.ts';
import { withoutShellQuotes } from '../../../../server/src/core/dependencyFiles/lines/_shellWord.ts';
import { isSeen } from '../../../../server/src/core/installers/installerView.ts';
import { readingFindings } from '../../../../server/src/core/analysis/analyze.ts';
import { english } from '../../../support/english.ts';
import { targetOf } from '../../../support/recorded.ts';

const worker = targetOf('workers-3.13');
const browser = targetOf('pyodide-314.0.7');

const read = (text: string): DependencyFile => parseRequirementsTxt('/app/requirements.txt', text);

/** What an installer is told to install, and to read. */
function seen({ declarations, includes }: DependencyFile, target = worker): readonly string[] {
  const { markers } = target.installer;
  return [
    ...declarations.filter((one) => isSeen(one, target)).map(({ text }) => text),
    ...includes.filter(({ seenBy = markers }) => seenBy === markers).map(({ path }) => `file ${path}`),
  ];
}

function told({ problems, text }: DependencyFile, target = worker): readonly string[] {
  return readingFindings(problems, [target]).map(
    ({ severity, message, span }) => `${severity}: ${english(message)} [${text.slice(span.start, span.end)}]`,
  );
}

const errors = (file: DependencyFile): readonly string[] => told(file).filter((one) => one.startsWith('error'));

describe('a requirements file as uv reads it', () => {
  const taken: readonly (readonly [text: string, ...read: string[]])[] = [
    ['a # note \\\nb\n', 'a', 'b'],
    ['# note \\\nb\n', 'b'],
    ['a==1 --hash=sha256:00 b\n', 'a==1', 'b'],
    ['a==1 --hash=sha256:00 -r more.txt\n', 'a==1', 'file more.txt'],
    ['-r=more.txt\n-c=pins.txt\n', 'file more.txt', 'file pins.txt'],
    ["-r='more.txt'\n", 'file more.txt'],
    ['-r my file.txt\n', 'file my file.txt'],
    ['-r more.txt -r other.txt\n', 'file more.txt -r other.txt'],
    ['-r more#1.txt\n', 'file more'],
    ['-r\nmore.txt\n', 'file more.txt'],
    ['-r more.txt\\\na\n', 'a', 'file more.txt'],
    ['-r mo\\re.txt\n', 'file more.txt'],
    ['--pre -r more.txt\na\n', 'a'],
    ['--pre=1\na\n', 'a'],
    ['--trusted-host\na\n', 'a'],
    ['--no-index a\n', 'a'],
    ['--require-hashes a\n', 'a'],
    ['-e=.\n', '.'],
    ['-e lib\n', 'lib'],
    ['-e name @ file:./lib\n', 'name @ file:./lib'],
    ["-e . ; os_name == 'nt'\nb\n", 'b'],
    ["./lib ; os_name == 'nt'\nb\n", 'b'],
    ["./lib;b ; os_name == 'posix'\n", "./lib;b ; os_name == 'posix'"],
    ["https://host.example/a-1-py3-none-any.whl; os_name == 'nt'\nb\n", 'b'],
    ['a==1\\\n--hash=sha256:00\nb\n', 'a==1', 'b'],
  ];
  for (const [text, ...expected] of taken)
    it(`takes ${JSON.stringify(text)}`, () => {
      const file = read(text);
      assert.deepEqual(seen(file), expected);
      assert.deepEqual(errors(file), []);
    });

  const refused: readonly (readonly [text: string, told: RegExp])[] = [
    ['a \\', /this backslash for a part of the requirement, and stops: delete it \[\\\]/],
    ['a \\\n', /this backslash/],
    ['a \\\n\nb\n', /this backslash/],
    ['a\\\n', /this backslash/],
    ['a==1 # note \\\n  --hash=sha256:00\n', /uv stops at `--hash=sha256:00`/],
    ['a==1 \\\n # note\n  --hash=sha256:00\n', /uv stops at `--hash=sha256:00`/],
    ['a==1 --hash=sha256:00 \\ # note\n', /uv stops at `\\`/],
    ['--hash=sha256:00\n', /uv stops at/],
    ['--config-settings x=y\n', /uv stops at/],
    ['-\n', /uv stops at `-`/],
    ['-r more.txt \\\na\n', /only to the end of the line/],
    ['--no-binary x \\\na\n', /only to the end of the line/],
    ['--only-binary x,y\n', /uv reads one name behind `--only-binary`/],
    ['--only-binary x --only-binary y\n', /uv reads one name behind/],
    ['-i https://a.example\n-i https://a.example\n', /uv takes one `--index-url`/],
    ['-e git+https://host.example/a.git\n', /uv takes only a folder on this machine behind `-e`/],
    ['-e a @ https://host.example/a-1-py3-none-any.whl\n', /only a folder on this machine/],
    ['-e lib#y\n', /sees no path in what stands behind `-e`/],
    ['-e lib[x]#egg=y\n', /sees no path/],
    ['-e lib x\n', /sees no path/],
    ['-e "lib"\n', /sees no path/],
    ['./lib ; nonsense == 1\n', /^error: Expected the name of a marker variable.* \[nonsense\]$/],
    ['./lib ; os_name === "posix"\n', /a marker cannot use `===` with uv/i],
  ];
  for (const [text, expected] of refused)
    it(`stops at ${JSON.stringify(text)}, which is told once`, () => {
      const [error = '', ...others] = errors(read(text));
      assert.match(error, expected);
      assert.deepEqual(others, []);
    });

  it('takes what looks like a path behind -e, or is called like a project', () => {
    for (const place of [
      './lib#y',
      'a/lib#y',
      'lib',
      'lib-x[more]',
      'lib:y',
      'lib @ ./lib',
      '${PLACE}',
      '. ; os_name == "x"',
    ])
      assert.deepEqual(errors(read(`-e ${place}\n`)), []);
  });

  it('refuses a constraint that is only a place', () => {
    for (const line of ['./lib', 'https://host.example/a-1-py3-none-any.whl'])
      assert.match(
        errors(parseRequirementsTxt('/app/c.txt', `${line}\n`, 'constraints'))[0] ?? '',
        /uv refuses a constraint without a name/,
      );
    assert.deepEqual(errors(parseRequirementsTxt('/app/c.txt', 'a @ file:///lib\n', 'constraints')), []);
  });

  it('has the indexes that uv takes from it', () => {
    const { indexOptions } = read(
      '-i= https://a.example \\\n--trusted-host x -f wheels\n--extra-index-url https://b#c\n',
    );
    assert.equal(indexOptions.indexUrl, 'https://a.example');
    assert.deepEqual([indexOptions.findLinks, indexOptions.extraIndexUrls], [[], ['https://b']]);
    assert.deepEqual(read('-f wheels --pre\n').indexOptions.findLinks, ['wheels --pre']);
    assert.deepEqual(read('-f=wheels\n').indexOptions.findLinks, ['wheels']);
  });
});

describe('the same file for others', () => {
  it('is what pip reads', () => {
    for (const [text, ...expected] of [
      ['a # note \\\nb\n', 'a'],
      ['a==1 --hash=sha256:00 b\n', 'a==1'],
      ['-r=more.txt\n', 'file =more.txt'],
      ['-r more.txt -r other.txt\n', 'file more.txt', 'file other.txt'],
      ['--pre -r more.txt\n', 'file more.txt'],
      ['a \\\n\nb\n', 'a', 'b'],
    ] as const)
      assert.deepEqual(seen(read(text), browser), expected);
  });

  it('says what pip makes of it', () => {
    assert.deepEqual(told(read('a==1 --hash=sha256:00 b\n'), browser), [
      'warning: `b` does not belong to any option and is ignored [b]',
    ]);
    assert.deepEqual(told(read('a \\\n\nb\n'), browser), []);
  });
});

describe('the quotes around a path', () => {
  it('are removed as a shell does it', () => {
    for (const [written, expected] of [
      ['"my file.txt"', 'my file.txt'],
      ['\'a\'b"c"', 'abc'],
      ['my\\ file', 'my file'],
      ['"a\\$b\\c"', 'a$b\\c'],
      ["'a\\b'", 'a\\b'],
      ['"open', '"open'],
      ['end\\', 'end'],
    ] as const)
      assert.equal(withoutShellQuotes(written), expected);
  });
});
