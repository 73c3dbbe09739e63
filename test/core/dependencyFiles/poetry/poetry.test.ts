/** A pyproject.toml of Poetry: what it declares, and what is wrong with it. */
import assert from 'node:assert/strict';
import { parsePyproject } from '../../../../server/src/core/dependencyFiles/pyproject.ts';
import { checkProblems, declared } from '../_annotated.ts';

const read = (text: string): ReturnType<typeof parsePyproject> => parsePyproject('/app/pyproject.toml', text);

const APPLICATION = `\
[tool.poetry]
name = "application"

[tool.poetry.dependencies]
python = "^3.12"
fastapi = "^0.110" # the framework
uvicorn = { version = "*", extras = ["standard"], markers = "os_name == 'posix' or os_name == 'nt'" }
tomli = {version = "^2.0.1", python = "<3.11"}
redis = { version = "^5", optional = true }
numpy = [
  { version = "<2", python = "<3.12" },
  { version = ">=2", python = ">=3.12" },
]
repo = { git = "https://example.invalid/repo.git", tag = "v1" }
wheel-of-mine = { url = "https://example.invalid/wheel_of_mine-1-py3-none-any.whl" }
lib = { path = "../lib", develop = true }

[tool.poetry.dependencies.pydantic]
version = ">=1.10,<2 || ^2.5"
source = "inner"

[tool.poetry.group.dev.dependencies]
pytest = "~8.1"

[tool.poetry.dev-dependencies]
black = "24.*"

[tool.poetry.extras]
cache = ["redis"]

[[tool.poetry.source]]
name = "inner"
url = "https://inner.example.invalid/simple"
priority = "explicit"

[[tool.poetry.source]]
name = "unused"
url = "https://unused.example.invalid/simple"
priority = "explicit"
`;

describe('a pyproject.toml of Poetry', () => {
  const file = read(APPLICATION);

  it('declares its dependencies, said as requirements', () => {
    assert.deepEqual(
      file.problems.filter(({ notInstalled }) => notInstalled !== true),
      [],
    );
    assert.deepEqual(declared(file), [
      'tool.poetry.dependencies: fastapi>=0.110,<0.111',
      "tool.poetry.dependencies: uvicorn[standard] ; os_name == 'posix' or os_name == 'nt'",
      'tool.poetry.dependencies: tomli>=2.0.1,<3.0.0 ; python_version < "3.11"',
      'tool.poetry.dependencies: redis>=5,<6',
      'tool.poetry.dependencies: numpy<2 ; python_version < "3.12"',
      'tool.poetry.dependencies: numpy>=2 ; python_version >= "3.12"',
      'tool.poetry.dependencies: repo @ git+https://example.invalid/repo.git@v1',
      'tool.poetry.dependencies: wheel-of-mine @ https://example.invalid/wheel_of_mine-1-py3-none-any.whl',
      'tool.poetry.dependencies: lib @ ../lib',
      'tool.poetry.dependencies: pydantic (>=1.10,<2 || >=2.5,<3.0)',
      'tool.poetry.group.dev.dependencies: pytest>=8.1,<8.2',
      'tool.poetry.dev-dependencies: black==24.*',
    ]);
  });

  it('installs neither what is optional nor what is in groups', () => {
    const inactive = file.declarations.filter(({ active }) => !active).map(({ requirement }) => requirement?.name);
    assert.deepEqual(inactive, ['redis', 'pytest', 'black']);
    assert.deepEqual(
      file.optionalDependencies.map(({ name }) => name),
      ['cache'],
    );
  });

  it('names the interpreter as the Python it needs, not as a project', () => {
    assert.equal(file.requiresPython?.text, '>=3.12,<4.0');
    assert.equal(APPLICATION.slice(file.requiresPython.span.start, file.requiresPython.span.end), '^3.12');
    assert.equal(file.projectName, 'application');
  });

  it('marks the key with its value, or the header of a table', () => {
    const places = file.declarations.map(({ spans: { whole } }) => APPLICATION.slice(whole.start, whole.end));
    assert.equal(places[0], 'fastapi = "^0.110"');
    assert.equal(places[4], '{ version = "<2", python = "<3.12" }');
    assert.equal(places[9], '[tool.poetry.dependencies.pydantic]');
    const { element } = file.declarations[9]?.spans ?? {};
    assert.match(APPLICATION.slice(element?.start, element?.end), /^\[tool[^]*source = "inner"$/);
  });

  it('has indexes that only Poetry asks, which is said once', () => {
    assert.deepEqual(file.indexOptions.extraIndexUrls, []);
    const notes = file.problems.filter(({ problem }) => problem.id === 'sourcesOfOtherTool');
    assert.deepEqual(
      notes.map(({ span, severity, notInstalled }) => [
        APPLICATION.slice(span.start, span.end),
        severity,
        notInstalled,
      ]),
      [['url', 'information', true]],
    );
  });

  it('only says more about the dependencies of [project], where there are some', () => {
    const both = read(`[project]
requires-python = ">=3.12"
dependencies = ["requests>=2.13"]
[tool.poetry.dependencies]
python = "^3.13"
Requests = { version = "<3", source = "inner" }
numpy = "^2"
`);
    const said = both.declarations.map(({ text, role, active }) => `${text}: ${role} ${active}`);
    assert.deepEqual(said, [
      'requests>=2.13: requirement true',
      'Requests<3: constraint true',
      'numpy>=2,<3: requirement false',
    ]);
    assert.equal(both.requiresPython?.text, '>=3.12');
  });

  it('has the dependencies that [project] leaves open', () => {
    const open = read(`[project]
dynamic = ["dependencies"]
[project.optional-dependencies]
cache = ["redis"]
[tool.poetry.dependencies]
numpy = "^2"
`);
    assert.deepEqual(
      open.declarations.filter(({ active }) => active).map(({ text }) => text),
      ['numpy>=2,<3'],
    );
    assert.deepEqual(open.problems, []);
  });

  it('tells what is wrong with one dependency at its place, and reads the others', () => {
    const half = checkProblems(
      read,
      `[tool.poetry.dependencies]
fine = "^1"
latest = "latest"
          ^^^^^^ \`latest\` is not a Poetry version constraint
empty = ""
        ^^ a version constraint is missing here; \`*\` means any version
number = 1
         ^ \`number\` needs a version constraint such as "^1.2", or a table
"no name" = "1"
^^^^^^^^^ \`no name\` is not a valid project name
marked = { version = "^1", markers = "os_name = 'x'" }
                                              ^ expected one of <, <=, ==, !=, >=, >, ~=, ===, in, not in
[tool.poetry.extras]
cache = ["redis"]
          ^^^^^ \`redis\` is not among the dependencies, so the extra \`cache\` does not include it
`,
    );
    assert.equal(half.declarations[0]?.requirement?.name, 'fine');
    assert.equal(half.declarations[1]?.requirement, undefined);
  });

  it('says which table is none', () => {
    checkProblems(
      read,
      `[tool.poetry]
dependencies = ["six"]
               ^^^^^^^ \`tool.poetry.dependencies\` must be a table
[tool.poetry.group.dev]
dependencies = "six"
               ^^^^^ \`tool.poetry.group.dev.dependencies\` must be a table
`,
    );
  });

  it('survives being typed', () => {
    for (let end = 0; end < APPLICATION.length; end += 5) {
      const { declarations } = read(APPLICATION.slice(0, end));
      for (const { spans } of declarations) assert.ok(spans.whole.start <= spans.whole.end && spans.whole.end <= end);
    }
  });
});
