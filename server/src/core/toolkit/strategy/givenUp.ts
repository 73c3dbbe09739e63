/** The bounds of the project's own that a way gives up: the release that it takes is one that they forbid. */
import type { NormalizedName } from '../../packaging/name.ts';
import { CEILINGS, isPin } from '../../packaging/versions/ceiling.ts';
import { specifierSetContains, type Specifier } from '../../packaging/versions/specifier.ts';
import { compareVersions, type Version } from '../../packaging/versions/version.ts';
import type { ReadDeclaration } from '../../installers/installerView.ts';
import type { Solved } from '../../solver/resolution.ts';

export interface GivenUp {
  readonly name: NormalizedName;
  /** `pin`: one exact version is written. */
  readonly bound: 'lower' | 'upper' | 'pin';
  readonly isNewer: boolean;
}

/** @param declared what the project asks for, as it is before the change */
export function givenUpIn({ packages }: Solved, declared: readonly ReadDeclaration[]): readonly GivenUp[] {
  return declared.flatMap(({ requirement: { normalized: name, specifier } }) => {
    const version = packages.get(name)?.version;
    if (!version || specifierSetContains(specifier, version, { prereleases: true })) return [];
    const isNewer = specifier.specifiers.some((one) => endsBefore(one, version));
    const bound = specifier.specifiers.some(isPin) ? 'pin' : isNewer ? 'upper' : 'lower';
    return [{ name, bound, isNewer }];
  });
}

/** Whether it is a ceiling, and the version lies above. */
function endsBefore({ operator, parsed }: Specifier, version: Version): boolean {
  return CEILINGS.has(operator) && parsed !== undefined && compareVersions(parsed, version) <= 0;
}
