/** What a project's own code takes from packages, read at most once. */
import { projectsOfModule } from '../../core/runtimes/startUp/importNames.ts';
import type { NormalizedName } from '../../core/packaging/name.ts';
import { CodeUses, type Use } from '../../core/evidence/codeUses.ts';
import { IMPORT_NAMES } from '../../data/startUp.ts';
import type { Documents } from '../checkRequest.ts';
import { projectCode } from './projectCode.ts';

export class ProjectUses {
  readonly #files: readonly CodeUses[];

  constructor(files: readonly CodeUses[]) {
    this.#files = files;
  }

  /** @param folder that of the project: what is below it is its code */
  static async read(folder: string, documents: Documents): Promise<ProjectUses> {
    const code = await projectCode(folder, documents);
    return new ProjectUses(code.map(({ path, text }) => new CodeUses(path, text)));
  }

  /** Whether there is no code to tell from. */
  get isEmpty(): boolean {
    return this.#files.length === 0;
  }

  /** Its uses of a package, by the names of modules that the package is known to have. */
  of(name: NormalizedName): readonly Use[] {
    const isOf = (module: string): boolean => projectsOfModule(module, IMPORT_NAMES).includes(name);
    return this.#files.flatMap((one) => one.of(isOf));
  }

  /** The dotted names that it cannot do without, of a package. */
  needsOf(name: NormalizedName): readonly string[] {
    return [...new Set(this.of(name).flatMap((use) => (use.reach === 'guarded' ? [] : use.name)))];
  }
}
