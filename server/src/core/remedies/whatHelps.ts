/** What would make a failure go away, whether or not an edit of the project's files achieves it. */
import type { Release } from '../candidates/release.ts';
import { leaveOut } from '../diagnosis/diagnose.ts';
import { install } from '../installers/install.ts';
import { installerView } from '../installers/installerView.ts';
import type { Target } from '../runtimes/target.ts';
import type { Question } from '../solver/question.ts';
import type { FileEdit } from '../text/textEdit.ts';
import type { Attempt } from './attempt.ts';
import { dropExtrasEdit, editsOfAll } from './edits/declarationEdits.ts';
import { newestFitting } from './newestFitting.ts';
import { proven } from './prove.ts';

export interface WhatHelps {
  /** The newest release that fits, not more than two years old. */
  readonly fitting: Release | undefined;
  /** The extras without which it installs. */
  readonly withoutExtras: readonly string[];
  /** The other generations on which it installs, oldest first. */
  readonly elsewhere: readonly Target[];
}

/**
 * Tries the most obvious things.
 * @param nowhere true if no platform could install it: then another target or dropping an extra would only hide the mistake
 */
export function* whatHelps(attempt: Attempt, nowhere: boolean): Question<WhatHelps> {
  const fitting = yield* newestFitting(attempt.problem, attempt.failure.name, attempt.catalog);
  if (nowhere) return { fitting, withoutExtras: [], elsewhere: [] };
  return { fitting, withoutExtras: yield* extrasToDrop(attempt), elsewhere: yield* installsElsewhere(attempt) };
}

/** The edits that drop some extras wherever the dependency is declared. */
export function dropExtrasEdits(
  dropped: readonly string[],
  { declarations }: Attempt,
): readonly FileEdit[] | undefined {
  return editsOfAll(declarations, (declaration) => dropExtrasEdit(declaration, new Set(dropped)));
}

/** One of the extras, else all of them, if that is enough. */
function* extrasToDrop(attempt: Attempt): Question<readonly string[]> {
  const written = [...new Set(attempt.declarations.flatMap(({ requirement }) => requirement.extras))];
  const choices = [...written.map((extra) => [extra]), ...(written.length > 1 ? [written] : [])];
  for (const dropped of choices) {
    const edits = dropExtrasEdits(dropped, attempt);
    if (edits && (yield* proven(edits, attempt))) return dropped;
  }
  return [];
}

/** The other generations on which the failing dependency installs. */
function* installsElsewhere({ context, others }: Attempt): Question<readonly Target[]> {
  const { generations, target, file, installContext } = context;
  const found: Target[] = [];
  for (const other of generations.filter(({ name }) => name !== target.name)) {
    const problem = leaveOut(installerView(file, other, installContext).problem, others);
    const resolution = yield* install(problem, context.catalogFor(other));
    if (resolution.kind === 'solved') found.push(other);
  }
  return found;
}
