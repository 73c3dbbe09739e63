/** Comments and lines, as the readers of each kind of file see them. */
import assert from 'node:assert/strict';
import { LogicalLines, type CommentSyntax } from '../../../server/src/core/config/logicalLines.ts';
import { ignoreComments } from '../../../server/src/core/tuning/ignoreComments.ts';

const ASKS = 'preflight: ignore[held-back]';

/** A text, and what its comment is for; nothing if there is no such comment. */
const TEXTS: readonly (readonly [syntax: CommentSyntax, text: string, covers: string | undefined])[] = [
  ['toml', `a = "x" # ${ASKS}\nb = 1`, `a = "x" # ${ASKS}`],
  ['toml', `a = "# ${ASKS}"`, undefined],
  ['toml', `a = '# ${ASKS}'`, undefined],
  ['toml', `a = """\n# ${ASKS}\n"""`, undefined],
  ['toml', `a = "\\"" # ${ASKS}`, `a = "\\"" # ${ASKS}`],
  ['toml', `a = '\\' # ${ASKS}`, `a = '\\' # ${ASKS}`],
  ['toml', `a = """\nlong\n""" # ${ASKS}\nb = 1`, `a = """\nlong\n""" # ${ASKS}`],
  ['toml', `a = "half typed # ${ASKS}\nb = 1`, undefined],
  ['toml', `a = [\r\n  "x", # ${ASKS}\r\n]`, `  "x", # ${ASKS}`],
  ['requirements', `a # ${ASKS}`, `a # ${ASKS}`],
  ['requirements', `a ; python_version > "3" # ${ASKS}`, `a ; python_version > "3" # ${ASKS}`],
  ['requirements', `a @ https://x.test/a#${ASKS}`, undefined],
  ['requirements', `\uFEFF# ${ASKS}`, `\uFEFF# ${ASKS}`],
  ['python', `x = "# ${ASKS}"`, undefined],
  ['python', `"""\n# ${ASKS}\n"""`, undefined],
  ['python', `# /// script\n# "a", # ${ASKS}\n# ///`, `# "a", # ${ASKS}`],
  ['python', `f("""\na\n""")  # ${ASKS}`, `f("""\na\n""")  # ${ASKS}`],
  ['yaml', `a: it's # ${ASKS}`, `a: it's # ${ASKS}`],
  ['yaml', `a: "# ${ASKS}"`, undefined],
  ['yaml', `a: x#${ASKS}`, undefined],
  ['jsonc', `"a": "// ${ASKS}"`, undefined],
  ['jsonc', `"a": 1, // ${ASKS}\n`, `"a": 1, // ${ASKS}`],
  ['jsonc', `/* // ${ASKS} */`, undefined],
  ['javascript', 'f(`// ' + ASKS + '`)', undefined],
  ['javascript', `f('a') // ${ASKS}`, `f('a') // ${ASKS}`],
  ['javascript', `/"/.test(x) // ${ASKS}`, `/"/.test(x) // ${ASKS}`],
  ['javascript', 'f(`\n`) // ' + ASKS, 'f(`\n`) // ' + ASKS],
];

describe('comments that ignore', () => {
  for (const [syntax, text, covers] of TEXTS) {
    it(`${syntax}: ${JSON.stringify(text)}`, () => {
      const [comment] = ignoreComments(text, new LogicalLines(text, syntax));
      assert.equal(comment && text.slice(comment.covers.start, comment.covers.end), covers);
    });
  }

  it('hostile texts take linear time', () => {
    for (const part of [
      '#',
      '"',
      "'",
      '"""',
      '\\\n',
      '# preflight: ignore[',
      '# preflight: ignore[a,',
      '/*',
      ' # ',
      '\t',
    ])
      for (const syntax of ['toml', 'requirements', 'python', 'yaml', 'jsonc', 'javascript'] as const) {
        const text = part.repeat(30_000);
        ignoreComments(text, new LogicalLines(text, syntax));
      }
  });
});
