// Bundles the extension, the language server and the command line, each into one file, and prints how large they are.
//
//   node tools/build.mjs [--minify] [--analyze]
//
// By default readable, each with a source map next to it, for development. With --minify, small and without maps: this is
// what is published, and what tools/package.mjs and `npm pack` build by themselves.
//
// client/src/extension.ts  → dist/extension.cjs     loaded by VS Code, which brings `vscode`
// server/src/lspMain.ts    → server/dist/lsp.cjs    run by the client in a process of its own
// server/src/cliMain.ts    → server/dist/cli.mjs    run by server/bin/pyodide-preflight.mjs
// server/src/packaging.ts  → server/dist/packaging.mjs   the library pyodide-preflight/packaging, pure JavaScript,
//                            with its type declarations in server/dist/types
// --analyze also prints what takes up the space in each.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { analyzeMetafile, build } from 'esbuild';
import ts from 'typescript';
import { ROOT } from './project.mjs';

/** What a module needs that calls `require` inside an ES module: bundled CommonJS packages do, for Node's own modules. */
const REQUIRE_BANNER =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

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
};

const BUNDLES = [
  { entryPoints: ['client/src/extension.ts'], outfile: 'dist/extension.cjs', format: 'cjs', external: ['vscode'] },
  { entryPoints: ['server/src/lspMain.ts'], outfile: 'server/dist/lsp.cjs', format: 'cjs' },
  {
    entryPoints: ['server/src/cliMain.ts'],
    outfile: 'server/dist/cli.mjs',
    format: 'esm',
    banner: { js: REQUIRE_BANNER },
  },
  {
    entryPoints: ['server/src/packaging.ts'],
    outfile: 'server/dist/packaging.mjs',
    format: 'esm',
    platform: 'neutral',
  },
];

/**
 * The esbuild options of each bundle.
 * @param {{minify?: boolean, folder?: string}} options `folder`: where the bundles go instead of the project, each by its path
 */
export function bundleOptions({ minify = false, folder = ROOT } = {}) {
  return BUNDLES.map((bundle) => ({
    ...COMMON,
    ...bundle,
    outfile: join(folder, bundle.outfile),
    minify,
    // A map points to the sources, so it does not need to include them.
    ...(minify ? {} : { sourcemap: 'linked', sourcesContent: false }),
  }));
}

/** Builds everything once. */
export async function buildAll({ minify = false, analyze = false, folder = ROOT, print = console.log } = {}) {
  for (const options of bundleOptions({ minify, folder })) {
    // A file left over from an earlier build would describe another bundle.
    rmSync(`${options.outfile}.map`, { force: true });
    const { metafile } = await build(options);
    for (const [file, { bytes }] of Object.entries(metafile.outputs))
      if (!file.endsWith('.map')) print(`${file}  ${bytes.toLocaleString('en')} bytes`);
    if (analyze) print(await analyzeMetafile(metafile));
  }
  if (folder === ROOT) declareTypes();
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
