/** Writes the name of a known project in place of one that cannot be had: which one is meant is for people to say. */
import type { Declaration } from '../../dependencyFiles/dependencyFile.ts';
import { say } from '../../messages/message.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { meantNames } from '../../runtimes/modules/meantNames.ts';
import { knownReleases } from '../../solver/catalog.ts';
import { isUsable } from '../../solver/selection.ts';
import type { Question } from '../../solver/question.ts';
import type { FileEdit } from '../../text/textEdit.ts';
import type { Attempt } from '../attempt.ts';
import { editsOfAll, fitsInside } from '../edits/declarationEdits.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';
import { proven } from '../prove.ts';

export const otherName: KindOfRemedy<'other-name'> = { kind: 'other-name', find: otherNames };

/**
 * The projects that may be meant by a failing name: where no index has it, those of the module or spelt almost like it; where no
 * release can be used, those of the module.
 */
export function meantBy(attempt: Attempt): readonly NormalizedName[] {
  let names = meant.get(attempt);
  if (!names) meant.set(attempt, (names = namesMeantBy(attempt)));
  return names;
}

/** For whoever words the failure as well as for whoever looks for fixes. */
const meant = new WeakMap<Attempt, readonly NormalizedName[]>();

function namesMeantBy({ failure: { name }, declarations, context, catalog, rest }: Attempt): readonly NormalizedName[] {
  const releases = knownReleases(catalog, name);
  const isPlain = declarations.every(({ requirement, url }) => (requirement.url ?? url) === undefined);
  if (!releases || !isPlain || [...releases].some(isUsable)) return [];
  const known = { ...context, ...(rest?.kind === 'solved' && { installed: rest.packages.keys() }) };
  const { ofModule, near } = meantNames(name, known, declarations[0]?.requirement.name);
  return releases.exists ? ofModule : [...ofModule, ...near];
}

function* otherNames(attempt: Attempt): Question<readonly RemedyOf<'other-name'>[]> {
  const remedies: RemedyOf<'other-name'>[] = [];
  for (const name of meantBy(attempt)) {
    const edits = editsOfAll(attempt.declarations, (one) => nameEdit(one, name));
    if (!edits || !(yield* proven(edits, attempt))) continue;
    const title = say('otherNameTitle', { name, written: attempt.failure.name });
    remedies.push({ kind: 'other-name', title, preferred: false, edits, cost: say('otherNameCost') });
  }
  return remedies;
}

/** Undefined if the name has no place of its own, or if hashes of files stand behind it. */
function nameEdit(declaration: Declaration, name: NormalizedName): FileEdit | undefined {
  const { spans, path, slots, escaped, hashes } = declaration;
  if (escaped || slots || !spans.name || hashes?.length || !fitsInside(declaration, name)) return undefined;
  return { path, edit: { span: spans.name, newText: name } };
}
