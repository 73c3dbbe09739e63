/** What is wrong with a `[tool.pyodide-preflight]` table, and what counts of it all the same. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'toml';
import { RULES } from '../../../server/src/core/findings/rules.ts';
import { parsePyproject } from '../../../server/src/core/dependencyFiles/pyproject.ts';
import { LEVELS, NOTE } from '../../../server/src/core/tuning/tuning.ts';
import { readTuningTable, TABLE_KEYS, type ReadTable } from '../../../server/src/core/tuning/tuningTable.ts';
import { english } from '../../support/english.ts';

const CODES = RULES.map(({ code }) => code);
const SCHEMA = JSON.parse(readFileSync('docs/schema/pyodide-preflight.schema.json', 'utf8')) as {
  readonly properties: Readonly<Record<string, { readonly properties?: object }>>;
  readonly definitions: {
    readonly selector: { readonly anyOf: readonly [{ readonly enum: unknown }, { readonly pattern: string }] };
  };
};

function read(table: string): ReadTable & { readonly text: string } {
  const text = `[tool.pyodide-preflight]\n${table}`;
  const value = parsePyproject('/project/pyproject.toml', text).toolTable;
  assert.ok(value);
  return { ...readTuningTable({ path: '/project/pyproject.toml', value }), text };
}

/** `place: what is said` of each problem. */
function problemsOf(table: string): readonly string[] {
  const { problems, text } = read(table);
  return problems.map(({ span, message }) => `${text.slice(span.start, span.end)}: ${english(message)}`);
}

const WHOLE = `target = ["auto", "workers-3.14"]
config = "wrangler.preview.jsonc"
env = "staging"
select = ["all"]
ignore = ["held-back:pydantic", "vendored-size"]
[tool.pyodide-preflight.severity]
held-back = "information"
uv-setting = "off"
[tool.pyodide-preflight.per-file-ignores]
"legacy/*.txt" = ["held-back", "all:numpy"]
`;

/** A table, and what is said of it. */
const WRONG: readonly (readonly [table: string, said: readonly string[]])[] = [
  [WHOLE, []],
  ['target = "auto"', []],
  ['target = 313', ['313: `target` must be a string or an array of strings, so this value is ignored']],
  ['target = ["auto", 3]', ['3: `target` must be a string or an array of strings, so this value is ignored']],
  ['env = true', ['true: `env` must be a string, so it is ignored']],
  ['ignroe = []', ['ignroe: `[tool.pyodide-preflight]` has no key `ignroe`, so it is ignored; did you mean `ignore`?']],
  ['ignore = "held-back"', ['"held-back": `ignore` must be an array of codes, so this value is ignored']],
  [
    'ignore = ["heldback", 1]',
    [
      'heldback: `heldback` is not the code of a finding; did you mean `held-back`?',
      '1: `ignore` must be an array of codes, so this value is ignored',
    ],
  ],
  ['select = ["held-back:"]', ['held-back:: `` is not the name of a project: write `held-back:NAME`']],
  ['severity = "off"', ['"off": `severity` must be a table, so it is ignored']],
  [
    'severity = { held-back = "loud" }',
    ['"loud": `loud` is not a severity of `held-back`: use `error`, `warning`, `information` or `off`'],
  ],
  [
    'severity = { held-back = 1 }',
    ['1: this is not a severity of `held-back`: use `error`, `warning`, `information` or `off`'],
  ],
  ['severity = { all = "off" }', ['all: `all` is not the code of a finding']],
  ['per-file-ignores = ["x"]', ['["x"]: `per-file-ignores` must be a table, so it is ignored']],
  [
    'per-file-ignores = { "a.txt" = "held-back" }',
    ['"held-back": `a.txt` must be an array of codes, so this value is ignored'],
  ],
];

describe('[tool.pyodide-preflight]', () => {
  for (const [table, said] of WRONG) {
    it(JSON.stringify(table), () => {
      assert.deepEqual(problemsOf(table), said);
    });
  }

  it('may be something else altogether', () => {
    const value = parsePyproject('/p/pyproject.toml', '[tool]\npyodide-preflight = 3\n').toolTable;
    assert.ok(value);
    const { problems } = readTuningTable({ path: '/p/pyproject.toml', value });
    assert.deepEqual(
      problems.map(({ message }) => english(message)),
      ['`tool.pyodide-preflight` must be a table, so it is ignored'],
    );
  });

  it('counts with all that can be read of it', () => {
    const { tuning } = read('ignore = ["heldback", "uv-setting"]\nseverity = { held-back = "off", x = "off" }\n');
    assert.deepEqual(tuning.ignore, [{ code: 'uv-setting' }]);
    assert.deepEqual([...(tuning.severity ?? [])], [['held-back', 'off']]);
  });

  it('half typed says nothing', () => {
    for (let end = 0; end < WHOLE.length; end++) {
      const { problems } = read(WHOLE.slice(0, end));
      // A word that is not whole yet may be no code; nothing else is wrong.
      const other = problems.filter(
        ({ message }) =>
          !['codeUnknown', 'ownKeyUnknown', 'levelUnknown', 'selectorProjectInvalid'].includes(message.id),
      );
      assert.deepEqual(other, [], WHOLE.slice(0, end));
    }
  });
});

/** With the word of the report for an information. */
const WORDS = LEVELS.flatMap((level) => (level === 'information' ? [level, NOTE] : [level]));

describe('the JSON schema of the table', () => {
  it('has every key, every code and every severity', () => {
    assert.deepEqual(Object.keys(SCHEMA.properties).sort(), [...TABLE_KEYS].sort());
    const [{ enum: codes }, { pattern }] = SCHEMA.definitions.selector.anyOf;
    assert.deepEqual(codes, ['all', ...CODES]);
    assert.ok(pattern.startsWith(`^(?:${['all', ...CODES].join('|')}):`));
    assert.deepEqual(Object.keys(SCHEMA.properties['severity']?.properties ?? {}), CODES);
    assert.ok(JSON.stringify(SCHEMA).includes(JSON.stringify({ type: 'string', enum: WORDS })));
  });

  it('takes what the program takes, and no more', () => {
    const validate = new Ajv({ allErrors: true }).compile(SCHEMA);
    const wrong = WRONG.filter(([table, said]) => {
      const { tool } = parse(`[tool.pyodide-preflight]\n${table}`) as {
        readonly tool: Record<string, unknown>;
      };
      return validate(tool['pyodide-preflight']) !== (said.length === 0);
    });
    assert.deepEqual(
      wrong.map(([table]) => table),
      [],
    );
  });

  it('is what the settings of the editor take as well', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, unknown>> } };
    };
    for (const name of ['select', 'ignore', 'perFileIgnores']) {
      const setting = JSON.stringify(contributes.configuration.properties[`pyodidePreflight.${name}`]);
      assert.ok(setting.includes(JSON.stringify(['all', ...CODES])), name);
    }
    const severity = JSON.stringify(contributes.configuration.properties['pyodidePreflight.severity']);
    for (const list of [CODES, WORDS]) assert.ok(severity.includes(JSON.stringify(list)));
  });
});
