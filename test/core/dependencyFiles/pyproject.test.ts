/** pyproject.toml: what it declares, in which table, and what is wrong with it. */
import assert from 'node:assert/strict';
import type { Declaration } from '../../../server/src/core/dependencyFiles/dependencyFile.ts';
import { parsePyproject } from '../../../server/src/core/dependencyFiles/pyproject.ts';
import type { Span } from '../../../server/src/core/text/span.ts';
import { checkProblems, declared } from './_annotated.ts';
import { english } from '../../support/english.ts';

const PATH = '/app/pyproject.toml';
const read = (text: string): ReturnType<typeof parsePyproject> => parsePyproject(PATH, text);

const WORKER = `\
[build-system]
requires = ["hatchling>=1.20"]
build-backend = "hatchling.build"

[project]
name = "my-worker"
version = "0.1.0"
requires-python = ">=3.12"
keywords = ["not", "a dependency"]
dependencies = [
  "fastapi[all] >=0.110, <1 ; python_version > '3.8'", # the framework
  'httpx',
]

[project.optional-dependencies]
cache = ["redis>=5"]

[dependency-groups]
dev = ["workers-py", {include-group = "test"}]
test = ["pytest>8"]

[tool.uv]
constraint-dependencies = ["anyio<5"]
override-dependencies = ["uvloop ; sys_platform != 'emscripten'"]
exclude-dependencies = ["watchfiles"]
prerelease = "allow"

[tool.uv.sources]
httpx = { index = "inner" }

[[tool.uv.index]]
name = "inner"
url = "https://inner.example/simple"

[tool.pyodide-preflight]
target = "workers-3.13"
ignore = ["redis"]

[tool.pytest.ini_options]
dependencies = ["pytest is not asked"]
required_plugins = "x>=>1"
`;

describe('a pyproject.toml', () => {
  const file = read(WORKER);

  it('declares what its tables list, what is installed by default first', () => {
    assert.deepEqual(declared(file), [
      "project.dependencies: fastapi[all] >=0.110, <1 ; python_version > '3.8'",
      'project.dependencies: httpx',
      'project.optional-dependencies.cache: redis>=5',
      'dependency-groups.dev: workers-py',
      'dependency-groups.test: pytest>8',
      'tool.uv.constraint-dependencies: anyio<5',
      "tool.uv.override-dependencies: uvloop ; sys_platform != 'emscripten'",
      'tool.uv.exclude-dependencies: watchfiles',
      'build-system.requires: hatchling>=1.20',
    ]);
    assert.deepEqual(file.problems, []);
  });

  it('says what each declaration does, and whether a plain installation sees it', () => {
    const seen = file.declarations.map(({ requirement, role, active }) => `${requirement?.name}: ${role} ${active}`);
    assert.deepEqual(seen, [
      'fastapi: requirement true',
      'httpx: requirement true',
      'redis: requirement false',
      'workers-py: requirement false',
      'pytest: requirement false',
      'anyio: constraint true',
      'uvloop: override true',
      'watchfiles: exclude true',
      'hatchling: requirement false',
    ]);
  });

  it('gives the place of every part of a requirement', () => {
    const [fastapi, httpx] = file.declarations;
    assert.deepEqual(places(WORKER, fastapi), {
      whole: "fastapi[all] >=0.110, <1 ; python_version > '3.8'",
      element: `"fastapi[all] >=0.110, <1 ; python_version > '3.8'"`,
      name: 'fastapi',
      extras: '[all]',
      specifier: '>=0.110, <1',
      specifiers: '>=0.110|<1',
      marker: "python_version > '3.8'",
    });
    assert.deepEqual(places(WORKER, httpx), { whole: 'httpx', element: "'httpx'", name: 'httpx', specifiers: '' });
    assert.deepEqual([fastapi?.quote, httpx?.quote], ['"', "'"]);
  });

  it('tells the name of the project, its Python versions, its extras and its groups', () => {
    assert.equal(file.projectName, 'my-worker');
    assert.equal(file.requiresPython?.text, '>=3.12');
    assert.equal(slice(WORKER, file.requiresPython.span), '>=3.12');
    assert.deepEqual(
      file.optionalDependencies.map((extra) => extra.name),
      ['cache'],
    );
    assert.deepEqual(
      file.dependencyGroups.map((group) => [group.name, group.includes.map((include) => include.name)]),
      [
        ['dev', ['test']],
        ['test', []],
      ],
    );
  });

  it("keeps uv's settings and this tool's own", () => {
    assert.equal(file.uv?.values['prerelease'], 'allow');
    assert.deepEqual(file.uv.values['sources'], { httpx: { index: 'inner' } });
    assert.deepEqual(file.indexOptions.extraIndexUrls, ['https://inner.example/simple']);
    assert.equal(file.indexOptions.pre, true);
    assert.deepEqual(file.toolSettings, { target: 'workers-3.13', ignore: ['redis'] });
  });
});

describe('a pyproject.toml may be written in many ways', () => {
  const same: Readonly<Record<string, string>> = {
    'dotted keys': 'project.name = "x"\nproject.dependencies = ["a", "b>1"]\nproject.optional-dependencies.x = ["c"]\n',
    'an inline table': 'project = {dependencies = ["a", "b>1"], optional-dependencies = {x = ["c"]}}\n',
    'subtables before their table':
      '[project.optional-dependencies]\nx = ["c"]\n[project]\ndependencies = ["a", "b>1"]\n',
    'quoted keys': '["project"]\n\'dependencies\' = ["a", "b>1"]\n[project."optional-dependencies"]\n"x" = ["c"]\n',
    'long strings and comments':
      '[project]\ndependencies = [ # "z"\n  """a""", # y\n  \'\'\'\nb>1\'\'\'\n# x\n]\noptional-dependencies.x = ["c"]',
    escapes: '[project]\ndependencies = ["\\u0061", "b\\u003E1"]\noptional-dependencies = {x = ["c"]}\n',
    'Windows line breaks':
      '\uFEFF[project]\r\ndependencies = [\r\n  "a",\r\n  "b>1",\r\n]\r\noptional-dependencies.x = ["c"]\r\n',
  };
  for (const [story, text] of Object.entries(same)) {
    it(`with ${story}`, () => {
      const file = read(text);
      assert.deepEqual(declared(file), [
        'project.dependencies: a',
        'project.dependencies: b>1',
        'project.optional-dependencies.x: c',
      ]);
      assert.deepEqual(file.problems, []);
      for (const { spans, escaped, text: written } of file.declarations) {
        assert.equal(escaped, slice(text, spans.whole) !== written);
        assert.equal(spans.name === undefined, escaped);
      }
    });
  }
});

describe('a half-typed pyproject.toml', () => {
  it('keeps all dependencies but the one being typed', () => {
    const file = checkProblems(
      read,
      `[project]
dependencies = [
  "a",
  "b>=
  ^^^^ the string is not closed: \`"\` is missing
  "c"
]
`,
    );
    const requirements = file.declarations.map(({ text, requirement }) => [text, requirement !== undefined]);
    assert.deepEqual(requirements, [
      ['a', true],
      ['b>=', false],
      ['c', true],
    ]);
  });

  it('marks the very part of a requirement that is wrong', () => {
    const file = read('[project]\ndependencies = ["a", "b>=1.x.y", "c"]\n');
    const [problem, ...others] = file.problems;
    assert.equal(problem && slice(file.text, problem.span), '.x.y');
    assert.deepEqual(others, []);
    assert.equal(file.declarations[1]?.requirement, undefined);
    assert.ok(file.declarations[1]?.spans.name);
  });

  it('marks the whole string where its escapes hide the place', () => {
    const file = read('[project]\ndependencies = ["\\u0062>=1.x.y"]\n');
    assert.deepEqual(
      file.problems.map(({ span, about }) => [slice(file.text, span), about]),
      [['\\u0062>=1.x.y', 'requirement']],
    );
  });

  it('says what belongs into a list of dependencies', () => {
    checkProblems(
      read,
      `[project]
dependencies = "requests"
               ^^^^^^^^^^ \`project.dependencies\` must be an array of strings
optional-dependencies.x = ["a", 1, {b = 2}]
                                ^ \`project.optional-dependencies.x\` must contain only strings
                                   ^^^^^^^ \`project.optional-dependencies.x\` must contain only strings
requires-python = 3.12
                  ^^^^ \`requires-python\` must be a string such as ">=3.12"
`,
    );
  });

  it('asks for tables where tables belong', () => {
    checkProblems(
      read,
      `project = "x"
          ^^^ \`project\` must be a table
dependency-groups = ["a"]
                    ^^^^^ \`dependency-groups\` must be a table
`,
    );
  });

  it('marks a wrong version in requires-python', () => {
    const file = read('[project]\nrequires-python = ">=3.12,<four"\n');
    const [problem, ...others] = file.problems;
    assert.equal(problem && slice(file.text, problem.span), '<four');
    assert.deepEqual(others, []);
    assert.equal(file.requiresPython?.text, '>=3.12,<four');
  });

  it('does not blame the requirement for a line that TOML cannot read', () => {
    const file = read('[project]\nname = x\ndependencies = ["a"]\n');
    assert.deepEqual(
      file.problems.map((problem) => problem.about),
      ['file'],
    );
    assert.deepEqual(declared(file), ['project.dependencies: a']);
    assert.equal(file.refusal, undefined, 'nor the table for what it lacks');
  });
});

describe('the tables of a pyproject.toml', () => {
  it('mention dynamic dependencies, which only the build backend knows', () => {
    const file = checkProblems(
      read,
      `[project]
dynamic = ["version", "dependencies"]
                       ^^^^^^^^^^^^ \`dependencies\` is dynamic: only the build backend knows it, so it is not checked here
`,
    );
    assert.equal(file.problems[0]?.severity, 'information');
    assert.deepEqual(
      file.dynamic.map((entry) => entry.name),
      ['version', 'dependencies'],
    );
  });

  it('name an extra only once, in whatever spelling', () => {
    checkProblems(
      read,
      `[project.optional-dependencies]
my_extra = []
My-Extra = []
^^^^^^^^ \`My-Extra\` and \`my_extra\` are the same extra
"no name" = []
^^^^^^^^^ \`no name\` is not a valid extra name
`,
    );
  });

  it('let groups include each other, in whatever spelling', () => {
    const file = read('[dependency-groups]\nall = [{include-group = "My.Test"}, "x"]\nmy-test = ["y"]\n');
    assert.deepEqual(file.problems, []);
    assert.deepEqual(declared(file), ['dependency-groups.all: x', 'dependency-groups.my-test: y']);
  });

  it('report an include of a group that there is not, or that includes itself', () => {
    const file = checkProblems(
      read,
      `[dependency-groups]
a = [{include-group = "b"}, "x"]
b = [{include-group = "c"}, {include-group = "gone"}]
                                              ^^^^ there is no dependency group \`gone\`
c = ["y", {include-group = "a"}]
                            ^ the dependency group includes itself: a → b → c → a
d = [{include-group = "d"}, {include = "a"}]
                       ^ the dependency group includes itself: d → d
                            ^^^^^^^^^^^^^^^ expected a requirement or \`{ include-group = "NAME" }\`
e = [{include-group = "a"}]
`,
    );
    assert.deepEqual(declared(file), ['dependency-groups.a: x', 'dependency-groups.c: y']);
  });

  it('let a chain of ten thousand groups be followed', () => {
    const groups = Array.from({ length: 10_000 }, (_, n) => `g${n} = [{include-group = "g${n + 1}"}]`);
    const file = read(`[dependency-groups]\n${groups.join('\n')}\n`);
    assert.deepEqual(
      file.problems.map(({ problem }) => english(problem)),
      ['there is no dependency group `g10000`'],
    );
  });

  it('take names only for what is excluded', () => {
    checkProblems(
      read,
      `[tool.uv]
exclude-dependencies = ["a", "b>=1"]
                             ^^^^^^ \`exclude-dependencies\` takes project names: because of this value uv refuses \`pyproject.toml\`
`,
    );
  });

  it("leave alone uv's rules for the dependencies of one package", () => {
    const file = read(
      '[tool.uv]\noverride-dependencies = ["a==1", {package = {name = "b"}, dependencies = ["c==1"]}]\n',
    );
    assert.deepEqual(file.problems, []);
    assert.deepEqual(declared(file), ['tool.uv.override-dependencies: a==1']);
  });

  it('name the indexes that are asked', () => {
    const { indexOptions } = read(`[tool.uv]
extra-index-url = ["https://two.example/simple"]
no-build-package = ["numpy"]
[[tool.uv.index]]
url = "https://one.example/simple"
[[tool.uv.index]]
url = "https://main.example/simple"
default = true
[[tool.uv.index]]
name = "some"
url = "https://only-for-some.example/simple"
explicit = true
`);
    assert.equal(indexOptions.indexUrl, 'https://main.example/simple');
    assert.deepEqual(indexOptions.extraIndexUrls, ['https://one.example/simple', 'https://two.example/simple']);
    assert.deepEqual(indexOptions.onlyBinary, ['numpy']);
  });
});

function places(text: string, declaration: Declaration | undefined): Record<string, string> {
  assert.ok(declaration);
  const parts = Object.entries(declaration.spans).map(([name, span]: [string, Span | readonly Span[]]) => [
    name,
    'start' in span ? slice(text, span) : span.map((part) => slice(text, part)).join('|'),
  ]);
  return Object.fromEntries(parts) as Record<string, string>;
}

function slice(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}
