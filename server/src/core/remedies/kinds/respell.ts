/** Writes a requirement in another way: one that means the same, or with extras as the project spells them. */
import type { Declaration } from '../../dependencyFiles/dependencyFile.ts';
import { meantExtra, providedExtras } from '../../diagnosis/providedExtras.ts';
import { say } from '../../messages/message.ts';
import { normalizeName } from '../../packaging/name.ts';
import { knownReleases } from '../../solver/catalog.ts';
import type { Question } from '../../solver/question.ts';
import type { FileEdit } from '../../text/textEdit.ts';
import { requirementOf, type Attempt } from '../attempt.ts';
import { editsOfAll, extrasEdit, fitsInside } from '../edits/declarationEdits.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';
import { proven } from '../prove.ts';
import { asksForAll } from '../safety.ts';

export const respell: KindOfRemedy<'respell'> = { kind: 'respell', find: extrasRespelled };

/** Makes the remedy, before it is proven; undefined if the text has no place of its own in the file. */
export function respelled(declaration: Declaration, text: string): RemedyOf<'respell'> | undefined {
  const { escaped, path, spans } = declaration;
  if (escaped || !fitsInside(declaration, text)) return undefined;
  const edits = [{ path, edit: { span: spans.whole, newText: text } }];
  const { requirement } = declaration;
  const safe = requirement !== undefined && asksForAll(requirementOf(text), requirement);
  return { kind: 'respell', title: say('respellTitle', { requirement: text }), preferred: true, safe, edits };
}

/** Other extras for some that a project does not have, and how a declaration then begins; undefined if none may be meant. */
export function extrasMeant(
  { requirement }: Declaration,
  missing: readonly string[],
  provided: readonly string[],
): { readonly extras: readonly string[]; readonly written: string } | undefined {
  if (!requirement) return undefined;
  const meant = new Map(missing.map((extra) => [extra, meantExtra(extra, provided)]));
  if (![...meant.values()].some((extra) => extra !== undefined)) return undefined;
  const extras = requirement.extras.flatMap((extra) => (meant.has(extra) ? (meant.get(extra) ?? []) : extra));
  const unique = [...new Map(extras.map((extra) => [normalizeName(extra), extra])).values()];
  return { extras: unique, written: `${requirement.name}[${unique.join(',')}]` };
}

/** The remedy that writes extras as the project spells them, with the edits that were proven. */
export function withExtras(written: string, edits: readonly FileEdit[]): RemedyOf<'respell'> {
  return { kind: 'respell', title: say('respellExtraTitle', { requirement: written }), preferred: true, edits };
}

/** Where an installer stops at an extra. */
function* extrasRespelled(attempt: Attempt): Question<readonly RemedyOf<'respell'>[]> {
  const { failure, declarations, catalog } = attempt;
  const stops = failure.culprits.filter(({ name }) => name === failure.name).flatMap(({ obstacles }) => obstacles);
  const missing = stops.flatMap(({ cause }) => (cause.kind === 'unknown-extra' ? [cause.extra] : []));
  const stopping = stops.find(({ cause }) => cause.kind === 'unknown-extra');
  const releases = knownReleases(catalog, failure.name);
  const candidate = [...(releases ?? [])].find(
    (one) => stopping?.range.contains(one.version) && one.candidate,
  )?.candidate;
  const provided = candidate && providedExtras(candidate, catalog);
  const [first] = declarations;
  const meant = first && provided && extrasMeant(first, missing, provided);
  const edits =
    meant &&
    editsOfAll(declarations, (one) => {
      const own = extrasMeant(one, missing, provided);
      return own && extrasEdit(one, own.extras);
    });
  if (!meant || !edits || !(yield* proven(edits, attempt))) return [];
  return [{ ...withExtras(meant.written, edits), ahead: true }];
}
