/** Wheels among the files of a check that are none, or damaged: nothing is said of where they load. */
import { readLocalWheel, type LocalWheel } from '../../check/wheels/localWheel.ts';
import { isWheelFile } from '../../core/dependencyFiles/wheels/wheelFile.ts';
import { say, type Message } from '../../core/messages/message.ts';
import type { Host } from '../../host/host.ts';
import type { Source } from '../sources.ts';
import { TextFiles } from '../textFiles.ts';

/** Files without the wheels that cannot be read, and what is wrong with each of those. */
export async function readableWheels(
  sources: readonly Source[],
  host: Pick<Host, 'files' | 'unpack'>,
): Promise<{ readonly readable: readonly Source[]; readonly problems: readonly Message[] }> {
  const documents = new TextFiles(host.files);
  const readable: Source[] = [];
  const problems: Message[] = [];
  for (const source of sources) {
    const read = isWheelFile(source.path) ? await readLocalWheel(source.path, documents, host) : undefined;
    const problem = read && problemWith(read, source.shownPath);
    if (problem) problems.push(problem);
    else readable.push(source);
  }
  return { readable, problems };
}

function problemWith(read: LocalWheel, file: string): Message | undefined {
  switch (read.kind) {
    case 'known':
      return undefined;
    case 'absent':
      return say('fileIsGone', { file });
    case 'no-zip':
      return say('notAWheel', { file, isPointer: read.isPointer });
    case 'unavailable':
      return say('cannotRead', { file, reason: read.reason });
  }
}
