/**
 * Reads the settings of Quarto's extensions for Pyodide, in `_quarto.yml` and at the head of a document: `pyodide: packages:`.
 * @see https://r-wasm.github.io/quarto-live/getting_started/packages.html
 */
import { valueAt } from '../../config/tomlNode.ts';
import { readYaml, yamlMistake } from '../../config/yaml.ts';
import { MappedText } from '../../text/mappedText.ts';
import { addListed } from '../code/listedStrings.ts';
import { embeddedFile } from '../_embeddedFile.ts';
import { DeclarationReader } from '../declarationReader.ts';
import type { DependencyFile } from '../dependencyFile.ts';
import { signsInScript } from '../signs/addresses.ts';

const LIST = { table: 'pyodide.packages', reader: 'micropip', role: 'requirement', active: true } as const;

/** Whether a `_quarto.yml` lists packages. */
export function isQuartoProjectWithDependencies(text: string): boolean {
  return parseQuartoProject('', text) !== undefined;
}

/** Reads a `_quarto.yml`; undefined if it lists no packages. */
export function parseQuartoProject(path: string, text: string): DependencyFile | undefined {
  const reader = new DeclarationReader(path);
  if (!readQuartoSettings(MappedText.verbatim(text), reader)) return undefined;
  const mistake = yamlMistake(text);
  return embeddedFile({
    ...{ path, kind: 'quarto', text, includes: [], reader, runtimeSigns: signsInScript(path, text) },
    ...(mistake && { errors: [mistake] }),
  });
}

/** Adds the packages that a text of settings lists, also among those of a format; returns whether there is a list. */
export function readQuartoSettings(yaml: MappedText, reader: DeclarationReader): boolean {
  if (!/\bpyodide\b/.test(yaml.text)) return false;
  const root = readYaml(yaml.text);
  const formats = valueAt(root, ['format']);
  const names = formats?.kind === 'table' ? [...formats.entries.keys()] : [];
  const lists = [[], ...names.map((name) => ['format', name])].map((keys) =>
    addListed(valueAt(root, [...keys, 'pyodide', 'packages']), LIST, yaml, reader),
  );
  return lists.includes(true);
}
