// Bundles the extension, the language server and the command line, each into one file, and prints how large they are.
//
//   node tools/build.mjs [--watch] [--analyze]
//
// client/src/extension.ts  → dist/extension.cjs     loaded by VS Code, which brings `vscode`
// server/src/lspMain.ts    → server/dist/lsp.cjs    run by the client in a process of its own
// server/src/cliMain.ts    → server/dist/cli.mjs    run by server/bin/pyodide-preflight.mjs
// server/src/packaging.ts  → server/dist/packaging.mjs   the library pyodide-preflight/packaging, pure JavaScript,
//                            with its type declarations in server/dist/types
// --analyze also prints what takes the space in each.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { analyzeMetafile, build, context } from 'esbuild';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '..');

/** What a module needs that calls `require` inside an ES module: bundled CommonJS packages do, for Node's own modules. */
const REQUIRE_BANNER =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20.18',
  legalComments: 'none',
  metafile: true,
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

/** Builds everything once. */
export async function buildAll({ analyze = false } = {}) {
  for (const bundle of BUNDLES) {
    const { metafile } = await build({ ...COMMON, ...bundle });
    for (const [file, { bytes }] of Object.entries(metafile.outputs))
      console.log(`${file}  ${bytes.toLocaleString('en')} bytes`);
    if (analyze) console.log(await analyzeMetafile(metafile));
  }
  declareTypes();
}

/** Writes the type declarations of the library, one file for each source file that it consists of. */
function declareTypes() {
  const base = ts.readConfigFile(join(ROOT, 'tsconfig.base.json'), ts.sys.readFile).config.compilerOptions;
  const { options } = ts.convertCompilerOptionsFromJson(
    {
      ...base,
      composite: false,
      sourceMap: false,
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

async function watchAll() {
  for (const bundle of BUNDLES) await (await context({ ...COMMON, ...bundle, logLevel: 'info' })).watch();
}

if (import.meta.main ?? process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { watch: { type: 'boolean' }, analyze: { type: 'boolean' } } });
  if (values.watch) await watchAll();
  else await buildAll(values);
}
