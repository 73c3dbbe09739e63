/**
 * `extra-ignored`, where uv installs: a requirement asks for an extra that the release does not have. uv warns, and installs the
 * release without it.
 */
import { addsAnything, lacksExtra, meantExtra, providedExtras } from '../diagnosis/providedExtras.ts';
import type { Installed } from '../installers/installation.ts';
import type { InstallerView, ReadDeclaration } from '../installers/installerView.ts';
import { say } from '../messages/message.ts';
import { shorten } from '../messages/words.ts';
import { formatVersion } from '../packaging/versions/version.ts';
import { dropExtrasEdit, extrasEdit } from '../remedies/edits/declarationEdits.ts';
import { droppedInVain } from '../remedies/kinds/dropExtra.ts';
import { extrasMeant, withExtras } from '../remedies/kinds/respell.ts';
import type { ProjectContext } from '../remedies/projectContext.ts';
import { installedAfter } from '../remedies/prove.ts';
import { rankRemedies } from '../remedies/ranking.ts';
import type { Remedy } from '../remedies/remedy.ts';
import type { Question } from '../solver/question.ts';
import type { Pinned } from '../solver/resolution.ts';
import { installedWithout } from './extraIgnored.ts';
import { placeOf, type Finding } from './finding.ts';

/** Maximum length of an extra in a message. */
const LONGEST_EXTRA = 40;

/**
 * A finding for each requirement of the file with such extras. What only something that is installed asks for is told as held
 * back where a host gets it, and concerns its authors where no machine does.
 * @param told what is said of what is held back, which is why a release without the extra is taken
 */
export function* missingExtraFindings(
  whole: Installed,
  { seen, problem }: InstallerView,
  context: ProjectContext,
  told: readonly Finding[],
): Question<readonly Finding[]> {
  // micropip stops at such an extra, or ignores all of them.
  if (whole.transaction) return [];
  const overridden = new Set(problem.overrides.map(({ normalized }) => normalized));
  const findings: Finding[] = [];
  for (const declaration of seen) {
    const { normalized } = declaration.requirement;
    const pinned = whole.packages.get(normalized);
    if (!pinned || overridden.has(normalized)) continue;
    const known = new Set(told.flatMap(({ behind }) => (behind?.name === normalized ? (behind.lostExtras ?? []) : [])));
    const missing = missingIn(declaration, pinned, context).filter((extra) => !known.has(extra));
    if (missing.length > 0) findings.push(yield* missingExtras(missing, declaration, pinned, context));
  }
  return findings;
}

function missingIn(
  { requirement }: ReadDeclaration,
  { candidate }: Pinned,
  context: ProjectContext,
): readonly string[] {
  const { target } = context;
  const catalog = context.catalogFor(target);
  return requirement.extras.filter(
    (extra) => lacksExtra(candidate, extra, catalog) && !addsAnything(candidate, extra, target, catalog),
  );
}

function* missingExtras(
  missing: readonly string[],
  declaration: ReadDeclaration,
  { candidate, version }: Pinned,
  context: ProjectContext,
): Question<Finding> {
  const { name } = declaration.requirement;
  const provided = providedExtras(candidate, context.catalogFor(context.target)) ?? [];
  const message = say('extraMissing', {
    ...{ name, version: formatVersion(version) },
    extras: missing.map((extra) => shorten(extra, LONGEST_EXTRA)),
    meant: [...new Set(missing.flatMap((extra) => meantExtra(extra, provided) ?? []))],
  });
  const remedies = yield* remediesFor(missing, provided, declaration, context);
  return installedWithout(message, placeOf(declaration), remedies);
}

/** The extras as the project spells them, if that installs; or without them, which installs what is installed now. */
function* remediesFor(
  missing: readonly string[],
  provided: readonly string[],
  declaration: ReadDeclaration,
  context: ProjectContext,
): Question<readonly Remedy[]> {
  const remedies: Remedy[] = [];
  const meant = extrasMeant(declaration, missing, provided);
  const respelling = meant && extrasEdit(declaration, meant.extras);
  if (meant && respelling) {
    const edits = [respelling];
    if (yield* installedAfter(edits, context)) remedies.push({ ...withExtras(meant.written, edits), ahead: true });
  }
  const dropping = dropExtrasEdit(declaration, new Set(missing));
  if (dropping) {
    const edits = [dropping];
    if (yield* installedAfter(edits, context)) {
      remedies.push(droppedInVain(missing, declaration.requirement.name, edits));
    }
  }
  return rankRemedies(remedies);
}
