/** Culprits can be left out on Pyodide, all at once; with a warning, and only if something is gained. */
import { english } from '../../../support/english.ts';
import assert from 'node:assert/strict';
import { errorOf, remedyOf, titleOf, textAfter, type InventedProject } from '../../../support/inventedProject.ts';
import { en } from '../../../../server/src/core/messages/en/en.ts';
import { readKnownFailure } from '../../../../server/src/core/runtimes/knownFailures.ts';
import { tellSnippet } from '../../../../server/src/core/remedies/snippet.ts';

const NATIVE = 'wheel cp313-cp313-manylinux_2_28_x86_64';

const UNIVERSE = `
gateway 1.2 {uploaded 2026-05-01} -> tokens>=3, ids, pure
gateway 1.1 {uploaded 2026-01-01} -> tokens>=3, pure
gateway 1.0 {uploaded 2025-06-01} -> tokens>=2, pure
tokens 3.1 {${NATIVE}}
tokens 2.0 {${NATIVE}}
ids 0.3 {${NATIVE}}
pure 1.0
`;

const PROJECT: InventedProject = {
  universe: UNIVERSE,
  text: '[project]\nname = "x"\ndependencies = ["gateway>=1.2"]\n',
};

describe('leaving culprits out', () => {
  it('takes all that are needed in one edit, and keeps them everywhere else', () => {
    assert.equal(
      textAfter(PROJECT, 'leave-out'),
      PROJECT.text +
        `\n[tool.uv]\noverride-dependencies = ["tokens ; sys_platform != 'emscripten'", "ids ; sys_platform != 'emscripten'"]\n`,
    );
  });

  it('says what the dependency becomes and what fails, and is never applied without asking', () => {
    const remedy = remedyOf(PROJECT, 'leave-out');
    assert.ok(remedy);
    assert.equal(
      english(remedy.title),
      'Leave tokens and ids out on Pyodide (override-dependencies): installs gateway 1.2',
    );
    assert.equal(remedy.cost && english(remedy.cost), 'importing them fails there');
    assert.equal(remedy.preferred, false);
  });

  it('adds to the overrides that there are', () => {
    const text = `${PROJECT.text}\n[tool.uv]\noverride-dependencies = [\n  "pure<2", # why\n]\n`;
    assert.match(
      textAfter({ ...PROJECT, text }, 'leave-out'),
      / {2}"pure<2", # why\n {2}"tokens ; sys_platform != 'emscripten'",\n {2}"ids ; sys_platform != 'emscripten'",\n\]\n$/,
    );
  });

  it('leaves out one more rather than falling back for years', () => {
    const project = {
      universe: `
server 0.9 {uploaded 2026-09-01} -> loop, watch>=1
server 0.1 {uploaded 2022-03-01} -> loop
loop 1.0 {${NATIVE}}
watch 1.0 {${NATIVE}}
`,
      text: '[project]\nname = "x"\ndependencies = ["server"]\n',
    };
    assert.match(titleOf(project, 'leave-out'), /^Leave loop and watch out .* installs server 0\.9$/);
  });

  it('is not offered where the project falls back for years all the same', () => {
    const project = {
      universe: `
server 0.9 {uploaded 2026-09-01} -> loop, clash<1
server 0.1 {uploaded 2022-03-01} -> loop
loop 1.0 {${NATIVE}}
clash 1.0
clash 0.9
`,
      text: '[project]\nname = "x"\ndependencies = ["server", "clash>=1"]\n',
    };
    assert.equal(remedyOf(project, 'leave-out'), undefined);
  });

  it('is not offered for the other half of a project, which is pinned to one version by every release', () => {
    const project = {
      universe: `model 2.1 -> model-core==7.1\nmodel 2.0 -> model-core==7.0\nmodel-core 7.1 {${NATIVE}}\nmodel-core 7.0 {${NATIVE}}\n`,
      text: '[project]\nname = "x"\ndependencies = ["model>=2"]\n',
    };
    assert.equal(remedyOf(project, 'leave-out'), undefined);
  });

  it('is not offered where the project itself has no wheel, or where the file asks for the culprit', () => {
    const own = { universe: `loop 1.0 {${NATIVE}}\n`, text: '[project]\nname = "x"\ndependencies = ["loop"]\n' };
    assert.equal(remedyOf(own, 'leave-out'), undefined);
    const text =
      '[project]\nname = "x"\ndependencies = ["gateway>=1.2"]\n[tool.uv]\nconstraint-dependencies = ["tokens<4"]\n';
    assert.equal(remedyOf({ ...PROJECT, text }, 'leave-out'), undefined);
  });

  it('is not offered for a name that no index knows', () => {
    const unknown = { universe: 'app 1.0 -> nothing-of-the-kind\n', text: PROJECT.text.replace('gateway>=1.2', 'app') };
    assert.equal(remedyOf(unknown, 'leave-out'), undefined);
  });

  it('is not offered in a requirements file, where there is no place for it', () => {
    const project = { ...PROJECT, path: '/project/requirements.txt', text: 'gateway>=1.2\n' };
    assert.equal(remedyOf(project, 'leave-out'), undefined);
  });

  it('does not make it true that something helps: nothing is installed by leaving things out', () => {
    assert.match(english(errorOf(PROJECT).message), /No other Workers Python version or older release helps$/);
  });
});

describe('stand-ins', () => {
  const project = {
    ...PROJECT,
    target: 'pyodide-0.28.3',
    path: '/project/requirements.txt',
    text: 'gateway>=1.2 ; python_version > "3"\npure\n',
  };

  it('are put in the place of the culprits where micropip installs, in versions that the others accept', () => {
    const remedy = remedyOf(project, 'mock');
    assert.deepEqual(remedy?.edits, []);
    assert.equal(remedy.preferred, false);
    assert.equal(
      remedy.snippet && tellSnippet(remedy.snippet, en),
      `import micropip

# Empty mock packages: micropip considers them installed, and code that uses them fails
micropip.add_mock_package("tokens", "3.1")
micropip.add_mock_package("ids", "0.3")
await micropip.install([
    "gateway>=1.2 ; python_version > \\"3\\"",
    "pure",
])
`,
    );
  });

  it('also take the place of what is known to fail while it is installed', () => {
    const written = { project: 'pure', on: 'pyodide', fails: 'install', because: 'it has a library for Linux' };
    const known = readKnownFailure({ ...written, sources: ['https://example.invalid/1'], date: '2026-11-29' });
    assert.ok(known);
    const alone = { ...project, text: 'gateway>=1.2\n', known: { knownFailures: [known] } };
    const { snippet } = remedyOf(alone, 'mock') ?? {};
    assert.match(
      snippet ? tellSnippet(snippet, en) : '',
      /add_mock_package\("ids", "0\.3"\)\n.*add_mock_package\("pure", "1\.0"\)/,
    );
    assert.equal(remedyOf({ ...alone, text: 'gateway>=1.2\npure\n' }, 'mock'), undefined);
  });

  it('are not offered where uv installs', () => {
    assert.equal(remedyOf(PROJECT, 'mock'), undefined);
  });
});
