/** Why a file in which nobody finds dependencies may have some: it is not in the language that its name says. */
import { readJson } from './json.ts';
import { readToml } from './toml.ts';
import { yamlMistake } from './yaml.ts';
import { fileName } from '../text/path.ts';
import type { ParseError } from '../text/parsed.ts';

const READERS: readonly { readonly name: RegExp; readonly mistakeIn: (text: string) => ParseError | undefined }[] = [
  { name: /\.(?:json|ipynb)$/i, mistakeIn: (text) => readJson(text).errors[0] },
  { name: /\.toml$/i, mistakeIn: (text) => readToml(text).errors[0] },
  { name: /\.ya?ml$/i, mistakeIn: yamlMistake },
];

/** The first mistake in a file of JSON, TOML or YAML; undefined for a whole one, and for a file of any other kind. */
export function syntaxMistake(path: string, text: string): ParseError | undefined {
  return READERS.find(({ name }) => name.test(fileName(path)))?.mistakeIn(text);
}
