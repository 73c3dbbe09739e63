/** Reads all that a check rests on: the dependency file with its includes, and the wrangler files beside it. */
import { parseWithIncludes, type SourceText } from './core/dependencyFiles/project.ts';
import type { DependencyFile } from './core/dependencyFiles/dependencyFile.ts';
import { joinPath, parentPath } from './core/text/path.ts';
import type { Documents, ReadText } from './check.ts';

const WRANGLER_NAMES = ['wrangler.toml', 'wrangler.jsonc', 'wrangler.json'];

/** More includes than this are not followed, so that files which generate each other come to an end. */
const MOST_INCLUDES = 200;

/** The texts of a project and what they declare. */
export interface Project {
  readonly file: DependencyFile;
  /** Every text that was read, by path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly wranglerTexts: ReadonlyMap<string, string>;
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
  const { wranglerTexts, unreadable } = await readWrangler(path, parsed.file, documents);
  const included = [...includes].flatMap(([name, source]) => ('text' in source ? [[name, source.text] as const] : []));
  return {
    file: parsed.file,
    texts: new Map([[path, text], ...included, ...wranglerTexts]),
    wranglerTexts,
    unreadable,
  };
}

async function readWrangler(
  path: string,
  file: DependencyFile,
  documents: Documents,
): Promise<Pick<Project, 'wranglerTexts' | 'unreadable'>> {
  const wranglerTexts = new Map<string, string>();
  const unreadable = new Map<string, string>();
  if (file.kind === 'script') return { wranglerTexts, unreadable };
  const paths = WRANGLER_NAMES.map((name) => joinPath(parentPath(path), name));
  const reads = await Promise.all(
    paths.map(async (candidate) => [candidate, await documents.read(candidate)] as const),
  );
  for (const [candidate, read] of reads) {
    if (read.kind === 'text') wranglerTexts.set(candidate, read.text);
    else if (read.kind === 'unreadable') unreadable.set(candidate, read.reason);
  }
  return { wranglerTexts, unreadable };
}

async function readInclude(path: string, documents: Documents): Promise<SourceText> {
  if (/^https?:/i.test(path)) return { unreadable: 'files at a web address are not fetched' };
  const read: ReadText = await documents.read(path);
  if (read.kind === 'text') return { text: read.text };
  return { unreadable: read.kind === 'absent' ? 'there is no such file' : read.reason };
}
