// Bundles the extension, the language server and the command line, and prints how large they are.
//
//   node tools/build.mjs [--minify] [--analyze]
//
// By default readable, each with a source map next to it, for development. With --minify, small and without maps: this is
// what is published, and what tools/package.mjs and `npm pack` build by themselves.
//
// client/src/extension.ts  → dist/extension.cjs     loaded by VS Code, which brings `vscode`
// client/view/compatibility.ts → dist/view.js, dist/view.css   the page of the compatibility view
// server/src/lspMain.ts    → server/dist/language-server/main.js   with what it loads later beside it; begun by
//                            server/dist/lsp.cjs, which the client runs in a process of its own
// server/src/lspBrowserMain.ts   → server/dist/language-server/worker.js   the same for a browser, which loads the same parts;
//                            begun by server/dist/lspWorker.js, which the client runs as a Web Worker
// server/src/cliMain.ts    → server/dist/cli.mjs    run by server/bin/pyodide-preflight.mjs; what each command needs is in
//                            server/dist/program, and loaded with it
// server/src/packaging.ts  → server/dist/packaging.mjs   the library pyodide-preflight/packaging, pure JavaScript,
//                            with its type declarations in server/dist/types
// --analyze also prints what takes up the space in each.
import { readFileSync, rmSync } from 'node:fs';
import { dirname, extname, join, parse } from 'node:path';
import { parseArgs } from 'node:util';
import { analyzeMetafile, build } from 'esbuild';
import ts from 'typescript';
import { ROOT } from './project.mjs';

/**
 * What a module needs that calls `require` inside an ES module: bundled CommonJS packages do, for Node's own modules. Without an
 * import, since browsers load some of these modules, too, and call it in none of them.
 */
const REQUIRE_BANNER =
  "const require = globalThis.process?.getBuiltinModule?.('module').createRequire(import.meta.url);";

const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: 'node20.18',
  legalComments: 'none',
  metafile: true,
  // The pages of the findings, which the command line shows.
  loader: { '.md': 'text' },
  logLevel: 'warning',
  // Some packages of the language server protocol come in both forms; their UMD form cannot be bundled.
  mainFields: ['module', 'main'],
  // For packages with a part of its own for browsers, which is asked for by its name.
  conditions: ['browser'],
  // Node and browsers share what they load of it.
  alias: { yaml: join(ROOT, 'node_modules/yaml/browser/index.js') },
};

/**
 * What is built: `in` is the module that it begins with, `out` the file; what `with` has begins with further modules and shares what
 * is built. Modules that are loaded later go into `parts`, a folder beside it, in a file for each set of modules that is loaded
 * together; without `parts` everything is in the one file. The names that a browser asks for end in `.js`: whoever serves a file
 * of another ending may not call it JavaScript.
 */
const BUNDLES = [
  { in: 'client/src/extension.ts', out: 'dist/extension.cjs', format: 'cjs', external: ['vscode'] },
  { in: 'client/view/compatibility.ts', out: 'dist/view.js', format: 'iife', platform: 'browser', target: 'chrome132' },
  {
    in: 'server/src/lspMain.ts',
    out: 'server/dist/language-server/main.js',
    with: [{ in: 'server/src/lspBrowserMain.ts', out: 'worker' }],
    format: 'esm',
    parts: 'parts',
  },
  { in: 'server/src/lsp.cjs', out: 'server/dist/lsp.cjs', loader: { '.cjs': 'copy' } },
  { in: 'server/src/lspWorker.js', out: 'server/dist/lspWorker.js', loader: { '.js': 'copy' } },
  { in: 'server/src/cliMain.ts', out: 'server/dist/cli.mjs', format: 'esm', parts: 'program' },
  { in: 'server/src/packaging.ts', out: 'server/dist/packaging.mjs', format: 'esm', platform: 'neutral' },
];

/** The files that the bundles begin with, each by its path in the project; without what is only copied. */
export const BUNDLE_FILES = BUNDLES.filter(({ loader }) => !loader).map(({ out }) => out);

/**
 * The esbuild options of each bundle.
 * @param {{minify?: boolean, folder?: string}} options `folder`: where the bundles go instead of the project, each by its path
 */
export function bundleOptions({ minify = false, folder = ROOT } = {}) {
  return BUNDLES.map(({ in: entry, out, with: others = [], parts, ...bundle }) => ({
    ...COMMON,
    ...bundle,
    entryPoints: [{ in: entry, out: parse(out).name }, ...others],
    outdir: join(folder, dirname(out)),
    outExtension: { '.js': extname(out) },
    ...(parts && { splitting: true, chunkNames: `${parts}/[name]-[hash]` }),
    ...(bundle.format === 'esm' && bundle.platform !== 'neutral' && { banner: { js: REQUIRE_BANNER } }),
    minify,
    // A map points to the sources, so it does not need to include them.
    ...(minify ? {} : { sourcemap: 'linked', sourcesContent: false }),
  }));
}

/** Builds everything once. */
export async function buildAll({ minify = false, analyze = false, folder = ROOT, print = console.log } = {}) {
  removeBuilt(folder);
  for (const options of bundleOptions({ minify, folder })) {
    const { metafile } = await build(options);
    for (const line of sizes(metafile)) print(line);
    if (analyze) print(await analyzeMetafile(metafile));
  }
  if (folder === ROOT) declareTypes();
}

/** A map or a part left over from an earlier build would be published with this one. */
function removeBuilt(folder) {
  for (const { out, parts } of BUNDLES) {
    rmSync(join(folder, `${out}.map`), { force: true });
    if (parts) rmSync(join(folder, dirname(out), parts), { recursive: true, force: true });
  }
}

/** One line for each bundle; its parts are summed up. */
function sizes({ outputs }) {
  const files = Object.entries(outputs).filter(([file]) => !file.endsWith('.map'));
  const parts = files.filter(([file]) => !BUNDLES.some(({ out }) => file.endsWith(out)));
  const bytes = parts.reduce((sum, [, output]) => sum + output.bytes, 0);
  const shown = ([file, output]) => `${file}  ${output.bytes.toLocaleString('en')} bytes`;
  return [
    ...files.filter((file) => !parts.includes(file)).map(shown),
    ...(parts.length > 0 ? [`  and ${parts.length} parts that it loads, ${bytes.toLocaleString('en')} bytes`] : []),
  ];
}

/** Which of the two builds a bundle is from, for scripts that print measurements. */
export function describeBuild(path) {
  const text = readFileSync(path, 'utf8');
  const kind = /^\/\/# sourceMappingURL=/m.test(text) ? 'readable (npm run build)' : 'minified, as published';
  return `${kind}, ${Buffer.byteLength(text).toLocaleString('en')} bytes`;
}

/** Writes the type declarations of the library, one file per source file. */
function declareTypes() {
  const base = ts.readConfigFile(join(ROOT, 'tsconfig.base.json'), ts.sys.readFile).config.compilerOptions;
  const { options } = ts.convertCompilerOptionsFromJson(
    {
      ...base,
      composite: false,
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: join(ROOT, 'server/src'),
      outDir: join(ROOT, 'server/dist/types'),
    },
    ROOT,
  );
  const { emitSkipped, diagnostics } = ts.createProgram([join(ROOT, 'server/src/packaging.ts')], options).emit();
  if (emitSkipped || diagnostics.length > 0) throw new Error('the type declarations could not be written');
}

if (import.meta.main ?? process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { minify: { type: 'boolean' }, analyze: { type: 'boolean' } } });
  await buildAll(values);
}
