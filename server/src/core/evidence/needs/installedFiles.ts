/** The modules of installed packages: which file each has, as Python would find it. */
import { compiledStem } from '../../text/ending.ts';
import type { NormalizedName } from '../../packaging/name.ts';

/** What a wheel holds. */
export interface WheelContents {
  readonly name: NormalizedName;
  readonly version: string;
  /** As in the wheel: `demo/__init__.py`. */
  readonly paths: readonly string[];
}

/** Where a module comes from. */
export interface FoundModule {
  /** `folder`: a package without a file of its own. */
  readonly kind: 'package' | 'module' | 'compiled' | 'folder';
  readonly distribution: NormalizedName;
  /** As in the wheel; of a folder its path with a slash behind. */
  readonly path: string;
}

const SOURCE = /^(.+)\.(?:py|pyx)$/;

export class InstalledFiles {
  readonly #modules = new Map<string, FoundModule>();
  readonly #children = new Map<string, Set<string>>();

  constructor(wheels: Iterable<WheelContents>) {
    for (const { name, paths } of wheels) for (const path of paths) this.#add(name, path);
  }

  find(module: string): FoundModule | undefined {
    return this.#modules.get(module);
  }

  /** The modules right below one, by their last part; of the empty name those that stand alone. */
  below(module: string): readonly string[] {
    return [...(this.#children.get(module) ?? [])];
  }

  #add(distribution: NormalizedName, path: string): void {
    const installed = path.replace(/^[^/]+\.data\/(?:purelib|platlib)\//, '');
    if (/^[^/]+\.(?:dist-info|data)\//.test(installed)) return;
    const [, source] = SOURCE.exec(installed) ?? [];
    const parts = (source ?? compiledStem(installed) ?? '').split('/');
    if (!parts.every((part) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(part))) return;
    this.#addFolders(distribution, parts.slice(0, -1));
    const isPackage = parts.at(-1) === '__init__';
    const own = isPackage ? parts.slice(0, -1) : parts;
    if (own.length === 0) return;
    const kind = source === undefined ? 'compiled' : isPackage ? 'package' : 'module';
    this.#put(own, { kind, distribution, path });
  }

  #addFolders(distribution: NormalizedName, folders: readonly string[]): void {
    folders.forEach((_, index) => {
      const own = folders.slice(0, index + 1);
      if (!this.#modules.has(own.join('.')))
        this.#put(own, { kind: 'folder', distribution, path: `${own.join('/')}/` });
    });
  }

  /** A package is found before a module of its name, a compiled module before its source, and anything before a folder. */
  #put(parts: readonly string[], found: FoundModule): void {
    const name = parts.join('.');
    const known = this.#modules.get(name);
    if (known && RANKS[known.kind] <= RANKS[found.kind]) return;
    this.#modules.set(name, found);
    const parent = parts.slice(0, -1).join('.');
    this.#children.set(parent, (this.#children.get(parent) ?? new Set()).add(parts.at(-1) ?? ''));
  }
}

const RANKS = { package: 0, compiled: 1, module: 2, folder: 3 } as const;
