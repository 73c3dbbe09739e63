/** The explanation as a command of the server, for editors whose client has none of its own. */
import type { CancellationToken } from 'vscode-languageserver';
import type { Position } from '../../core/text/lineIndex.ts';
import { joinPath } from '../../core/text/path.ts';
import type { ExplanationParams } from '../protocol.ts';
import type { WorkspaceParts } from '../workspaceParts.ts';
import type { DocumentAnswers } from './documentAnswers.ts';

/** One file is enough: the next explanation takes its place. */
const FILE = 'explanation.md';

/**
 * Answers with the explanation in Markdown, and shows it where the editor shows documents; null if there is none.
 * @param given the arguments of the command, which are those of {@link ExplanationParams}, in order
 */
export async function explainByCommand(
  { connection, abilities, paths, world }: WorkspaceParts,
  answers: DocumentAnswers,
  given: readonly unknown[],
  token: CancellationToken,
): Promise<string | null> {
  const params = readParams(given);
  const text = params && (await answers.explanation(params, token));
  if (text === undefined || text === null) return null;
  if (abilities.showsDocuments && world.shownFolder !== undefined) {
    const path = joinPath(world.shownFolder, FILE);
    await world.host.files.write(path, text);
    await connection.window.showDocument({ uri: paths.toUri(path), takeFocus: true });
  }
  return text;
}

function readParams([uri, position, code, evidence]: readonly unknown[]): ExplanationParams | undefined {
  if (typeof uri !== 'string' || !isPosition(position)) return undefined;
  return { uri, position, ...(typeof code === 'string' && { code }), ...(evidence === true && { evidence }) };
}

/** Whether a value is a position as the protocol has it. */
export function isPosition(value: unknown): value is Position {
  if (typeof value !== 'object' || value === null) return false;
  const { line, character } = value as Record<string, unknown>;
  return Number.isInteger(line) && Number.isInteger(character);
}
