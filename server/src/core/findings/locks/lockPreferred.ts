/** What a pylock.toml keeps at an older release than one would get without it. */
import type { ReadDeclaration } from '../../installers/installerView.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { compareVersions, formatVersion, versionsEqual, type Version } from '../../packaging/versions/version.ts';
import { chainFrom, type Pinned, type Resolution, type Solved } from '../../solver/resolution.ts';
import { code } from '../../messages/words.ts';
import { NOTHING_MORE, type Finding } from '../finding.ts';

/** A package that a pin keeps back. */
interface Kept {
  readonly pinned: Pinned;
  readonly newer: Version;
  readonly chain: readonly NormalizedName[];
}

/**
 * At most one finding for each declared dependency: about itself where its own pin keeps it, else about what it brings.
 * @param whole the resolution with the pins preferred
 * @param fresh the same without them
 */
export function lockPreferred(
  whole: Resolution,
  fresh: Resolution,
  pins: ReadonlyMap<NormalizedName, Version>,
  seen: readonly ReadDeclaration[],
): readonly Finding[] {
  if (whole.kind === 'failed' || fresh.kind === 'failed' || fresh.unavailable.length > 0) return [];
  const kept = keptBack(whole, fresh, pins);
  const reported = new Set<NormalizedName>();
  return seen.flatMap((declaration) => {
    const name = declaration.requirement.normalized;
    const own = kept.filter(({ chain }) => chain[0] === name).sort((a, b) => a.chain.length - b.chain.length);
    const [nearest] = own;
    if (!nearest || reported.has(name)) return [];
    reported.add(name);
    return [keptFinding(nearest, own, declaration)];
  });
}

function keptBack(whole: Solved, fresh: Solved, pins: ReadonlyMap<NormalizedName, Version>): readonly Kept[] {
  return [...whole.packages.values()].flatMap((pinned) => {
    const pin = pins.get(pinned.name);
    const newer = fresh.packages.get(pinned.name)?.version;
    if (!pin || !newer || !versionsEqual(pin, pinned.version) || compareVersions(newer, pinned.version) <= 0) return [];
    return [{ pinned, newer, chain: chainFrom(pinned, whole) }];
  });
}

function keptFinding(nearest: Kept, own: readonly Kept[], declaration: ReadDeclaration): Finding {
  const brought = nearest.chain.length > 1 ? `, which ${code(declaration.requirement.name)} brings,` : '';
  const more = own.length > 1 ? `, and ${own.length - 1} more of what it brings` : '';
  const message = `\`pylock.toml\` keeps ${code(nearest.pinned.name)}${brought} at ${formatVersion(nearest.pinned.version)} here; \`pywrangler sync --upgrade\` would take ${formatVersion(nearest.newer)}${more}`;
  return {
    ...NOTHING_MORE,
    code: 'lock-preferred',
    severity: 'information',
    message,
    path: declaration.path,
    span: declaration.spans.whole,
    name: declaration.requirement.normalized,
    explanation: own.map(
      ({ pinned, newer }) =>
        `${code(pinned.name)} is pinned to ${formatVersion(pinned.version)}; without the pin it would be ${formatVersion(newer)}`,
    ),
  };
}
