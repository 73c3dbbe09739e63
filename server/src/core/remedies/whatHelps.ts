/** What would make a failure go away, whether or not an edit of the project's files achieves it. */
import type { Release } from '../candidates/release.ts';
import { leaveOut } from '../diagnosis/diagnose.ts';
import { install } from '../installers/install.ts';
import { followed, installerView } from '../installers/installerView.ts';
import type { Target } from '../runtimes/target.ts';
import type { Question } from '../solver/question.ts';
import type { Solved } from '../solver/resolution.ts';
import type { FileEdit } from '../text/textEdit.ts';
import type { Attempt } from './attempt.ts';
import { dropExtrasEdit, editsOfAll } from './edits/declarationEdits.ts';
import { newestFitting } from './newestFitting.ts';
import { proven } from './prove.ts';
import { pureRelease, type PureRelease } from './pureRelease.ts';

export interface WhatHelps {
  /** The newest release that fits, not more than two years old. */
  readonly fitting: Release | undefined;
  /** The extras without which it installs. */
  readonly withoutExtras: readonly string[];
  /** The edits that drop them, as they were proven. */
  readonly droppingExtras?: readonly FileEdit[] | undefined;
  /** The next release of the runtime with the same Python on which it installs. */
  readonly later?: Target | undefined;
  /** The culprits that have only sources, where these are pure Python. */
  readonly pure: readonly PureRelease[];
  /** The other generations on which it installs, oldest first. */
  readonly elsewhere: readonly Target[];
}

/**
 * Tries the most obvious things.
 * @param nowhere true if no platform could install it: then another target or dropping an extra would only hide the mistake
 */
export function* whatHelps(attempt: Attempt, nowhere: boolean): Question<WhatHelps> {
  const fitting = yield* newestFitting(attempt.problem, attempt.failure.name, attempt.catalog);
  if (nowhere) return { fitting, withoutExtras: [], pure: [], elsewhere: [] };
  const later = (yield* installedLater(attempt))?.runtime;
  const dropping = yield* extrasToDrop(attempt);
  const elsewhere = yield* installsElsewhere(attempt);
  return {
    ...{ fitting, later, elsewhere },
    ...{ withoutExtras: dropping?.extras ?? [], droppingExtras: dropping?.edits },
    pure: yield* pureCulprits(attempt),
  };
}

/** At most this many archives of sources are looked into. */
const MOST_INSPECTED = 4;

function* pureCulprits({ failure: { culprits }, catalog }: Attempt): Question<readonly PureRelease[]> {
  const found: PureRelease[] = [];
  for (const culprit of culprits.slice(0, MOST_INSPECTED)) {
    const pure = yield* pureRelease(culprit, catalog);
    if (pure) found.push(pure);
  }
  return found;
}

/** The edits that drop some extras wherever the dependency is declared. */
function dropExtrasEdits(dropped: readonly string[], { declarations }: Attempt): readonly FileEdit[] | undefined {
  return editsOfAll(declarations, (declaration) => dropExtrasEdit(declaration, new Set(dropped)));
}

/** Extras without which it installs, and the edits that drop them. */
interface Dropping {
  readonly extras: readonly string[];
  readonly edits: readonly FileEdit[];
}

/** One of the extras, else all of them, if that is enough. */
function* extrasToDrop(attempt: Attempt): Question<Dropping | undefined> {
  const written = [...new Set(attempt.declarations.flatMap(({ requirement }) => requirement.extras))];
  const choices = [...written.map((extra) => [extra]), ...(written.length > 1 ? [written] : [])];
  for (const dropped of choices) {
    const edits = dropExtrasEdits(dropped, attempt);
    if (edits && (yield* proven(edits, attempt))) return { extras: dropped, edits };
  }
  return undefined;
}

/** The other generations on which the failing dependency installs. */
function* installsElsewhere(attempt: Attempt): Question<readonly Target[]> {
  const { generations, target } = attempt.context;
  const found: Target[] = [];
  for (const other of generations.filter(({ name }) => name !== target.name)) {
    if (yield* installedOn(other, attempt)) found.push(other);
  }
  return found;
}

/** A project on a runtime that is not its own. */
export interface InstalledLater {
  readonly runtime: Target;
  readonly solved: Solved;
}

/**
 * The next release with the same Python on which the project installs without its other failing dependencies; none if the last of them
 * fails as well.
 */
export function* installedLater(attempt: Pick<Attempt, 'context' | 'others'>): Question<InstalledLater | undefined> {
  const { laterReleases } = attempt.context;
  const last = laterReleases.at(-1);
  const newest = last && (yield* installedOn(last, attempt));
  if (!newest) return undefined;
  for (const runtime of laterReleases.slice(0, -1)) {
    const solved = yield* installedOn(runtime, attempt);
    if (solved) return { runtime, solved };
  }
  return { runtime: last, solved: newest };
}

function* installedOn(
  other: Target,
  { context, others }: Pick<Attempt, 'context' | 'others'>,
): Question<Solved | undefined> {
  const { problem } = yield* followed(installerView(context.file, other, context.installContext));
  const resolution = yield* install(leaveOut(problem, others), context.catalogFor(other));
  return resolution.kind === 'solved' ? resolution : undefined;
}
