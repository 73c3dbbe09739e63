/** Today's Worker and tomorrow's: two runtimes at once. */
import assert from 'node:assert/strict';
import { type TextDocument } from 'vscode';
import {
  closeAll,
  errorsAppear,
  findingAppears,
  hoverOver,
  inlayHints,
  openNew,
  quickFixes,
  until,
} from './workbench.ts';

const WRANGLER = `name = "twice"
main = "src/entry.py"
compatibility_date = "2026-02-01"
compatibility_flags = ["python_workers"]
`;

const pyproject = (requirement: string): string => `[project]
name = "twice"
version = "0.1.0"
requires-python = ">=3.13"
dependencies = ["${requirement}"]

[tool.pyodide-preflight]
target = ["auto", "workers-3.14"]
`;

function project(requirement: string): Promise<TextDocument> {
  return openNew({ 'twice/pyproject.toml': pyproject(requirement), 'twice/wrangler.toml': WRANGLER });
}

describe('a Worker that is to run on Python 3.13 and on 3.14', () => {
  afterEach(closeAll);

  it('has an error that says on which of them it holds', async () => {
    const document = await project('pydantic>=2.12');
    const [error, ...others] = await errorsAppear(document);
    assert.deepEqual(others, []);
    assert.match(
      error?.message ?? '',
      /^`pydantic-core` .*, so `pydantic>=2\.12` cannot be installed on Python Workers 3\.13\. /,
    );
    const hover = await hoverOver(document, 'pydantic>=2.12');
    assert.match(hover, /on Python Workers 3\.13: not installable/);
    assert.match(hover, /Python Workers 3\.14 gets \*\*pydantic 2\.14\.3\*\*/);
  });

  it('is offered no fix that would harm the other one', async () => {
    const document = await project('pydantic>=2.12');
    await errorsAppear(document);
    const titles = (await quickFixes(document, 'pydantic>=2.12')).map(({ title }) => title);
    assert.ok(titles.some((title) => title.startsWith('Switch the Worker to Python 3.14')));
    for (const title of titles) assert.doesNotMatch(title, /^Pin pydantic/);
  });

  it('shows behind a requirement what each of them gets', async () => {
    const document = await project('pydantic');
    await findingAppears(document, 'held-back', 'pydantic');
    const [hint] = await until('a hint', async () => {
      const hints = await inlayHints(document);
      return hints.length > 0 ? hints : undefined;
    });
    assert.equal(hint?.label, '2.10.6 · 2.14.3');
    const tooltip = 'Python Workers 3.13 gets pydantic 2.10.6\nPython Workers 3.14 gets pydantic 2.14.3';
    assert.equal(hint.tooltip, tooltip);
  });
});
