/** Inputs to begin with: the texts in the tests of a parser, and files. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { decodeEscapes } from '../../server/src/core/config/code/escapes.ts';
import { javascriptTokens } from '../../server/src/core/config/code/javascript.ts';
import { MappedText, MappedTextBuilder } from '../../server/src/core/text/mappedText.ts';

/** A longer text is cut, in UTF-16 units. */
const LONGEST = 2_000;
const MOST = 600;

/**
 * The string literals of test suites, and the texts of other files.
 * @param root the folder that the paths begin at
 * @param paths files, or folders of which everything is taken
 */
export function seedsIn(root: string, paths: readonly string[]): readonly string[] {
  const texts = new Set<string>();
  for (const path of paths.flatMap((each) => filesIn(join(root, each)))) {
    // Each byte a character: the parsers of bytes take them as they are, the others read most texts alike.
    const text = path.endsWith('.ts') ? readFileSync(path, 'utf8') : readFileSync(path, 'latin1');
    for (const seed of path.endsWith('.test.ts') ? literalsOf(text) : [text]) texts.add(seed.slice(0, LONGEST));
  }
  const all = [...texts];
  const step = Math.max(1, all.length / MOST);
  return Array.from({ length: Math.min(MOST, all.length) }, (_, index) => all[Math.floor(index * step)] ?? '');
}

function filesIn(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(path, name))
    .filter((each) => statSync(each).isFile())
    .sort();
}

function literalsOf(source: string): readonly string[] {
  const whole = MappedText.verbatim(source);
  return javascriptTokens(source).flatMap(({ kind, content }) => {
    if (kind !== 'string' || content === undefined) return [];
    const builder = new MappedTextBuilder(whole);
    decodeEscapes(source, content, builder);
    return [builder.build().text];
  });
}
