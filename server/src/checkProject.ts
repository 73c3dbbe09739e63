/** Reads all that a check rests on: the dependency file with its includes, and the files beside it that bear on it. */
import { parseWithIncludes, type SourceText } from './core/dependencyFiles/project.ts';
import type { DependencyFile } from './core/dependencyFiles/dependencyFile.ts';
import { joinPath, parentPath } from './core/text/path.ts';
import type { Documents, ReadText } from './check.ts';

const WRANGLER_NAMES = ['wrangler.toml', 'wrangler.jsonc', 'wrangler.json'];

/** Files in the same folder that a Worker's tools look at, or that people believe they look at. */
export const NEIGHBOUR_NAMES = ['.python-version', 'requirements.txt', 'cf-requirements.txt', 'pylock.toml', 'uv.toml'];

/** More includes than this are not followed, so that files which generate each other come to an end. */
const MOST_INCLUDES = 200;

/** The texts of a project and what they declare. */
export interface Project {
  readonly file: DependencyFile;
  /** Every text that was read, by path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly wranglerTexts: ReadonlyMap<string, string>;
  /** Texts of those of {@link NEIGHBOUR_NAMES} that are there, by path; the file itself is none of them. */
  readonly neighbours: ReadonlyMap<string, string>;
  /** What of the project could not be read: path and reason. */
  readonly unreadable: ReadonlyMap<string, string>;
}

/** Reads a project; undefined where the file declares no dependencies by its nature. */
export async function readProjectFiles(path: string, text: string, documents: Documents): Promise<Project | undefined> {
  const includes = new Map<string, SourceText>();
  let parsed = parseWithIncludes(path, text, (included) => includes.get(included));
  while (parsed.wanted.length > 0 && includes.size < MOST_INCLUDES) {
    await Promise.all(parsed.wanted.map(async (wanted) => includes.set(wanted, await readInclude(wanted, documents))));
    parsed = parseWithIncludes(path, text, (included) => includes.get(included));
  }
  if (!parsed.file) return undefined;
  const unreadable = new Map<string, string>();
  const hasProject = parsed.file.kind !== 'script';
  const beside = (names: readonly string[]): Promise<ReadonlyMap<string, string>> =>
    hasProject ? readBeside(path, names, documents, unreadable) : Promise.resolve(new Map());
  const [wranglerTexts, neighbours] = await Promise.all([beside(WRANGLER_NAMES), beside(NEIGHBOUR_NAMES)]);
  const included = [...includes].flatMap(([name, source]) => ('text' in source ? [[name, source.text] as const] : []));
  return {
    file: parsed.file,
    texts: new Map([...neighbours, ...wranglerTexts, ...included, [path, text]]),
    wranglerTexts,
    neighbours,
    unreadable,
  };
}

/** Texts of the files with some names in the folder of `path`, by path. */
async function readBeside(
  path: string,
  names: readonly string[],
  documents: Documents,
  unreadable: Map<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const paths = names.map((name) => joinPath(parentPath(path), name)).filter((candidate) => candidate !== path);
  const reads = await Promise.all(
    paths.map(async (candidate) => [candidate, await documents.read(candidate)] as const),
  );
  for (const [candidate, read] of reads) {
    if (read.kind === 'text') texts.set(candidate, read.text);
    else if (read.kind === 'unreadable') unreadable.set(candidate, read.reason);
  }
  return texts;
}

async function readInclude(path: string, documents: Documents): Promise<SourceText> {
  if (/^https?:/i.test(path)) return { unreadable: 'files at a web address are not fetched' };
  const read: ReadText = await documents.read(path);
  if (read.kind === 'text') return { text: read.text };
  return { unreadable: read.kind === 'absent' ? 'there is no such file' : read.reason };
}
