/** Pins the dependency to a release: if it fails, to the newest that fits. */
import type { ReadDeclaration } from '../../installers/installerView.ts';
import { say, type Message } from '../../messages/message.ts';
import { formatVersion } from '../../packaging/versions/version.ts';
import { VersionRange } from '../../packaging/versions/versionRange.ts';
import { knownReleases } from '../../solver/catalog.ts';
import { newestIn } from '../../solver/selection.ts';
import { DEFAULT_POLICY, filePolicyFor } from '../../solver/selectionPolicy.ts';
import type { FileEdit } from '../../text/textEdit.ts';
import { differsInMajor, releaseWithDate, yearsBetween } from '../../candidates/age.ts';
import { editsOfAll, pinEdit } from '../edits/declarationEdits.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';
import { proven } from '../prove.ts';

export const pin: KindOfRemedy<'pin'> = {
  kind: 'pin',
  *find(attempt, { fitting }) {
    const { failure, declarations, catalog } = attempt;
    const edits = fitting && editsOfAll(declarations, (one) => pinEdit(one, formatVersion(fitting.version)));
    if (!edits || !(yield* proven(edits, attempt))) return [];
    const title = say('pinTitle', { name: failure.name, release: releaseWithDate(fitting) });
    const releases = knownReleases(catalog, failure.name);
    const newest = releases && newestIn(releases, VersionRange.full);
    const age = newest && yearsBetween(fitting, newest);
    const meant = releases && newestIn(releases, admitted(declarations));
    const limited = filePolicyFor(attempt.whole.policy ?? DEFAULT_POLICY, failure.name)?.newest !== undefined;
    // A floor gives way within a major version, but not to a date that hides everything above it; beyond a ceiling there is
    // another major version, for which the code was not written.
    const preferred =
      age !== undefined &&
      !(limited && meant === undefined) &&
      [newest, meant ?? newest].every((one) => one && !differsInMajor(fitting.version, one.version));
    const isOlder = newest !== undefined && newest.version !== fitting.version;
    const cost = isOlder
      ? say('pinCost', { newest: releaseWithDate(newest), asOf: releases?.asOf, limited })
      : undefined;
    return [{ kind: 'pin', title, preferred, edits, cost }];
  },
};

/** The versions that all of the declarations take. */
function admitted(declarations: readonly ReadDeclaration[]): VersionRange {
  return declarations.reduce(
    (range, { requirement }) => range.intersect(VersionRange.fromSpecifierSet(requirement.specifier)),
    VersionRange.full,
  );
}

/** A pin that people have to choose: it will not update by itself. */
export function chosenPin(title: Message, edits: readonly FileEdit[]): RemedyOf<'pin'> {
  return { kind: 'pin', title, preferred: false, edits, cost: say('staysUntilChanged') };
}
