/** What other tools keep in a pyproject.toml: development tables, and requirements files that are read for `dynamic`. */
import assert from 'node:assert/strict';
import { say } from '../../../server/src/core/messages/message.ts';
import { parseWithIncludes } from '../../../server/src/core/dependencyFiles/parseDependencyFile.ts';
import { parsePyproject } from '../../../server/src/core/dependencyFiles/pyproject.ts';
import { declared } from './_annotated.ts';
import { english } from '../../support/english.ts';

const PATH = '/app/pyproject.toml';

/** Reads a file with the files next to it. */
function readProject(
  text: string,
  beside: Readonly<Record<string, string>>,
): ReturnType<typeof parseWithIncludes>['file'] {
  return parseWithIncludes(PATH, text, (path) => {
    const found = beside[path];
    return found === undefined ? { unreadable: say('fileAbsent') } : { text: found };
  }).file;
}

describe('a declaration', () => {
  it('says who reads it', () => {
    const file = parsePyproject(
      PATH,
      `[build-system]
requires = ["a"]
[project]
dependencies = ["b"]
[project.optional-dependencies]
more = ["c"]
[dependency-groups]
dev = ["d"]
[tool.uv]
override-dependencies = ["e"]
dev-dependencies = ["f"]
[tool.pdm.dev-dependencies]
test = ["g"]
[tool.hatch.envs.default]
dependencies = ["h"]
[tool.hatch.build]
dependencies = ["i"]
[tool.poetry.dependencies]
b = "^1"
`,
    );
    assert.deepEqual(file.declarations.map(({ reader, table }) => `${reader}: ${table}`).sort(), [
      'build: build-system.requires',
      'build: tool.hatch.build.dependencies',
      'hatch: tool.hatch.envs.default.dependencies',
      'pdm: tool.pdm.dev-dependencies.test',
      'pep621: project.dependencies',
      'pep621: project.optional-dependencies.more',
      'pep735: dependency-groups.dev',
      'poetry: tool.poetry.dependencies',
      'uv: tool.uv.dev-dependencies',
      'uv: tool.uv.override-dependencies',
    ]);
  });
});

describe('tables of development', () => {
  const file = parsePyproject(
    PATH,
    `[tool.pdm.dev-dependencies]
test = ["pytest>=8", "-e file:///\${PROJECT_ROOT}/lib#egg=lib"]
[tool.hatch.envs.default]
dependencies = ["coverage"]
extra-dependencies = ["rich"]
[tool.hatch.build.targets.wheel]
dependencies = ["hatch-vcs"]
[tool.uv]
dev-dependencies = ["ruff"]
build-constraint-dependencies = ["setuptools<80"]
`,
  );

  it('are read, and nothing of them is installed', () => {
    assert.deepEqual(declared(file), [
      'tool.pdm.dev-dependencies.test: pytest>=8',
      'tool.pdm.dev-dependencies.test: -e file:///${PROJECT_ROOT}/lib#egg=lib',
      'tool.hatch.envs.default.dependencies: coverage',
      'tool.hatch.envs.default.extra-dependencies: rich',
      'tool.hatch.build.targets.wheel.dependencies: hatch-vcs',
      'tool.uv.dev-dependencies: ruff',
      'tool.uv.build-constraint-dependencies: setuptools<80',
    ]);
    assert.deepEqual([...new Set(file.declarations.map(({ active }) => active))], [false]);
    assert.deepEqual(file.problems, []);
  });
});

describe('dynamic dependencies', () => {
  const SETUPTOOLS = `[project]
dynamic = ["version", "dependencies", "optional-dependencies"]
[tool.setuptools.dynamic]
dependencies = { file = ["requirements.txt"] }
optional-dependencies.test = { file = "test.txt" }
`;

  it('are those of the requirements files that setuptools reads', () => {
    const file = readProject(SETUPTOOLS, { '/app/requirements.txt': 'numpy>=2\n', '/app/test.txt': 'pytest\n' });
    assert.deepEqual(
      file?.declarations.map(({ table, text, active, path }) => `${path} ${table}: ${text} ${active}`),
      [
        '/app/requirements.txt requirements: numpy>=2 true',
        '/app/test.txt project.optional-dependencies.test: pytest false',
      ],
    );
    assert.deepEqual(file.problems, []);
  });

  it('are those of the requirements files that a hook of Hatch reads', () => {
    const hatch = `[project]
dynamic = ["dependencies"]
[tool.hatch.metadata.hooks.requirements_txt]
files = ["requirements.txt"]
`;
    const file = readProject(hatch, { '/app/requirements.txt': 'numpy>=2\n' });
    assert.deepEqual(declared(file), ['requirements: numpy>=2']);
  });

  it('are missing where the file is', () => {
    const [problem] = readProject(SETUPTOOLS, { '/app/test.txt': '' })?.problems ?? [];
    assert.ok(problem);
    assert.equal(english(problem.problem), '`requirements.txt` cannot be read: there is no such file');
    assert.equal(SETUPTOOLS.slice(problem.span.start, problem.span.end), 'requirements.txt');
  });

  it('are unknown where nothing says where they come from', () => {
    const [problem] = parsePyproject(PATH, '[project]\ndynamic = ["dependencies"]\n').problems;
    assert.ok(problem);
    assert.match(english(problem.problem), /only the build backend knows it/);
    assert.equal(problem.severity, 'information');
  });
});

describe('the indexes in tables of other tools', () => {
  const sourcesOf = (text: string): readonly string[] =>
    parsePyproject('/app/pyproject.toml', text).problems.map(({ problem }) => english(problem));

  it('are not asked, which is said without their addresses, once for each tool', () => {
    const told = sourcesOf(
      '[[tool.pdm.source]]\nurl = "https://${USER}:secret@one.example/simple"\nname = "one"\ninclude_packages = ["a"]\n\n' +
        '[[tool.pdm.source]]\nurl = "https://two.example/simple"\nname = "two"\n\n' +
        '[[tool.rye.sources]]\nname = "three"\nurl = "https://[::1]:8080/simple"\n',
    );
    assert.deepEqual(
      told.map((text) => /^only (\w+) reads `([\w.]+)`/.exec(text)?.slice(1)),
      [
        ['PDM', 'tool.pdm.source'],
        ['Rye', 'tool.rye.sources'],
      ],
    );
    assert.doesNotMatch(told.join(), /secret|example/);
  });

  it('are nothing to tell of where they are only given another rank', () => {
    assert.deepEqual(sourcesOf('[[tool.poetry.source]]\nname = "PyPI"\npriority = "primary"\n'), []);
  });
});
