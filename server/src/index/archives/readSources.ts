/** Reads the contents of a source distribution: the whole archive is fetched once, and only what matters is kept. */
import type { SourceContents } from '../../core/candidates/sourceContents.ts';
import { say } from '../../core/messages/message.ts';
import type { ProjectFile } from '../../core/packaging/simpleApi/simpleApi.ts';
import type { Host } from '../../host/host.ts';
import { AnswerProblem } from '../answerProblem.ts';
import { readTar } from './_tar.ts';
import { hasDigest, strongestDigest } from '../digests.ts';
import type { IndexClient, IndexResponse } from '../http/indexClient.ts';
import { statusError, unusableAnswer } from '../http/requestErrors.ts';
import { MAX_SOURCE_BYTES, MAX_UNPACKED_SOURCE_BYTES } from '../limits.ts';
import type { WheelRequest } from './wheelMetadata.ts';

/** What shows how it is built and what it needs, in addition to the names of its files. */
const READ = { 'pyproject.toml': 'pyproject', 'setup.py': 'setup', 'PKG-INFO': 'metadata' } as const;

const MOST_CHARACTERS = 500_000;

/** What was read, and the answer that it came with unless that had the hash that the index gives. */
export interface ReadSources {
  readonly contents: SourceContents;
  readonly from?: IndexResponse;
}

/** The contents of a `.tar.gz`. Throws `IndexError`; kind `invalid` if the archive itself is at fault. */
export async function readSourceContents(
  host: Pick<Host, 'unpack' | 'digest'>,
  client: IndexClient,
  file: ProjectFile,
  request: WheelRequest,
): Promise<ReadSources> {
  const { url, filename } = file;
  try {
    if (!filename.endsWith('.tar.gz')) throw new AnswerProblem(say('onlyTarGzRead'));
    // The archive as it is, without compression added by the server.
    const headers = { accept: '*/*', 'accept-encoding': 'identity' };
    const from = await client.send({ ...request, url, headers, maxBytes: MAX_SOURCE_BYTES });
    if (from.status !== 200) throw statusError({ ...request, url }, from.status);
    const isChecked = await hasDigest(host, from.body, strongestDigest(file.hashes));
    const contents = await sourcesInTar(host, from.body);
    return isChecked ? { contents } : { contents, from };
  } catch (error) {
    throw unusableAnswer({ ...request, url }, error);
  }
}

/** The contents of the bytes of a `.tar.gz`. Throws `AnswerProblem` or `HttpFailure` if they are damaged. */
export async function sourcesInTar(host: Pick<Host, 'unpack'>, bytes: Uint8Array): Promise<SourceContents> {
  const archive = await host.unpack('gzip', bytes, MAX_UNPACKED_SOURCE_BYTES);
  const paths: string[] = [];
  const texts: { -readonly [Key in keyof SourceContents]?: string } = {};
  for (const { path, content } of readTar(archive)) {
    const inner = path.replace(/^(?:\.\/)?[^/]+\//, '');
    paths.push(inner);
    if (isRead(inner)) texts[READ[inner]] = new TextDecoder().decode(content).slice(0, MOST_CHARACTERS);
  }
  return { ...texts, paths };
}

function isRead(path: string): path is keyof typeof READ {
  return Object.hasOwn(READ, path);
}
