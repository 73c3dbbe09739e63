// Maps stack traces to the sources: VS Code's extension host does not support source maps.
import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import { ROOT } from '../project.mjs';

/**
 * The text with each `BUNDLE:LINE:COLUMN`, from the root, replaced by the place in the source, if BUNDLE has a map next
 * to it.
 */
export function withSourceLines(text) {
  const maps = new Map();
  return text.replace(/([^\s():]+\.cjs):(\d+):(\d+)/g, (place, bundle, line, column) => {
    const path = resolve(ROOT, bundle);
    if (!maps.has(path)) maps.set(path, mapOf(path));
    const entry = maps.get(path)?.findEntry(Number(line) - 1, Number(column) - 1);
    if (entry?.originalSource === undefined) return place;
    const source = relative(ROOT, resolve(dirname(path), entry.originalSource));
    return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
}

function mapOf(bundle) {
  const path = `${bundle}.map`;
  return existsSync(path) ? new SourceMap(JSON.parse(readFileSync(path, 'utf8'))) : undefined;
}
