/**
 * The directions of the imports, as ARCHITECTURE.md draws them: what is pure stays pure, and private files are not
 * imported from outside.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { build } from 'esbuild';
import ts from 'typescript';

const ROOT = process.cwd();

/** The floors of the core, lowest first: a file imports from its own floor and those below. */
const FLOORS: readonly (readonly string[])[] = [
  ['messages'],
  ['text'],
  ['config', 'packaging', 'papers'],
  ['evidence'],
  ['dependencyFiles'],
  ['runtimes'],
  ['candidates'],
  ['solver'],
  ['installers'],
  ['locks'],
  ['diagnosis'],
  ['remedies'],
  ['findings'],
  ['tuning'],
  ['analysis'],
  ['features'],
  ['toolkit'],
];

/** A folder (or file) of server/src above the core, and the places its files may import from in addition to itself. */
const ALLOWED: readonly (readonly [string, readonly string[]])[] = [
  ...FLOORS.flatMap((rooms, floor) =>
    rooms.map((room): [string, readonly string[]] => [
      `core/${room}`,
      FLOORS.slice(0, floor).flatMap((below) => below.map((other) => `core/${other}`)),
    ]),
  ),
  ['data', ['core/runtimes', 'core/findings', 'core/toolkit', '../../docs/rules']],
  ['host', []],
  ['index', ['core', 'host', 'settings.ts']],
  ['settings.ts', ['core/tuning']],
  ['catalogs', ['core', 'host', 'index', 'settings.ts']],
  ['check', ['core', 'data', 'host', 'index', 'catalogs', 'settings.ts', 'textFile.ts']],
  ['version.ts', []],
  ['packaging.ts', ['packagingLibrary.ts', 'core/packaging']],
  ['packagingLibrary.ts', ['core/packaging']],
  ['textFile.ts', ['core/messages', 'core/text']],
  ['cli', ['core', 'data', 'host', 'settings.ts', 'check', 'textFile.ts']],
  ['lsp', ['core', 'host', 'settings.ts', 'check', 'textFile.ts']],
  ['cliParts.ts', ['cli/grammar', 'host', 'check', 'version.ts']],
  ['cliMain.ts', ['cli', 'cliParts.ts', 'version.ts']],
  ['lspFacts.ts', ['lsp', 'check']],
  ['lspParts.ts', ['lsp', 'host', 'check']],
  ['lspMain.ts', ['lsp', 'lspFacts.ts', 'lspParts.ts', 'host', 'version.ts']],
  ['lspBrowserParts.ts', ['lsp', 'host', 'check']],
  ['lspBrowserMain.ts', ['lsp', 'lspFacts.ts', 'lspBrowserParts.ts', 'host', 'version.ts']],
];

interface Import {
  readonly from: string;
  readonly to: string;
  /** When the running program loads it: together with the file, only where it asks for it, or never, being of types only. */
  readonly loads: 'at once' | 'later' | 'never';
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return path.endsWith('.ts') ? [path] : [];
  });
}

/** Every import of the files below a folder; relative ones as paths from that folder. */
function importsBelow(folder: string): readonly Import[] {
  return filesBelow(folder).flatMap((path) => {
    const text = readFileSync(path, 'utf8');
    const specifiers = [
      ...text.matchAll(/^(?:import|export)\s(?:[^;'"=]*?\sfrom\s)?['"]([^'"]+)['"]/gm),
      ...text.matchAll(/\bimport\('([^']+)'\)/g),
    ];
    return specifiers.map(([whole, specifier = '']) => ({
      loads: whole.startsWith('import(') ? 'later' : /^(?:import|export) type\b/.test(whole) ? 'never' : 'at once',
      from: relative(folder, path).split(sep).join('/'),
      to: specifier.startsWith('.')
        ? relative(folder, join(dirname(path), specifier))
            .split(sep)
            .join('/')
        : specifier,
    }));
  });
}

function isBelow(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

function isRelative(specifier: string): boolean {
  return specifier.endsWith('.ts') || specifier.endsWith('.json') || specifier.startsWith('../');
}

/** Files that import each other, each group sorted: those of every strongly connected part (Tarjan's algorithm). */
function circlesAmong(imports: readonly Import[]): readonly (readonly string[])[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) if (isRelative(to)) next.set(from, [...(next.get(from) ?? []), to]);
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const path: string[] = [];
  const circles: (readonly string[])[] = [];
  const visit = (file: string): number => {
    const at = index.size;
    index.set(file, at);
    let lowest = at;
    path.push(file);
    for (const to of next.get(file) ?? []) {
      if (!index.has(to)) lowest = Math.min(lowest, visit(to));
      else if (path.includes(to)) lowest = Math.min(lowest, index.get(to) ?? lowest);
    }
    low.set(file, lowest);
    if (lowest === at) {
      const part = path.splice(path.indexOf(file));
      if (part.length > 1) circles.push(part.sort());
    }
    return lowest;
  };
  for (const file of next.keys()) if (!index.has(file)) visit(file);
  return circles;
}

/**
 * What speaks English whatever the language: how the command line is used, the log, which ends up in reports of faults, the
 * library, and code that is handed over.
 */
const ALWAYS_ENGLISH: readonly string[] = [
  // What assistants read.
  'cli/assistants',
  'cli/commands',
  'cli/grammar',
  'cli/changedFiles.ts',
  'cli/internalError.ts',
  'cli/render/checkLog.ts',
  'cli/reportFiles.ts',
  'lsp/checkLog.ts',
  'lsp/server.ts',
  'lspMain.ts',
  'host/nodeHttp.ts',
  'index/http/credentials.ts',
  'index/http/httpCache.ts',
  'index/http/traffic.ts',
  // What other programs say.
  'core/toolkit/explain/pasted/sentences',
  'core/packaging/metadata',
  'core/packaging/pylock',
  'core/packaging/requirements/dependencyGroups.ts',
  'core/packaging/wheels',
  // Keys of formats and of the cache.
  'core/dependencyFiles/uv/_uvKeys.ts',
  'index/recordedProjects.ts',
  'index/simpleIndex.ts',
];

/** Texts of more than two words, as nobody writes keys, keywords or paths; what is thrown is for developers. */
const SENTENCE = /[a-z]{2,} [a-z]{2,} [a-z]{2,}/;

/** The texts in a source file that look like sentences. */
function sentencesIn(path: string): readonly string[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isThrowStatement(node) || (ts.isNewExpression(node) && node.expression.getText().endsWith('Error'))) return;
    const text = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) ? node.getText() : '';
    if (SENTENCE.test(text.replace(/\$\{[^}]*\}/g, 'x'))) found.push(`${relative(ROOT, path)}: ${text}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  // Long tables of keys are written as one text.
  return found.filter((text) => text.length < 300);
}

/** What is loaded together with a file, itself included. */
function loadedWith(file: string, imports: readonly Import[]): ReadonlySet<string> {
  const loaded = new Set([file]);
  for (const one of loaded)
    for (const { from, to, loads } of imports) if (from === one && loads === 'at once') loaded.add(to);
  return loaded;
}

/** Whether a file is a part of a check. */
function isEngine(path: string): boolean {
  return /^(?:core\/(?:solver|installers)|data|index|catalogs|check|undici)\b|^host\/node(?:Host|Http)/.test(path);
}

describe('architecture', () => {
  const server = importsBelow(join(ROOT, 'server/src'));

  it('imports go in the drawn directions only', () => {
    const wrong = server.filter(({ from, to }) => {
      if (!isRelative(to)) return false;
      const rule = ALLOWED.find(([place]) => isBelow(from, place));
      return !rule || (!isBelow(to, rule[0]) && !rule[1].some((place) => isBelow(to, place)));
    });
    assert.deepEqual(wrong, []);
  });

  it('help, version and mistakes in a command line are answered without what the commands need', () => {
    const loaded = loadedWith('cliMain.ts', server);
    assert.ok(loaded.has('cli/grammar/commands/check.ts'));
    assert.deepEqual([...loaded].filter(isEngine), []);
  });

  it('an editor has the first answer of the language server before what that needs for a check is loaded', () => {
    for (const main of ['lspMain.ts', 'lspBrowserMain.ts']) {
      const loaded = loadedWith(main, server);
      assert.ok(loaded.has('lsp/server.ts'));
      assert.deepEqual([...loaded].filter(isEngine), []);
    }
  });

  it('Japanese is loaded where somebody reads it only', () => {
    const isJapanese = (path: string): boolean => /^core\/messages\/ja\/|^data\/rulePagesJa/.test(path);
    const loading = server.filter(({ from, to }) => isJapanese(to) && !isJapanese(from));
    assert.deepEqual(
      loading.map(({ from, to, loads }) => [from, to, loads]),
      [
        ['core/messages/languages.ts', 'core/messages/ja/ja.ts', 'later'],
        ['data/rulePages.ts', 'data/rulePagesJa.ts', 'later'],
      ],
    );
  });

  it('the core imports no libraries but pure ones: readers of texts, and a queue', () => {
    const libraries = server.filter(({ from, to }) => from.startsWith('core/') && !isRelative(to)).map(({ to }) => to);
    const pure = ['htmlparser2', 'javascript-tokens', 'jsonc-parser', 'tinyqueue', 'yaml'];
    assert.deepEqual([...new Set(libraries)].sort(), pure);
  });

  it('only the Node host and the mains touch Node and undici', () => {
    const users = server.filter(({ to }) => to.startsWith('node:') || to === 'undici').map(({ from }) => from);
    const strangers = users.filter((from) => !/^host\/_?node[A-Z]\w*\.ts$|^(?:cli|lsp)Main\.ts$/.test(from));
    assert.deepEqual([...new Set(strangers)], []);
  });

  it('what runs in a browser loads nothing of Node, and no files of this machine, ever', async () => {
    // Whatever of Node is loaded, by a library as well, is an error of the bundler.
    const { metafile } = await build({
      entryPoints: ['server/src/lspBrowserMain.ts'],
      bundle: true,
      write: false,
      metafile: true,
      platform: 'browser',
      format: 'esm',
      loader: { '.md': 'text' },
      logLevel: 'silent',
    });
    const bundled = Object.keys(metafile.inputs);
    assert.ok(bundled.includes('server/src/check/check.ts'));
    assert.deepEqual(
      bundled.filter((path) => /\/node[A-Z]\w*\.ts$|\/undici\//.test(path)),
      [],
    );
  });

  it('the extension touches Node only where it runs the server as a process, which is loaded later', () => {
    const client = importsBelow(join(ROOT, 'client/src'));
    const users = client
      .filter(({ to, loads }) => loads !== 'never' && /^node:|\/node$/.test(to))
      .map(({ from }) => from);
    assert.deepEqual([...new Set(users)], ['transports/process.ts']);
    const loading = client.filter(({ to }) => to === 'transports/process.ts');
    assert.deepEqual(
      loading.map(({ loads }) => loads),
      ['later'],
    );
  });

  it('the library of the protocol for assistants is in one file, which is loaded where it runs only', () => {
    const users = server.filter(({ to }) => to.startsWith('@modelcontextprotocol/')).map(({ from }) => from);
    assert.deepEqual([...new Set(users)], ['cli/commands/mcp.ts']);
    const loading = server.filter(({ to, loads }) => to === 'cli/commands/mcp.ts' && loads !== 'later');
    assert.deepEqual(loading, []);
  });

  it('surfaces speak the language that they are given, only what other programs read and the log are in English', () => {
    const english = server.filter(({ from, to }) => /^(?:core\/features|cli|lsp)\//.test(from) && to.includes('/en/'));
    assert.deepEqual(
      english.map(({ from }) => from),
      [
        'cli/paperOutput.ts',
        'cli/render/_reported.ts',
        'cli/render/checkLog.ts',
        'cli/render/json.ts',
        'cli/render/junit.ts',
        'cli/render/sarif.ts',
        'lsp/checkLog.ts',
      ],
    );
  });

  it('no files import each other in a circle, not by types either', () => {
    assert.deepEqual(circlesAmong(server), []);
    assert.deepEqual(circlesAmong(importsBelow(join(ROOT, 'client/src'))), []);
  });

  it('no folder is too full to look through, findings and kinds of fixes excepted', () => {
    const folders = new Map<string, number>();
    for (const path of filesBelow(join(ROOT, 'server/src')).concat(filesBelow(join(ROOT, 'client/src')))) {
      const folder = relative(ROOT, dirname(path)).split(sep).join('/');
      folders.set(folder, (folders.get(folder) ?? 0) + 1);
    }
    const full = [...folders].filter(([folder, count]) => count > 25 && !/\/(?:findings|kinds)$/.test(folder));
    assert.deepEqual(full, []);
  });

  it('what only micropip does is found where installers, findings, fixes and files are', () => {
    const named = filesBelow(join(ROOT, 'server/src'))
      .map((path) => relative(join(ROOT, 'server/src'), path).split(sep).join('/'))
      .filter((path) => path.includes('micropip'));
    const homes = /^(?:core\/(?:installers|findings|remedies|dependencyFiles)|data)\//;
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter((path) => !homes.test(path)),
      [],
    );
  });

  it('sentences are made with the messages, but for those that are always in English', () => {
    const made = filesBelow(join(ROOT, 'server/src')).flatMap((path) => {
      const name = relative(join(ROOT, 'server/src'), path).split(sep).join('/');
      return name.startsWith('core/messages/') || ALWAYS_ENGLISH.some((one) => isBelow(name, one))
        ? []
        : sentencesIn(path);
    });
    assert.deepEqual(made, []);
  });

  it('a file named _x.ts is imported by its own folder and those below only', () => {
    const reached = server.filter(({ from, to }) => {
      const private_ = /^(.*\/)?_[^/]+$/.exec(to);
      return private_ !== null && isRelative(to) && !isBelow(dirname(from), dirname(to));
    });
    assert.deepEqual(reached, []);
  });

  it('the client knows nothing of the server but its protocol', () => {
    const reached = importsBelow(join(ROOT, 'client/src'))
      .filter(({ to }) => to.includes('server/'))
      .map(({ to }) => to.slice(to.indexOf('server/')));
    assert.deepEqual(
      [...new Set(reached)].filter((to) => to !== 'server/src/lsp/protocol.ts'),
      [],
    );
  });

  it('nothing is decided by the name of an installer, only by its traits', () => {
    const who = /'(?:uv|micropip)'|\b(?:UV|MICROPIP)\b|\binstaller(?:\.name)?\b(?!\.)/.source;
    const decides = new RegExp(
      `(?:[!=]==?|\\bcase)\\s*(?:\\w+\\.)*(?:${who})|(?:${who})\\s*[!=]==?|switch \\([^)]*\\binstaller(?:\\.name)?\\)`,
    );
    const deciding = filesBelow(join(ROOT, 'server/src'))
      .concat(filesBelow(join(ROOT, 'client/src')))
      .flatMap((path) =>
        readFileSync(path, 'utf8')
          .split('\n')
          // The table of a declaration does not depend on the installer.
          .filter((line) => decides.test(line.replace(/\breader === '\w+'/g, '')))
          .map((line) => `${relative(ROOT, path)}: ${line.trim()}`),
      );
    assert.deepEqual(deciding, []);
  });

  it('every file opens by saying what it is', () => {
    const silent = filesBelow(join(ROOT, 'server/src'))
      .concat(filesBelow(join(ROOT, 'client/src')))
      .filter((path) => !/^(?:#!.*\n)?\/\*\*/.test(readFileSync(path, 'utf8')));
    assert.deepEqual(
      silent.map((path) => relative(ROOT, path)),
      [],
    );
  });
});
