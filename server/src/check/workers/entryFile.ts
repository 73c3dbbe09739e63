/** Reads what a Worker imports when it starts: its entry file, and the modules beside it that are imported with it. */
import type { EntryImport, EntryImports } from '../../core/evidence/entryImports.ts';
import {
  startRun,
  type Pythons,
  type StartPlace,
  type StartReading,
  type TracedImport,
} from '../../core/evidence/needs/startImports.ts';
import { entryFileOf, moduleRootOf, type WranglerConfig } from '../../core/runtimes/wranglerConfig.ts';
import type { Target } from '../../core/runtimes/target.ts';
import { isWithinFolder, relativePath } from '../../core/text/path.ts';
import { Recent } from '../../core/text/recent.ts';
import type { Documents } from '../checkRequest.ts';

/** How many paths are looked at, so that a folder with thousands of modules costs no more than one with some. */
const MOST_LOOKED = 400;

/** A longer module is data, in bytes. */
const MOST_BYTES = 1_000_000;

/** Python's own encoding; what is in another one is of no matter to its imports. */
const DECODER = new TextDecoder();

/** Of so many Workers it is kept what they import. */
const MOST_KEPT = 50;

/** Texts by path; null where there is none that is looked into. */
type Looked = ReadonlyMap<string, string | null>;

export class EntryFiles {
  /** What was found last, by where the Worker begins: as long as its modules stay the same, nothing runs again. */
  readonly #found = new Recent<{ readonly looked: Looked; readonly imports: EntryImports }>(MOST_KEPT);

  /**
   * What the Worker of a wrangler file imports.
   * @param folder nothing outside of it is read
   * @param pythons what it runs with, where that is known
   * @returns undefined if the file names no Python entry file in that folder
   */
  async read(
    wrangler: WranglerConfig,
    folder: string,
    documents: Documents,
    pythons?: Pythons,
  ): Promise<EntryImports | undefined> {
    const [entry, root] = [entryFileOf(wrangler), moduleRootOf(wrangler)];
    if (entry === undefined || root === undefined) return undefined;
    if (!isWithinFolder(entry, folder) || !isWithinFolder(root, folder)) return undefined;
    const key = JSON.stringify([entry, root, pythons]);
    const known = this.#found.get(key);
    if (known && (await areUnchanged(known.looked, documents))) return known.imports;
    const reading = new Reading(root, documents);
    const imports = await reading.read(entry, pythons);
    this.#found.set(key, { looked: reading.looked, imports });
    return imports;
  }
}

async function areUnchanged(looked: Looked, documents: Documents): Promise<boolean> {
  const same = await Promise.all([...looked].map(async ([path, text]) => (await textAt(path, documents)) === text));
  return same.every(Boolean);
}

/** No whole file is read, nor what is no file: anything may be named like a module. */
async function textAt(path: string, documents: Documents): Promise<string | null> {
  const read = await documents.bytes(path, MOST_BYTES);
  return read.kind === 'bytes' && read.size <= MOST_BYTES ? DECODER.decode(read.bytes) : null;
}

/** The Pythons of the Workers among those targets; undefined if there is none. */
export function pythonsOf(targets: readonly Target[]): Pythons | undefined {
  const minors = targets.filter(({ workers }) => workers).map(({ pythonSeries }) => Number(pythonSeries.split('.')[1]));
  if (minors.length === 0) return undefined;
  return { oldest: [3, Math.min(...minors)], newest: [3, Math.max(...minors)] };
}

/** One reading of a Worker's modules. */
class Reading {
  readonly #root: string;
  readonly #documents: Documents;
  readonly #looked = new Map<string, string | null>();

  constructor(root: string, documents: Documents) {
    this.#root = root;
    this.#documents = documents;
  }

  /** What was looked at. */
  get looked(): Looked {
    return this.#looked;
  }

  async read(entry: string, pythons: Pythons | undefined): Promise<EntryImports> {
    await this.#look(entry);
    if (this.#looked.get(entry) === null) return { texts: new Map(), looked: new Set(this.#looked.keys()) };
    const place = { module: moduleAt(entry, this.#root), root: this.#root, ...(pythons && { pythons }) };
    let reading: StartReading;
    do {
      reading = await this.#run(place);
    } while (await this.#lookAll(reading.wanted));
    const texts = new Map([...this.#looked].flatMap(([path, text]) => (text === null ? [] : [[path, text] as const])));
    return { imports: reading.imports.flatMap(foreign), texts, looked: new Set(this.#looked.keys()) };
  }

  /** Runs them once, and looks at the files on the way, so that many modules behind each other take no longer. */
  async #run(place: StartPlace): Promise<StartReading> {
    const run = startRun(place, (path) => this.#looked.get(path));
    for (;;) {
      const step = run.next();
      if (step.done === true) return step.value;
      await this.#lookAll([step.value.path]);
    }
  }

  /** Whether there was something to look at. */
  async #lookAll(wanted: readonly string[]): Promise<boolean> {
    const next = wanted.slice(0, MOST_LOOKED - this.#looked.size);
    await Promise.all(next.map((path) => this.#look(path)));
    return next.length > 0;
  }

  async #look(path: string): Promise<void> {
    this.#looked.set(path, null);
    this.#looked.set(path, await textAt(path, this.#documents));
  }
}

/** The dotted name of a module in a folder. */
function moduleAt(path: string, root: string): string {
  return relativePath(root, path).replace(/\.py$/, '').replaceAll('/', '.');
}

/** An import that is not of one of the Worker's own modules. */
function foreign({ path, one, isOwn }: TracedImport): readonly EntryImport[] {
  if (isOwn) return [];
  const { module, names, span, within, isCertain, catches } = one;
  return [{ module, names, path, span, isCertain, catches, ...(within !== undefined && { within }) }];
}
