/** Reads what a Worker imports when it starts: its entry file, and the modules beside it that are imported with it. */
import type { EntryImport, EntryImports } from '../../core/evidence/entryImports.ts';
import { moduleImports, type ModuleImport } from '../../core/evidence/moduleImports.ts';
import { entryFileOf, moduleRootOf, type WranglerConfig } from '../../core/runtimes/wranglerConfig.ts';
import { isWithinFolder, joinPath } from '../../core/text/path.ts';
import { Recent } from '../../core/text/recent.ts';
import type { Documents } from '../checkRequest.ts';

/** How many paths are looked at, so that a folder with thousands of modules costs no more than one with some. */
const MOST_LOOKED = 400;

/** A longer module is data, in bytes. */
const MOST_BYTES = 1_000_000;

/** Python's own encoding; what is in another one is of no matter to its imports. */
const DECODER = new TextDecoder();

/** What is kept of the texts that were read, so that typing in one file does not read the others again. */
const MOST_KEPT = 500;

/** A module of the Worker itself that is imported when it starts. */
interface OwnModule {
  readonly path: string;
  readonly text: string;
  /** The names of the packages around it; empty for one in the root. */
  readonly around: readonly string[];
  readonly isCertain: boolean;
  readonly isCaught: boolean;
}

export class EntryFiles {
  readonly #known = new Recent<{ readonly text: string; readonly imports: readonly ModuleImport[] }>(MOST_KEPT);

  /**
   * What the Worker of a wrangler file imports.
   * @param folder nothing outside of it is read
   * @returns undefined if the file names no Python entry file in that folder
   */
  async read(wrangler: WranglerConfig, folder: string, documents: Documents): Promise<EntryImports | undefined> {
    const [entry, root] = [entryFileOf(wrangler), moduleRootOf(wrangler)];
    if (entry === undefined || root === undefined) return undefined;
    if (!isWithinFolder(entry, folder) || !isWithinFolder(root, folder)) return undefined;
    return new Reading(root, documents, (file, text) => this.#importsOf(file, text)).read(entry);
  }

  /** The imports of a text, which are found again only if it has changed. */
  #importsOf(path: string, text: string): readonly ModuleImport[] {
    const known = this.#known.get(path);
    const imports = known?.text === text ? known.imports : moduleImports(text);
    this.#known.set(path, { text, imports });
    return imports;
  }
}

/** From 1 to 3. */
function certaintyOf({ isCertain, isCaught }: OwnModule): number {
  return isCertain && !isCaught ? 3 : isCertain ? 2 : 1;
}

/** One reading of a Worker's modules. */
class Reading {
  readonly #root: string;
  readonly #documents: Documents;
  readonly #importsOf: (path: string, text: string) => readonly ModuleImport[];
  readonly #looked = new Map<string, Promise<string | undefined>>();
  readonly #done = new Map<string, number>();

  constructor(root: string, documents: Documents, importsOf: (path: string, text: string) => readonly ModuleImport[]) {
    this.#root = root;
    this.#documents = documents;
    this.#importsOf = importsOf;
  }

  async read(entry: string): Promise<EntryImports> {
    const text = await this.#look(entry);
    if (text === undefined) return { texts: new Map(), looked: new Set(this.#looked.keys()) };
    const found = new Map<string, EntryImport>();
    const waiting: OwnModule[] = [{ path: entry, text, around: [], isCertain: true, isCaught: false }];
    for (const module of waiting) {
      // Whoever gets there for certain counts more than whoever may.
      if ((this.#done.get(module.path) ?? 0) >= certaintyOf(module)) continue;
      this.#done.set(module.path, certaintyOf(module));
      const imports = this.#importsOf(module.path, module.text);
      for (const followed of await Promise.all(imports.map((one) => this.#follow(one, module)))) {
        if ('module' in followed) found.set(`${followed.path} ${followed.span.start}`, followed);
        else waiting.push(...followed);
      }
    }
    const texts = new Map<string, string>();
    for (const [path, looked] of this.#looked) {
      const read = await looked;
      if (read !== undefined) texts.set(path, read);
    }
    return { imports: [...found.values()], texts, looked: new Set(this.#looked.keys()) };
  }

  /** The Worker's own modules that an import runs; if there are none, the import. */
  async #follow(one: ModuleImport, from: OwnModule): Promise<readonly OwnModule[] | EntryImport> {
    const isCertain = one.isCertain && from.isCertain;
    const isCaught = one.isCaught || from.isCaught;
    const { module, names, span, level } = one;
    const written = module === '' ? [] : module.split('.');
    const above = level === 0 ? [] : from.around.slice(0, Math.max(0, from.around.length - level + 1));
    const own = await this.#ownModules([...above, ...written], names);
    // A relative import is of no package, even if its module is not there.
    if (own.length > 0 || level > 0) return own.map((found) => ({ ...found, isCertain, isCaught }));
    return { module, names, path: from.path, span, isCertain, isCaught };
  }

  /** The packages on the way to a module, the module, and those of the names behind it that are modules as well. */
  async #ownModules(
    parts: readonly string[],
    names: readonly string[],
  ): Promise<readonly Pick<OwnModule, 'path' | 'text' | 'around'>[]> {
    const around = parts.map((_, index) => parts.slice(0, index + 1));
    // A folder without `__init__.py` is a package, too.
    const behind = names.map((name) => [...parts, name]);
    const found = await Promise.all([...around, ...behind].map((module) => this.#module(module)));
    return found.filter((module) => module !== undefined);
  }

  async #module(parts: readonly string[]): Promise<Pick<OwnModule, 'path' | 'text' | 'around'> | undefined> {
    const path = joinPath(this.#root, parts.join('/'));
    const asPackage = await this.#look(joinPath(path, '__init__.py'));
    if (asPackage !== undefined) return { path: joinPath(path, '__init__.py'), text: asPackage, around: parts };
    const text = await this.#look(`${path}.py`);
    return text === undefined ? undefined : { path: `${path}.py`, text, around: parts.slice(0, -1) };
  }

  #look(path: string): Promise<string | undefined> {
    const known = this.#looked.get(path);
    if (known) return known;
    if (this.#looked.size >= MOST_LOOKED) return Promise.resolve(undefined);
    // No whole file is read, nor what is no file: anything may be named like a module.
    const looked = this.#documents
      .bytes(path, MOST_BYTES)
      .then((read) => (read.kind === 'bytes' && read.size <= MOST_BYTES ? DECODER.decode(read.bytes) : undefined));
    this.#looked.set(path, looked);
    return looked;
  }
}
