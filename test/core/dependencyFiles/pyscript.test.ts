/** Configurations of PyScript, in TOML and in JSON. */
import assert from 'node:assert/strict';
import { parsePyscript } from '../../../server/src/core/dependencyFiles/pyscript.ts';
import type { Declaration } from '../../../server/src/core/dependencyFiles/dependencyFile.ts';
import { checkProblems } from './_annotated.ts';
import { english } from '../../support/english.ts';

const JSON_TEXT = `{
  "interpreter": "0.29.0",
  "packages": ["numpy>=2", "https://example.invalid/own_package-1.0-py3-none-any.whl", "emfs://a.whl", "./b.whl"],
  "files": { "packages": ["not one"] }
}
`;
const TOML_TEXT = `interpreter = "0.29.0"
packages = [
  "numpy>=2",
  "https://example.invalid/own_package-1.0-py3-none-any.whl",
  "emfs://a.whl",
  "./b.whl",
]
[files]
packages = ["not one"]
`;

const shown = ({ text, requirement, url, localPath, active, table }: Declaration): readonly unknown[] => [
  table,
  text,
  active,
  requirement?.name,
  url ?? localPath,
];

describe('a configuration of PyScript', () => {
  it('may name what a URL leads to', () => {
    const text = 'packages = ["own @ https://example.invalid/own-1.0-py3-none-any.whl"]\n';
    const [declaration] = parsePyscript('/site/pyscript.toml', text).declarations;
    assert.equal(declaration?.requirement?.url, 'https://example.invalid/own-1.0-py3-none-any.whl');
    assert.equal(declaration.localPath, undefined);
  });

  for (const [path, text] of [
    ['/site/pyscript.json', JSON_TEXT],
    ['/site/pyscript.toml', TOML_TEXT],
  ] as const) {
    it(`lists packages by name, by the URL of a wheel, and by place: ${path}`, () => {
      const file = parsePyscript(path, text);
      assert.deepEqual(file.problems, []);
      const url = 'https://example.invalid/own_package-1.0-py3-none-any.whl';
      assert.deepEqual(file.declarations.map(shown), [
        ['packages', 'numpy>=2', true, 'numpy', undefined],
        ['packages', url, true, 'own-package', url],
        ['packages', 'emfs://a.whl', true, undefined, 'emfs://a.whl'],
        ['packages', './b.whl', true, undefined, './b.whl'],
      ]);
      const { specifier } = file.declarations[0]?.spans ?? {};
      assert.equal(text.slice(specifier?.start, specifier?.end), '>=2');
      assert.equal(file.interpreter?.text, '0.29.0');
      assert.equal(text.slice(file.interpreter.span.start, file.interpreter.span.end), '0.29.0');
    });
  }

  it('may list other configurations, which are not followed', () => {
    const text = 'packages = ["https://example.invalid/more.toml", "./more.json", "six"]\n';
    const { declarations, problems } = parsePyscript('/site/pyscript.toml', text);
    assert.deepEqual(
      declarations.map((one) => one.text),
      ['six'],
    );
    assert.deepEqual(
      problems.map(({ problem, severity, span }) => [problem.id, severity, text.slice(span.start, span.end)]),
      [
        ['configurationAmongPackages', 'information', 'https://example.invalid/more.toml'],
        ['configurationAmongPackages', 'information', './more.json'],
      ],
    );
  });

  it('tells what is wrong with it, and reads the rest', () => {
    const file = checkProblems(
      (text) => parsePyscript('pyscript.json', text),
      `{
  "interpreter": 29,
                 ^^ \`interpreter\` must be a string: a Pyodide version or a URL
  "packages": ["numpy>=>2", 1, "six"]
                     ^^^^ \`>2\` is not a version
                            ^ \`packages\` must contain only strings
}
`,
    );
    assert.equal(file.declarations.at(-1)?.requirement?.name, 'six');
  });

  it('is JSON without comments, as browsers read it', () => {
    const problemsIn = (text: string): readonly string[] =>
      parsePyscript('pyscript.json', text).problems.map(({ problem }) => english(problem));
    assert.match(problemsIn('{ "packages": [] } // none')[0] ?? '', /^not JSON: /);
    assert.match(problemsIn('[1]')[0] ?? '', /does not contain a JSON object/);
  });

  it('survives being typed, and hostile texts', () => {
    for (const [path, text] of [
      ['pyscript.json', JSON_TEXT],
      ['pyscript.toml', TOML_TEXT],
    ] as const) {
      for (let end = 0; end < text.length; end++) {
        for (const { spans } of parsePyscript(path, text.slice(0, end)).declarations) {
          assert.ok(spans.element.start <= spans.whole.start && spans.whole.end <= spans.element.end, String(end));
        }
      }
    }
    assert.equal(parsePyscript('pyscript.json', '['.repeat(100_000)).declarations.length, 0);
    assert.equal(parsePyscript('pyscript.json', '{"packages": ["a\\u0062"]}').declarations[0]?.text, 'ab');
  });
});
