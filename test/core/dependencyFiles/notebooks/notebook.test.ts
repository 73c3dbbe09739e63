/** What notebooks install in Pyodide, and where that is in the file. */
import assert from 'node:assert/strict';
import { isPyodideNotebook, parseNotebook } from '../../../../server/src/core/dependencyFiles/notebooks/notebook.ts';
import { parseWithIncludes } from '../../../../server/src/core/dependencyFiles/parseDependencyFile.ts';
import { marked } from '../_marked.ts';

/** A notebook of code cells, written as Jupyter does it: the source as a list of lines. */
function notebook(cells: readonly string[], kernel = 'Python (Pyodide)'): string {
  return JSON.stringify(
    {
      cells: cells.map((code) => ({ cell_type: 'code', source: code.split(/(?<=\n)/), outputs: [], metadata: {} })),
      metadata: { kernelspec: { display_name: kernel, name: 'python' } },
      nbformat: 4,
    },
    undefined,
    1,
  );
}

describe('a notebook', () => {
  it('installs what %pip is given, in the words of a shell', () => {
    const cell = `%pip install -q "six>=1" h11 'idna' # more\n  %pip install wheel>1 \\\n attrs\nimport six\n`;
    assert.deepEqual(marked(parseNotebook('/a.ipynb', notebook([cell]))), [
      '%pip install | six>=1 | six>=1 | six | >=1',
      '%pip install | h11 | h11 | h11',
      '%pip install | idna | idna | idna',
      '%pip install | wheel>1 | wheel>1 | wheel | >1',
      '%pip install | attrs | attrs | attrs',
    ]);
  });

  it('installs what micropip is given, whose quotes are escaped in the file', () => {
    const cell = 'import micropip\nawait micropip.install(["six>=1",\n  "h11"])\n';
    const file = parseNotebook('/a.ipynb', notebook(['x = 1', cell]));
    assert.deepEqual(marked(file), [
      'micropip.install | six>=1 | six>=1 | six | >=1',
      'micropip.install | h11 | h11 | h11',
    ]);
    const { element } = file?.declarations[0]?.spans ?? {};
    assert.equal(file?.text.slice(element?.start, element?.end), String.raw`\"six>=1\"`);
  });

  it('shares variables between its cells, but for those that are being typed', () => {
    const cells = ['PKGS: list[str] = ["six"]', 'import micropip\nawait micropip.install(PKGS + ["h11"])'];
    const declared = ['micropip.install | six | six | six', 'micropip.install | h11 | h11 | h11'];
    assert.deepEqual(marked(parseNotebook('/a.ipynb', notebook(cells))), declared);
    assert.deepEqual(marked(parseNotebook('/a.ipynb', notebook([...cells, 'print((1,', '"x']))), declared);
    const twice = parseNotebook('/a.ipynb', notebook([...cells, 'PKGS = ["idna"]']));
    assert.deepEqual(
      twice?.problems.map(({ problem }) => problem.id),
      ['knownWhenRun'],
    );
  });

  it('cannot start pip as a program: that stops the cell', () => {
    for (const line of [
      '!pip install six',
      '! pip3 install -q six',
      '!python -m pip install six',
      '!{sys.executable} -m pip install six',
      '!conda install -y six',
      '!uv pip install six',
      '!uv add six',
      '%uv pip install six',
      '%system pip install six',
      'pip install six',
      'conda install six',
    ]) {
      const text = notebook([`import sys\n${line}\n`]);
      const file = parseNotebook('/a.ipynb', text);
      const [problem, ...others] = file?.problems ?? [];
      assert.deepEqual([problem?.problem.id, problem?.severity, others.length], ['shellInstall', 'warning', 0], line);
      assert.match(text.slice(problem?.span.start, problem?.span.end), /(?:install|add)$/, line);
      assert.ok(isPyodideNotebook(text));
    }
  });

  it('is told what fails in a cell of its own kind', () => {
    for (const [cell, id, place] of [
      ['%conda install six', 'condaMagic', '%conda install'],
      ['%mamba install -y six', 'condaMagic', '%mamba install'],
      ['%%bash\npip install six', 'shellInstall', '%%bash'],
      ['%%sh\ncd x\nuv pip install six', 'shellInstall', '%%sh'],
      ['%%time\n%pip install six', 'installInMeasuredCell', '%%time'],
      ['%%timeit -n1\nimport micropip\nawait micropip.install("six")', 'installInMeasuredCell', '%%timeit'],
    ] as const) {
      const text = notebook([cell]);
      const file = parseNotebook('/a.ipynb', text);
      assert.deepEqual(
        file?.problems.map(({ problem, severity, span }) => [problem.id, severity, text.slice(span.start, span.end)]),
        [[id, 'warning', place]],
      );
      assert.ok(isPyodideNotebook(text));
    }
    const fine = [
      '%%bash\nls',
      '%%capture\n%pip install six',
      '%time\n%pip install six',
      '%%time\nx = "%pip install six"',
    ];
    assert.deepEqual(parseNotebook('/a.ipynb', notebook(fine))?.problems, []);
  });

  it('may start a program in another kernel, or where a condition says so', () => {
    const cells = ['!pip install six'];
    assert.equal(parseNotebook('/a.ipynb', notebook(cells, 'Python 3')), undefined);
    assert.deepEqual(parseNotebook('/a.ipynb', notebook([...cells, '%pip install six'], 'Python 3'))?.problems, []);
    const guarded = 'if sys.platform == "emscripten":\n    %pip install six\nelse:\n    !pip install six\n';
    assert.deepEqual(parseNotebook('/a.ipynb', notebook([guarded]))?.problems, []);
    assert.equal(parseNotebook('/a.ipynb', notebook(['!pip list', '!ls', 'x != pip'])), undefined);
  });

  it('may have the source of a cell as one string, and characters as escapes', () => {
    const text = String.raw`{"cells": [{"cell_type": "code", "source": "# \u00e9\n%pip install six\u003e=1 h11"}]}`;
    assert.deepEqual(marked(parseNotebook('/a.ipynb', text)), [
      String.raw`%pip install | six>=1 | six\u003e=1`,
      '%pip install | h11 | h11 | h11',
    ]);
  });

  it('includes the requirements files that %pip is given, if they exist', () => {
    const text = notebook(['%pip install -r requirements.txt -r absent.txt']);
    const { file } = parseWithIncludes('/site/a.ipynb', text, (path) =>
      path === '/site/requirements.txt' ? { text: 'six\n' } : { unreadable: { id: 'fileAbsent', parts: {} } },
    );
    assert.deepEqual(marked(file, 'six'), ['requirements | six | six | six']);
    assert.deepEqual(
      file?.problems.map(({ severity }) => severity),
      ['information'],
    );
  });

  it('passes over text, other languages and what is filled in when it runs', () => {
    const cells = ['%%bash\n%pip install six', '!pip install six', '%pip list', '%pip install {name} $other'];
    const text = notebook(cells).replace('"code"', '"markdown"');
    assert.deepEqual(marked(parseNotebook('/a.ipynb', text)), []);
  });

  it('is for Pyodide if its kernel says so, or if it calls what only Pyodide has', () => {
    const pip = ['%pip install six'];
    assert.ok(isPyodideNotebook(notebook(pip)));
    assert.ok(!isPyodideNotebook(notebook(pip, 'Python 3 (ipykernel)')));
    assert.ok(isPyodideNotebook(notebook(['piplite.install("six")'], 'Python 3 (ipykernel)')));
    assert.ok(!isPyodideNotebook(notebook(['import six'])));
  });

  it('survives being typed, and hostile texts', () => {
    const text = notebook(['%pip install "six', 'micropip.install(["h11"])']);
    for (let length = 0; length <= text.length; length++) parseNotebook('a.ipynb', text.slice(0, length));
    const cell = (source: string): string => `{"cells": [{"cell_type": "code", "source": ${source}}], "x": "%pip"}`;
    for (const hostile of [
      '['.repeat(200_000) + '%pip',
      cell('['.repeat(100_000)),
      cell(`[${'"%pip install a\\n",'.repeat(20_000)}""]`),
      cell(`"%pip install ${String.raw`\\`.repeat(200_000)}"`),
      cell(`"%pip install ${String.raw`\u0041`.repeat(50_000)}"`),
    ]) {
      parseNotebook('a.ipynb', hostile);
    }
  });
});
