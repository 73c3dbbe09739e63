/** Fixes for what is refused while the Worker starts: a newer SDK, or a release of the package before. Each is proven. */
import type { Release } from '../../../candidates/release.ts';
import { type InstallerView, type ReadDeclaration, seenOf } from '../../../installers/installerView.ts';
import { say } from '../../../messages/message.ts';
import type { NormalizedName } from '../../../packaging/name.ts';
import { compareVersions, formatVersion, isPrerelease, type Version } from '../../../packaging/versions/version.ts';
import { releaseWithDate } from '../../../candidates/age.ts';
import { editsOfAll, pinEdit, specifierEdit } from '../../../remedies/edits/declarationEdits.ts';
import { chosenPin } from '../../../remedies/kinds/pin.ts';
import type { ProjectContext } from '../../../remedies/projectContext.ts';
import { installedAfter } from '../../../remedies/prove.ts';
import type { Remedy } from '../../../remedies/remedy.ts';
import { knownReleases } from '../../../solver/catalog.ts';
import type { Question } from '../../../solver/question.ts';
import { isUsable } from '../../../solver/selection.ts';
import type { FileEdit } from '../../../text/textEdit.ts';
import { metRefusals, SDK, startWorld, type MetRefusal } from './failsAtStart.ts';

/** At most this many older releases are tried, the newest first. */
const MOST_TRIED = 3;

/** The edits after which the package is not refused any more. */
export function* startRemedies(
  met: MetRefusal,
  view: InstallerView,
  context: ProjectContext,
): Question<readonly Remedy[]> {
  const { refusal } = met;
  if (!refusal.isCertain || refusal.failure.why === 'native') return [];
  const { needsSdk, entry } = refusal.verdict;
  if (needsSdk) return yield* newerSdk(needsSdk, met, view, context);
  return entry.startsBefore ? yield* olderRelease(entry.startsBefore, met, view, context) : [];
}

/** Where the project holds the SDK back, that bound becomes the least release that helps. */
function* newerSdk(
  least: Version,
  met: MetRefusal,
  view: InstallerView,
  context: ProjectContext,
): Question<readonly Remedy[]> {
  const specifier = `>=${formatVersion(least)}`;
  const declarations = declarationsOf(SDK, view);
  const edits = editsOfAll(declarations, (declaration) => specifierEdit(declaration, specifier));
  if (!edits || !(yield* helps(edits, met, context))) return [];
  const title = say('requireSdkTitle', { name: SDK, specifier });
  return [{ kind: 'replace-pin', title, preferred: false, edits }];
}

/** A pin to the newest release that starts, where the project declares the package itself. */
function* olderRelease(
  before: Version,
  met: MetRefusal,
  view: InstallerView,
  context: ProjectContext,
): Question<readonly Remedy[]> {
  const { culprit } = met.refusal;
  const declarations = declarationsOf(culprit, view);
  const releases = knownReleases(context.catalogFor(context.target), culprit);
  if (declarations.length === 0 || !releases) return [];
  const isOlder = ({ version }: Release): boolean => compareVersions(version, before) < 0 && !isPrerelease(version);
  for (const release of [...releases].filter((one) => isOlder(one) && isUsable(one)).slice(0, MOST_TRIED)) {
    const edits = editsOfAll(declarations, (declaration) => pinEdit(declaration, formatVersion(release.version)));
    if (edits && (yield* helps(edits, met, context)))
      return [chosenPin(say('pinTitle', { name: culprit, release: releaseWithDate(release) }), edits)];
  }
  return [];
}

function declarationsOf(name: NormalizedName, { seen }: InstallerView): readonly ReadDeclaration[] {
  return seenOf(name, seen);
}

/** Whether everything resolves after the edits, and the same dependency does not lead to that package being refused. */
function* helps(
  edits: readonly FileEdit[],
  { refusal, place }: MetRefusal,
  context: ProjectContext,
): Question<boolean> {
  const after = yield* installedAfter(edits, context);
  const world = after && startWorld(after, context);
  if (!world) return false;
  return !metRefusals(world, [place], context).some((met) => met.refusal.culprit === refusal.culprit);
}
