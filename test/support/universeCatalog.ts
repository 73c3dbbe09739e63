/** A catalog over an invented universe that knows nothing until told to learn, and then learns synchronously. */
import { readProject, type Distribution } from '../../server/src/core/candidates/distribution.ts';
import type { Candidate } from '../../server/src/core/candidates/candidate.ts';
import { ProjectReleases } from '../../server/src/core/candidates/release.ts';
import type { SourceContents } from '../../server/src/core/candidates/sourceContents.ts';
import { say } from '../../server/src/core/messages/message.ts';
import { parseCoreMetadata, type CoreMetadata } from '../../server/src/core/packaging/metadata/coreMetadata.ts';
import type { NormalizedName } from '../../server/src/core/packaging/name.ts';
import type { Catalog, IndexOrigins, Known, Need } from '../../server/src/core/solver/catalog.ts';
import type { Target } from '../../server/src/core/runtimes/target.ts';
import { groupedBy } from '../../server/src/core/text/groupedBy.ts';
import { invented } from './english.ts';
import type { Universe } from './memoryIndex.ts';

const NOT_THERE = say('noSourcesToLookInto', { index: say('packageIndex') });
const NO_METADATA = invented('no metadata came');

export class UniverseCatalog implements Catalog {
  readonly #ofProject: ReadonlyMap<NormalizedName, Universe>;
  readonly #ofUrl: ReadonlyMap<string, Universe>;
  readonly #target: Target;
  readonly #releases = new Map<NormalizedName, Known<ProjectReleases>>();
  readonly #metadata = new Map<string, Known<CoreMetadata>>();

  readonly sources?: (distribution: Distribution) => Known<SourceContents>;

  /** @param sources contents of source distributions by file name; without them nobody can look into any */
  constructor(universe: Universe, target: Target, sources?: Readonly<Record<string, SourceContents>>) {
    this.#ofProject = groupedBy(universe, ({ project }) => project);
    this.#ofUrl = groupedBy(universe, ({ file }) => file.url);
    this.#target = target;
    if (!sources) return;
    this.sources = ({ file: { filename } }) => {
      const value = sources[filename];
      return value ? { kind: 'known', value } : { kind: 'unavailable', reason: NOT_THERE };
    };
  }

  releases(name: NormalizedName): Known<ProjectReleases> {
    return this.#releases.get(name);
  }

  metadata({ distribution: { file } }: Candidate): Known<CoreMetadata> {
    return this.#metadata.get(file.url);
  }

  origins(): IndexOrigins {
    return { public: new Set(['pypi']), own: new Set(['own']) };
  }

  learn(need: Need): void {
    if (need.kind === 'releases') this.#learnReleases(need.name);
    else if (need.kind === 'sources') throw new Error('an invented universe has no sources');
    else {
      const { url } = need.candidate.distribution.file;
      const metadata = this.#ofUrl.get(url)?.[0]?.metadata;
      this.#metadata.set(
        url,
        metadata === undefined
          ? { kind: 'unavailable', reason: NO_METADATA }
          : { kind: 'known', value: parseCoreMetadata(metadata).value },
      );
    }
  }

  /** Learns everything, so that the solver never has to ask. */
  learnEverything(names: Iterable<NormalizedName>): void {
    for (const name of names) {
      this.#learnReleases(name);
      const known = this.#releases.get(name);
      if (known?.kind !== 'known') continue;
      for (const { candidate } of known.value) if (candidate) this.learn({ kind: 'metadata', name, candidate });
    }
  }

  #learnReleases(name: NormalizedName): void {
    if (this.#releases.has(name)) return;
    const indexes =
      this.#target.pyodide === undefined ? (['own', 'pypi'] as const) : (['pyodide', 'own', 'pypi'] as const);
    const all = this.#ofProject.get(name) ?? [];
    const pages = indexes.flatMap((index) => {
      const files = all.filter((file) => file.index === index).map(({ file }) => file);
      return files.length === 0 ? [] : [{ index, page: { name, files } }];
    });
    this.#releases.set(name, { kind: 'known', value: new ProjectReleases(readProject(name, pages), this.#target) });
  }
}
