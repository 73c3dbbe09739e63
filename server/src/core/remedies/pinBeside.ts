/**
 * Pins for what a dependency needs, written next to it: for an installer that takes the first version that it encounters and
 * keeps it, so that another requirement has to come before.
 */
import { seenOf } from '../installers/installerView.ts';
import { newestPreferringStable } from '../candidates/release.ts';
import type { Transaction } from '../installers/micropip/transaction.ts';
import { say } from '../messages/message.ts';
import type { ProjectRelease } from '../messages/groups/remedies.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { formatVersion, type Version } from '../packaging/versions/version.ts';
import { knownReleases, type Catalog } from '../solver/catalog.ts';
import type { Question } from '../solver/question.ts';
import type { FileEdit } from '../text/textEdit.ts';
import { releaseWithDate, yearsBetween } from '../candidates/age.ts';
import type { Attempt } from './attempt.ts';
import { pinEdit } from './edits/declarationEdits.ts';
import { insertBefore } from './edits/insertBefore.ts';
import type { RemedyOf } from './kind.ts';
import { chosenPin } from './kinds/pin.ts';
import { OLDEST_ADVICE_YEARS } from './newestFitting.ts';
import { installAfter } from './prove.ts';

export type Pins = ReadonlyMap<NormalizedName, Version>;

/** The remedy that writes some pins; if it does not help, what micropip then does; undefined if nothing can be edited. */
export function* pinBesideRemedy(
  pins: Pins,
  { declarations: [place], seen, others, context, catalog }: Attempt,
): Question<RemedyOf<'pin'> | { readonly transaction: Transaction } | undefined> {
  const edits: FileEdit[] = [];
  for (const [name, version] of pins) {
    const declared = seenOf(name, seen);
    const proposed =
      declared.length > 0
        ? declared.map((declaration) => pinEdit(declaration, formatVersion(version)))
        : [place && insertBefore(place, `${name}==${formatVersion(version)}`, context.file)];
    for (const edit of proposed) {
      if (!edit) return undefined;
      edits.push(edit);
    }
  }
  if (edits.length === 0) return undefined;
  // Those that get a pin have to resolve, too.
  const left = others.filter((name) => !pins.has(name));
  const resolution = yield* installAfter(edits, context, left);
  if (resolution?.kind === 'failed' && resolution.transaction) return { transaction: resolution.transaction };
  if (resolution?.kind !== 'solved') return undefined;
  const written = [...pins].flatMap((pin) => datedPin(pin, catalog) ?? []);
  return written.length < pins.size ? undefined : chosenPin(say('pinTogetherTitle', { pins: written }), edits);
}

/** A pin as it appears in messages; undefined if the release is too old to be good advice. */
function datedPin([name, version]: readonly [NormalizedName, Version], catalog: Catalog): ProjectRelease | undefined {
  const releases = knownReleases(catalog, name);
  const release = releases?.of(version) ?? { version };
  const newest = releases && newestPreferringStable(releases);
  const age = newest && yearsBetween(release, newest);
  if (age !== undefined && age > OLDEST_ADVICE_YEARS) return undefined;
  return { name, release: releaseWithDate(release) };
}
