/** The published library: once built, it has every function that its page lists, and works under its published name. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import ts from 'typescript';
import { packagingSyntaxMessages } from '../server/src/core/messages/en/packagingSyntax.ts';
import * as source from '../server/src/packaging.ts';

/** The compiler's errors for a program in this package. */
function complaintsAbout(text: string): readonly string[] {
  const file = join(process.cwd(), 'test/program.mts');
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts'],
    skipDefaultLibCheck: true,
    module: ts.ModuleKind.NodeNext,
    types: [],
  };
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (path) => path === file || disk.fileExists(path),
    getSourceFile: (path, ...rest) =>
      path === file ? ts.createSourceFile(path, text, ts.ScriptTarget.ES2023) : disk.getSourceFile(path, ...rest),
  };
  const program = ts.createProgram([file], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

interface Example {
  readonly code: string;
  readonly expected: string;
}

/** The statements of the page's examples that state their result; the code includes the earlier ones in the block. */
function examplesOf(page: string): readonly (readonly Example[])[] {
  return [...page.matchAll(/^```js\n([^]*?)^```$/gm)].map(([, block = '']) => {
    const statements = block.replace(/^import[^]*?;\n/, '').matchAll(/^([^]+?;)(?: \/\/ (.*))?$/gm);
    return [...statements].map(([, code = '', expected = '']) => ({ code, expected }));
  });
}

describe('pyodide-preflight/packaging', () => {
  it('does what the examples on its page say', () => {
    const blocks = examplesOf(readFileSync(join(process.cwd(), 'docs/packaging.md'), 'utf8'));
    assert.ok(blocks.length >= 12);
    for (const block of blocks) {
      const context = createContext({ ...source });
      for (const { code, expected } of block) {
        const result: unknown = runInContext(code, context);
        if (expected !== '') assert.equal(inspect(result, { breakLength: Infinity, depth: 9 }), expected, code);
      }
    }
  });

  it('has what its page names, and its page names what it has', () => {
    const page = readFileSync(join(process.cwd(), 'docs/packaging.md'), 'utf8');
    const rows = page.split('\n').filter((line) => line.startsWith('| ') && !line.includes('---'));
    const named = rows.flatMap((row) => [...row.matchAll(/`(\w+)`/g)].map(([, name = '']) => name));
    const internal = ['createVersion', 'nextNumeral'];
    const exported = Object.keys(source).filter((name) => !internal.includes(name));
    assert.deepEqual(named.sort(), exported.sort());
  });

  it('says in English what is wrong, and where', () => {
    const span = { start: 0, end: 1 };
    const marker = source.parseMarker('"a" == "b"').value;
    assert.ok(marker);
    const environment = {} as source.MarkerEnvironment;
    const metadata = source.parseCoreMetadata('Version: 1\n');
    assert.deepEqual(
      [
        ...source.parseSpecifierSet('1').errors,
        ...source.parseRequirement('!').errors,
        ...source.parseLenientRequirement('!').errors,
        ...source.parseMarker('1').errors,
        ...source.parseProjectPageJson('1').errors,
        ...source.parseProjectPageHtml('<a>').errors,
        ...source.undefinedComparisons(marker, environment, new Set()),
        ...metadata.errors,
      ].map((error) => JSON.stringify(error)),
      [
        { message: '`1` does not start with a comparison operator such as `>=` or `==`', span },
        { message: 'expected a project name', span },
        { message: 'expected a project name', span },
        { message: 'expected the name of a marker variable or a quoted string', span },
        { message: 'the page is not a JSON object', span },
        { message: 'a link of the page has no address', span: { start: 0, end: 3 } },
        { message: '`b` is not the name of a marker variable', span: { start: 0, end: 10 } },
        { message: 'the field Name is missing', span: { start: 0, end: 0 } },
      ].map((error) => JSON.stringify(error)),
    );
    assert.equal(metadata.value.invalid, 'the field Name is missing');
  });

  it('has the English of everything that the packaging readers say', () => {
    const folder = join(process.cwd(), 'server/src/core/packaging');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
    const said = files.flatMap((path) => [...readFileSync(join(folder, path), 'utf8').matchAll(/\bsay\(\s*'(\w+)'/g)]);
    const ids = new Set(said.map(([, id]) => id));
    assert.deepEqual([...ids].sort(), Object.keys(packagingSyntaxMessages).sort());
  });

  it('is importable by the name it is published under', async () => {
    const name = 'pyodide-preflight/packaging';
    const library = (await import(name)) as typeof source;
    const version = library.parseVersion('1.0rc1');
    assert.ok(version);
    assert.equal(library.formatVersion(version), '1.0rc1');
  });

  it('comes with types: a wrong use does not compile', () => {
    const complaints = complaintsAbout(`
      import { formatRequirement, normalizeName, parseRequirement } from 'pyodide-preflight/packaging';
      const requirement = parseRequirement('a>1').value?.requirement;
      export const text: string | undefined = requirement && formatRequirement(requirement);
      export const wrong: string = normalizeName(1);
    `);
    assert.equal(complaints.length, 1);
    assert.match(complaints.join(), /'number' is not assignable to parameter of type 'string'/);
  }).timeout(60_000); // A cold compiler on a busy machine.
});
