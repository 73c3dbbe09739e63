/** Wheels at local paths that are installed although they are for something else, since nobody compares their tags. */
import { judgeWheel } from '../../candidates/compatibility.ts';
import { DIRECT } from '../../installers/references/referencedRelease.ts';
import { type ReadDeclaration, seenOf } from '../../installers/installerView.ts';
import { say } from '../../messages/message.ts';
import { formatVersion } from '../../packaging/versions/version.ts';
import type { ProjectContext } from '../../remedies/projectContext.ts';
import { chainFrom, type Solved } from '../../solver/resolution.ts';
import { misfitWords, takersAdvice } from '../failure/refusalWords.ts';
import { finding, placeOf, type Finding } from '../finding.ts';

/** A warning on each dependency that brings in such a wheel: what is native in it cannot be loaded. */
export function uncheckedWheelFindings(
  whole: Solved,
  seen: readonly ReadDeclaration[],
  { target, generations }: Pick<ProjectContext, 'target' | 'generations'>,
): readonly Finding[] {
  return [...whole.packages.values()].flatMap((pinned) => {
    const { name, version, candidate } = pinned;
    const { index, wheel } = candidate.distribution;
    if (index !== DIRECT || !wheel) return [];
    const verdict = judgeWheel(wheel, target);
    const chain = verdict.compatible ? [] : chainFrom(pinned, whole);
    const place = seenOf(chain[0], seen)[0];
    if (verdict.compatible || !place) return [];
    const taken = takersAdvice(wheel, generations);
    const message = say('uncheckedWheel', {
      name,
      version: formatVersion(version),
      ...(chain.length > 1 && { broughtBy: place.requirement.name }),
      target: target.label,
      because: misfitWords(verdict.rejection, wheel.pythonTags, target),
      ...(taken && { taken }),
    });
    const explanation = [message, say('wayToFailing', { chain })];
    return [finding('fails-at-import', message, placeOf(place), { culprits: [name], chains: [chain], explanation })];
  });
}
