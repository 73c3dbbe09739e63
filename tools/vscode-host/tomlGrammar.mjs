// An extension that colours TOML, as VS Code by itself does not: only for pictures, which otherwise were all grey.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';

/**
 * Packs the TOML grammar of the package tm-grammars as an extension.
 * @param {string} folder where to put it
 * @returns {Promise<string>} the path of the VSIX
 */
export async function packTomlGrammar(folder) {
  const source = join(folder, 'toml-grammar');
  const packagePath = join(folder, 'toml-grammar.vsix');
  mkdirSync(source);
  const manifest = {
    ...{
      name: 'toml-grammar',
      publisher: 'pictures',
      version: '0.0.1',
      license: 'MIT',
      engines: { vscode: '^1.100.0' },
    },
    contributes: { grammars: [{ language: 'toml', scopeName: 'source.toml', path: './toml.json' }] },
  };
  writeFileSync(join(source, 'package.json'), JSON.stringify(manifest));
  const grammar = createRequire(import.meta.url).resolve('tm-grammars/grammars/toml.json');
  writeFileSync(join(source, 'toml.json'), readFileSync(grammar));
  const lax = { allowMissingRepository: true, skipLicense: true };
  await createVSIX({ cwd: source, packagePath, dependencies: false, ...lax });
  return packagePath;
}
