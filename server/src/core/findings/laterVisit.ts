/** `later-visit`: a requirement that PyScript installs on the first visit to a page and cannot load on later ones. */
import { failsOnLaterVisits, nameOnLaterVisits, spelledForLaterVisits } from '../installers/laterVisits.ts';
import type { ReadDeclaration } from '../installers/installerView.ts';
import { say } from '../messages/message.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { shorten } from '../messages/words.ts';
import { cachingNothing } from '../remedies/kinds/cacheNothing.ts';
import { respelled } from '../remedies/kinds/respell.ts';
import { writtenAt } from '../remedies/edits/declarationEdits.ts';
import type { ProjectContext } from '../remedies/projectContext.ts';
import { installAfter } from '../remedies/prove.ts';
import type { Remedy } from '../remedies/remedy.ts';
import type { Question } from '../solver/question.ts';
import { finding, placeOf, type Finding } from './finding.ts';

const LONGEST_TEXT = 80;

/**
 * A finding for each such requirement.
 * @param failing the declared projects that do not install anyway: they are left out where a fix is proven
 */
export function* laterVisitFindings(
  seen: readonly ReadDeclaration[],
  failing: readonly NormalizedName[],
  context: ProjectContext,
): Question<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const declaration of seen.filter((one) => failsOnLaterVisits(one, context.target))) {
    const { text } = declaration;
    const { spans, requirement } = declaration;
    const better = spelledForLaterVisits(requirement, spans.marker && writtenAt(declaration, spans.marker));
    const message = say('failsOnLaterVisits', {
      declared: shorten(text, LONGEST_TEXT),
      name: shorten(nameOnLaterVisits(text), LONGEST_TEXT),
      ...(better !== undefined && { better }),
    });
    const remedies = failing.includes(requirement.normalized)
      ? []
      : yield* waysOut(declaration, better, failing, context);
    findings.push(finding('later-visit', message, placeOf(declaration), { remedies }));
  }
  return findings;
}

function* waysOut(
  declaration: ReadDeclaration,
  better: string | undefined,
  failing: readonly NormalizedName[],
  context: ProjectContext,
): Question<readonly Remedy[]> {
  const candidates = [better === undefined ? undefined : respelled(declaration, better), cachingNothing(context.file)];
  const remedies: Remedy[] = [];
  for (const remedy of candidates) {
    if (remedy && (yield* installAfter(remedy.edits, context, failing))?.kind === 'solved') remedies.push(remedy);
  }
  return remedies;
}
