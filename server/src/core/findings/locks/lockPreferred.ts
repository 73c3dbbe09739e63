/** What a pylock.toml holds at an older release than one would get without it. */
import type { ReadDeclaration } from '../../installers/installerView.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { compareVersions, formatVersion, versionsEqual, type Version } from '../../packaging/versions/version.ts';
import { type Pinned, type Resolution, type Solved, chainFrom } from '../../solver/resolution.ts';
import { type Finding, finding, placeOf } from '../finding.ts';
import { say } from '../../messages/message.ts';

/** A package that a pin holds at an older release. */
interface Kept {
  readonly pinned: Pinned;
  readonly newer: Version;
  readonly chain: readonly NormalizedName[];
}

/**
 * At most one finding per declared dependency: about itself if its own pin holds it, else about one of its dependencies.
 * @param whole the resolution with the pins preferred
 * @param fresh the same without them
 */
export function lockPreferred(
  whole: Resolution,
  fresh: Resolution,
  pins: ReadonlyMap<NormalizedName, readonly Version[]>,
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

function keptBack(
  whole: Solved,
  fresh: Solved,
  pins: ReadonlyMap<NormalizedName, readonly Version[]>,
): readonly Kept[] {
  return [...whole.packages.values()].flatMap((pinned) => {
    const isPin = pins.get(pinned.name)?.some((pin) => versionsEqual(pin, pinned.version)) === true;
    const newer = fresh.packages.get(pinned.name)?.version;
    if (!isPin || !newer || compareVersions(newer, pinned.version) <= 0) return [];
    return [{ pinned, newer, chain: chainFrom(pinned, whole) }];
  });
}

function keptFinding(nearest: Kept, own: readonly Kept[], declaration: ReadDeclaration): Finding {
  const message = say('pinKeepsOlder', {
    ...releasesOf(nearest),
    ...(nearest.chain.length > 1 && { broughtBy: declaration.requirement.name }),
    more: own.length - 1,
  });
  const explanation = own.map((kept) => say('pinKeeps', releasesOf(kept)));
  return finding('lock-preferred', message, placeOf(declaration), { explanation });
}

function releasesOf({ pinned, newer }: Kept): {
  readonly name: string;
  readonly version: string;
  readonly newer: string;
} {
  return { name: pinned.name, version: formatVersion(pinned.version), newer: formatVersion(newer) };
}
