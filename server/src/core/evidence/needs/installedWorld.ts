/** The packages beside which a parent is imported, all but the culprit. */
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { compiledStem } from '../../text/ending.ts';
import type { Run } from './textNeed.ts';
import type { TargetFacts } from './targetFacts.ts';
import { InstalledFiles, type FoundModule, type WheelContents } from './installedFiles.ts';

/** A package with what it holds, as far as that could be read. */
export interface InstalledPackage {
  readonly name: NormalizedName;
  readonly version: string;
  /** Absent if there is no wheel to look into. */
  readonly paths?: readonly string[];
  /** The packages that it asks for without any extra. */
  readonly needs: ReadonlySet<NormalizedName>;
  /** Those that its metadata name, with any extra. */
  readonly mentions: ReadonlySet<NormalizedName>;
}

/** What a judgement is about. */
export interface WorldFacts {
  readonly target: TargetFacts;
  readonly parent: NormalizedName;
  readonly culprit: NormalizedName;
  /** Names and modules of the parent that have to be had as well, dotted. */
  readonly uses?: readonly string[];
  /** Everything that is installed, the culprit and the parent included. */
  readonly packages: ReadonlyMap<NormalizedName, InstalledPackage>;
  /** Whether Python itself has a module of this name. */
  isStandard(module: string): boolean;
}

export interface KnownTexts {
  /** The text of a file of a wheel; null if it cannot be read, undefined if nobody has tried. */
  text(distribution: NormalizedName, path: string): string | null | undefined;
}

/** How deep the modules of a package are looked for. */
const DEEPEST_ROOT = 6;

/** No package has this name. */
const NOBODY = normalizeName('');

export class InstalledWorld {
  readonly target: TargetFacts;
  readonly parent: NormalizedName;
  readonly culprit: NormalizedName;
  readonly #isWhole: boolean;
  readonly #facts: WorldFacts;
  readonly #texts: KnownTexts;
  readonly #files: InstalledFiles;
  readonly #culprits: InstalledFiles;
  /** Those that may lead to the culprit, by what their metadata name. */
  readonly #leading: ReadonlySet<NormalizedName>;
  readonly #paths: ReadonlyMap<NormalizedName, ReadonlySet<string>>;
  readonly #unread: ReadonlySet<string>;

  /** @param isWhole whether the culprit is there after all */
  constructor(facts: WorldFacts, texts: KnownTexts, isWhole = false) {
    this.#isWhole = isWhole;
    this.target = facts.target;
    this.parent = facts.parent;
    this.culprit = isWhole ? NOBODY : facts.culprit;
    this.#facts = facts;
    this.#texts = texts;
    const all = [...facts.packages.values()];
    const contents = (one: InstalledPackage): readonly WheelContents[] =>
      one.paths ? [{ name: one.name, version: one.version, paths: one.paths }] : [];
    this.#files = new InstalledFiles(all.filter(({ name }) => name !== facts.culprit).flatMap(contents));
    this.#culprits = new InstalledFiles(all.filter(({ name }) => name === facts.culprit).flatMap(contents));
    this.#leading = leadingTo(facts.culprit, facts.packages);
    this.#paths = new Map(all.map(({ name, paths = [] }) => [name, new Set(paths)]));
    this.#unread = new Set(all.filter(({ paths }) => !paths).map(({ name }) => name.replaceAll('-', '_')));
  }

  /** What an import finds; `opaque` is there, but is not looked into. */
  find(module: string): FoundModule | 'culprit' | 'absent' | 'opaque' {
    const found = this.#files.find(module);
    const own = this.#culprits.find(module);
    if (own && this.#isWhole && (!found || found.kind === 'folder')) return 'opaque';
    if (own && own.kind !== 'folder' && (!found || found.kind === 'folder')) return 'culprit';
    // With the culprit come those that it makes when it runs: `six.moves`.
    if (this.#isWhole && !found && this.#culprits.find(module.split('.')[0] ?? '')) return 'opaque';
    // A folder of the culprit alone is gone with it.
    if (own && !found) return 'culprit';
    if (found) return this.#leading.has(found.distribution) ? found : 'opaque';
    const [outer = module] = module.split('.');
    if (this.#facts.isStandard(outer)) return 'opaque';
    if (outer !== module && this.#files.find(outer)) {
      const around = this.#files.find(module.slice(0, module.lastIndexOf('.')));
      if (around && !this.#leading.has(around.distribution)) return 'opaque';
    }
    return this.#unread.has(outer.toLowerCase()) ? 'opaque' : 'absent';
  }

  standing(module: string): 'there' | 'culprit' | 'absent' | 'unsure' {
    const found = this.find(module);
    if (typeof found === 'object') return 'there';
    if (found !== 'opaque') return found;
    return this.#files.find(module) || this.#facts.isStandard(module) ? 'there' : 'unsure';
  }

  isInstalled(project: NormalizedName): boolean {
    return this.#facts.packages.has(project);
  }

  /** Whether code that cannot be read may import the culprit: its package asks for it. */
  mayImportCulprit(distribution: NormalizedName): boolean {
    return this.#facts.packages.get(distribution)?.needs.has(this.culprit) ?? true;
  }

  below(module: string): readonly string[] {
    return this.#files.below(module);
  }

  /** The public modules right below one. */
  publicBelow(module: string): readonly string[] {
    return this.#files.below(module).filter((name) => {
      const found = this.#files.find(`${module}.${name}`);
      return !name.startsWith('_') && found !== undefined && found.kind !== 'folder';
    });
  }

  /** The public modules right below one that are the culprit's. */
  publicOfCulprit(module: string): readonly string[] {
    return this.#culprits.below(module).filter((name) => {
      const found = this.#culprits.find(`${module}.${name}`);
      return !name.startsWith('_') && found !== undefined && found.kind !== 'folder';
    });
  }

  /** Whether a package has something below a module, whoever else fills its folder. */
  #fills(distribution: NormalizedName, module: string): boolean {
    const folder = `${module.replaceAll('.', '/')}/`;
    return [...(this.#paths.get(distribution) ?? [])].some((path) => path.startsWith(folder));
  }

  /** The modules that a package brings, the outermost that have code of their own, or are called like it. */
  rootsOf(distribution: NormalizedName): readonly string[] {
    const plain = distribution.replaceAll('-', '_');
    const roots: string[] = [];
    const look = (module: string): void => {
      for (const name of this.#files.below(module)) {
        const full = module === '' ? name : `${module}.${name}`;
        const found = this.#files.find(full);
        const isNamed = this.#fills(distribution, full) && full.replaceAll('.', '_').toLowerCase() === plain;
        if (found?.kind === 'folder' && !isNamed) {
          if (full.split('.').length < DEEPEST_ROOT) look(full);
        } else if (isNamed || found?.distribution === distribution) roots.push(full);
      }
    };
    look('');
    // A package without code of its own may stand for another one, which has the module of its name.
    return roots.length === 0 && this.#files.find(plain) ? [plain] : roots;
  }

  sourceBeside(distribution: NormalizedName, path: string): string | undefined {
    const stem = compiledStem(path) ?? path;
    return ['.py', '.pyx'].map((ending) => stem + ending).find((one) => this.#paths.get(distribution)?.has(one));
  }

  /** The outermost modules of the culprit. */
  culpritModules(): readonly string[] {
    return this.#culprits.below('');
  }

  /** Whether some source file of a package has a text. */
  *says(distribution: NormalizedName, pattern: RegExp): Run<boolean> {
    for (const path of [...(this.#paths.get(distribution) ?? [])].filter((one) => one.endsWith('.py'))) {
      const text = yield* this.text(distribution, path);
      if (text !== undefined && pattern.test(text)) return true;
    }
    return false;
  }

  *text(distribution: NormalizedName, path: string): Run<string | undefined> {
    if (this.#paths.get(distribution)?.has(path) !== true) return undefined;
    for (;;) {
      const known = this.#texts.text(distribution, path);
      if (known !== undefined) return known ?? undefined;
      yield { distribution, path };
    }
  }
}

function leadingTo(
  culprit: NormalizedName,
  packages: ReadonlyMap<NormalizedName, InstalledPackage>,
): ReadonlySet<NormalizedName> {
  const leading = new Set([culprit]);
  for (const name of leading) {
    for (const [other, { mentions }] of packages) if (mentions.has(name)) leading.add(other);
  }
  return leading;
}
