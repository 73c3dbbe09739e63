/**
 * Reads requirements and constraints files, and follows their includes.
 * @see https://pip.pypa.io/en/stable/reference/requirements-file-format/
 */
import { say, type Message } from '../messages/message.ts';
import { fileName, joinPath, parentPath, placeFrom } from '../text/path.ts';
import { disputes, logicalLines, type Dispute } from './_logicalLines.ts';
import { RequirementsReader } from './_requirementsReader.ts';
import type { Declaration, DependencyFile, ReadingProblem, Include, IndexOptions } from './dependencyFile.ts';
import { withConfigured } from './ownRuntimes.ts';

/** Reads a file, valid or not: a wrong line is among the file's problems, all others are read. */
export function parseRequirementsTxt(
  path: string,
  text: string,
  kind: 'requirements' | 'constraints' = 'requirements',
): DependencyFile {
  const file = new RequirementsReader(path, kind);
  for (const line of logicalLines(text)) file.readLine(line);
  for (const { span, objector, ...dispute } of disputes(text)) {
    file.reader.report(disputed(dispute), span, 'error', objector);
  }
  return {
    path,
    kind,
    text,
    declarations: file.reader.declarations,
    problems: file.reader.problems,
    includes: file.includes,
    indexOptions: file.indexOptions,
    optionalDependencies: [],
    dependencyGroups: [],
    dynamic: [],
  };
}

function disputed({ place, character }: Pick<Dispute, 'place' | 'character'>): Message {
  const code = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  return place === 'line' ? say('lineEndForPip', { code }) : say('blankForUvAlone', { code, place });
}

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
  walk.visit(root, root.kind === 'constraints' ? 'constraints' : 'requirements', [realOf(root.path)]);
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
   * @param way real paths of the files from the root to this one
   * @param as set if what the file declares is not installed by default, or in one of several interpreters
   */
  visit(file: DependencyFile, kind: IncludedKind, way: readonly string[], as: IncludedAs = {}): void {
    this.#seen.add(keyOf(this.#realOf(file.path), kind));
    this.#noteInterpreter(file, way.length > 1, as);
    this.pyscript ??= file.pyscript;
    for (const problem of file.problems) this.problems.push(problem);
    this.#folder ??= parentPath(file.path);
    // uv takes no options from a file of constraints.
    if (kind !== 'constraints' || way.length === 1) this.#options.push(optionsSeenFrom(this.#folder, file));
    let next = 0;
    for (const include of [...file.includes, undefined]) {
      const before = include?.span.start ?? Infinity;
      for (; ; next++) {
        const declaration = file.declarations[next];
        if (!declaration || declaration.spans.element.start > before) break;
        const { table } = as;
        this.declarations.push({ ...declaration, ...as, ...(table !== undefined && { active: false }) });
      }
      if (include) this.#follow(include, file, includedAs(include, kind), way, as);
    }
  }

  #noteInterpreter(file: DependencyFile, isIncluded: boolean, as: IncludedAs): void {
    const { installation } = as;
    const named = interpreterOf(file, isIncluded, as);
    if (isIncluded && file.kind === 'pyscript' && installation !== undefined) this.configured.set(installation, named);
    else this.interpreter ??= named;
  }

  #follow(include: Include, from: DependencyFile, kind: IncludedKind, way: readonly string[], as: IncludedAs): void {
    const place = { span: include.span, path: from.path };
    const report = (problem: Message, severity: ReadingProblem['severity'] = 'error'): void => {
      this.problems.push({ problem, ...place, severity, about: 'file' });
    };
    const leaveUnchecked = (problem: Message): void => {
      this.problems.push({ problem, ...place, severity: 'information', about: 'unchecked' });
    };
    if (/\$\{[A-Z\d_]+\}/.test(include.path)) {
      leaveUnchecked(say('includeWithVariable', { path: include.path }));
      return;
    }
    const isUrl = /^(?:https?|file):/i.test(include.path);
    const path = isUrl ? include.path : joinPath(parentPath(from.path), include.path);
    const real = this.#realOf(path);
    if (way.includes(real)) {
      const through = way.slice(way.indexOf(real) + 1).map(fileName);
      report(say('includeOfItself', { path: include.path, through }), 'warning');
    } else if (way.length > LONGEST_CHAIN) report(say('includeTooDeep', { path: include.path }));
    else if (!this.#seen.has(keyOf(real, kind))) {
      const file = this.#read(path, kind);
      if ('unreadable' in file) {
        if (file.isOfAll === true && this.#isToldOfAll) return;
        this.#isToldOfAll ||= file.isOfAll === true;
        const problem = say('includeUnreadable', { path: include.path, because: file.unreadable });
        // What is at a web address may well install; it just stays unknown here.
        if (file.isLeft === true || /^https?:/i.test(path)) leaveUnchecked(problem);
        else report(problem, include.optional === true ? 'information' : 'error');
      } else this.visit({ ...file, path }, kind, [...way, real], { ...partsOf(include), ...as });
    }
  }
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
type IncludedAs = Pick<Include, 'table' | 'installation'>;

function partsOf({ table, installation }: Include): IncludedAs {
  return { ...(table !== undefined && { table }), ...(installation !== undefined && { installation }) };
}

/** Whatever a constraints file includes is a constraint. */
function includedAs({ kind }: Include, by: IncludedKind): IncludedKind {
  if (kind === 'configuration') return 'pyscript';
  return by === 'constraints' || kind === 'constraint' ? 'constraints' : 'requirements';
}

function keyOf(path: string, kind: IncludedKind): string {
  return `${kind} ${path}`;
}
