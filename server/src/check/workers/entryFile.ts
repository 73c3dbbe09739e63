/** Reads what a Worker imports when it starts: its entry file, and the modules beside it that are imported with it. */
import type { EntryImport, EntryImports } from '../../core/evidence/entryImports.ts';
import {
  both,
  PythonModule,
  rankOf,
  type Circumstances,
  type ModuleCall,
  type ModuleImport,
} from '../../core/evidence/moduleImports.ts';
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
}

/** What of an own module runs: all that is at module level, or a function of it. */
interface RunningModule extends OwnModule, Circumstances {
  readonly called?: string;
}

export class EntryFiles {
  readonly #known = new Recent<{ readonly text: string; readonly module: PythonModule }>(MOST_KEPT);

  /**
   * What the Worker of a wrangler file imports.
   * @param folder nothing outside of it is read
   * @returns undefined if the file names no Python entry file in that folder
   */
  async read(wrangler: WranglerConfig, folder: string, documents: Documents): Promise<EntryImports | undefined> {
    const [entry, root] = [entryFileOf(wrangler), moduleRootOf(wrangler)];
    if (entry === undefined || root === undefined) return undefined;
    if (!isWithinFolder(entry, folder) || !isWithinFolder(root, folder)) return undefined;
    return new Reading(root, documents, (file, text) => this.#moduleOf(file, text)).read(entry);
  }

  /** A module by its text, which is read again only if it has changed. */
  #moduleOf(path: string, text: string): PythonModule {
    const known = this.#known.get(path);
    const module = known?.text === text ? known.module : new PythonModule(text);
    this.#known.set(path, { text, module });
    return module;
  }
}

/** One reading of a Worker's modules. */
class Reading {
  readonly #root: string;
  readonly #documents: Documents;
  readonly #moduleOf: (path: string, text: string) => PythonModule;
  readonly #looked = new Map<string, Promise<string | undefined>>();
  readonly #done = new Map<string, number>();

  constructor(root: string, documents: Documents, moduleOf: (path: string, text: string) => PythonModule) {
    this.#root = root;
    this.#documents = documents;
    this.#moduleOf = moduleOf;
  }

  async read(entry: string): Promise<EntryImports> {
    const text = await this.#look(entry);
    if (text === undefined) return { texts: new Map(), looked: new Set(this.#looked.keys()) };
    const found = new Map<string, EntryImport>();
    const waiting: RunningModule[] = [{ path: entry, text, around: [], isCertain: true, catches: [] }];
    for (const module of waiting) {
      // Whoever gets there for certain counts more than whoever may.
      const key = `${module.path} ${module.called ?? ''}`;
      if ((this.#done.get(key) ?? 0) >= rankOf(module)) continue;
      this.#done.set(key, rankOf(module));
      const { imports, calls } = this.#moduleOf(module.path, module.text).running(module.called);
      for (const followed of await Promise.all(imports.map((one) => this.#follow(one, module)))) {
        if (!('module' in followed)) waiting.push(...followed);
        else addImport(followed, found);
      }
      for (const called of await Promise.all(calls.map((one) => this.#followCall(one, module))))
        waiting.push(...called);
    }
    const texts = new Map<string, string>();
    for (const [path, looked] of this.#looked) {
      const read = await looked;
      if (read !== undefined) texts.set(path, read);
    }
    return { imports: [...found.values()], texts, looked: new Set(this.#looked.keys()) };
  }

  /** The Worker's own modules that an import runs; if there are none, the import. */
  async #follow(one: ModuleImport, from: RunningModule): Promise<readonly RunningModule[] | EntryImport> {
    const circumstances = both(one, from);
    const { module, names, span, level, within } = one;
    const own = await this.#ownModules(partsOf(one, from), names);
    // A relative import is of no package, even if its module is not there.
    if (own.length > 0 || level > 0) return own.map((found) => ({ ...found, ...circumstances }));
    return { module, names, path: from.path, span, ...(within !== undefined && { within }), ...circumstances };
  }

  /** The function of another of the Worker's own modules that is called by the name under which it is imported. */
  async #followCall({ name, ...call }: ModuleCall, from: RunningModule): Promise<readonly RunningModule[]> {
    const circumstances = both(call, from);
    for (const { one, imported, rest } of this.#moduleOf(from.path, from.text).meantBy(name)) {
      const parts = [...partsOf(one, from), ...(imported === '' ? [] : [imported]), ...rest];
      // A class of it may be called, too, or a function of such a class.
      const modules = await Promise.all([1, 2].map((last) => this.#module(parts.slice(0, -last))));
      const at = modules.findIndex((module) => module !== undefined);
      const module = modules[at];
      if (module) return [{ ...module, ...circumstances, called: parts.slice(-at - 1).join('.') }];
    }
    return [];
  }

  /** The packages on the way to a module, the module, and those of the names behind it that are modules as well. */
  async #ownModules(parts: readonly string[], names: readonly string[]): Promise<readonly OwnModule[]> {
    const around = parts.map((_, index) => parts.slice(0, index + 1));
    // A folder without `__init__.py` is a package, too.
    const behind = names.map((name) => [...parts, name]);
    const found = await Promise.all([...around, ...behind].map((module) => this.#module(module)));
    return found.filter((module) => module !== undefined);
  }

  async #module(parts: readonly string[]): Promise<OwnModule | undefined> {
    if (parts.length === 0) return undefined;
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

/** The dotted name of what an import names, in parts, from the root on. */
function partsOf({ module, level }: ModuleImport, { around }: OwnModule): readonly string[] {
  const above = level === 0 ? [] : around.slice(0, Math.max(0, around.length - level + 1));
  return [...above, ...(module === '' ? [] : module.split('.'))];
}

/** Of several ways to the same import, that counts which is the surest. */
function addImport(one: EntryImport, found: Map<string, EntryImport>): void {
  const key = `${one.path} ${one.span.start}`;
  const known = found.get(key);
  if (!known || rankOf(known) < rankOf(one)) found.set(key, one);
}
