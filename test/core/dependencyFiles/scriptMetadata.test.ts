/** Scripts that declare their dependencies in a comment. */
import assert from 'node:assert/strict';
import { hasScriptMetadata, parseScriptMetadata } from '../../../server/src/core/dependencyFiles/scriptMetadata.ts';
import { declared } from './_annotated.ts';

const SCRIPT = `\
#!/usr/bin/env -S uv run
"""A script."""
# /// script
# requires-python = ">=3.12"
# dependencies = [
#   "requests<3",  # for the web
#
#   'rich>=13',
# ]
#
# [tool.uv]
# constraint-dependencies = ["urllib3<2"]
# ///
import requests  # not = ["a dependency"]
`;
import { english } from '../../support/english.ts';

describe('a script with metadata', () => {
  const file = parseScriptMetadata('/app/script.py', SCRIPT);

  it('declares what its comment lists', () => {
    assert.deepEqual(declared(file), [
      'script.dependencies: requests<3',
      'script.dependencies: rich>=13',
      'tool.uv.constraint-dependencies: urllib3<2',
    ]);
    assert.deepEqual(file?.problems, []);
    assert.equal(file.kind, 'script');
    assert.equal(file.declarations[0]?.active, true);
  });

  it('is marked at the places of the script, not of the comment', () => {
    const [requests, rich] = file?.declarations ?? [];
    assert.equal(slice(SCRIPT, requests?.spans.specifier), '<3');
    assert.equal(slice(SCRIPT, rich?.spans.element), "'rich>=13'");
    assert.equal(slice(SCRIPT, file?.requiresPython?.span), '>=3.12');
    assert.equal(file?.text, SCRIPT);
  });

  it('may end its lines as Windows does', () => {
    const text = SCRIPT.replaceAll('\n', '\r\n');
    const windows = parseScriptMetadata('script.py', text);
    assert.deepEqual(declared(windows), declared(file));
    assert.deepEqual(windows?.problems, []);
    assert.equal(slice(text, windows.declarations[1]?.spans.name), 'rich');
  });

  it('is marked where one of its dependencies is wrong', () => {
    const text = '# /// script\n# dependencies = ["a", "b>=\n#   "c"\n# ]\n# ///\n';
    const half = parseScriptMetadata('script.py', text);
    assert.deepEqual(declared(half), ['script.dependencies: a', 'script.dependencies: b>=', 'script.dependencies: c']);
    assert.deepEqual(
      half?.problems.map(({ span, problem }) => [slice(text, span), english(problem)]),
      [['"b>=', 'the string is not closed: `"` is missing']],
    );
  });

  it('is read while its end is not typed yet', () => {
    const text = '# /// script\n# dependencies = ["a"]\n\nprint("# ///")\n';
    const open = parseScriptMetadata('script.py', text);
    assert.deepEqual(declared(open), ['script.dependencies: a']);
    assert.deepEqual(
      open?.problems.map(({ span, problem }) => [slice(text, span), english(problem)]),
      [['# /// script', 'the script metadata is not closed: no line is exactly `# ///`']],
    );
  });

  it('ends at the last closing line of its comment', () => {
    const text = '# /// script\n# dependencies = ["a"]\n# ///\n# x = "not before the end"\n# ///\n# free text = [\n';
    const parsed = parseScriptMetadata('script.py', text);
    assert.deepEqual(declared(parsed), ['script.dependencies: a']);
    // The first closing line is then content, and not TOML: that is what the specification says.
    assert.deepEqual(
      parsed?.problems.map(({ span }) => slice(text, span)),
      ['///'],
    );
  });

  it('may be the only one in its file', () => {
    const block = '# /// script\n# dependencies = []\n# ///\n';
    const parsed = parseScriptMetadata('script.py', `${block}\n${block}`);
    assert.deepEqual(
      parsed?.problems.map(({ problem, span }) => [english(problem), span.start]),
      [['a script can have only one metadata block', block.length + 1]],
    );
  });

  it('is not invented', () => {
    for (const text of [
      '',
      'import x\n',
      '# /// scripts\n# ///\n',
      ' # /// script\n',
      '# /// pyproject\n# a = 1\n# ///\n',
    ]) {
      assert.equal(parseScriptMetadata('script.py', text), undefined, text);
      assert.equal(hasScriptMetadata(text), false, text);
    }
    assert.equal(hasScriptMetadata(SCRIPT), true);
  });

  it('is no comment line without the blank', () => {
    const text = '# /// script\n#dependencies = ["a"]\n# ///\n';
    assert.equal(parseScriptMetadata('script.py', text)?.problems.length, 1);
    assert.deepEqual(declared(parseScriptMetadata('script.py', text)), []);
  });

  it('may be any number of blocks in a hostile file', () => {
    const text = '# /// script\n'.repeat(100_000);
    assert.equal(parseScriptMetadata('script.py', text)?.declarations.length, 0);
    assert.ok(parseScriptMetadata('script.py', '# /// script\n\n'.repeat(20_000)));
  });
});

function slice(text: string, span: { start: number; end: number } | undefined): string | undefined {
  return span && text.slice(span.start, span.end);
}
