/** What is said of a file that is named and in which no dependencies are found. */
import { dependencyFileKind } from '../../core/dependencyFiles/dependencyFileKind.ts';
import { syntaxMistake } from '../../core/config/syntaxMistake.ts';
import { say, type Message } from '../../core/messages/message.ts';
import { LineIndex } from '../../core/text/lineIndex.ts';

/** A file as the command line knows it. */
interface NamedFile {
  readonly path: string;
  readonly shownPath: string;
}

/** That it cannot be read, and where; that no file of its kind declares any; or that this one has another purpose only. */
export function nothingDeclared({ path, shownPath: file }: NamedFile, text: string): Message {
  const mistake = syntaxMistake(path, text);
  if (mistake) {
    const { line, character } = new LineIndex(text).positionAt(mistake.span.start);
    return say('cannotReadAt', { file, line: line + 1, column: character + 1, reason: mistake.problem });
  }
  const kind = dependencyFileKind(path);
  if (kind === 'script') return say('scriptWithoutMetadata', { file });
  return kind === undefined ? say('declaresNothing', { file }) : say('holdsNoDependencies', { file });
}
