/** Development builds can be debugged in their sources; published builds are small and have no maps. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { SourceMap, type SourceMapping } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse, type ParseError } from 'jsonc-parser';

const { buildAll, BUNDLE_FILES, describeBuild } = (await import(
  pathToFileURL(path.resolve('tools/build.mjs')).href
)) as {
  buildAll: (options: { minify: boolean; folder: string; print: () => void }) => Promise<void>;
  BUNDLE_FILES: readonly string[];
  describeBuild: (path: string) => string;
};

const { withSourceLines } = (await import(pathToFileURL(path.resolve('tools/vscode-host/sourceLines.mjs')).href)) as {
  withSourceLines: (text: string) => string;
};

function readJsonc(file: string): unknown {
  const errors: ParseError[] = [];
  const value: unknown = parse(readFileSync(file, 'utf8'), errors, { allowTrailingComma: true });
  assert.deepEqual(errors, [], file);
  return value;
}

function isEntry(entry: object): entry is SourceMapping {
  return 'originalSource' in entry;
}

describe('the build', function () {
  this.timeout(120_000);
  // Inside the project and at the right depth, so that the maps lead to the sources.
  let readable: string;
  let minified: string;

  before(async () => {
    readable = mkdtempSync(path.resolve('out/build-'));
    minified = mkdtempSync(path.join(tmpdir(), 'build-'));
    const print = (): void => undefined;
    await buildAll({ minify: false, folder: readable, print });
    await buildAll({ minify: true, folder: minified, print });
  });
  after(() => {
    for (const folder of [readable, minified]) rmSync(folder, { recursive: true });
  });

  it('for developers leads a debugger to the line of the source', () => {
    for (const [bundle, source, text] of [
      ['dist/extension.cjs', 'client/src/languageClient.ts', 'function clientOptions('],
      ['server/dist/language-server/main.js', 'server/src/lspMain.ts', 'startServer('],
      ['server/dist/packaging.mjs', 'server/src/core/packaging/name.ts', 'function normalizeName('],
      ['server/dist/cli.mjs', 'server/src/cli/grammar/parse.ts', 'function parseArguments('],
    ] as const) {
      const file = path.join(readable, bundle);
      const map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')) as SourceMap['payload']);
      // Libraries may name their own sources by web address.
      const local = map.payload.sources.filter((each) => !/^https?:/.test(each));
      const sources = local.map((each) => path.resolve(path.dirname(file), each));
      assert.deepEqual(
        sources.filter((each) => !each.includes('node_modules') && !existsSync(each)),
        [],
      );
      const lines = readFileSync(file, 'utf8').split('\n');
      const found = lines.flatMap((line, index) => {
        const entry = map.findEntry(index, Math.max(0, line.indexOf(text)));
        return line.includes(text) && isEntry(entry) && entry.originalSource.endsWith(source) ? [entry] : [];
      });
      const [place] = found;
      assert.ok(place, `${text} of ${source} is in ${bundle}`);
      const original = readFileSync(source, 'utf8').split('\n')[place.originalLine] ?? '';
      assert.ok(original.includes(text), original);
    }
  });

  it('for developers lets a stack trace of the real editor name the source', () => {
    const bundle = path.join(readable, 'dist/extension.cjs');
    const lines = readFileSync(bundle, 'utf8').split('\n');
    const line = lines.findIndex((each) => each.includes('function clientOptions('));
    const column = lines[line]?.indexOf('clientOptions') ?? 0;
    const trace = `\tat clientOptions (${path.relative('', bundle)}:${line + 1}:${column + 1})\n\tat x (no/map.cjs:1:2)`;
    const source = readFileSync('client/src/languageClient.ts', 'utf8').split('\n');
    const wanted = source.findIndex((each) => each.includes('function clientOptions(')) + 1;
    assert.match(
      withSourceLines(trace),
      new RegExp(
        `^\tat clientOptions \\(client/src/languageClient\\.ts:${wanted}:\\d+\\)\n\tat x \\(no/map\\.cjs:1:2\\)$`,
      ),
    );
  });

  it('for users has no maps, and is much smaller', () => {
    for (const file of BUNDLE_FILES) {
      const [large, small] = [path.join(readable, file), path.join(minified, file)];
      assert.ok(!existsSync(`${small}.map`));
      assert.doesNotMatch(readFileSync(small, 'utf8'), /sourceMappingURL=(?!data)/);
      assert.ok(readFileSync(small).length < readFileSync(large).length * 0.8, file);
      assert.match(describeBuild(large), /^readable/);
      assert.match(describeBuild(small), /^minified/);
    }
  });

  it('is packed without maps and sources: the extension', () => {
    const [first, ...kept] = readFileSync('.vscodeignore', 'utf8')
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('#'));
    assert.equal(first, '**', 'nothing goes in but what is named');
    const whole = new Set([
      '!dist/extension.cjs',
      '!dist/view.js',
      '!dist/view.css',
      '!server/dist/lsp.cjs',
      '!server/dist/lspWorker.js',
      '!server/dist/language-server/**/*.js',
    ]);
    const built = kept.filter((line) => /dist|\bts\b|map|\*$/.test(line));
    assert.deepEqual(new Set(built), whole);
  });

  it('is packed without maps, and minified before: the command line', () => {
    const { files, scripts } = JSON.parse(readFileSync('server/package.json', 'utf8')) as {
      files: readonly string[];
      scripts: Readonly<Record<string, string>>;
    };
    assert.ok(files.includes('!dist/**/*.map'));
    assert.equal(scripts['prepack'], 'node ../tools/build.mjs --minify');
  });
});

describe('the editor of a developer', () => {
  it('starts what there is: tasks, scripts and programs', () => {
    const { tasks } = readJsonc('.vscode/tasks.json') as { tasks: readonly { label: string; script: string }[] };
    const { configurations } = readJsonc('.vscode/launch.json') as {
      configurations: readonly { name: string; preLaunchTask?: string; program?: string; args: readonly string[] }[];
    };
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    for (const { script } of tasks) assert.ok(script in scripts, script);
    for (const { name, preLaunchTask, program, args } of configurations) {
      if (preLaunchTask !== undefined)
        assert.ok(
          tasks.some(({ label }) => label === preLaunchTask),
          name,
        );
      const paths = [program ?? '', ...args].filter((word) => word.startsWith('${workspaceFolder}/'));
      for (const each of paths) assert.ok(existsSync(each.replace('${workspaceFolder}/', '')), each);
    }
  });

  it('opens the examples with the recorded index', () => {
    const { folders, settings } = readJsonc('.vscode/examples.code-workspace') as {
      folders: readonly { path: string }[];
      settings: Readonly<Record<string, string>>;
    };
    const [folder] = folders;
    const index = path.join('.vscode', folder?.path ?? '', settings['pyodidePreflight.recordedIndex'] ?? '');
    assert.ok(readdirSync(index).includes('pypi'));
  });
});
