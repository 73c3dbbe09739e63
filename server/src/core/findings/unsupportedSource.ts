/** `unsupported-source`: the requirement names a source that is not checked here. */
import type { Declaration } from '../dependencyFiles/dependencyFile.ts';
import { say } from '../messages/message.ts';
import { maskCredentials, shorten } from '../messages/words.ts';
import { finding, placeOf, type Finding } from './finding.ts';

/** A declaration that is not checked. */
export function unsupportedSource(declaration: Declaration): Finding {
  const source = declaration.requirement?.url ?? declaration.url ?? declaration.localPath ?? declaration.text;
  const message = say('takenAsGiven', { source: shorten(maskCredentials(source), 80) });
  return finding('unsupported-source', message, placeOf(declaration));
}
