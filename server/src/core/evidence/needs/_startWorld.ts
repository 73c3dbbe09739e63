/** The modules of a Worker itself, by the folder that they lie in; everything else is there, and not looked into. */
import { normalizeName } from '../../packaging/name.ts';
import { joinPath } from '../../text/path.ts';
import type { FoundModule } from './installedFiles.ts';
import type { World } from './_machine.ts';
import type { TargetFacts } from './targetFacts.ts';
import type { Run } from './textNeed.ts';

/** The texts of a folder: null where there is no such file, undefined where nobody has looked. */
export type KnownFiles = (path: string) => string | null | undefined;

/** No package has this name. */
const NOBODY = normalizeName('');

export class StartWorld implements World {
  readonly parent = NOBODY;
  readonly culprit = NOBODY;
  readonly target: TargetFacts;
  /** The paths that have to be looked at before it is known which modules there are. */
  readonly wanted = new Set<string>();
  readonly #root: string;
  readonly #files: KnownFiles;

  constructor(root: string, files: KnownFiles, target: TargetFacts) {
    this.#root = root;
    this.#files = files;
    this.target = target;
  }

  /** Asks for the files that a module may lie in, as long as one is not known to be there. */
  *look(module: string): Run<void> {
    for (const [, path] of this.#placesOf(module)) {
      if (this.#files(path) === undefined) yield { distribution: NOBODY, path };
      if (typeof this.#files(path) === 'string') return;
    }
  }

  /** A folder without `__init__.py` is a package, too: what is in it is found by its own name. */
  #placesOf(module: string): readonly (readonly ['package' | 'module', string])[] {
    const path = joinPath(this.#root, module.replaceAll('.', '/'));
    return [
      ['package', joinPath(path, '__init__.py')],
      ['module', `${path}.py`],
    ];
  }

  find(module: string): FoundModule | 'opaque' {
    for (const [kind, file] of this.#placesOf(module)) {
      const text = this.#files(file);
      if (text === undefined) {
        this.wanted.add(file);
        return 'opaque';
      }
      if (text !== null) return { kind, distribution: NOBODY, path: file };
    }
    return 'opaque';
  }

  standing(module: string): 'there' | 'unsure' {
    return this.find(module) === 'opaque' ? 'unsure' : 'there';
  }

  isInstalled(): undefined {
    return undefined;
  }

  mayImportCulprit(): boolean {
    return false;
  }

  below(): readonly string[] {
    return [];
  }

  sourceBeside(): undefined {
    return undefined;
  }

  *text(_: unknown, path: string): Run<string | undefined> {
    return this.#files(path) ?? undefined;
  }
}
