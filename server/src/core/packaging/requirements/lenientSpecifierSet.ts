/** Requires-Python as uv reads it from packages and indexes: with common mistakes of old packages repaired. */
import type { Parsed } from '../../text/parsed.ts';
import { lenientFixes } from './_lenientFixes.ts';
import type { SpecifierSet } from '../versions/specifier.ts';
import { parseSpecifierSet } from '../versions/specifier.ts';

/**
 * Reads a Requires-Python value: as it is, else as the first repaired text that can be read. If no repair helps, the errors
 * and their offsets are those of the original text.
 */
export function parseLenientSpecifierSet(text: string): Parsed<SpecifierSet> {
  const strict = parseSpecifierSet(text);
  if (strict.errors.length === 0) return strict;
  for (const repaired of lenientFixes(text)) {
    const parsed = parseSpecifierSet(repaired);
    if (parsed.errors.length === 0) return parsed;
  }
  return strict;
}
