/** The declarations of a file that point to a place, as the problem has them. */
import type { Reference } from '../../candidates/references/reference.ts';
import type { ReferenceStore } from '../../candidates/references/referenceFacts.ts';
import type { Declaration, DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import { normalizeName } from '../../packaging/name.ts';
import type { Requirement } from '../../packaging/requirements/requirement.ts';
import { heedsAddresses } from '../../runtimes/bundledInstaller.ts';
import type { Target } from '../../runtimes/target.ts';
import { ofCall } from '../ofCall.ts';
import type { DirectReference, DirectReferences, OwnRequirement } from '../../solver/problem.ts';
import { pinnedIndexes, sourceInsteadOfUrl, sourceOf } from '../uv/sources.ts';
import { buildsOffBy, maySourcesBeBuilt, type InstallContext } from '../uv/uvPolicy.ts';
import { referenceOf } from './directReferences.ts';

/** Whether a place is written, in the requirement itself or in a source of uv, whether or not it can be read. */
export function pointsElsewhere(declaration: Declaration, file: DependencyFile, target: Target): boolean {
  const { requirement, localPath, url, editable, text } = declaration;
  if (!requirement) return localPath !== undefined || url !== undefined || editable === true || text.includes('${');
  const source = sourceOf(declaration, file, target);
  if (requirement.url !== undefined && !takesFromIndex(declaration, file, target)) return true;
  return source !== undefined && source.index === undefined;
}

/** Whether an address is written for a project that a source of uv takes from an index all the same. */
export function takesFromIndex(declaration: Declaration, file: DependencyFile, target: Target): boolean {
  const isRelative = referenceOf(declaration, file, target)?.kind === 'relative';
  return !isRelative && sourceInsteadOfUrl(declaration, file, target)?.index !== undefined;
}

/** The places that declarations point to, as far as they can be read. */
export function referringOf(
  declarations: readonly Declaration[],
  file: DependencyFile,
  target: Target,
): ReadonlyMap<Declaration, DirectReference> {
  const referring = new Map<Declaration, DirectReference>();
  for (const declaration of declarations) {
    const { requirement, role } = declaration;
    const pointed = referenceOf(declaration, file, target);
    if (!pointed) continue;
    const reference = role === 'override' ? withoutComparedHash(pointed, target) : pointed;
    const name = requirement && { name: requirement.normalized };
    const asks = role === 'requirement' && {
      requirement: ofCall(declaration, requirement ?? unnamed(reference.extras)),
    };
    referring.set(declaration, { reference, ...name, ...asks });
  }
  return referring;
}

/** uv compares no hash in an override itself. */
function withoutComparedHash(reference: Reference, { installer }: Target): Reference {
  return installer.hashes === 'compared' ? { ...reference, hash: undefined } : reference;
}

/** The same as part of a problem. */
export function directReferences(
  referring: ReadonlyMap<Declaration, DirectReference>,
  file: DependencyFile,
  target: Target,
  context: InstallContext = {},
): DirectReferences {
  const builds = maySourcesBeBuilt(file, target);
  const pinned = target.installer.readsUvTables ? pinnedIndexes(file, target) : undefined;
  return {
    direct: [...referring.values()],
    builds,
    ...(builds && { buildsOff: (name) => buildsOffBy(name, file) }),
    store: context.references ?? NO_STORE,
    ...(pinned && { indexOf: (name) => pinned.get(name)?.index?.url }),
  };
}

/** A requirement with the place that it is to come from, for an installer that takes it only where it is written. */
export function withPlace(
  requirement: OwnRequirement,
  direct: DirectReference | undefined,
  target: Target,
): OwnRequirement {
  if (!direct || target.installer.placesCount === 'everywhere') return requirement;
  const { location, isNamed } = direct.reference;
  return { ...requirement, place: location, ...(isNamed && heedsAddresses(target) && { sufficesByName: true }) };
}

const NO_STORE: ReferenceStore = { facts: () => undefined };

/** A requirement whose name is known once somebody has looked where it points to. */
export function unnamed(extras: readonly string[]): Requirement {
  return { name: '', normalized: normalizeName(''), extras, specifier: { specifiers: [] } };
}
