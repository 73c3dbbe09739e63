/** The extras of a project, with what each brings on the target. */
import { say } from '../../messages/message.ts';
import { isValidName, normalizeName, type NormalizedName } from '../../packaging/name.ts';
import type { CoreMetadata } from '../../packaging/metadata/coreMetadata.ts';
import { markerHolds } from '../../runtimes/markerHolds.ts';
import type { Target } from '../../runtimes/target.ts';
import { COMPLETION_MEMBER } from '../lspValues.ts';
import type { Suggestion } from './suggestion.ts';

/** @param metadata of the release that would be installed */
export function offeredExtras({ providesExtra, requiresDist }: CoreMetadata, target: Target): readonly Suggestion[] {
  const bringsOf = (extra: NormalizedName): readonly string[] => {
    const brought = requiresDist.filter(
      ({ marker }) => !markerHolds(marker, target) && markerHolds(marker, target, new Set([extra])),
    );
    return [...new Set(brought.map(({ normalized }) => normalized))];
  };
  return providesExtra.filter(isValidName).map((extra) => {
    const detail = say('completionBrings', { names: bringsOf(normalizeName(extra)) });
    return { text: extra, kind: COMPLETION_MEMBER, detail };
  });
}

/** The extras that the project itself offers. */
export function ownExtras(names: readonly { readonly name: string }[]): readonly Suggestion[] {
  return names.filter(({ name }) => isValidName(name)).map(({ name }) => ({ text: name, kind: COMPLETION_MEMBER }));
}
