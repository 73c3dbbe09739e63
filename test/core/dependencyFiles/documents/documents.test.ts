/** What Quarto projects, and documents in Markdown, install in Pyodide. */
import assert from 'node:assert/strict';
import { parseMarkdown } from '../../../../server/src/core/dependencyFiles/documents/markdown.ts';
import { parseQuartoProject } from '../../../../server/src/core/dependencyFiles/documents/quarto.ts';
import { english } from '../../../support/english.ts';
import { marked } from '../_marked.ts';

const SIX = 'pyodide.packages | six>=1 | six>=1 | six | >=1';
const H11 = 'pyodide.packages | h11 | h11 | h11';

describe('a Quarto document', () => {
  for (const [how, lines] of [
    ['in brackets', '  packages: [six>=1, h11]'],
    ['in quotes', `  packages: ["six>=1", 'h11'] # why`],
    ['line by line', '  packages:\n    - six>=1\n    # - none\n    - h11'],
  ] as const) {
    it(`lists packages at its head ${how}`, () => {
      const text = `---\ntitle: "é: x"\nformat: live-html\npyodide:\n${lines}\nexecute: {echo: true}\n---\n\n---\npyodide:\n  packages: [no]\n---\n`;
      assert.deepEqual(marked(parseMarkdown('/doc.qmd', text)), [SIX, H11]);
      assert.deepEqual(marked(parseQuartoProject('/_quarto.yml', text.slice(4, text.indexOf('\n---')))), [SIX, H11]);
    });
  }

  it('may list packages among the settings of its format, which Quarto puts to the others', () => {
    const text =
      '---\nformat:\n  live-html:\n    toc: true\n    pyodide:\n      packages: [six>=1]\npyodide:\n  packages: [h11]\n---\n';
    assert.deepEqual(marked(parseMarkdown('/doc.qmd', text)), [H11, SIX]);
    assert.equal(parseMarkdown('/doc.qmd', '---\nformat: live-html\n---\npyodide\n'), undefined);
  });

  it('may list them by an alias, or in settings further down, which pandoc joins', () => {
    const alias = '---\nx: &more [six>=1]\ny: &one h11\npyodide:\n  packages: *more\n---\n';
    assert.deepEqual(marked(parseMarkdown('/doc.qmd', alias)), [SIX]);
    assert.deepEqual(marked(parseMarkdown('/doc.qmd', alias.replace('*more', '[*one]'))), [H11]);
    assert.equal(parseMarkdown('/doc.qmd', alias.replace('*more', '*other')), undefined);
    const further = '---\ntitle: a\n---\ntext\n\n---\npyodide:\n  packages: [h11]\n...\n\ntext\n\n---\n\npyodide: no\n';
    assert.deepEqual(marked(parseMarkdown('/doc.qmd', further)), [H11]);
    assert.equal(parseMarkdown('/doc.md', further), undefined);
  });

  it('lists nothing in a project whose settings are no YAML', () => {
    const file = parseQuartoProject('/_quarto.yml', 'pyodide:\n  packages: [six]\nformat: "live');
    assert.deepEqual(
      file?.declarations.map(({ active }) => active),
      [false],
    );
    assert.deepEqual(
      file.problems.map(({ severity, problem }) => `${severity}: ${english(problem)}`),
      ['error: not YAML'],
    );
  });

  it('runs nothing in a comment, or in a block that shows another one', () => {
    const cell = (name: string): string => `\`\`\`{pyodide}\nawait micropip.install("${name}")\n\`\`\`\n`;
    const text = `<!-- ${cell('no')} -->\n\`\`\`\`md\n${cell('no')}\`\`\`\`\n~~~~\n${cell('no')}~~~~\n${cell('six')}<!--\n${cell('no')}`;
    assert.deepEqual(marked(parseMarkdown('/doc.qmd', text)), ['micropip.install | six | six | six']);
  });

  it('has apps of Shinylive, which install the lines of their requirements.txt and what their code does', () => {
    const app = ['#| standalone: true', 'import micropip', 'await micropip.install("idna")'];
    const files = [
      ...['## file: requirements.txt', '# more', 'six>=1  # why', '', 'h11'],
      ...['## file: data/notes.txt', 'no', '## file: util.py', 'from micropip import install', 'install("anyio")'],
    ];
    const block = (language: string): string => `\`\`\`{${language}}\n${[...app, ...files].join('\n')}\n\`\`\`\n`;
    assert.deepEqual(marked(parseMarkdown('/doc.qmd', block('shinylive-python'))), [
      'micropip.install | idna | idna | idna',
      'requirements.txt | six>=1 | six>=1 | six | >=1',
      'requirements.txt | h11 | h11 | h11',
      'micropip.install | anyio | anyio | anyio',
    ]);
    assert.equal(parseMarkdown('/doc.qmd', block('shinylive-r')), undefined);
  });

  it('may list one alone, with escapes, or something that is no text', () => {
    const file = parseMarkdown(
      '/doc.qmd',
      String.raw`---
pyodide:
  packages: ["six\x3e=1", 1]
---`,
    );
    assert.deepEqual(marked(file), [String.raw`pyodide.packages | six>=1 | six\x3e=1`]);
    assert.deepEqual(
      file?.problems.map(({ problem }) => english(problem)),
      ['`pyodide.packages` must contain only strings'],
    );
    assert.deepEqual(marked(parseMarkdown('/doc.qmd', '---\npyodide:\n  packages: h11\n---\n')), [H11]);
  });

  it('names the Pyodide that it loads', () => {
    const text = '---\npyodide:\n  packages: [six]\n  engine-url: https://example.invalid/pyodide/v0.27.2/full/\n---\n';
    assert.equal(parseMarkdown('/doc.qmd', text)?.runtimeSigns?.[0]?.release, '0.27.2');
  });

  it('installs what its cells do', () => {
    const text = '# x\n```{pyodide}\n#| autorun: true\nimport micropip\nawait micropip.install("six")\n```\n';
    assert.deepEqual(marked(parseMarkdown('/doc.qmd', text)), ['micropip.install | six | six | six']);
  });
});

describe('a notebook of marimo in Markdown', () => {
  const SCRIPT = ['# /// script', '# requires-python = ">=3.11"', '# dependencies = ["six>=1", "h11"]', '# ///'];
  const TOML = ['requires-python = ">=3.11"', 'dependencies = [', '    "six>=1",', '    "h11",', ']'];
  const block = (key: string, lines: readonly string[], mark = '|-'): string =>
    `${key}: ${mark}\n${lines.map((line) => `  ${line}\n`).join('')}`;
  const document = (head: string): string =>
    `---\ntitle: "é"\nmarimo-version: 0.23.15\n${head}---\n\n\`\`\`python {.marimo}\nimport six\n\`\`\`\n`;
  const declared = ['script.dependencies | six>=1 | six>=1 | six | >=1', 'script.dependencies | h11 | h11 | h11'];

  for (const [how, head, expected] of [
    ['as TOML', block('pyproject', TOML), declared],
    ['as TOML that keeps its end', block('pyproject', TOML, '|'), declared],
    ['as the comment of a script', block('pyproject', SCRIPT), declared],
    ['in its header', block('header', ['# A text', ...SCRIPT, 'import marimo']), declared],
    [
      'twice, and its pyproject counts',
      block('header', SCRIPT) + block('pyproject', ['dependencies = ["idna"]']),
      ['script.dependencies | idna | idna | idna'],
    ],
    ['in a header without them', block('header', ['# a comment']), undefined],
    ['as a single line, which is none', 'pyproject: none\n', undefined],
  ] as const) {
    it(`declares what it needs ${how}`, () => {
      const file = parseMarkdown('/doc.md', document(head));
      assert.deepEqual(file && marked(file), expected);
      const signs = file?.runtimeSigns?.map(({ of }) => of);
      assert.deepEqual(signs, expected && ['marimo']);
    });
  }

  it('survives being typed', () => {
    const text = document(block('header', SCRIPT) + block('pyproject', TOML));
    for (let end = 0; end < text.length; end++) parseMarkdown('/doc.md', text.slice(0, end));
  });
});

describe('a document with blocks for markdown-exec', () => {
  it('installs what their option names, between commas', () => {
    const text =
      '=== "Tab"\n    ```pyodide install="six>=1, h11" session=\'a\' version="v0.27.7"\n    import six\n    ```\n~~~pyodide install=\'idna\'\n~~~\n';
    const file = parseMarkdown('/docs/a.md', text);
    assert.deepEqual(marked(file), [
      'install | six>=1 | six>=1 | six | >=1',
      'install | h11 | h11 | h11',
      'install | idna | idna | idna',
    ]);
    assert.deepEqual(
      file?.runtimeSigns?.map(({ of, release, span }) => [of, release, text.slice(span.start, span.end)]),
      [['pyodide', '0.27.7', 'v0.27.7']],
    );
  });

  // Measured with markdown-exec 1.12.6 and pymdown-extensions 13.1.2.
  for (const [text, ...expected] of [
    ['```{.pyodide install="six"}\nx\n```\n', 'six'],
    ['``` { .pyodide .wide install=six }\nx\n```\n', 'six'],
    ['```pyodide install=six\nx\n```\n'],
    ['> ```pyodide install="six"\n> x\n> ```\n', 'six'],
    ['````md\n```pyodide install="no"\n```\n````\n```pyodide install="six"\n```\n', 'six'],
    ['<!--\n```pyodide install="six"\n```\n-->\n', 'six'],
    ['Text ```pyodide install="no"``` text\n```pyodide install="no"```\n```pyodide install="six"\n```\n', 'six'],
    ['```Pyodide install="no"\nx\n```\n'],
  ] as const) {
    it(`installs ${expected.join() || 'nothing'}: ${JSON.stringify(text)}`, () => {
      const file = parseMarkdown('/docs/a.md', text);
      assert.deepEqual(
        file?.declarations.map((one) => one.text),
        expected.length > 0 ? expected : undefined,
      );
    });
  }

  it('is nothing to check where it only shows code', () => {
    for (const text of [
      'Use pyodide: `install="six"`',
      '```python\nawait micropip.install("six") # in pyodide\n```',
      '````markdown\n```python install="six"\n```\n````',
      '```pyodide\nprint(1)\n```',
      '---\npyodide: {}\n---',
    ]) {
      assert.equal(parseMarkdown('/a.md', text), undefined, text);
    }
  });

  it('survives being typed, and hostile texts', () => {
    const text = '---\npyodide:\n  packages: ["six", h11]\n---\n```pyodide install="a"\nb\n```\n';
    for (let length = 0; length <= text.length; length++) parseMarkdown('a.md', text.slice(0, length));
    for (const hostile of [
      `---\npyodide: ${'['.repeat(100_000)}`,
      `---\npyodide: ${'{a: '.repeat(30_000)}`,
      `---\npyodide:\n${'- '.repeat(30_000)}`,
      `---\npyodide: &a [x]\n${Array.from({ length: 60 }, (_, n) => `k${n}: [${'*a,'.repeat(60)}]`).join('\n')}`,
      `---\npyodide: "${'\\'.repeat(100_000)}`,
      '```pyodide install="a"\n'.repeat(20_000),
      '```pyodide install="a"\n```\n'.repeat(20_000),
      `\`\`\`pyodide install="${','.repeat(200_000)}"`,
      `pyodide ${'`'.repeat(200_000)}`,
    ]) {
      parseMarkdown('a.md', hostile);
    }
  });
});
