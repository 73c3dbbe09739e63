/** The single bounds of a `requires-python`, each of which holds for a Python or does not. */
import { parseSpecifierSet, type Specifier, type SpecifierSet } from '../../packaging/versions/specifier.ts';

/** Of `~=3.14`, which says two things, both: `>=3.14` and `<4`. Everything else stays as it is written. */
export function pythonBounds({ specifiers }: SpecifierSet): readonly Specifier[] {
  return specifiers.flatMap((specifier) => {
    const { operator, parsed, version } = specifier;
    if (operator !== '~=' || !parsed) return [specifier];
    const series = parsed.release.slice(0, -1);
    const next = [...series.slice(0, -1), BigInt(series.at(-1) ?? 0) + 1n].join('.');
    const { value, errors } = parseSpecifierSet(`>=${version},<${next}`);
    return errors.length === 0 ? value.specifiers : [specifier];
  });
}
