/** Common mistakes with Workers, dependencies that are held back, and the files of other tools. */
import assert from 'node:assert/strict';
import { DiagnosticSeverity, workspace } from 'vscode';
import {
  applyFix,
  closeAll,
  errorsAppear,
  errorsDisappear,
  fileUri,
  findingAppears,
  findingDisappears,
  open,
  openNew,
  replace,
} from './workbench.ts';

const WRANGLER = `name = "worker"
main = "src/entry.py"
compatibility_date = "2026-10-01"
compatibility_flags = ["python_workers"]
`;

afterEach(closeAll);

describe('a Worker with workers-py among its dependencies', () => {
  it('moves it to the dev group', async () => {
    const document = await openNew({
      'tools/pyproject.toml': `[project]
name = "tools"
version = "0.1.0"
requires-python = ">=3.13"
dependencies = [
  "jinja2",
  "workers-py", # deploys
]
`,
      'tools/wrangler.toml': WRANGLER,
    });
    const finding = await findingAppears(document, 'tool-vendored', 'workers-py');
    assert.equal(finding.severity, DiagnosticSeverity.Warning);
    await applyFix(document, 'workers-py', /^Move workers-py to the dependency group dev$/);
    assert.match(document.getText(), /\[dependency-groups\]\ndev = \[\n? *"workers-py",?\n?\]/);
    assert.match(document.getText(), /dependencies = \[\n {2}"jinja2",\n/);
    await findingDisappears(document, 'tool-vendored');
  });
});

describe('a Worker that gets an old langchain-core without a word', () => {
  it('is warned, and can write down what it gets, so that it is a choice', async () => {
    const document = await open('langchain-worker/pyproject.toml');
    const finding = await findingAppears(document, 'held-back', 'langchain-core');
    assert.equal(finding.severity, DiagnosticSeverity.Warning);
    assert.match(finding.message, /^`uuid-utils`.* `langchain-core` at 0\.3\.63 \(2025-05\) instead of 1\./);
    await applyFix(document, '"langchain-core', /^Pin langchain-core to 0\.3\.63 .*what you get/);
    assert.match(document.getText(), /"langchain-core==0\.3\.63",/);
    await findingDisappears(document, 'held-back', 'langchain-core');
  });

  it('can move to a newer Python, which changes two files', async () => {
    const document = await open('langchain-worker/pyproject.toml');
    await findingAppears(document, 'held-back', 'langchain-core');
    await applyFix(document, '"langchain-core', /^Switch the Worker to Python 3\.14/);
    await findingDisappears(document, 'held-back', 'langchain-cloudflare');
    const wrangler = await workspace.openTextDocument(fileUri('langchain-worker/wrangler.jsonc'));
    assert.equal(wrangler.isDirty, true);
    assert.match(wrangler.getText(), /\/\/ The date chooses the Python version, too\./);
  });
});

describe('a pylock.toml that was synced before the Worker moved to Python 3.14', () => {
  it('is warned of as soon as it is opened', async () => {
    const document = await openNew({
      'stale/pylock.toml': `lock-version = "1.0"
created-by = "uv"
requires-python = ">=3.13.2"

[[packages]]
name = "pydantic-core"
version = "2.27.2"
wheels = [{ url = "https://files.example.invalid/pydantic_core-2.27.2-cp313-cp313-pyodide_2025_0_wasm32.whl", hashes = { sha256 = "3695112ef99b222e48e0a2837b055ec818b43ff5e2e0802e99f5d6d2dd36af7b" } }]
`,
      'stale/pyproject.toml': '[project]\nname = "stale"\nversion = "0.1.0"\ndependencies = ["pydantic-core"]\n',
      'stale/wrangler.toml': WRANGLER,
    });
    const warning = await findingAppears(document, 'stale-lock', 'pydantic-core');
    assert.match(warning.message, /not for Python Workers 3\.14.*run `pywrangler sync --force`$/);
    // As soon as the date is moved back, even unsaved, it matches again.
    const wrangler = await open('stale/wrangler.toml');
    await replace(wrangler, '2026-10-01', '2026-02-01');
    await findingDisappears(document, 'stale-lock');
  });
});

describe('a PyScript page', () => {
  it('is checked in the way of micropip, for the Pyodide that it names', async () => {
    const document = await open('pyscript-page/pyscript.json');
    const [error] = await errorsAppear(document);
    assert.equal(document.getText(error?.range), 'pydantic>=2.12');
    assert.match(error?.message ?? '', /cannot be installed on Pyodide 0\.28\.3/);
    await applyFix(document, 'pydantic>=2.12', /^Switch to Pyodide 314/);
    await errorsDisappear(document);
    assert.match(document.getText(), /"interpreter": "[^"]*\/pyodide\/v314\.0\.7\/full\/pyodide\.mjs"/);
  });

  it('is told where micropip takes a release that does not fit, although others do', async () => {
    const document = await openNew({
      'agent-page/pyscript.json': '{ "interpreter": "314.0.7", "packages": ["langchain-core"] }\n',
    });
    const finding = await findingAppears(document, 'first-choice', 'langchain-core');
    assert.match(finding.message, /micropip never backtracks and takes `langchain-core` 1\.8\.2 first/);
    await applyFix(document, 'langchain-core', /^Pin langchain-core to/);
    await findingDisappears(document, 'first-choice');
  });
});

describe('a project that Poetry keeps', () => {
  it('is checked as Poetry writes it, and mended in its own syntax', async () => {
    const document = await open('poetry-app/pyproject.toml');
    await findingAppears(document, 'blocked-dependency', 'pydantic = "^2.12"');
    await findingAppears(document, 'blocked-dependency', 'uvicorn = { version = "*", extras = ["standard"] }');
    await applyFix(document, 'pydantic = ', /^Pin pydantic to 2\.10\.6/);
    await findingDisappears(document, 'blocked-dependency', 'pydantic');
    await applyFix(document, 'uvicorn = ', /^Drop the extra standard from uvicorn$/);
    assert.match(document.getText(), /\npydantic = "2\.10\.6" # the models\nuvicorn = \{ version = "\*" \}\n/);
    await errorsDisappear(document);
  });
});
