/**
 * Pins of what a dependency needs, written beside it: for an installer that takes the first version that it meets and keeps
 * it, so that another requirement has to be met before.
 */
import type { Declaration } from '../dependencyFiles/dependencyFile.ts';
import type { ReadDeclaration } from '../installers/installerView.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { formatVersion, isPrerelease, type Version } from '../packaging/versions/version.ts';
import { knownReleases, type Catalog } from '../solver/catalog.ts';
import type { Question } from '../solver/question.ts';
import type { Transaction } from '../installers/micropip/transaction.ts';
import { listOf } from '../messages/words.ts';
import { withDate, yearsBetween } from './age.ts';
import { OLDEST_ADVICE_YEARS } from './newestFitting.ts';
import { pinEdit } from './edits/declarationEdits.ts';
import { STAYS_THERE, type Remedy } from './remedy.ts';
import type { FileEdit } from '../text/textEdit.ts';
import type { ProjectContext } from './projectContext.ts';
import { installAfter } from './kinds/switchTarget.ts';

export type Pins = ReadonlyMap<NormalizedName, Version>;

/** The project around a dependency that fails. */
export interface PinContext {
  readonly place: ReadDeclaration;
  /** Everything that is declared and seen on the target. */
  readonly seen: readonly ReadDeclaration[];
  /** The other failing dependencies: those that get no pin are left out of the proof. */
  readonly others: readonly NormalizedName[];
}

/** The remedy that writes some pins; where it does not help, what micropip does then; undefined where nothing can be edited. */
export function* pinBesideRemedy(
  pins: Pins,
  { place, seen, others }: PinContext,
  context: ProjectContext,
): Question<Remedy | { readonly transaction: Transaction } | undefined> {
  const edits: FileEdit[] = [];
  for (const [name, version] of pins) {
    const declared = seen.filter(({ requirement }) => requirement.normalized === name);
    const proposed =
      declared.length > 0
        ? declared.map((declaration) => pinEdit(declaration, formatVersion(version)))
        : [requireBefore(place, `${name}==${formatVersion(version)}`, context.file.text)];
    for (const edit of proposed) {
      if (!edit) return undefined;
      edits.push(edit);
    }
  }
  if (edits.length === 0) return undefined;
  const left = others.filter((name) => !pins.has(name));
  const resolution = yield* installAfter(edits, context, left);
  if (resolution?.kind === 'failed' && resolution.transaction) return { transaction: resolution.transaction };
  if (resolution?.kind !== 'solved') return undefined;
  const written = [...pins].map((pin) => datedPin(pin, context.catalogFor(context.target)));
  if (written.includes(undefined)) return undefined;
  const title = `Require ${listOf(written.filter((text) => text !== undefined))}`;
  return { kind: 'pin', title, preferred: false, edits, cost: STAYS_THERE };
}

/** `a==1.0 (2025-01-23)`; undefined where that is too old to be advice. */
function datedPin([name, version]: readonly [NormalizedName, Version], catalog: Catalog): string | undefined {
  const releases = knownReleases(catalog, name);
  const release = releases?.of(version) ?? { version };
  const newest = [...(releases ?? [])].find((one) => !isPrerelease(one.version));
  const age = newest && yearsBetween(release, newest);
  if (age !== undefined && age > OLDEST_ADVICE_YEARS) return undefined;
  return `${name}==${withDate(release)}`;
}

/** Writes a requirement before a declaration, in the same list: on a line of its own where the declaration has one. */
function requireBefore(declaration: Declaration, requirement: string, fileText: string): FileEdit | undefined {
  const { spans, path, quote, escaped } = declaration;
  if (escaped) return undefined;
  const { start } = spans.element;
  const lineBreak = fileText.includes('\r\n') ? '\r\n' : '\n';
  const at = { start, end: start };
  if (quote === undefined) return { path, edit: { span: at, newText: `${requirement}${lineBreak}` } };
  const before = fileText.slice(fileText.lastIndexOf('\n', start - 1) + 1, start);
  // Elements of a script's list stand in comments.
  const gap = /^[\s#]*$/.test(before) ? `${lineBreak}${before}` : ' ';
  const mark = quote.charAt(0);
  return { path, edit: { span: at, newText: `${mark}${requirement}${mark},${gap}` } };
}
