/** Finds out how the files of a project are encoded that their tools read strictly. */
import type { DependencyFile } from '../core/dependencyFiles/dependencyFile.ts';
import { openedByUv } from '../core/dependencyFiles/uv/discovery.ts';
import type { UvSurroundings } from '../core/dependencyFiles/uv/surroundings.ts';
import type { TargetAnswers } from '../core/runtimes/targetChoice.ts';
import type { TextEncoding } from '../core/text/encoding.ts';
import { fileName } from '../core/text/path.ts';
import type { Documents } from './checkRequest.ts';
import type { Project } from './projectFiles.ts';

/** Files next to a project that uv reads. */
const READ_BY_UV: ReadonlySet<string> = new Set(['uv.toml', 'pylock.toml']);

/**
 * The encodings, by path, of the file itself and its includes, of the wrangler files that count, and of what uv reads next to
 * it and around. */
export async function readEncodings(
  { file, included = new Set(), neighbours, uv }: Project,
  { answers }: TargetAnswers,
  documents: Documents,
): Promise<ReadonlyMap<string, TextEncoding>> {
  const wranglers = answers.flatMap(({ wrangler, otherWrangler }) => [wrangler, otherWrangler]);
  const beside = [...neighbours.keys()].filter((path) => READ_BY_UV.has(fileName(path)));
  const around = file.kind === 'pyproject' ? openedAround(file, uv) : [];
  const paths = new Set([file.path, ...included, ...wranglers.flatMap((one) => one?.path ?? []), ...beside, ...around]);
  const read = await Promise.all(
    [...paths].map(async (path): Promise<[string, TextEncoding | undefined]> => [
      path,
      await documents.encodingOf(path),
    ]),
  );
  return new Map(read.flatMap(([path, encoding]) => (encoding === undefined ? [] : [[path, encoding] as const])));
}

/** What uv opens around a project: the files on its way to the settings, and the members of its workspace. */
function openedAround(
  { path, text }: DependencyFile,
  { texts, members = [], only }: UvSurroundings,
): readonly string[] {
  return [...openedByUv(path, new Map([...texts, [path, text]]), only), ...members.filter((one) => texts.has(one))];
}
