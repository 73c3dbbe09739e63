/** What only one of uv and PyPA's packaging can read is said to those whom it concerns, and to nobody else. */
import assert from 'node:assert/strict';
import { readingFindings } from '../../../server/src/core/analysis/analyze.ts';
import { parsePyproject } from '../../../server/src/core/dependencyFiles/pyproject.ts';
import { parseRequirementsTxt } from '../../../server/src/core/dependencyFiles/requirementsTxt.ts';
import type { DependencyFile } from '../../../server/src/core/dependencyFiles/dependencyFile.ts';
import { english } from '../../support/english.ts';
import { targetOf } from '../../support/recorded.ts';

const worker = targetOf('workers-3.13');
const browser = targetOf('pyodide-314.0.7');

function told(file: DependencyFile, ...targets: (typeof worker)[]): readonly string[] {
  return readingFindings(file.problems, targets).map(
    ({ code, severity, message, span }) =>
      `${severity}[${code}] ${english(message)} at ${file.text.slice(span.start, span.end)}`,
  );
}

function project(requirement: string): DependencyFile {
  return parsePyproject(
    '/p/pyproject.toml',
    `[project]\nname = "p"\nversion = "1"\ndependencies = ['${requirement}']\n`,
  );
}

describe('a requirement that uv refuses', () => {
  const OPERATOR = 'error[invalid-requirement] A marker cannot use `===` with uv at a; os_name === "posix"';

  it('stops a Worker, and is nothing to micropip', () => {
    const file = project('a; os_name === "posix"');
    assert.deepEqual(told(file, worker), [OPERATOR]);
    assert.deepEqual(told(file, browser), []);
    assert.deepEqual(told(file, browser, worker), [OPERATOR]);
  });

  it('may stand where only a build backend reads it', () => {
    const file = parsePyproject('/p/pyproject.toml', `[build-system]\nrequires = ['a; os_name === "posix"']\n`);
    assert.deepEqual(told(file, worker), []);
  });

  it('is refused in a requirements file, too', () => {
    assert.deepEqual(told(parseRequirementsTxt('/r.txt', 'a>=18446744073709551616\n'), worker), [
      'error[invalid-requirement] A number in `18446744073709551616` is too large for uv at a>=18446744073709551616',
    ]);
  });
});

describe('a line of a requirements file that uv refuses', () => {
  const GLUED = /^error\[invalid-file\] uv refuses an option that its value follows directly/;
  const AFTER = /^error\[invalid-file\] uv refuses `--[\w-]+` after a requirement/;
  const STOPS = /^error\[invalid-file\] uv stops at `--install-option=x`/;
  const CONTINUED = /^error\[invalid-file\] uv reads a requirement, or an option, only to the end of the line/;
  // Measured with uv 0.13.9: these end its run, and pip reads them.
  const refused: readonly [text: string, told: RegExp][] = [
    ['-rmore.txt\n', GLUED],
    ['-e.\n', GLUED],
    ['-ihttps://host.example/simple\n', GLUED],
    ['-f./w\n', GLUED],
    ['attrs --global-option=x\n', AFTER],
    ['attrs --config-settings=a=b\n', AFTER],
    ['attrs -C a=b\n', AFTER],
    ['attrs --hash=sha256:ab --install-option=x\n', STOPS],
    ['attrs --pre\n', AFTER],
    ['attrs>=20 \\\n  ,<26\n', CONTINUED],
    ['attrs \\\n ; os_name == "nt"\n', CONTINUED],
    ['at\\\ntrs\n', CONTINUED],
    ['-r \\\nmore.txt\n', CONTINUED],
    ['--index-url \\\nhttps://host.example/simple\n', CONTINUED],
  ];
  for (const [text, expected] of refused) {
    it(`stops a Worker at ${JSON.stringify(text)}, and is nothing that pip refuses`, () => {
      const file = parseRequirementsTxt('/r.txt', text);
      const [line = '', ...others] = told(file, worker);
      assert.match(line, expected);
      assert.deepEqual(others, []);
      assert.deepEqual(
        told(file, browser).filter((one) => one.startsWith('error')),
        [],
      );
    });
  }

  it('is none of those that it reads', () => {
    const taken = [
      '-r=more.txt\n',
      '-r\tmore.txt\n',
      '--requirement more.txt\n',
      'attrs==25.1.0 \\\n  --hash=sha256:13 \\\n  --hash=sha256:14\n',
      'attrs==25.1.0 \\\n # x\n',
      '--pre\n',
      '\\\nattrs\n',
    ];
    for (const text of taken) assert.deepEqual(told(parseRequirementsTxt('/r.txt', text), worker), [], text);
  });

  it('may be one with `-e`, in a file of constraints', () => {
    for (const text of ['-e .\n', '--editable=.\n']) {
      assert.match(
        told(parseRequirementsTxt('/c.txt', text, 'constraints'), worker)[0] ?? '',
        /uv refuses `-e` in a file/,
      );
      assert.deepEqual(told(parseRequirementsTxt('/r.txt', text), worker), []);
    }
  });
});

describe('a URL with its semicolon right behind it', () => {
  const file = project('a @ https://host.example/a-1.0-py3-none-any.whl; os_name == "nt"');
  const MISSING =
    '[invalid-requirement] Expected a blank between the URL and `;`: uv reads it without one, pip and micropip do not at ;';

  it('is a warning where uv installs, and an error elsewhere', () => {
    assert.deepEqual(told(file, worker), [`warning${MISSING}`]);
    assert.deepEqual(told(file, browser), [`error${MISSING}`]);
  });

  it('is read with its marker', () => {
    const [declaration] = file.declarations;
    assert.ok(declaration?.requirement?.marker);
    assert.equal(declaration.requirement.url, 'https://host.example/a-1.0-py3-none-any.whl');
  });
});

describe('a blank that only looks like one', () => {
  for (const [name, blank, shown] of [
    ['a no-break space', '\u00A0', /\(U\+00A0, a no-break space\)/],
    ['a thin space', '\u2009', /\(U\+2009\)/],
    ['an ideographic space', '\u3000', /\(U\+3000\)/],
  ] as const)
    it(`is told by its number, since nobody can see it: ${name}`, () => {
      const file = project(`a${blank}>=1`);
      const [warning, ...others] = told(file, worker);
      assert.match(warning ?? '', /^warning\[invalid-requirement\] There is a blank here that is no ordinary one/);
      assert.match(warning ?? '', shown);
      assert.deepEqual(others, []);
      assert.match(told(file, browser)[0] ?? '', /^error/);
    });
});

describe('a list of build requirements that is none', () => {
  it('is worth a warning: no installer of the project looks at it', () => {
    const file = parsePyproject('/p/pyproject.toml', '[build-system]\nrequires = "setuptools"\n');
    assert.deepEqual(told(file, worker), [
      'warning[invalid-file] `build-system.requires` must be an array of strings at "setuptools"',
    ]);
  });
});
