/** The grammars, run by VS Code's engine. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

const SYNTAXES = join(process.cwd(), 'syntaxes');

const FILES: Readonly<Record<string, string>> = {
  'source.pip-requirements': 'pip-requirements.tmLanguage.json',
  'inline.pep508.toml': 'pep508-in-toml.tmLanguage.json',
};

/** The necessary subset of TOML: the real grammar comes from some other extension. */
const TOML = {
  scopeName: 'source.toml',
  patterns: [
    { match: '#.*$', name: 'comment.toml' },
    { begin: '"', end: '"', name: 'string.quoted.toml' },
    { match: '^\\s*\\[.*\\]', name: 'entity.table.toml' },
  ],
};

async function makeRegistry(): Promise<textmate.Registry> {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM({ data: readFileSync(wasm) });
  return new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: (scope) => {
      const file = FILES[scope];
      const text = file === undefined ? JSON.stringify(TOML) : readFileSync(join(SYNTAXES, file), 'utf8');
      return Promise.resolve(textmate.parseRawGrammar(text, 'grammar.json'));
    },
    getInjections: (scope) => (scope === 'source.toml' ? ['inline.pep508.toml'] : undefined),
  });
}

describe('grammars', () => {
  let registry: textmate.Registry;

  before(async () => {
    registry = await makeRegistry();
  });

  /** Pieces of a text with the innermost name of each, `-` if it has none; blank ones are left out. */
  async function namesIn(scope: string, text: string): Promise<string[]> {
    const grammar = await registry.loadGrammar(scope);
    assert.ok(grammar);
    let stack = textmate.INITIAL;
    const names: string[] = [];
    for (const line of text.split('\n')) {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
      stack = ruleStack;
      for (const { startIndex, endIndex, scopes } of tokens) {
        const piece = line.slice(startIndex, endIndex).trim();
        const name = scopes.length > 1 ? scopes.at(-1)?.split('.').slice(0, 2).join('.') : '-';
        if (piece !== '') names.push(`${piece} ${name ?? '-'}`);
      }
    }
    return names;
  }

  it('tell the parts of a requirement apart', async () => {
    const names = await namesIn('source.pip-requirements', 'pydantic[email]>=2.12 ; python_version < "3.14"  # why');
    assert.deepEqual(names, [
      'pydantic entity.name',
      '[ punctuation.definition',
      'email variable.parameter',
      '] punctuation.definition',
      '>= keyword.operator',
      '2.12 constant.numeric',
      '; punctuation.separator',
      'python_version variable.language',
      '< keyword.operator',
      '"3.14" string.quoted',
      '# why comment.line',
    ]);
  });

  it('know the options, continuations and links of requirements files', async () => {
    const text = '-r base.txt\nnumpy==1.0 \\\n  --hash=sha256:abc\nown @ https://host/own.whl#egg=own';
    assert.deepEqual(await namesIn('source.pip-requirements', text), [
      '-r keyword.control',
      'base.txt string.unquoted',
      'numpy entity.name',
      '== keyword.operator',
      '1.0 constant.numeric',
      '\\ constant.character',
      '--hash keyword.control',
      '= keyword.operator',
      'sha256:abc string.unquoted',
      'own entity.name',
      '@ keyword.operator',
      'https://host/own.whl#egg=own markup.underline',
    ]);
  });

  it('find requirements in the arrays of a pyproject.toml that hold them, and only there', async () => {
    const text = '[project]\nname = "httpx>=1"\ndependencies = [\n  "httpx>=1", # why\n]\n[tool.x]\ny = ["httpx>=1"]';
    const versions = (await namesIn('source.toml', text)).filter((name) => /numeric|comment/.test(name));
    assert.deepEqual(versions, ['1 constant.numeric', '# why comment.line']);
  });

  it('find them in every array of dependency groups and optional dependencies', async () => {
    const text = '[dependency-groups]\ndev = ["pytest>=8", {include-group = "lint"}]\n\n[tool]\nx = ["a>=1"]';
    const names = await namesIn('source.toml', text);
    assert.deepEqual(
      names.filter((name) => /numeric|^include-group/.test(name)),
      ['8 constant.numeric', 'include-group variable.key'],
    );
  });
});
