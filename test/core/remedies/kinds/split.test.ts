/** A lower bound that the runtime cannot meet is split by marker: it stays elsewhere, and nothing else in the file changes. */
import assert from 'node:assert/strict';
import { remedyOf, textAfter, type InventedProject } from '../../../support/inventedProject.ts';
import { english } from '../../../support/english.ts';

const NATIVE = 'wheel cp313-cp313-manylinux_2_28_x86_64';
const WASM = 'wheel cp313-cp313-pyodide_2025_0_wasm32';

const UNIVERSE = `
xml 6.1.1 {${NATIVE}; uploaded 2026-09-01} -> pure
xml 6.1.0 {${NATIVE}; uploaded 2026-06-01} -> pure
pyodide: xml 6.0.2 {${WASM}; uploaded 2025-12-01}
xml 6.0.2 {${NATIVE}; uploaded 2025-12-01}
  [soup] -> pure
xml 6.0.1 {${NATIVE}; uploaded 2025-11-01}
pure 1.0
`;

const pyproject = (dependencies: string): InventedProject => ({
  universe: UNIVERSE,
  text: `[project]\nname = "x"\n${dependencies}\n`,
});

describe('splitting a requirement by marker', () => {
  const cases: readonly (readonly [story: string, before: string, after: string])[] = [
    [
      'writes two of them into an array of one line',
      'dependencies = ["xml>=6.1"]',
      `dependencies = ["xml>=6.0.2 ; sys_platform == 'emscripten'", "xml>=6.1 ; sys_platform != 'emscripten'"]`,
    ],
    [
      'writes them on lines of their own, and comments stay where they are',
      'dependencies = [\n    # parses\n    "xml>=6.1", # since 6.1\n    "pure", ]',
      `dependencies = [\n    # parses\n    "xml>=6.0.2 ; sys_platform == 'emscripten'",\n    "xml>=6.1 ; sys_platform != 'emscripten'", # since 6.1\n    "pure", ]`,
    ],
    [
      'keeps extras, ceilings and quotes',
      `dependencies = ['pure', 'xml [soup] >=6.1, <7,!=6.0.1']`,
      `dependencies = ['pure', 'xml [soup]>=6.0.2,<7,!=6.0.1 ; sys_platform == "emscripten"', 'xml [soup] >=6.1, <7,!=6.0.1 ; sys_platform != "emscripten"']`,
    ],
    [
      'keeps the ceiling that `~=` stands for',
      'dependencies = ["xml~=6.1.0"]',
      `dependencies = ["xml>=6.0.2,<6.2 ; sys_platform == 'emscripten'", "xml~=6.1.0 ; sys_platform != 'emscripten'"]`,
    ],
    [
      'keeps the ceiling that a wildcard stands for',
      'dependencies = ["xml==6.1.*"]',
      `dependencies = ["xml>=6.0.2,<6.2 ; sys_platform == 'emscripten'", "xml==6.1.* ; sys_platform != 'emscripten'"]`,
    ],
    [
      'joins a marker that is there',
      `dependencies = ["xml>=6.1; python_version<'4' or os_name=='nt'"]`,
      `dependencies = ["xml>=6.0.2 ; (python_version<'4' or os_name=='nt') and sys_platform == 'emscripten'", "xml>=6.1; (python_version<'4' or os_name=='nt') and sys_platform != 'emscripten'"]`,
    ],
    [
      'is not confused by a blank at the beginning',
      `dependencies = [" xml>=6.1 ; os_name=='posix'"]`,
      `dependencies = ["xml>=6.0.2 ; os_name=='posix' and sys_platform == 'emscripten'", " xml>=6.1 ; os_name=='posix' and sys_platform != 'emscripten'"]`,
    ],
    [
      'pins what was pinned',
      'dependencies = ["xml==6.1.0"]',
      `dependencies = ["xml==6.0.2 ; sys_platform == 'emscripten'", "xml==6.1.0 ; sys_platform != 'emscripten'"]`,
    ],
  ];
  for (const [story, before, after] of cases) {
    it(story, () => {
      assert.equal(textAfter(pyproject(before), 'split'), pyproject(after).text);
    });
  }

  it('adds a line to a requirements file, with its line ends', () => {
    const project = { universe: UNIVERSE, path: '/p/requirements.txt', text: 'pure\r\n  xml>=6.1  # floor\r\n' };
    assert.equal(
      textAfter(project, 'split'),
      "pure\r\n  xml>=6.0.2 ; sys_platform == 'emscripten'\r\n  xml>=6.1 ; sys_platform != 'emscripten'  # floor\r\n",
    );
  });

  it('edits the file that the requirement stands in', () => {
    const project = {
      universe: UNIVERSE,
      path: '/p/requirements.txt',
      text: '-r more.txt\npure\n',
      included: { '/p/more.txt': 'pure\nxml>=6.1\n' },
    };
    assert.deepEqual([...new Set(remedyOf(project, 'split')?.edits.map(({ path }) => path))], ['/p/more.txt']);
  });

  it('adds a comment line to a script', () => {
    const project = {
      universe: UNIVERSE,
      path: '/p/page.py',
      text: '# /// script\n# dependencies = [\n#   "xml>=6.1",\n# ]\n# ///\nimport xml\n',
    };
    assert.equal(
      textAfter(project, 'split'),
      `# /// script\n# dependencies = [\n#   "xml>=6.0.2 ; sys_platform == 'emscripten'",\n#   "xml>=6.1 ; sys_platform != 'emscripten'",\n# ]\n# ///\nimport xml\n`,
    );
  });

  it('says what it costs, and is not applied without asking', () => {
    const remedy = remedyOf(pyproject('dependencies = ["xml>=6.1"]'), 'split');
    assert.ok(remedy);
    assert.equal(english(remedy.title), 'Split by marker: xml 6.0.2 (2025-12-01) on Pyodide only');
    assert.equal(remedy.preferred, false);
    assert.match(remedy.cost ? english(remedy.cost) : '', /both/);
  });

  it('is not offered beside hashes, which are those of one release', () => {
    const hash = `--hash=sha256:${'a'.repeat(64)}`;
    const project = { universe: UNIVERSE, path: '/p/requirements.txt', text: `xml>=6.1 ${hash}\n` };
    assert.equal(remedyOf(project, 'split'), undefined);
  });

  it('is not offered for a requirement that goes on in the next line', () => {
    const project = { universe: UNIVERSE, path: '/p/requirements.txt', text: 'xml \\\n  >=6.1\n' };
    assert.equal(remedyOf(project, 'split'), undefined);
  });

  it('is not offered with a release that only takes the name', () => {
    const universe = `xml 6.1 {${NATIVE}; uploaded 2026-09-01}\nxml 0.0.0 {uploaded 2026-01-01}\n`;
    const project = { universe, text: pyproject('dependencies = ["xml>=6.1"]').text };
    assert.equal(remedyOf(project, 'split'), undefined);
    assert.equal(remedyOf(project, 'pin'), undefined);
  });

  it('is not offered where no release fits', () => {
    const project = { universe: `xml 6.1 {${NATIVE}}\n`, text: pyproject('dependencies = ["xml>=6.1"]').text };
    assert.equal(remedyOf(project, 'split'), undefined);
  });
});
