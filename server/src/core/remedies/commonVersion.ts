/** A version that the Worker and the machine can both have, where the machine cannot have the one that is vendored. */
import type { Release } from '../candidates/release.ts';
import { leaveOut } from '../diagnosis/diagnose.ts';
import { installerView } from '../installers/installerView.ts';
import { hostBeside } from '../installers/uv/asUvResolves.ts';
import { install } from '../installers/install.ts';
import { say } from '../messages/message.ts';
import { formatVersion } from '../packaging/versions/version.ts';
import { knownReleases } from '../solver/catalog.ts';
import type { Question } from '../solver/question.ts';
import { isUsable } from '../solver/selection.ts';
import { releaseWithDate, yearsBetween } from '../candidates/age.ts';
import { requirementOf } from './attempt.ts';
import { editsOfAll, pinEdit } from './edits/declarationEdits.ts';
import { uvTableEdits } from './edits/uvTable.ts';
import { getsThrough, type HostAttempt } from './hostAttempt.ts';
import { chosenPin } from './kinds/pin.ts';
import { OLDEST_ADVICE_YEARS } from './newestFitting.ts';
import type { Remedy } from './remedy.ts';

/** At most this many releases are tried. */
const MOST_TRIED = 8;

/** The release, and the fix that takes it. */
export interface CommonVersion {
  readonly release: Release;
  readonly remedy: Remedy;
}

/** A pin of the declared dependency, or a constraint if another one brings it in; undefined if nothing suits both. */
export function* commonVersion(attempt: HostAttempt): Question<CommonVersion | undefined> {
  const { trouble, declarations, context } = attempt;
  const { name, chain } = trouble;
  const release = yield* newestOfBoth(attempt);
  if (!release) return undefined;
  const version = formatVersion(release.version);
  const edits =
    chain.length > 1
      ? uvTableEdits('constraint-dependencies', [`${name}<=${version}`], context.file)
      : editsOfAll(declarations, (declaration) => pinEdit(declaration, version));
  if (!edits || edits.length === 0 || !(yield* getsThrough(edits, attempt, 'any'))) return undefined;
  const parts = { name, release: releaseWithDate(release) };
  if (chain.length === 1) return { release, remedy: chosenPin(say('pinTitle', parts), edits) };
  const cost = say('staysUntilChanged');
  return { release, remedy: { kind: 'constrain', title: say('constrainTitle', parts), preferred: false, edits, cost } };
}

/** The newest release with a wheel for the machine that the Worker can have as well. */
function* newestOfBoth({ trouble, context, without }: HostAttempt): Question<Release | undefined> {
  const { file, target, installContext, hostCatalog } = context;
  const { name, vendored } = trouble;
  const releases = hostCatalog && knownReleases(hostCatalog(hostBeside(target, file), file), name);
  if (!releases || !vendored) return undefined;
  const catalog = context.catalogFor(target);
  const now = knownReleases(catalog, name)?.of(vendored.version);
  const problem = leaveOut(installerView(file, target, installContext).problem, without);
  for (const release of [...releases].filter(isUsable).slice(0, MOST_TRIED)) {
    if (now && (yearsBetween(release, now) ?? 0) > OLDEST_ADVICE_YEARS) return undefined;
    const pinned = requirementOf(`${name}==${formatVersion(release.version)}`);
    const resolution = yield* install({ ...problem, constraints: [...problem.constraints, pinned] }, catalog);
    if (resolution.kind === 'solved') return release;
  }
  return undefined;
}
