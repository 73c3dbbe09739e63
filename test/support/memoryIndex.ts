/**
 * An invented universe written as lines: projects that do not exist, on two indexes in memory. One line is one release:
 *
 *     # a comment
 *     a 1.0                                      one wheel for any platform
 *     a 1.1 {sdist; yanked} -> b>=2, c[x]==1 ; sys_platform == 'win32'
 *       [fast] -> d                              what an extra adds to the release above
 *     own: a 1.0                                 on an index that the project adds
 *     pyodide: a 1.1 {wheel cp313-cp313-pyodide_2025_0_wasm32}
 *
 * In braces: `wheel TAGS` (instead of the usual wheel; `wheel 2-py3-none-any` has a build tag), `sdist` (in addition to the
 * wheel), `no wheel`, `file NAME` (any further file), `yanked` (all of it; `yanked wheel TAGS` and `yanked sdist`: that
 * file), `python SPECIFIER` (on the page and in the metadata; `page python` and `metadata python`: only there),
 * `sha256 DIGEST` (of every file), `metadata name NAME`, `no metadata` (they do not arrive), `uploaded 2026-01-31` (on the page; only on PyPI's). Requirements are separated by `, `
 * (a comma and a space).
 */
import { say, type Message } from '../../server/src/core/messages/message.ts';
import { normalizeName, type NormalizedName } from '../../server/src/core/packaging/name.ts';
import type { ProjectFile } from '../../server/src/core/packaging/simpleApi/simpleApi.ts';
import { IndexError, type PackageIndex } from '../../server/src/index/packageIndex.ts';

/** `own` is one that a project adds; only `universeCatalog.ts` asks it. */
export type IndexName = 'pyodide' | 'own' | 'pypi';

/** A file of the universe. */
export interface InventedFile {
  readonly index: IndexName;
  readonly project: NormalizedName;
  readonly file: ProjectFile;
  /** Its METADATA; absent for sources. */
  readonly metadata?: string;
}

/** Everything that can be installed in an invented world. */
export type Universe = readonly InventedFile[];

/** Reads the lines of a universe; throws on a line that is neither a release nor an extra. */
export function readUniverse(text: string): Universe {
  const releases: ReleaseLine[] = [];
  for (const line of text.split('\n').map((whole) => whole.replace(/(?:^|\s)#.*$/, ''))) {
    if (line.trim() === '') continue;
    const extra = /^\s+\[([\w.-]+)\]\s*->\s*(.*)$/.exec(line);
    const release = /^(?:(pyodide|own): )?([\w.-]+) (\S+)(?: \{([^}]*)\})?(?:\s*->\s*(.*))?$/.exec(line.trimEnd());
    if (extra) addExtra(releases.at(-1), extra[1] ?? '', split(extra[2]));
    else if (release) releases.push(readRelease(release));
    else throw new Error(`no release and no extra: ${line}`);
  }
  return releases.flatMap(filesOf);
}

/** The two indexes of a universe, Pyodide's first, in the program's form. */
export function memoryIndexes(universe: Universe): readonly PackageIndex[] {
  return (['pyodide', 'pypi'] as const).map((name) => new MemoryIndex(name, universe));
}

interface ReleaseLine {
  readonly index: IndexName;
  readonly name: string;
  readonly version: string;
  readonly traits: readonly string[];
  readonly requirements: string[];
  readonly extras: string[];
}

function readRelease([, index, name = '', version = '', traits, requirements]: RegExpExecArray): ReleaseLine {
  return {
    index: index === 'pyodide' || index === 'own' ? index : 'pypi',
    name,
    version,
    traits: (traits ?? '').split(';').map((trait) => trait.trim()),
    requirements: [...split(requirements)],
    extras: [],
  };
}

function addExtra(release: ReleaseLine | undefined, extra: string, requirements: readonly string[]): void {
  release?.extras.push(extra);
  release?.requirements.push(...requirements.map((text) => underExtra(text, extra)));
}

function split(requirements: string | undefined): readonly string[] {
  return requirements === undefined ? [] : requirements.split(', ').map((text) => text.trim());
}

function underExtra(requirement: string, extra: string): string {
  const [needed = '', marker] = requirement.split(/\s;\s/);
  return marker === undefined ? `${needed} ; extra == '${extra}'` : `${needed} ; (${marker}) and extra == '${extra}'`;
}

function filesOf(release: ReleaseLine): readonly InventedFile[] {
  const project = normalizeName(release.name);
  const stem = `${release.name.replaceAll(/[-.]+/g, '_')}-${release.version}`;
  const described = release.traits.flatMap((trait) => {
    const [, yanked, kind, rest] = /^(yanked )?(wheel|sdist|file)(?: (.*))?$/.exec(trait) ?? [];
    if (kind === undefined) return [];
    const filename = kind === 'file' ? (rest ?? '') : kind === 'sdist' ? `${stem}.tar.gz` : `${stem}-${rest ?? ''}.whl`;
    return [{ filename, yanked: yanked !== undefined }];
  });
  const hasWheel = release.traits.some((trait) => /^(?:yanked )?wheel |^no wheel$/.test(trait));
  const all = hasWheel ? described : [{ filename: `${stem}-py3-none-any.whl`, yanked: false }, ...described];
  const withdrawn = release.traits.includes('yanked');
  const requiresPython = valueOf(release, /^(?:page )?python (.*)$/);
  const sha256 = valueOf(release, /^sha256 (.*)$/);
  const day = valueOf(release, /^uploaded (.*)$/);
  const uploadTime = day === undefined || release.index !== 'pypi' ? undefined : `${day}T12:00:00Z`;
  return all.map(({ filename, yanked }) => ({
    index: release.index,
    project,
    file: {
      filename,
      url: `https://invented.invalid/${release.index}/files/${filename}`,
      hashes: sha256 === undefined ? {} : { sha256 },
      ...(requiresPython !== undefined && { requiresPython }),
      ...(uploadTime !== undefined && { uploadTime }),
      coreMetadata: release.index === 'pypi' && filename.endsWith('.whl'),
      yanked: (yanked || withdrawn) && 'withdrawn',
    },
    ...(filename.endsWith('.whl') && !release.traits.includes('no metadata') && { metadata: metadataOf(release) }),
  }));
}

function metadataOf(release: ReleaseLine): string {
  const requiresPython = valueOf(release, /^(?:metadata )?python (.*)$/);
  const lines = [
    'Metadata-Version: 2.1',
    `Name: ${valueOf(release, /^metadata name (.*)$/) ?? release.name}`,
    `Version: ${release.version}`,
    'Summary: Invented for a test',
    ...(requiresPython === undefined ? [] : [`Requires-Python: ${requiresPython}`]),
    ...release.extras.map((extra) => `Provides-Extra: ${extra}`),
    ...release.requirements.map((requirement) => `Requires-Dist: ${requirement}`),
  ];
  return `${lines.join('\n')}\n`;
}

function valueOf({ traits }: ReleaseLine, pattern: RegExp): string | undefined {
  return traits.map((trait) => pattern.exec(trait)?.[1]).find((value) => value !== undefined);
}

class MemoryIndex implements PackageIndex {
  readonly name: IndexName;
  readonly label: Message;
  readonly #files: Universe;

  constructor(name: IndexName, universe: Universe) {
    this.name = name;
    this.label = say('indexByName', { name: `the invented index ${name}` });
    this.#files = universe.filter(({ index }) => index === name);
  }

  project(name: NormalizedName): ReturnType<PackageIndex['project']> {
    const files = this.#files.filter(({ project }) => project === name).map(({ file }) => file);
    return Promise.resolve(files.length === 0 ? { kind: 'absent' } : { kind: 'page', page: { name, files } });
  }

  metadata({ filename }: ProjectFile): Promise<string> {
    const metadata = this.#files.find(({ file }) => file.filename === filename)?.metadata;
    if (metadata !== undefined) return Promise.resolve(metadata);
    return Promise.reject(
      new IndexError('http', say('metadataNotRecorded', { index: this.label, filename }), '', { status: 404 }),
    );
  }
}
