/**
 * The pins of a pylock.toml that uv prefers when it rewrites that file.
 * @see https://packaging.python.org/en/latest/specifications/pylock-toml/
 */
import { isValidName, normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { compareVersions, parseVersion, type Version } from '../../packaging/versions/version.ts';
import { readToml } from '../../config/toml.ts';

/**
 * The versions of each package, newest first: uv takes the newest that is admitted, whatever the markers. Empty if the text is
 * not TOML, which uv rejects as a whole.
 */
export function pylockPins(text: string): ReadonlyMap<NormalizedName, readonly Version[]> {
  const pins = new Map<NormalizedName, readonly Version[]>();
  const { root, errors } = readToml(text);
  const packages = root.entries.get('packages')?.value;
  if (errors.length > 0 || packages?.kind !== 'array') return pins;
  for (const entry of packages.elements) {
    if (entry.kind !== 'table') continue;
    const [name, version] = ['name', 'version'].map((key) => entry.entries.get(key)?.value);
    if (name?.kind !== 'string' || version?.kind !== 'string' || !isValidName(name.value)) continue;
    const parsed = parseVersion(version.value);
    const normalized = normalizeName(name.value);
    const known = pins.get(normalized) ?? [];
    if (parsed) pins.set(normalized, [...known, parsed].sort(newestFirst));
  }
  return pins;
}

function newestFirst(a: Version, b: Version): number {
  return compareVersions(b, a);
}
