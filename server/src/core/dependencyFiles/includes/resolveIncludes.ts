/** Puts together what a requirements file and everything that it includes declare, in the order in which an installer sees it. */
import { say, type Message } from '../../messages/message.ts';
import { fileName, joinPath, parentPath, placeFrom } from '../../text/path.ts';
import type { Span } from '../../text/span.ts';
import { withConfigured } from '../ownRuntimes.ts';
import type { Declaration, DependencyFile, ReadingProblem, Include, IndexOptions } from '../dependencyFile.ts';

/** Why there is no text. */
export interface Unread {
  readonly unreadable: Message;
  /** Whether that is nothing wrong: it may well be installed, and just stays unknown here. */
  readonly isLeft?: boolean;
  /** Whether the reason has nothing to do with the file, so that it is told once. */
  readonly isOfAll?: boolean;
}

/**
 * Gives the file at a path, or says why it cannot be read. How a file is included, not its name, decides what its lines are.
 */
export type ReadIncluded = (path: string, kind: IncludedKind) => DependencyFile | Unread;

type IncludedKind = 'requirements' | 'constraints' | 'pyscript';

/** Maximum length of a chain of includes: a longer one is not a project but an attack on the stack. */
const LONGEST_CHAIN = 64;

/**
 * The file with everything that its includes declare, at the place of each include. Everything below a constraints file
 * is a constraint. A file is read once for each role, however often it is included.
 * @param read takes paths joined to the folder of the including file, and URLs as they are written
 * @param realOf where such a path leads when links are followed
 * @returns the same file with further declarations, problems (each with the path of its own file) and index options
 */
export function resolveIncludes(
  root: DependencyFile,
  read: ReadIncluded,
  realOf: (path: string) => string = (path) => path,
): DependencyFile {
  if (root.includes.length === 0) return root;
  const walk = new IncludeWalk(read, realOf);
  walk.visit(root, root.kind === 'constraints' ? 'constraints' : 'requirements', [{ real: realOf(root.path) }]);
  const { declarations, problems, indexOptions, interpreter, pyscript } = walk;
  const runtimes = withConfigured(root.runtimes, interpreter, walk.configured);
  return {
    ...root,
    declarations,
    problems,
    indexOptions,
    ...(interpreter && { interpreter }),
    ...(runtimes.size > 0 && { runtimes }),
    ...(pyscript && { pyscript }),
  };
}

class IncludeWalk {
  readonly declarations: Declaration[] = [];
  readonly problems: ReadingProblem[] = [];
  /** The first that is met. */
  interpreter: DependencyFile['interpreter'];
  /** The first that are met. */
  pyscript: DependencyFile['pyscript'];
  /** What the configurations name that are included for one interpreter of a page, by that. */
  readonly configured = new Map<string, DependencyFile['interpreter']>();
  readonly #read: ReadIncluded;
  readonly #seen = new Set<string>();
  readonly #options: IndexOptions[] = [];
  /** The circles that are told already, by the file where they close and what that includes. */
  readonly #circles = new Map<string, Circle>();
  /** That of the outermost file. */
  #folder: string | undefined;

  readonly #realOf: (path: string) => string;
  #isToldOfAll = false;

  constructor(read: ReadIncluded, realOf: (path: string) => string) {
    this.#read = read;
    this.#realOf = realOf;
  }

  /** An outer file's index takes precedence over that of an included one. */
  get indexOptions(): IndexOptions {
    const indexUrl = this.#options.find((options) => options.indexUrl !== undefined)?.indexUrl;
    return {
      ...(indexUrl === undefined ? {} : { indexUrl }),
      extraIndexUrls: this.#options.flatMap((options) => options.extraIndexUrls),
      noIndex: this.#options.some((options) => options.noIndex),
      findLinks: this.#options.flatMap((options) => options.findLinks),
      pre: this.#options.some((options) => options.pre),
      noBinary: this.#options.flatMap((options) => options.noBinary),
      onlyBinary: this.#options.flatMap((options) => options.onlyBinary),
    };
  }

  /**
   * @param way from the root to this file
   * @param as set if what the file declares is not installed by default, in one of several interpreters, or seen by one reader only
   * @returns the index that stands for PyPI, for the file with all that it includes
   */
  visit(file: DependencyFile, kind: IncludedKind, way: readonly Step[], as: IncludedAs = {}): string | undefined {
    this.#seen.add(keyOf(this.#realOf(file.path), kind));
    this.#noteInterpreter(file, way.length > 1, as);
    this.pyscript ??= file.pyscript;
    for (const problem of file.problems) this.problems.push(seenAs(problem, as));
    this.#folder ??= parentPath(file.path);
    // uv takes no options from a file of constraints.
    if (kind !== 'constraints' || way.length === 1) this.#options.push(optionsSeenFrom(this.#folder, file));
    let next = 0;
    const index = new IndexUrl(file);
    for (const include of [...file.includes, undefined]) {
      const before = include?.span.start ?? Infinity;
      for (; ; next++) {
        const declaration = file.declarations[next];
        if (!declaration || declaration.spans.element.start > before) break;
        const { table } = as;
        this.declarations.push({ ...declaration, ...as, ...(table !== undefined && { active: false }) });
      }
      this.#reportIndex(index.ownUpTo(before), file);
      if (!include) break;
      const included = this.#follow(include, file, includedAs(include, kind), way, as);
      if (include.kind === 'requirement') this.#reportIndex(index.including(included, include), file);
    }
    return index.value;
  }

  #noteInterpreter(file: DependencyFile, isIncluded: boolean, as: IncludedAs): void {
    const { installation } = as;
    const named = interpreterOf(file, isIncluded, as);
    if (isIncluded && file.kind === 'pyscript' && installation !== undefined) this.configured.set(installation, named);
    else this.interpreter ??= named;
  }

  /** uv takes one index in the place of PyPI, and stops at another. */
  #reportIndex(wrong: { readonly problem: Message; readonly span: Span } | undefined, { path }: DependencyFile): void {
    if (wrong) this.problems.push({ ...wrong, path, severity: 'error', about: 'file', objector: 'uv' });
  }

  #follow(
    include: Include,
    from: DependencyFile,
    kind: IncludedKind,
    way: readonly Step[],
    as: IncludedAs,
  ): string | undefined {
    const place = { span: include.span, path: from.path };
    const inherited = { ...partsOf(include), ...as };
    const report = (problem: Message, severity: ReadingProblem['severity'] = 'error'): void => {
      this.problems.push(seenAs({ problem, ...place, severity, about: 'file' }, inherited));
    };
    const leaveUnchecked = (problem: Message): void => {
      this.problems.push({ problem, ...place, severity: 'information', about: 'unchecked' });
    };
    if (/\$\{[A-Z\d_]+\}/.test(include.path)) {
      leaveUnchecked(say('includeWithVariable', { path: include.path }));
      return undefined;
    }
    const isUrl = /^(?:https?|file):/i.test(include.path);
    const path = isUrl ? include.path : joinPath(parentPath(from.path), include.path);
    const step = { real: this.#realOf(path), by: { include, from: from.path } };
    const start = way.findIndex(({ real }) => real === step.real);
    if (start >= 0) this.#reportCircle([...way.slice(start + 1), step]);
    else if (way.length > LONGEST_CHAIN) report(say('includeTooDeep', { path: include.path }));
    else if (!this.#seen.has(keyOf(step.real, kind))) {
      const file = this.#read(path, kind);
      if (!('unreadable' in file)) return this.visit({ ...file, path }, kind, [...way, step], inherited);
      if (file.isOfAll === true && this.#isToldOfAll) return undefined;
      this.#isToldOfAll ||= file.isOfAll === true;
      const problem = say('includeUnreadable', { path: include.path, because: file.unreadable });
      // What is at a web address may well install; it just stays unknown here.
      if (file.isLeft === true || /^https?:/i.test(path)) leaveUnchecked(problem);
      else report(problem, include.optional === true ? 'information' : 'error');
    }
    return undefined;
  }

  /**
   * Tells of a circle at the include that leads back to its first file by name, so that it is the same place from whichever of its
   * files the reading began. A file that includes the same one again and again is told once.
   */
  #reportCircle(steps: readonly Step[]): void {
    const first = steps.reduce((best, step) => (step.real < best.real ? step : best));
    const at = steps.indexOf(first);
    const through = [...steps.slice(at + 1), ...steps.slice(0, at)].map(({ real }) => fileName(real));
    if (!first.by) return;
    const { include, from } = first.by;
    const key = JSON.stringify([from, first.real]);
    const circle = this.#circles.get(key) ?? { include, through, at: this.problems.length, places: new Set() };
    this.#circles.set(key, circle);
    circle.places.add(include.span.start);
    const { path, span } = circle.include;
    const problem = say('includeOfItself', { path, through: circle.through, times: circle.places.size });
    this.problems[circle.at] = { problem, span, path: from, severity: 'warning', about: 'file' };
  }
}

interface Circle {
  /** The first that closes it, and what lies between. */
  readonly include: Include;
  readonly through: readonly string[];
  /** Which of the problems tells of it. */
  readonly at: number;
  /** Where it is closed. */
  readonly places: Set<number>;
}

/** A file on the way from the root. */
interface Step {
  /** Its real path. */
  readonly real: string;
  /** What included it; absent for the root. */
  readonly by?: { readonly include: Include; readonly from: string };
}

/** The one `--index-url` of a file and of all that it includes, in the order in which uv meets it. */
class IndexUrl {
  value: string | undefined;
  readonly #own: { readonly url: string; readonly span: Span } | undefined;
  #isOwnMet = false;

  constructor({ indexUrlAt: span, indexOptions: { indexUrl: url } }: DependencyFile) {
    this.#own = span && url !== undefined ? { url, span } : undefined;
  }

  /** That of the file itself, if it stands before an offset: what is wrong with it. */
  ownUpTo(offset: number): { readonly problem: Message; readonly span: Span } | undefined {
    const own = this.#own;
    if (!own || this.#isOwnMet || own.span.start >= offset) return undefined;
    this.#isOwnMet = true;
    const isSecond = this.value !== undefined;
    this.value ??= own.url;
    return isSecond ? { problem: say('indexUrlTwice'), span: own.span } : undefined;
  }

  /** That of an included file. */
  including(
    url: string | undefined,
    { path, span }: Include,
  ): { readonly problem: Message; readonly span: Span } | undefined {
    const isOther = url !== undefined && this.value !== undefined && url !== this.value;
    this.value ??= url;
    return isOther ? { problem: say('indexUrlConflict', { path }), span } : undefined;
  }
}

/** A problem as somebody sees it who comes to its file on a certain way. */
function seenAs(problem: ReadingProblem, { seenBy }: IncludedAs): ReadingProblem {
  return seenBy === undefined || problem.objector ? problem : { ...problem, objector: seenBy };
}

/** Folders of `find-links` begin at the file that names them, indexes where uv runs. */
function optionsSeenFrom(folder: string, { path, indexOptions }: DependencyFile): IndexOptions {
  const own = parentPath(path);
  if (own === folder) return indexOptions;
  return { ...indexOptions, findLinks: indexOptions.findLinks.map((one) => placeFrom(own, one)) };
}

/** The interpreter that a file names; a page that includes it for its main thread takes it for an address. */
function interpreterOf(
  { kind, path, interpreter }: DependencyFile,
  isIncluded: boolean,
  { installation }: IncludedAs,
): DependencyFile['interpreter'] {
  const isOfMainThread = isIncluded && kind === 'pyscript' && installation === undefined;
  return interpreter && { path, ...interpreter, ...(isOfMainThread && { relative: true, isOfMainThread }) };
}

/** What the declarations of an included file have from the include. */
type IncludedAs = Pick<Include, 'table' | 'installation' | 'seenBy'>;

function partsOf({ table, installation, seenBy }: Include): IncludedAs {
  return {
    ...(table !== undefined && { table }),
    ...(installation !== undefined && { installation }),
    ...(seenBy && { seenBy }),
  };
}

/** Whatever a constraints file includes is a constraint. */
function includedAs({ kind }: Include, by: IncludedKind): IncludedKind {
  if (kind === 'configuration') return 'pyscript';
  return by === 'constraints' || kind === 'constraint' ? 'constraints' : 'requirements';
}

function keyOf(path: string, kind: IncludedKind): string {
  return `${kind} ${path}`;
}
