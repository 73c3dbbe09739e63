/** Whether all that a wheel needs can be had where it loads. */
import { diagnoseFile } from '../../diagnosis/diagnoseFile.ts';
import { followed, installerView } from '../../installers/installerView.ts';
import { say } from '../../messages/message.ts';
import type { ProjectContext } from '../../remedies/projectContext.ts';
import type { Question } from '../../solver/question.ts';
import { verdictOf, type WholeVerdict } from '../wheels/blockers.ts';

/** @param context of the wheel as a file of its own */
export function* askNeeds(context: ProjectContext): Question<WholeVerdict> {
  const { file, target, installContext } = context;
  const view = yield* followed(installerView(file, target, installContext));
  // A wheel that cannot be read.
  if (view.given.length > 0) return { kind: 'open', because: say('catalogueUndecided') };
  const catalog = context.catalogFor(target);
  const { diagnosis } = yield* diagnoseFile(view, catalog);
  return verdictOf(diagnosis, { target, catalog });
}
