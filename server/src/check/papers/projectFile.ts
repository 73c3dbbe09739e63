/** The dependency file that a paper is about. */
import { say, type Message } from '../../core/messages/message.ts';
import type { OpenProject } from '../engine.ts';

export interface ProjectFile {
  /** Absolute. */
  readonly path: string;
  /** As shown to the user. */
  readonly shownPath: string;
  readonly text: string;
}

/** Why nothing can be found out, instead of facts. */
export interface NoFacts {
  readonly problem: Message;
}

/** That nothing that the file declares is installed where it runs; undefined if something is. */
export function lackOfDependencies(
  { file: { declarations, problems } }: OpenProject,
  { shownPath: file }: ProjectFile,
): Message | undefined {
  if (declarations.some(({ active, role }) => active && role === 'requirement')) return undefined;
  const said = problems.find(({ notInstalled }) => notInstalled === true);
  return said ? say('installsNothing', { file, because: said.problem }) : say('holdsNoDependencies', { file });
}
