/** What is reported of a project is chosen: by a comment, by the project's table, by a setting. */
import assert from 'node:assert/strict';
import { ConfigurationTarget, DiagnosticSeverity, workspace, type TextDocument } from 'vscode';
import {
  applyFix,
  closeAll,
  errorsAppear,
  errorsDisappear,
  fileUri,
  findingAppears,
  findingDisappears,
  openNew,
  replace,
  undo,
} from './workbench.ts';

afterEach(closeAll);

/** A Worker of its own for each story: the editor saves what is typed after a while. */
function openWorker(folder: string): Promise<TextDocument> {
  return openNew({
    [`${folder}/pyproject.toml`]: `[project]
name = "worker"
version = "0.1.0"
requires-python = ">=3.13"
dependencies = [
  "pydantic>=2.12",
]
`,
    [`${folder}/wrangler.toml`]: `name = "worker"
main = "src/entry.py"
compatibility_date = "2026-02-01"
compatibility_flags = ["python_workers"]
`,
  });
}

describe('a Worker whose failing requirement is known', () => {
  it('has it ignored on its line by a quick fix, and undoing that brings it back', async () => {
    const document = await openWorker('ignored');
    await errorsAppear(document);
    await applyFix(document, 'pydantic>=2.12', /^Ignore blocked-dependency on this line$/);
    assert.match(document.getText(), /"pydantic>=2\.12", {2}# preflight: ignore\[blocked-dependency\]\n/);
    await errorsDisappear(document);
    await undo(document);
    await errorsAppear(document);
  });

  it('is told when the comment ignores nothing any more, and drops it', async () => {
    const document = await openWorker('dropped');
    await errorsAppear(document);
    await applyFix(document, 'pydantic>=2.12', /^Ignore blocked-dependency on this line$/);
    await errorsDisappear(document);
    await replace(document, 'pydantic>=2.12', 'pydantic==2.10.6');
    const unused = await findingAppears(document, 'unused-ignore', 'blocked-dependency');
    assert.equal(unused.severity, DiagnosticSeverity.Information);
    await applyFix(document, 'blocked-dependency', /^Drop what ignores nothing$/);
    await findingDisappears(document, 'unused-ignore');
    assert.doesNotMatch(document.getText(), /preflight/);
  });

  it('is a warning where a setting says so', async () => {
    const configuration = workspace.getConfiguration('pyodidePreflight');
    await configuration.update('severity', { 'blocked-dependency': 'warning' }, ConfigurationTarget.Workspace);
    try {
      const document = await openWorker('warned');
      const finding = await findingAppears(document, 'blocked-dependency', 'pydantic>=2.12');
      assert.equal(finding.severity, DiagnosticSeverity.Warning);
    } finally {
      await configuration.update('severity', undefined, ConfigurationTarget.Workspace);
    }
  });
});

describe('a PyScript configuration in JSON, which has no comments', () => {
  it('is ignored through the table of the pyproject.toml above', async () => {
    const document = await openNew({
      'known/page/pyscript.json': '{ "interpreter": "0.28.3", "packages": ["pydantic>=2.12"] }\n',
      'known/pyproject.toml': '[project]\nname = "known"\nversion = "1"\n',
    });
    await errorsAppear(document);
    await applyFix(document, 'pydantic>=2.12', /^Ignore blocked-dependency:pydantic in pyscript\.json/);
    await errorsDisappear(document);
    const pyproject = await workspace.openTextDocument(fileUri('known/pyproject.toml'));
    assert.match(
      pyproject.getText(),
      /\[tool\.pyodide-preflight\.per-file-ignores\]\n"page\/pyscript\.json" = \["blocked-dependency:pydantic"\]\n$/,
    );
  });
});
