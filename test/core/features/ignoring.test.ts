/** The edits that ignore a finding: each text before and after; afterwards the finding is ignored. */
import assert from 'node:assert/strict';
import { tuneFindings } from '../../../server/src/core/analysis/tuneFindings.ts';
import { parseDependencyFile } from '../../../server/src/core/dependencyFiles/parseDependencyFile.ts';
import { namedFileKind } from '../../../server/src/core/dependencyFiles/dependencyFileKind.ts';
import type { DependencyFile } from '../../../server/src/core/dependencyFiles/dependencyFile.ts';
import { IgnoringEdits } from '../../../server/src/core/features/ignoring.ts';
import type { Snapshot } from '../../../server/src/core/analysis/snapshot.ts';
import type { Finding } from '../../../server/src/core/findings/finding.ts';
import { normalizeName } from '../../../server/src/core/packaging/name.ts';
import { governingTable } from '../../../server/src/core/tuning/governingTable.ts';
import { applyEdits } from '../../../server/src/core/text/textEdit.ts';
import { english } from '../../support/english.ts';
import { findingOn } from '../../support/fakeChecker.ts';
import { snapshotOf } from '../../support/snapshots.ts';

const FOLDER = '/project';

/** A file with a finding `held-back` on each of some names; `pyproject` is the one in its folder. */
interface Case {
  readonly story: string;
  readonly file: string;
  readonly text: string;
  readonly names?: readonly string[];
  readonly pyproject?: string;
  readonly title: string;
  /** The text of the file, or of the pyproject.toml if that is changed; undefined if nothing is offered. */
  readonly after: string | undefined;
}

const HERE = 'Ignore held-back on this line';

const CASES: readonly Case[] = [
  {
    story: 'behind a line of requirements',
    ...{ file: 'requirements.txt', text: 'numpy\npandas\n', title: HERE },
    after: 'numpy  # preflight: ignore[held-back]\npandas\n',
  },
  {
    story: 'behind another comment, with the line breaks of the file, instead of blanks',
    ...{ file: 'requirements.txt', text: 'numpy # why  \r\npandas\r\n', title: HERE },
    after: 'numpy # why  # preflight: ignore[held-back]\r\npandas\r\n',
  },
  {
    story: 'at the end of the file',
    ...{ file: 'requirements.txt', text: 'numpy', title: HERE },
    after: 'numpy  # preflight: ignore[held-back]',
  },
  {
    story: 'in a comment that ignores something else already',
    ...{ file: 'requirements.txt', text: 'numpy # preflight: ignore[vendored-size] why\n', title: HERE },
    after: 'numpy # preflight: ignore[vendored-size, held-back] why\n',
  },
  {
    story: 'in empty brackets',
    ...{ file: 'requirements.txt', text: 'numpy # preflight: ignore[]\n', title: HERE },
    after: 'numpy # preflight: ignore[held-back]\n',
  },
  {
    story: 'behind the last line of a requirement with hashes',
    ...{ file: 'requirements.txt', text: 'numpy==2 \\\n  --hash=sha256:00\npandas\n', title: HERE },
    after: 'numpy==2 \\\n  --hash=sha256:00  # preflight: ignore[held-back]\npandas\n',
  },
  {
    story: 'in TOML, with the package where others of the line have the same finding',
    file: 'pyproject.toml',
    text: '[project]\nname = "a"\ndependencies = ["numpy", "pandas"]\n',
    names: ['numpy', 'pandas'],
    title: 'Ignore held-back:numpy on this line',
    after: '[project]\nname = "a"\ndependencies = ["numpy", "pandas"]  # preflight: ignore[held-back:numpy]\n',
  },
  {
    story: 'in the metadata of a script',
    ...{ file: 'a.py', text: '# /// script\n# dependencies = [\n#   "numpy",\n# ]\n# ///\n', title: HERE },
    after: '# /// script\n# dependencies = [\n#   "numpy",  # preflight: ignore[held-back]\n# ]\n# ///\n',
  },
  {
    story: 'behind a call in JavaScript',
    ...{ file: 'a.js', text: 'pyodide.loadPackage("numpy");\n', title: HERE },
    after: 'pyodide.loadPackage("numpy");  // preflight: ignore[held-back]\n',
  },
  {
    story: 'through the table where a file has no comments',
    ...{ file: 'pyscript.json', text: '{"packages": ["numpy"]}', pyproject: '[project]\nname = "a"\n' },
    title: 'Ignore held-back:numpy in pyscript.json (in pyproject.toml)',
    after:
      '[project]\nname = "a"\n\n[tool.pyodide-preflight.per-file-ignores]\n"./pyscript.json" = ["held-back:numpy"]\n',
  },
  {
    story: 'through the table that there is, whose pattern is for the file already',
    ...{ file: 'pyscript.json', text: '{"packages": ["numpy"]}' },
    pyproject: '[tool.pyodide-preflight]\nper-file-ignores = { "./pyscript.json" = ["uv-setting"] }\n',
    title: 'Ignore held-back:numpy in pyscript.json (in pyproject.toml)',
    after: '[tool.pyodide-preflight]\nper-file-ignores = { "./pyscript.json" = ["uv-setting", "held-back:numpy"] }\n',
  },
  {
    story: 'a command of IPython takes no comment: through the table',
    ...{ file: 'a.py', text: '%pip install numpy\n', pyproject: '' },
    title: 'Ignore held-back:numpy in a.py (in pyproject.toml)',
    after: '[tool.pyodide-preflight.per-file-ignores]\n"./a.py" = ["held-back:numpy"]\n',
  },
  {
    story: 'nowhere, without comments and without a pyproject.toml',
    ...{ file: 'pyscript.json', text: '{"packages": ["numpy"]}', title: '', after: undefined },
  },
];

function findingsOn(path: string, text: string, names: readonly string[]): readonly Finding[] {
  return names.map((name) =>
    findingOn(name, path, text, { code: 'held-back', severity: 'warning', name: normalizeName(name) }),
  );
}

function snapshot({ file, names = ['numpy'] }: Case, texts: ReadonlyMap<string, string>): Snapshot {
  const path = `${FOLDER}/${file}`;
  const text = texts.get(path) ?? '';
  const kind = namedFileKind(path, text);
  const parsed = kind && parseDependencyFile(path, text, kind);
  const read: DependencyFile = parsed ?? { ...snapshotOf(text).file, path, kind: 'script', text };
  const governing = governingTable(read, new Map([...texts].filter(([other]) => other !== path)));
  const found = { file: read, texts, found: findingsOn(path, text, names), resolves: true };
  return {
    ...snapshotOf(text),
    ...{ path, file: read, texts },
    ...tuneFindings(found, { given: {}, givenYields: false, governing }),
  };
}

describe('a finding can be ignored', () => {
  for (const one of CASES) {
    it(one.story, () => {
      const beside = `${FOLDER}/pyproject.toml`;
      const own = new Map([[`${FOLDER}/${one.file}`, one.text]]);
      const texts = one.pyproject === undefined ? own : new Map([...own, [beside, one.pyproject]]);
      const before = snapshot(one, texts);
      const finding = before.findings.find(({ code }) => code === 'held-back');
      assert.ok(finding);
      const ignoring = new IgnoringEdits(before).of(finding);
      assert.equal(ignoring ? english(ignoring.title) : '', one.title);
      if (!ignoring) return;
      const after = new Map(texts);
      for (const [path, text] of texts) {
        const edits = ignoring.edits.filter((edit) => edit.path === path).map(({ edit }) => edit);
        after.set(path, applyEdits(text, edits));
      }
      const [changed] = [...after].filter(([path, text]) => texts.get(path) !== text);
      assert.equal(changed?.[1], one.after);
      const left = snapshot(one, after).findings.filter(
        ({ code, name }) => code === 'held-back' && name === finding.name,
      );
      assert.deepEqual(left, []);
    });
  }

  it('but not what is wrong with the text itself', () => {
    const one = { story: '', file: 'requirements.txt', text: 'numpy\n', title: '', after: undefined };
    const before = snapshot(one, new Map([['/project/requirements.txt', 'numpy\n']]));
    const [finding] = before.findings;
    assert.ok(finding);
    for (const code of ['invalid-file', 'unused-ignore', 'invalid-setting'] as const)
      assert.equal(new IgnoringEdits(before).of({ ...finding, code }), undefined);
  });
});
