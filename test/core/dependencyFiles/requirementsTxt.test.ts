/** Requirements files: pip's syntax, line by line. */
import assert from 'node:assert/strict';
import type { DependencyFile } from '../../../server/src/core/dependencyFiles/dependencyFile.ts';
import { parseRequirementsTxt } from '../../../server/src/core/dependencyFiles/requirementsTxt.ts';
import type { Span } from '../../../server/src/core/text/span.ts';
import { checkProblems, declared } from './_annotated.ts';

const read = (text: string): DependencyFile => parseRequirementsTxt('/app/requirements.txt', text);

/** Without what only uv reads. */
const forPip = (file: DependencyFile): DependencyFile => ({
  ...file,
  declarations: file.declarations.filter(({ seenBy }) => seenBy !== 'uv'),
});

/** Without what only uv minds. */
const problemsForPip = ({ problems }: DependencyFile): DependencyFile['problems'] =>
  problems.filter(({ objector }) => objector !== 'uv');

describe('a requirements file', () => {
  it('has a requirement on each line, with comments and blank lines between them', () => {
    const file = read(`# -*- coding: utf-8 -*-
requests==2.32.0   # pinned

  urllib3 >=2,<3 ; python_version >= "3.9"
uvicorn[standard]
# httpx
`);
    assert.deepEqual(declared(file), [
      'requirements: requests==2.32.0',
      'requirements: urllib3 >=2,<3 ; python_version >= "3.9"',
      'requirements: uvicorn[standard]',
    ]);
    assert.deepEqual(file.problems, []);
    assert.ok(
      file.declarations.every(({ active, role, requirement }) => active && role === 'requirement' && requirement),
    );
  });

  it('gives the place of every part', () => {
    const file = read('  urllib3[socks] >=2,<3 ; python_version >= "3.9"  # why\n');
    const [declaration] = file.declarations;
    assert.ok(declaration);
    const { whole, element, name, extras, specifier, specifiers, marker } = declaration.spans;
    const line = 'urllib3[socks] >=2,<3 ; python_version >= "3.9"';
    assert.deepEqual([whole, element, name, extras, specifier, ...specifiers, marker].map(slicer(file)), [
      line,
      line,
      'urllib3',
      '[socks]',
      '>=2,<3',
      '>=2',
      '<3',
      'python_version >= "3.9"',
    ]);
  });

  it('has no byte order mark where files were put together, in front of a requirement or of a comment', () => {
    const marked = (text: string): readonly unknown[] =>
      read(text).problems.map(({ severity, span }) => [severity, text.slice(span.start, span.end)]);
    assert.deepEqual(marked('six\n\uFEFFjinja2\n'), [['error', '\uFEFFjinja2']]);
    assert.deepEqual(marked('six\n\uFEFF# more\n'), [['error', '\uFEFF# more']]);
    // The one at the start of a file is gone once its bytes are a text: this is a second one.
    assert.deepEqual(marked('\uFEFFsix\n'), [['error', '\uFEFFsix']]);
  });

  it('takes other blanks where uv does, and says where only one of uv and pip does', () => {
    const objections = (text: string): readonly unknown[] =>
      read(text).problems.map(({ objector, problem, span }) => [objector, problem.id, span.start]);
    for (const blank of ['\f', '\v', '\u00A0', '\u0085', '\u2028', '\u3000']) {
      assert.deepEqual(objections(`${blank}a>=1\n`), [['uv', 'blankForUvAlone', 0]]);
      assert.deepEqual(objections(`a\n${blank}\nb\n`), [['uv', 'blankForUvAlone', 2]]);
      assert.deepEqual(objections(`a>=1${blank}# x\nb\n`), [['uv', 'blankForUvAlone', 4]]);
      assert.deepEqual(objections(`a>=1 ${blank} # x\nb\n`), [['uv', 'blankForUvAlone', 5]]);
      assert.deepEqual(objections(`a>=1${blank}\nb\n`), []);
      assert.deepEqual(declared(read(`a>=1${blank}\nb\n`)), ['requirements: a>=1', 'requirements: b']);
    }
    for (const blank of ['\f', '\v', '\u0085', '\u2028']) {
      assert.deepEqual(objections(`# x${blank}y\nb\n`), [['packaging', 'lineEndForPip', 3]]);
      assert.deepEqual(objections(`a # x${blank}# y\n`), []);
      const [declaration] = read(`a${blank}>=1\n`).declarations;
      assert.equal(declaration?.requirement?.specifier.specifiers.length, 1);
    }
    assert.deepEqual(objections('# x\u00A0y # z\u00A0# u\na # x\u00A0# y\n'), []);
  });

  it('ends its lines as any system does', () => {
    const file = read('a==1\r\nb==2\rc==3\nd==4');
    assert.deepEqual(
      declared(file),
      ['a==1', 'b==2', 'c==3', 'd==4'].map((text) => `requirements: ${text}`),
    );
    assert.deepEqual(
      file.declarations.map(({ spans }) => slicer(file)(spans.element)),
      ['a==1', 'b==2', 'c==3', 'd==4'],
    );
  });

  it('keeps a `#` that belongs to a URL', () => {
    const file = read('x @ https://files.example/x.zip#sha256=abc # the comment\ny#not a comment\n');
    assert.equal(file.declarations[0]?.requirement?.url, 'https://files.example/x.zip#sha256=abc');
    assert.equal(file.declarations[1]?.text, 'y#not a comment');
  });

  it('declares constraints where it is a constraints file', () => {
    const file = parseRequirementsTxt('/app/constraints.txt', 'a<2\n', 'constraints');
    assert.deepEqual(declared(file), ['constraints: a<2']);
    assert.equal(file.declarations[0]?.role, 'constraint');
  });
});

describe('a wrong line', () => {
  it('costs only itself', () => {
    const file = read('a==1\nb>=\nc d\n==3\ne\n');
    assert.deepEqual(
      file.declarations.map(({ text, requirement }) => `${text}: ${requirement ? 'read' : 'wrong'}`),
      ['a==1: read', 'b>=: wrong', 'c d: wrong', '==3: wrong', 'e: read'],
    );
    assert.deepEqual(
      file.problems.map(({ span, about }) => [file.text.slice(0, span.start).split('\n').length, about]),
      [
        [2, 'requirement'],
        [3, 'requirement'],
        [4, 'requirement'],
      ],
    );
  });

  it('is marked where it is wrong, behind a continuation too', () => {
    const file = read('fastapi \\\n  >=1.x\n');
    assert.deepEqual(
      problemsForPip(file).map(({ span }) => slicer(file)(span)),
      ['.x'],
    );
  });
});

describe('a continued line', () => {
  it('is one line, whose parts are found on their own lines', () => {
    const file = read('fast\\\napi>=1 \\\r\n    ; python_version \\\n > "3" # end\nnext\n');
    const [fastapi] = file.declarations;
    assert.equal(fastapi?.requirement?.name, 'fastapi');
    assert.deepEqual([fastapi.spans.name, fastapi.spans.specifier, fastapi.spans.marker].map(slicer(file)), [
      'fast\\\napi',
      '>=1',
      'python_version \\\n > "3"',
    ]);
    assert.equal(file.declarations[1]?.text, 'next');
    assert.deepEqual(problemsForPip(file), []);
  });

  it('goes on below a comment at its end, and stops at a line that is a comment', () => {
    const file = read('a==1 # the comment \\\nalso the comment\nb==1 \\\n# stops \\\nc==1\n');
    assert.deepEqual(
      declared(forPip(file)),
      ['a==1', 'b==1', 'c==1'].map((text) => `requirements: ${text}`),
    );
  });

  it('carries the hashes of pip-compile', () => {
    const file = read(`a==1 \\
    --hash=sha256:00ff \\
    --hash sha256:11ee
    # via b
b==2 --hash=sha512:22dd
`);
    assert.deepEqual(
      file.declarations.map(({ text, hashes }) => [text, hashes]),
      [
        ['a==1', ['sha256:00ff', 'sha256:11ee']],
        ['b==2', ['sha512:22dd']],
      ],
    );
    assert.deepEqual(file.problems, []);
    assert.deepEqual(
      file.declarations.map(({ spans }) => slicer(file)(spans.whole)),
      ['a==1', 'b==2'],
    );
    assert.ok(slicer(file)(file.declarations[0]?.spans.element).endsWith('sha256:11ee'));
  });

  it('may be the last one', () => {
    assert.deepEqual(declared(read('a==1 \\')), ['requirements: a==1']);
  });
});

describe('what is named by URL or path', () => {
  const cases: readonly (readonly [line: string, kind: 'url' | 'localPath', value: string])[] = [
    ['https://files.example/x-1.0-py3-none-any.whl', 'url', 'https://files.example/x-1.0-py3-none-any.whl'],
    [
      'git+https://git.example/x.git@main#egg=x ; os_name == "posix"',
      'url',
      'git+https://git.example/x.git@main#egg=x',
    ],
    ['git+ssh://git@git.example/x.git', 'url', 'git+ssh://git@git.example/x.git'],
    ['./packages/x', 'localPath', './packages/x'],
    ['.', 'localPath', '.'],
    ['../x[extra] ; os_name == "posix"', 'localPath', '../x[extra]'],
    ['packages/x', 'localPath', 'packages/x'],
    ['C:\\packages\\x', 'localPath', 'C:\\packages\\x'],
    ['packages\\x', 'localPath', 'packages\\x'],
    ['x-1.0-py3-none-any.whl', 'localPath', 'x-1.0-py3-none-any.whl'],
    ['x-1.0.tar.gz', 'localPath', 'x-1.0.tar.gz'],
  ];
  for (const [line, kind, value] of cases) {
    it(`${line} is a ${kind === 'url' ? 'URL' : 'path'}, and not wrong`, () => {
      const file = read(`${line}\n`);
      assert.equal(file.declarations[0]?.[kind], value);
      assert.equal(file.declarations[0].requirement, undefined);
      assert.deepEqual(file.problems, []);
    });
  }

  for (const line of ['x @ https://files.example/x.whl', 'x @ file:///x', 'x>=1 ; platform_version == "a/b"']) {
    it(`${line} is a requirement by name`, () => {
      assert.equal(read(line).declarations[0]?.requirement?.name, 'x');
    });
  }

  it('may be editable', () => {
    const file = read(
      '-e ./a\n--editable=git+https://git.example/b.git#egg=b\n-e.\n-e "c @ file:///c"\n-e ./d ; os_name == "nt"\n',
    );
    assert.deepEqual(
      forPip(file).declarations.map(({ editable, localPath, url, requirement }) => [
        editable,
        localPath ?? url ?? requirement?.name,
      ]),
      [
        [true, './a'],
        [true, 'git+https://git.example/b.git#egg=b'],
        [true, '.'],
        [true, 'c'],
        [true, './d'],
      ],
    );
    assert.deepEqual(problemsForPip(file), []);
    assert.equal(slicer(file)(file.declarations[0]?.spans.whole), './a');
    assert.equal(slicer(file)(forPip(file).declarations[3]?.spans.url), 'file:///c');
    assert.equal(slicer(file)(file.declarations[0]?.spans.element), '-e ./a');
  });

  it('may hold variables, which are left alone', () => {
    const file = read('a @ https://${TOKEN}@files.example/a.whl\nb==${VERSION}\n${WHOLE}\n');
    assert.deepEqual(
      file.declarations.map(({ requirement }) => requirement?.name),
      ['a', undefined, undefined],
    );
    assert.deepEqual(file.problems, []);
  });
});

describe('the options of a requirements file', () => {
  const spellings: readonly (readonly [lines: string, options: Partial<DependencyFile['indexOptions']>])[] = [
    ['-i https://x.example', { indexUrl: 'https://x.example' }],
    ['-ihttps://x.example', { indexUrl: 'https://x.example' }],
    ['--index-url=https://x.example', { indexUrl: 'https://x.example' }],
    ['--index-url   https://x.example # c', { indexUrl: 'https://x.example' }],
    ['--pypi-url https://x.example', { indexUrl: 'https://x.example' }],
    ['--index https://x.example', { indexUrl: 'https://x.example' }],
    ['--index-url "https://x.example"', { indexUrl: 'https://x.example' }],
    ['--extra-index-url https://y\n--extra-index-url=https://z', { extraIndexUrls: ['https://y', 'https://z'] }],
    ["-f './my wheels'\n--find-links=dir/sub", { findLinks: ['./my wheels', 'dir/sub'] }],
    ['--no-index --pre', { noIndex: true, pre: true }],
    ['--no-binary a,b\n--only-binary :all:', { noBinary: ['a', 'b'], onlyBinary: [':all:'] }],
    ['--prefer-binary\n--require-hashes\n--trusted-host h\n--use-feature=fast-deps', {}],
  ];
  for (const [lines, options] of spellings) {
    it(`may be written ${lines.replace('\n', ' and ')}`, () => {
      const file = read(lines);
      const none = { extraIndexUrls: [], findLinks: [], noBinary: [], noIndex: false, onlyBinary: [], pre: false };
      assert.deepEqual(file.indexOptions, { ...none, ...options });
      assert.deepEqual([problemsForPip(file), file.declarations], [[], []]);
    });
  }

  it('are reported where pip does not know them', () => {
    checkProblems(
      read,
      `--no-deps
^^^^^^^^^ \`--no-deps\` is not an option of requirements files
-x
^^ \`-x\` is not an option of requirements files
--no-b
^^^^^^ \`--no-b\` needs a value
--no
^^^^ \`--no\` is not an option of requirements files
-r
^^ \`-r\` needs a value
--pre=1
^^^^^^^ \`--pre\` takes no value
a==1 --hash=abc
            ^^^ a hash must have the form \`algorithm:digest\`
b==1 --pre
     ^^^^^ \`--pre\` has no effect after a requirement; put it on a line of its own
     ^^^^^ uv refuses \`--pre\` after a requirement: it takes only \`--hash\` there
--hash=sha256:00
^^^^^^^^^^^^^^^^ this hash does not belong to any requirement
^^^^^^^^^^^^^^^^ uv stops at \`--hash=sha256:00\`: it is neither a requirement nor an option that uv knows here
--pre c==1
      ^^^^ \`c==1\` does not belong to any option and is ignored
-f "x
   ^^ the closing \`"\` is missing
d==1
`,
    );
  });

  it('name the files that are included', () => {
    const file = read(
      '-r base.txt\n-cconstraints.txt # c\n--requirement=sub/x.txt\n--constraint "my file.txt"\n-r sub\\y.txt\n',
    );
    assert.deepEqual(
      file.includes
        .filter(({ seenBy }) => seenBy !== 'uv')
        .map(({ kind, path, span }) => [kind, path, slicer(file)(span)]),
      [
        ['requirement', 'base.txt', 'base.txt'],
        ['constraint', 'constraints.txt', 'constraints.txt'],
        ['requirement', 'sub/x.txt', 'sub/x.txt'],
        ['constraint', 'my file.txt', 'my file.txt'],
        ['requirement', 'sub\\y.txt', 'sub\\y.txt'],
      ],
    );
  });
});

describe('a requirements file of any size', () => {
  it('may have ten thousand lines, all of which are read', () => {
    const lines = Array.from({ length: 10_000 }, (_, n) => `project-${n}==1.${n} ; python_version >= "3.8" # via x`);
    const file = read(lines.join('\n'));
    assert.equal(file.declarations.length, 10_000);
    assert.deepEqual(file.problems, []);
  });

  it('may be one line, continued ten thousand times', () => {
    const hashes = Array.from({ length: 10_000 }, (_, n) => `  --hash=sha256:${n}`);
    const file = read(['a==1', ...hashes].join(' \\\n'));
    assert.equal(file.declarations[0]?.hashes?.length, 10_000);
  });

  it('may be hostile', () => {
    const many = 50_000;
    const hostile = [' '.repeat(many), '#'.repeat(many), '\\'.repeat(many), '-'.repeat(many), '"'.repeat(many)];
    for (const part of [...hostile, '('.repeat(many), '['.repeat(many), 'a'.repeat(many), ' -'.repeat(many)]) {
      for (const text of [part, `a${part}b`, `-r ${part}`, `a ; ${part}`, `${part}\\\n${part}`]) read(text);
    }
  });
});

function slicer(file: DependencyFile): (span: Span | undefined) => string {
  return (span) => (span ? file.text.slice(span.start, span.end) : '(none)');
}
