/**
 * The indexes that Poetry, PDM and Rye are told of in tables of their own. No installer of a Pyodide runtime reads these: uv,
 * which pywrangler calls, has a table of its own, and micropip looks into no project. So they are not asked, which is said.
 * @see https://python-poetry.org/docs/repositories/
 * @see https://pdm-project.org/latest/usage/config/#configure-the-package-indexes
 */
import { say } from '../../messages/message.ts';
import { textOf, valueAt, type TomlTable } from '../../config/tomlNode.ts';
import type { DeclarationReader } from '../declarationReader.ts';

const TABLES = [
  { tool: 'Poetry', keys: ['tool', 'poetry', 'source'] },
  { tool: 'PDM', keys: ['tool', 'pdm', 'source'] },
  { tool: 'Rye', keys: ['tool', 'rye', 'sources'] },
] as const;

/** One note for each tool, at the first address. Nothing of an address is shown: it may contain a password. */
export function passOverSources(root: TomlTable, reader: DeclarationReader): void {
  for (const { tool, keys } of TABLES) {
    const sources = valueAt(root, keys);
    const tables = sources?.kind === 'array' ? sources.elements.filter((element) => element.kind === 'table') : [];
    // Without an address it is PyPI, which is asked anyway.
    const [first] = tables.filter((source) => textOf(source, 'url') !== undefined);
    const place = first?.entries.get('url');
    if (place) reader.passOver(say('sourcesOfOtherTool', { tool, table: keys.join('.') }), place.keySpan);
  }
}
