/** Reads what a Worker imports when it starts: its entry file, and the modules beside it that are imported with it. */
import type { EntryImport, EntryImports } from '../core/evidence/entryImports.ts';
import { moduleImports, type ModuleImport } from '../core/evidence/moduleImports.ts';
import { entryFileOf, moduleRootOf, type WranglerConfig } from '../core/runtimes/wranglerConfig.ts';
import { isWithinFolder, joinPath } from '../core/text/path.ts';
import type { Documents } from './checkRequest.ts';

/** How many paths are looked at, so that a folder with thousands of modules costs no more than one with some. */
const MOST_LOOKED = 400;

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
  readonly #known = new Map<string, { readonly text: string; readonly imports: readonly ModuleImport[] }>();

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
    this.#known.delete(path);
    this.#known.set(path, { text, imports });
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_KEPT && oldest !== undefined) this.#known.delete(oldest);
    return imports;
  }
}

/** One reading of a Worker's modules. */
class Reading {
  readonly #root: string;
  readonly #documents: Documents;
  readonly #importsOf: (path: string, text: string) => readonly ModuleImport[];
  readonly #looked = new Map<string, string | undefined>();
  readonly #found: EntryImport[] = [];
  readonly #done = new Set<string>();

  constructor(root: string, documents: Documents, importsOf: (path: string, text: string) => readonly ModuleImport[]) {
    this.#root = root;
    this.#documents = documents;
    this.#importsOf = importsOf;
  }

  async read(entry: string): Promise<EntryImports> {
    const text = await this.#look(entry);
    if (text === undefined) return { texts: new Map(), looked: new Set(this.#looked.keys()) };
    const waiting: OwnModule[] = [{ path: entry, text, around: [], isCertain: true, isCaught: false }];
    for (const module of waiting) {
      if (this.#done.has(module.path)) continue;
      this.#done.add(module.path);
      for (const one of this.#importsOf(module.path, module.text)) waiting.push(...(await this.#follow(one, module)));
    }
    const texts = [...this.#looked].flatMap(([path, read]) => (read === undefined ? [] : [[path, read] as const]));
    return { imports: this.#found, texts: new Map(texts), looked: new Set(this.#looked.keys()) };
  }

  /** The Worker's own modules that an import runs; if there are none, it is noted. */
  async #follow(one: ModuleImport, from: OwnModule): Promise<readonly OwnModule[]> {
    const isCertain = one.isCertain && from.isCertain;
    const isCaught = one.isCaught || from.isCaught;
    const written = one.module === '' ? [] : one.module.split('.');
    const above = one.level === 0 ? [] : from.around.slice(0, Math.max(0, from.around.length - one.level + 1));
    const parts = [...above, ...written];
    const own = await this.#ownModules(parts, one.names);
    if (own.length > 0) return own.map((module) => ({ ...module, isCertain, isCaught }));
    if (one.level === 0) {
      const { module, names, span } = one;
      this.#found.push({ module, names, path: from.path, span, isCertain, isCaught });
    }
    return [];
  }

  /** The packages on the way to a module, the module, and those of the names behind it that are modules as well. */
  async #ownModules(
    parts: readonly string[],
    names: readonly string[],
  ): Promise<readonly Pick<OwnModule, 'path' | 'text' | 'around'>[]> {
    const found = [];
    for (let length = 1; length <= parts.length; length++) {
      const module = await this.#module(parts.slice(0, length));
      if (module) found.push(module);
    }
    // A folder without `__init__.py` is a package, too.
    for (const name of names) {
      const module = await this.#module([...parts, name]);
      if (module) found.push(module);
    }
    return found;
  }

  async #module(parts: readonly string[]): Promise<Pick<OwnModule, 'path' | 'text' | 'around'> | undefined> {
    const path = joinPath(this.#root, parts.join('/'));
    const asPackage = await this.#look(joinPath(path, '__init__.py'));
    if (asPackage !== undefined) return { path: joinPath(path, '__init__.py'), text: asPackage, around: parts };
    const text = await this.#look(`${path}.py`);
    return text === undefined ? undefined : { path: `${path}.py`, text, around: parts.slice(0, -1) };
  }

  async #look(path: string): Promise<string | undefined> {
    if (this.#looked.has(path)) return this.#looked.get(path);
    if (this.#looked.size >= MOST_LOOKED) return undefined;
    const read = await this.#documents.read(path);
    const text = read.kind === 'text' ? read.text : undefined;
    this.#looked.set(path, text);
    return text;
  }
}
