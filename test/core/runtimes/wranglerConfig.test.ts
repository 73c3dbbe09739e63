/** Wrangler files: read with exact places, edited without touching anything else. */
import { english } from '../../support/english.ts';
import assert from 'node:assert/strict';
import { parse as parseStrictToml } from 'toml';
import { editWrangler, moveToTopLevel, type WranglerChange } from '../../../server/src/core/runtimes/editWrangler.ts';
import {
  compatibilityOf,
  parseWrangler,
  type WranglerConfig,
} from '../../../server/src/core/runtimes/wranglerConfig.ts';
import { applyEdits } from '../../../server/src/core/text/textEdit.ts';

const TOML = `# my worker
name = "hello"
main = 'src/entry.py'
compatibility_date = "2026-02-01" # do not move
compatibility_flags = [
  "python_workers", # needed
  'nodejs_compat',
]

[vars]
compatibility_date = "1999-01-01"
TEXT = """
compatibility_flags = ["not this"]
"""
`;

const JSONC = `{
  // my worker
  "name": "hello",
  "main": "src/entry.py",
  "compatibility_date": "2026-02-01", // do not move
  "compatibility_flags": [
    "python_workers", /* needed */
    "nodejs_compat"
  ],
  "vars": { "compatibility_date": "1999-01-01" }
}
`;

function toml(text: string): WranglerConfig {
  return parseWrangler('wrangler.toml', text).value;
}

function jsonc(text: string): WranglerConfig {
  return parseWrangler('wrangler.jsonc', text).value;
}

function problems(path: string, text: string): string[] {
  return parseWrangler(path, text).errors.map(
    ({ problem, span }) => `${text.slice(span.start, span.end)}: ${english(problem)}`,
  );
}

for (const [format, config] of [
  ['wrangler.toml', toml(TOML)],
  ['wrangler.jsonc', jsonc(JSONC)],
] as const) {
  describe(`a ${format}`, () => {
    const { text } = config;

    it('says what decides the runtime', () => {
      assert.equal(config.compatibilityDate?.value, '2026-02-01');
      assert.deepEqual(
        config.flags.map(({ value }) => value),
        ['python_workers', 'nodejs_compat'],
      );
      assert.deepEqual(compatibilityOf(config), {
        compatibilityDate: '2026-02-01',
        flags: ['python_workers', 'nodejs_compat'],
      });
      assert.equal(config.name?.value, 'hello');
      assert.equal(config.main?.value, 'src/entry.py');
    });

    it('says where it does', () => {
      const quoted = [config.compatibilityDate, config.name, config.main, ...config.flags];
      for (const located of quoted) {
        assert.ok(located);
        assert.match(text.slice(located.span.start, located.span.end), new RegExp(`^["']${located.value}["']$`));
      }
      const array = text.slice(config.flagsSpan?.start, config.flagsSpan?.end);
      assert.ok(array.startsWith('[') && array.endsWith(']'));
    });

    it('is read alike with Windows line endings and a byte order mark more than one, which wrangler takes in TOML', () => {
      assert.deepEqual(parseWrangler(format, text.replaceAll('\n', '\r\n')).errors, []);
      const { value, errors } = parseWrangler(format, `\uFEFF${text.replaceAll('\n', '\r\n')}`);
      const places = errors.map(({ span }) => [span.start, span.end]);
      assert.deepEqual(places, format.endsWith('.toml') ? [] : [[0, 1]]);
      assert.equal(value.compatibilityDate?.value, '2026-02-01');
      assert.equal(value.flags.length, 2);
    });
  });
}

describe('a broken wrangler.toml', () => {
  it('loses only the broken lines', () => {
    const text =
      'name = hello\ncompatibility_date = "2026-02-01"\nmain = "x\ncompatibility_flags = ["python_workers"]\n[vars\na = 1';
    const { value } = parseWrangler('wrangler.toml', text);
    assert.equal(value.compatibilityDate?.value, '2026-02-01');
    assert.equal(value.flags.length, 1);
    assert.deepEqual(problems('wrangler.toml', text), [
      'hello: `hello` is not a TOML value; strings need quotes',
      '"x: the string is not closed: `"` is missing',
      '[vars: the table header is not closed: `]` is missing',
    ]);
  });

  it('an array that is not closed yet costs the array', () => {
    const text = 'compatibility_flags = ["python_workers",\ncompatibility_date = "2026-02-01"\n';
    assert.equal(toml(text).compatibilityDate?.value, '2026-02-01');
    assert.equal(problems('wrangler.toml', text).length, 1);
  });

  it('values of the wrong type are named', () => {
    const text = 'compatibility_date = 2026-02-01\ncompatibility_flags = "python_workers"\n';
    assert.deepEqual(problems('wrangler.toml', text), [
      '2026-02-01: `compatibility_date` must be a string',
      '"python_workers": `compatibility_flags` must be an array of strings',
    ]);
    assert.equal(toml(text).compatibilityDate?.value, '2026-02-01');
  });

  it('a key that is set twice is named', () => {
    assert.match(problems('wrangler.toml', 'name = "a"\nname = "b"\n').join(), /^name: `name` is defined twice$/);
  });

  it('is read however hostile it is', () => {
    for (const text of [
      '['.repeat(100_000),
      `a = ${'['.repeat(100_000)}`,
      `a = ${'{a='.repeat(100_000)}`,
      `a = """${'\\'.repeat(99_999)}`,
    ]) {
      assert.ok(parseWrangler('wrangler.toml', text).errors.length > 0);
    }
  });
});

describe('a broken wrangler.jsonc', () => {
  it('keeps what can be read', () => {
    const text = '{ "compatibility_date": "2026-02-01", "compatibility_flags": ["python_workers" ';
    assert.equal(jsonc(text).compatibilityDate?.value, '2026-02-01');
    assert.equal(jsonc(text).flags.length, 1);
    assert.match(problems('wrangler.jsonc', text).join(), /not JSON/);
  });

  it('a file that holds something else is named', () => {
    assert.match(problems('wrangler.jsonc', '').join(), /not JSON/);
    assert.match(problems('wrangler.jsonc', '[]').join(), /does not contain a JSON object/);
    assert.match(problems('wrangler.jsonc', 'name = "toml"').join(), /not JSON/);
    assert.match(problems('wrangler.jsonc', '['.repeat(200_000)).join().slice(-40), /not JSON/);
  });

  it('values of the wrong type are named', () => {
    const text = '{"compatibility_flags": ["python_workers", 3], "compatibility_date": 20260201, "main": null}';
    assert.deepEqual(problems('wrangler.jsonc', text), [
      '["python_workers", 3]: `compatibility_flags` must be an array of strings',
      '20260201: `compatibility_date` must be a string',
      'null: `main` must be a string',
    ]);
  });
});

describe('our reader of TOML and a strict one', () => {
  const documents = [
    TOML,
    '',
    '# only a comment',
    'name="a"#c',
    'name = \'lit\\n\'\nmain = "b\\tc\\u00e9\\U0001F600\\"\\\\"',
    'name = """\nfirst\\\n   second"""\nmain = \'\'\'\nraw\\n\'\'\'',
    'name = """a""b"""\nmain = """quote at the end""""',
    '"name" = "quoted"\n\'main\' = "literal"',
    'a.b.c = 1\n"x.y" . z = [1, [2, "]"], {k = "}", l.m = 3}]\nname = "after"',
    'n = -1_000\nh = 0xDEAD_beef\nf = 6.02e-23\ni = -inf\nb = true\nname = "x"',
    'd = 1979-05-27\nt = 07:32:00\ndt = 1979-05-27T07:32:00.5-07:00\nds = 1979-05-27 07:32:00Z\nname = "x"',
    'compatibility_flags = []\nname = "x"',
    'compatibility_flags = [ # one\n  "a" # two\n  , "b",\n\n  # three\n]\nname = "x"',
    '[[rules]]\nname = "inner"\n[ env . "production" ]\nname = "other"',
    '\t name\t=\t"blanks"\t\n\n\n',
    'name = "no end of line"',
  ];
  documents.forEach((text, position) => {
    it(`agree on document ${position + 1}`, () => {
      const { value, errors } = parseWrangler('wrangler.toml', text);
      const strict = parseStrictToml(text) as Readonly<Record<string, unknown>>;
      assert.deepEqual(errors, []);
      assert.equal(value.name?.value, strict['name']);
      assert.equal(value.main?.value, strict['main']);
      assert.deepEqual(
        value.flags.map((flag) => flag.value),
        strict['compatibility_flags'] ?? [],
      );
    });
  });

  const broken = [
    'name',
    'name =',
    'name = x',
    'name = "a" main = "b"',
    'name = "a\nb"',
    'name = "bad \\q escape"',
    'name = "\\uD800"',
    'flags = ["a" "b"]',
    'flags = ["a"',
    't = {a = 1',
    '[table',
    '[[table]',
    '= 1',
    'name = "a"\nname = "b"',
    'name = """never closed',
  ];
  for (const text of broken) {
    it(`both refuse ${JSON.stringify(text)}`, () => {
      assert.throws(() => parseStrictToml(text) as unknown);
      assert.notDeepEqual(parseWrangler('wrangler.toml', text).errors, []);
    });
  }
});

describe('the environments of a wrangler file', () => {
  const texts = {
    'wrangler.toml':
      'env.live.compatibility_date = "2026-01-01"\n[env.next]\ncompatibility_date = "2026-10-01"\n' +
      'compatibility_flags = ["a"]\n[env.next.vars]\ncompatibility_date = "no"\n[[env.x]]\ncompatibility_date = "no"\n',
    'wrangler.jsonc':
      '{"env": {"live": {"compatibility_date": "2026-01-01"}, "next": {"compatibility_date": "2026-10-01", ' +
      '"compatibility_flags": ["a"], "vars": {"compatibility_date": "no"}}, "x": ["no"]}}',
  };
  for (const [name, text] of Object.entries(texts)) {
    it(`are read from ${name} with their places, and count for nothing at the top level`, () => {
      const config = name === 'wrangler.toml' ? toml(text) : jsonc(text);
      assert.deepEqual(compatibilityOf(config), { flags: [] });
      const environments = config.environments.filter((one) => one.compatibilityDate);
      assert.deepEqual(
        environments.map((one) => [one.name, one.compatibilityDate?.value, one.flags?.map(({ value }) => value)]),
        [
          ['live', '2026-01-01', undefined],
          ['next', '2026-10-01', ['a']],
        ],
      );
      const span = environments[1]?.compatibilityDate?.span;
      assert.equal(text.slice(span?.start, span?.end), '"2026-10-01"');
    });
  }
});

describe('settings that slipped into a table', () => {
  const slipped = 'name = "w"\n\n[observability]\nenabled = true\n\n';
  const settings = 'compatibility_date = "2026-02-01" # first\ncompatibility_flags = [\n  "python_workers",\n]\n';

  it('are found with their table, and moved up before it', () => {
    const config = toml(slipped + settings);
    assert.deepEqual(compatibilityOf(config), { flags: [] });
    const { misplaced } = config;
    assert.deepEqual(
      [misplaced?.table, misplaced?.compatibilityDate, misplaced?.flags],
      ['observability', '2026-02-01', ['python_workers']],
    );
    const after = applyEdits(config.text, moveToTopLevel(config));
    assert.deepEqual(compatibilityOf(toml(after)), {
      compatibilityDate: '2026-02-01',
      flags: ['python_workers'],
    });
    assert.match(after, /^name = "w"\n\ncompatibility_date[^]*\n\n\[observability\]\nenabled = true\n/);
  });

  it('are found below an array of tables as well, and with Windows line endings', () => {
    const text = `name = "w"\n[[kv_namespaces]]\nbinding = "A"\n${settings}`.replaceAll('\n', '\r\n');
    const config = toml(text);
    assert.equal(config.misplaced?.table, 'kv_namespaces');
    const after = applyEdits(text, moveToTopLevel(config));
    assert.equal(toml(after).flags.length, 1);
    assert.equal(after.replaceAll('\r\n', '').search(/[\r\n]/), -1);
  });

  it('are none where the top level has flags of its own, nor in an environment', () => {
    for (const text of [settings + slipped + settings, `[env.live]\n${settings}`]) {
      assert.equal(toml(text).misplaced, undefined);
    }
    const json = jsonc('{ "observability": { "compatibility_flags": ["python_workers"] } }');
    assert.equal(json.misplaced?.table, 'observability');
    assert.deepEqual(moveToTopLevel(json), []);
  });
});

describe('editing a wrangler file', () => {
  function edited(config: WranglerConfig, change: WranglerChange): string {
    const text = applyEdits(config.text, editWrangler(config, change));
    assert.deepEqual(parseWrangler(config.path, text).errors, [], text);
    return text;
  }

  it('changes the date and nothing else', () => {
    const change = { compatibilityDate: '2026-09-08' };
    assert.equal(edited(toml(TOML), change), TOML.replace('2026-02-01', '2026-09-08'));
    assert.equal(edited(jsonc(JSONC), change), JSONC.replace('2026-02-01', '2026-09-08'));
  });

  it('keeps the quotes', () => {
    const text = "compatibility_date = '2026-02-01'\ncompatibility_flags = ['python_workers']\n";
    assert.equal(
      edited(toml(text), { compatibilityDate: '2026-09-08', addFlags: ['a'] }),
      "compatibility_date = '2026-09-08'\ncompatibility_flags = ['python_workers', 'a']\n",
    );
  });

  it('adds a flag in the layout of the others', () => {
    const change = { addFlags: ['python_workers_314'] };
    assert.equal(
      edited(toml(TOML), change),
      TOML.replace("  'nodejs_compat',\n", `  'nodejs_compat',\n  "python_workers_314",\n`),
    );
    assert.equal(
      edited(jsonc(JSONC), change),
      JSONC.replace('"nodejs_compat"\n', '"nodejs_compat",\n    "python_workers_314"\n'),
    );
  });

  const arrays: readonly [before: string, change: WranglerChange, after: string][] = [
    ['[]', { addFlags: ['a', 'b'] }, '["a", "b"]'],
    ['["a"]', { addFlags: ['b'] }, '["a", "b"]'],
    ['["a",]', { addFlags: ['b'] }, '["a", "b",]'],
    ['["a"]', { addFlags: ['a'] }, '["a"]'],
    ['["a", "b", "c"]', { removeFlags: ['a'] }, '["b", "c"]'],
    ['["a", "b", "c"]', { removeFlags: ['b'] }, '["a", "c"]'],
    ['["a", "b", "c"]', { removeFlags: ['c'] }, '["a", "b"]'],
    ['["a", "b", "c"]', { removeFlags: ['c', 'a', 'nowhere'] }, '["b"]'],
    ['["a", "a"]', { removeFlags: ['a'] }, '[]'],
    ['["a", "b",]', { removeFlags: ['b'] }, '["a",]'],
    ['["a"]', { removeFlags: ['a'], addFlags: ['b'] }, '["b"]'],
    ['[\n  "a",\n  "b"\n]', { removeFlags: ['b'] }, '[\n  "a"\n]'],
    ['[\n  "a",\n  "b"\n]', { removeFlags: ['a'] }, '[\n  "b"\n]'],
    ['[\n  "a",\n  "b"\n]', { addFlags: ['c'] }, '[\n  "a",\n  "b",\n  "c"\n]'],
    ['[\n\t"a", "b",\n]', { removeFlags: ['a'] }, '[\n\t"b",\n]'],
    ['["a",\n "b"]', { addFlags: ['c'] }, '["a",\n "b", "c"]'],
  ];
  for (const [before, change, after] of arrays) {
    it(`${JSON.stringify(change)} makes ${JSON.stringify(before)} ${JSON.stringify(after)}`, () => {
      assert.equal(edited(toml(`compatibility_flags = ${before}\n`), change), `compatibility_flags = ${after}\n`);
      assert.equal(edited(jsonc(`{"compatibility_flags": ${before}}`), change), `{"compatibility_flags": ${after}}`);
    });
  }

  it('keeps the comments of the flags that stay', () => {
    const text = 'compatibility_flags = [\n  "a", # first\n  # about b\n  "b" # second\n  # end\n]\n';
    assert.equal(
      edited(toml(text), { addFlags: ['c'] }),
      'compatibility_flags = [\n  "a", # first\n  # about b\n  "b", # second\n  "c"\n  # end\n]\n',
    );
    assert.equal(
      edited(toml(text), { removeFlags: ['b'] }),
      'compatibility_flags = [\n  "a" # first\n  # about b\n  # end\n]\n',
    );
  });

  it('keeps Windows line endings', () => {
    for (const config of [toml(TOML.replaceAll('\n', '\r\n')), jsonc(JSONC.replaceAll('\n', '\r\n'))]) {
      const text = edited(config, {
        addFlags: ['x', 'y'],
        removeFlags: ['python_workers'],
        compatibilityDate: '2026-09-08',
      });
      assert.equal(text.replaceAll('\r\n', '').search(/[\r\n]/), -1);
    }
  });

  it('adds what is missing beside its like, never in a table', () => {
    const change = { compatibilityDate: '2026-09-08', addFlags: ['python_workers'] };
    assert.equal(
      edited(toml('name = "x" # n\n\n[vars]\na = 1\n'), change),
      'name = "x" # n\ncompatibility_date = "2026-09-08"\ncompatibility_flags = ["python_workers"]\n\n[vars]\na = 1\n',
    );
    assert.match(edited(toml('[vars]\na = 1\n'), change), /^compatibility_[^]*\n\[vars\]\na = 1\n$/);
    assert.equal(edited(toml(''), { compatibilityDate: '2026-09-08' }), 'compatibility_date = "2026-09-08"\n');
    assert.equal(
      edited(jsonc('{\n\t"name": "x" // n\n}\n'), change),
      '{\n\t"name": "x", // n\n\t"compatibility_date": "2026-09-08",\n\t"compatibility_flags": ["python_workers"]\n}\n',
    );
    assert.equal(edited(jsonc('{}'), { compatibilityDate: '2026-09-08' }), '{"compatibility_date": "2026-09-08"}');
  });

  it('puts right what has the wrong type', () => {
    assert.equal(
      edited(toml('compatibility_date = 2026-02-01\ncompatibility_flags = "x"\n'), {
        compatibilityDate: '2026-09-08',
        addFlags: ['python_workers'],
      }),
      'compatibility_date = "2026-09-08"\ncompatibility_flags = ["python_workers"]\n',
    );
  });

  it('costs nothing where there is nothing to do', () => {
    const change = { compatibilityDate: '2026-02-01', addFlags: ['python_workers'], removeFlags: ['x'] };
    assert.deepEqual(editWrangler(toml(TOML), change), []);
    assert.deepEqual(editWrangler(jsonc(JSONC), change), []);
    assert.deepEqual(editWrangler(jsonc('not json'), { compatibilityDate: '2026-09-08' }), []);
  });
});
