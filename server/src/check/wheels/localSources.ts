/** A source archive on this machine: what it says of itself without being built. */
import type { ReferenceFacts } from '../../core/candidates/references/referenceFacts.ts';
import { archiveFacts } from '../../core/installers/references/archiveFacts.ts';
import { say } from '../../core/messages/message.ts';
import { HttpFailure, type Host } from '../../host/host.ts';
import { AnswerProblem } from '../../index/answerProblem.ts';
import { sourcesInTar } from '../../index/archives/readSources.ts';
import { MAX_SOURCE_BYTES } from '../../index/limits.ts';
import type { Documents } from '../checkRequest.ts';

const NOT_BUILT: ReferenceFacts = { kind: 'unavailable', reason: say('referenceBuilt') };

/** The facts of an archive; of any other form than `.tar.gz` only whether it is there. @param path absolute */
export async function readLocalSources(
  path: string,
  documents: Documents,
  host: Pick<Host, 'unpack'>,
): Promise<ReferenceFacts> {
  const size = await documents.bytes(path, 0);
  if (size.kind === 'absent') return size;
  if (size.kind === 'unreadable') return { kind: 'unavailable', reason: size.reason };
  if (!/\.t(?:ar\.)?gz$/i.test(path)) return NOT_BUILT;
  if (size.size > MAX_SOURCE_BYTES) return { kind: 'unavailable', reason: say('fileTooLarge') };
  const read = await documents.bytes(path, size.size);
  if (read.kind !== 'bytes') return NOT_BUILT;
  try {
    return archiveFacts(await sourcesInTar(host, read.bytes), path);
  } catch (error) {
    if (error instanceof AnswerProblem || error instanceof HttpFailure) return NOT_BUILT;
    throw error;
  }
}
