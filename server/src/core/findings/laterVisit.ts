/** `later-visit`: a requirement that PyScript installs on the first visit to a page and cannot load on later ones. */
import { failsOnLaterVisits, nameOnLaterVisits, spelledForLaterVisits } from '../installers/laterVisits.ts';
import type { ReadDeclaration } from '../installers/installerView.ts';
import { say } from '../messages/message.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { formatVersion } from '../packaging/versions/version.ts';
import { shorten } from '../messages/words.ts';
import { cachingNothing } from '../remedies/kinds/cacheNothing.ts';
import { droppedExtras } from '../remedies/kinds/dropExtra.ts';
import { respelled } from '../remedies/kinds/respell.ts';
import { writtenAt } from '../remedies/edits/declarationEdits.ts';
import type { ProjectContext } from '../remedies/projectContext.ts';
import { installAfter } from '../remedies/prove.ts';
import type { Remedy } from '../remedies/remedy.ts';
import type { Question } from '../solver/question.ts';
import type { Solved } from '../solver/resolution.ts';
import { finding, placeOf, type Finding } from './finding.ts';

const LONGEST_TEXT = 80;

/**
 * A finding for each such requirement.
 * @param seen without what does not install on the first visit either; what may or may not install is told
 * @param failing the declared projects that do not install, as far as is known: they are left out where a fix is proven
 */
export function* laterVisitFindings(
  seen: readonly ReadDeclaration[],
  failing: readonly NormalizedName[],
  context: ProjectContext,
): Question<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const declaration of seen.filter((one) => failsOnLaterVisits(one, context.target))) {
    const { text } = declaration;
    const same = respelling(declaration);
    const plain = same === undefined ? yield* withoutExtras(declaration, failing, context) : undefined;
    const better = same ?? plain?.text;
    const message = say('failsOnLaterVisits', {
      declared: shorten(text, LONGEST_TEXT),
      name: shorten(nameOnLaterVisits(text), LONGEST_TEXT),
      ...(better !== undefined && { better }),
    });
    const remedies = yield* waysOut(declaration, same, failing, context);
    findings.push(
      finding('later-visit', message, placeOf(declaration), {
        remedies: [...(plain ? [plain.remedy] : []), ...remedies],
      }),
    );
  }
  return findings;
}

function respelling(declaration: ReadDeclaration, requirement = declaration.requirement): string | undefined {
  const { marker } = declaration.spans;
  return spelledForLaterVisits(requirement, marker && writtenAt(declaration, marker));
}

/** The requirement without its extras, if they bring nothing: the same is installed without them. */
function* withoutExtras(
  declaration: ReadDeclaration,
  failing: readonly NormalizedName[],
  context: ProjectContext,
): Question<{ readonly text: string; readonly remedy: Remedy } | undefined> {
  const { requirement } = declaration;
  const text = respelling(declaration, { ...requirement, extras: [] });
  const edits = text === undefined ? undefined : respelled(declaration, text)?.edits;
  if (text === undefined || !edits) return undefined;
  const before = yield* installAfter([], context, failing);
  const after = yield* installAfter(edits, context, failing);
  if (before?.kind !== 'solved' || after?.kind !== 'solved' || releasesOf(before) !== releasesOf(after))
    return undefined;
  // The extra is what somebody wrote: it goes only if they say so.
  return { text, remedy: { ...droppedExtras(requirement.extras, requirement.name, edits), preferred: false } };
}

/** What is installed, as text that can be compared. */
function releasesOf({ packages }: Solved): string {
  const releases = [...packages.values()].map(({ name, version }) => `${name} ${formatVersion(version)}`);
  return releases.toSorted().join(', ');
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
