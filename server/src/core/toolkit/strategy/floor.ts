/** The lower bound that a project states for a dependency, and whether a release that it forbids would install. */
import type { Release } from '../../candidates/release.ts';
import type { Finding } from '../../findings/finding.ts';
import type { ReadDeclaration } from '../../installers/installerView.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { VersionRange } from '../../packaging/versions/versionRange.ts';
import type { NameAnswer, Parent } from '../explain/explainName.ts';
import type { OnTarget } from '../onTarget.ts';

export interface Floor {
  readonly name: NormalizedName;
  readonly declaration: ReadDeclaration;
  /**
   * The newest release below it that installs, or else does without what stands in the way, and what comes of it; absent if none is known: then
   * the floor does not matter.
   */
  readonly below?: { readonly release: Release; readonly outcome: 'installs' | 'fails' | 'unknown' };
}

const LOWER: ReadonlySet<string> = new Set(['>=', '>', '~=', '==', '===']);

/** Where the declared dependency that a finding is about has a lower bound; undefined if it has none. */
export function floorIn({ name }: Finding, on: OnTarget): ReadDeclaration | undefined {
  return on.resolved
    .flatMap(({ read }) => read.seen)
    .find(
      ({ requirement }) =>
        requirement.normalized === name && requirement.specifier.specifiers.some(({ operator }) => LOWER.has(operator)),
    );
}

/** @param culprits what stands in the way, with who asks for it */
export function floorOf(declaration: ReadDeclaration, culprits: readonly NameAnswer[]): Floor {
  const { normalized: name } = declaration.requirement;
  const below = lowest(culprits.map(({ parents }) => parents.find((one) => one.name === name)));
  return { name, declaration, ...(below && { below }) };
}

/** A release that installs, if the floor forbids it. */
export function belowFloor(release: Release, { requirement }: ReadDeclaration): Floor['below'] {
  const isAdmitted = VersionRange.fromSpecifierSet(requirement.specifier).contains(release.version);
  return isAdmitted ? undefined : { release, outcome: 'installs' };
}

/** Where one culprit can never be done without, no release helps, however old. */
function lowest(parents: readonly (Parent | undefined)[]): Floor['below'] {
  const tried = parents.flatMap((parent) => {
    const { history, without } = parent ?? {};
    if (!history?.usableWithout || !without || without.isAdmitted) return [];
    return [{ release: history.usableWithout, outcome: without.demanded.kind }];
  });
  if (tried.length < parents.length) return undefined;
  return tried.find(({ outcome }) => outcome === 'installs') ?? tried[0];
}
