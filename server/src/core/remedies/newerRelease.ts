/**
 * What to do about a dependency that falls back to an old release: switch to a Python version that has the newer one, or
 * make it explicit.
 */
import type { Release } from '../candidates/release.ts';
import type { ReadDeclaration } from '../installers/installerView.ts';
import { say } from '../messages/message.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { compareVersions, formatVersion } from '../packaging/versions/version.ts';
import type { Question } from '../solver/question.ts';
import type { FileEdit } from '../text/textEdit.ts';
import { releaseWithDate } from './age.ts';
import { pinEdit } from './edits/declarationEdits.ts';
import { uvTableEdits } from './edits/uvTable.ts';
import { chosenPin } from './kinds/pin.ts';
import { switchEdits, switchRemedy, switchTitle } from './kinds/switchTarget.ts';
import type { ProjectContext } from './projectContext.ts';
import { installAfter } from './prove.ts';
import type { Remedy } from './remedy.ts';

export interface HeldBack {
  readonly name: NormalizedName;
  readonly got: Release;
  readonly ideal: Release;
  readonly chain: readonly NormalizedName[];
  readonly declaration: ReadDeclaration;
}

/** The proven ways to close a gap, and the one that makes it an explicit choice. */
export function* heldBackRemedies(gap: HeldBack, context: ProjectContext): Question<readonly Remedy[]> {
  return [...(yield* switches(gap, context)), ...(yield* fromIndex(gap, context)), ...written(gap, context)];
}

/** A pin bypasses what the Pyodide release ships and gets the better release, if that installs. */
function* fromIndex(
  { name, ideal, chain, declaration }: HeldBack,
  context: ProjectContext,
): Question<readonly Remedy[]> {
  if (!context.target.installer.shippedFirst || chain.length > 1) return [];
  const edit = pinEdit(declaration, formatVersion(ideal.version));
  const resolution = edit && (yield* installAfter([edit], context));
  if (!edit || resolution?.kind !== 'solved') return [];
  return [chosenPin(say('pinFromIndexTitle', { name, release: releaseWithDate(ideal) }), [edit])];
}

function* switches({ name, ideal }: HeldBack, context: ProjectContext): Question<readonly Remedy[]> {
  const remedies: Remedy[] = [];
  // Only a newer Python can close a gap: an older one has older wheels.
  const newer = context.generations.filter(({ python }) => compareVersions(python, context.target.python) > 0);
  for (const other of newer) {
    const edits = switchEdits(context, other);
    const resolution = edits && (yield* installAfter(edits, context));
    const version = resolution?.kind === 'solved' ? resolution.packages.get(name)?.version : undefined;
    if (!edits || !version || compareVersions(version, ideal.version) < 0) continue;
    const gets = { name, version: formatVersion(version) };
    remedies.push(switchRemedy(switchTitle(context, other, gets), edits));
  }
  return remedies;
}

/** Pins the release that one really gets, if nothing prevents that: it resolves, since it is the one that was resolved. */
function written(gap: HeldBack, context: ProjectContext): readonly Remedy[] {
  const direct = gap.chain.length === 1;
  const edits = direct ? pinned(gap) : constrained(gap, context);
  if (edits.length === 0 || !context.reread(edits)) return [];
  return [chosenPin(say('pinWrittenDownTitle', { name: gap.name, release: releaseWithDate(gap.got) }), edits)];
}

function pinned({ got, declaration }: HeldBack): readonly FileEdit[] {
  const edit = pinEdit(declaration, formatVersion(got.version));
  return edit ? [edit] : [];
}

/** A dependency's dependency is not a requirement of the file; a constraint holds it, on Pyodide only. */
function constrained({ name, got }: HeldBack, { file, target }: ProjectContext): readonly FileEdit[] {
  if (file.kind !== 'pyproject' || !target.installer.readsUvTables) return [];
  const constraint = `${name}==${formatVersion(got.version)} ; sys_platform == 'emscripten'`;
  return uvTableEdits('constraint-dependencies', [constraint], file);
}
