/**
 * Splits a requirement by marker: Emscripten gets the release that exists there, and the floor stays for everything else. It
 * is what library maintainers write by hand.
 */
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import type { ReadDeclaration } from '../../installers/installerView.ts';
import { say } from '../../messages/message.ts';
import { impliedCeiling, isPin } from '../../packaging/versions/ceiling.ts';
import { specifierSetContains, type Specifier } from '../../packaging/versions/specifier.ts';
import { compareVersions, formatVersion, type Version } from '../../packaging/versions/version.ts';
import type { FileEdit } from '../../text/textEdit.ts';
import { releaseWithDate } from '../../candidates/age.ts';
import { markerEdit, withCondition, writtenAt } from '../edits/declarationEdits.ts';
import { insertBefore } from '../edits/insertBefore.ts';
import type { KindOfRemedy } from '../kind.ts';
import { proven, releaseIn } from '../prove.ts';

/** The lists in which a project may appear twice, each time under another marker. */
const SPLITTABLE = /^(?:project\.|dependency-groups\.|script\.dependencies$|requirements$)/;

/** The remedy that splits the requirement, if the newest release that fits is older than what it asks for. */
export const split: KindOfRemedy<'split'> = {
  kind: 'split',
  *find(attempt, { fitting }) {
    const [declaration, ...more] = attempt.declarations;
    if (!fitting || !declaration || more.length > 0) return [];
    const { name } = attempt.failure;
    const edits = splitEdits(declaration, fitting.version, attempt.context.file);
    const resolution = edits && (yield* proven(edits, attempt));
    const release = resolution && releaseIn(resolution, name, attempt.catalog);
    if (!edits || !release || compareVersions(release.version, fitting.version) < 0) return [];
    const title = say('splitTitle', { name, release: releaseWithDate(release) });
    return [{ kind: 'split', title, preferred: false, edits, cost: say('splitCost') }];
  },
};

/**
 * Writes a second declaration before the first one, which then applies everywhere except on Emscripten. Undefined if that is
 * not possible, or if the release is within what is requested.
 */
function splitEdits(
  declaration: ReadDeclaration,
  version: Version,
  file: DependencyFile,
): readonly FileEdit[] | undefined {
  const { spans, requirement, table } = declaration;
  const elsewhere = markerEdit(declaration);
  const condition = withCondition(declaration, '==');
  if (!elsewhere || condition === undefined || !spans.specifier || !SPLITTABLE.test(table)) return undefined;
  if (declaration.hashes?.length || declaration.editable === true || isBroken(declaration)) return undefined;
  if (specifierSetContains(requirement.specifier, version, { prereleases: true })) return undefined;
  const head = writtenAt(declaration, { start: spans.whole.start, end: spans.specifier.start }).trimEnd();
  const second = `${head}${lowered(requirement.specifier.specifiers, version)} ; ${condition}`;
  const here = insertBefore(declaration, second, file);
  return here && [here, elsewhere];
}

/** Whether it continues on a second line. */
function isBroken({ text, spans: { whole } }: ReadDeclaration): boolean {
  return text.includes('\n') || whole.end - whole.start !== text.trim().length;
}

/** The specifiers with another floor; those that exclude newer releases stay. */
function lowered(specifiers: readonly Specifier[], version: Version): string {
  const isExact = specifiers.some(isPin);
  const kept = specifiers.filter(({ operator }) => operator === '<' || operator === '<=' || operator === '!=');
  const floor = `${isExact ? '==' : '>='}${formatVersion(version)}`;
  const ceilings = isExact ? [] : specifiers.flatMap((specifier) => impliedCeiling(specifier) ?? []);
  return [floor, ...kept.map((specifier) => specifier.operator + specifier.version), ...ceilings].join(',');
}
