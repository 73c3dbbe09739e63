/** What is wrong with a pyproject.toml, a requirements file, a script or a PyScript configuration: clauses about a place in it. */
import type { Clause } from '../clause.ts';

/** How a file is encoded: with a byte order mark in front of UTF-8, as UTF-16, or as nobody knows. */
export type EncodingName = 'UTF-8' | 'UTF-16' | 'other';

/** Who reads a file; `browser` is the page that loads it. */
export type EncodingTool = 'uv' | 'pywrangler' | 'wrangler' | 'browser' | 'pip';

export interface FileSyntaxMessages {
  /** The whole sentence: tools refuse a file that can be read here. */
  encodingRefused(parts: {
    readonly file: string;
    readonly encoding: EncodingName;
    readonly by: readonly EncodingTool[];
  }): string;
  /** The whole sentence: what is in front of `# /// script` keeps it from being found. */
  markHidesMetadata(parts: { readonly file: string }): string;
  /** A blank other than a space or a tab, where uv takes none. */
  blankForUvAlone(parts: { readonly code: string; readonly place: 'line-start' | 'before-comment' }): string;
  /** A character at which pip ends the line, and uv does not. */
  lineEndForPip(parts: { readonly code: string }): string;
  /** `a @ URL; marker`, which only uv reads. */
  blankBeforeMarkerExpected(): string;
  /** `code` is a Unicode code point as `U+00A0`. */
  oddBlank(parts: { readonly code: string }): string;
  requiresPythonNotString(): string;
  extraNameInvalid(parts: { readonly name: string }): string;
  /** Two extras whose names differ only in ways that do not count. */
  sameExtra(parts: { readonly name: string; readonly other: string }): string;
  /** `dependencies` or `optional-dependencies` is dynamic, and nothing says where they come from. */
  dynamicUnknown(parts: { readonly key: string }): string;
  /** A project asks for itself, without extras or a version. */
  projectIsItself(parts: { readonly name: string }): string;

  sameGroup(parts: { readonly name: string; readonly other: string }): string;
  groupElementInvalid(): string;
  groupUnknown(parts: { readonly name: string }): string;
  /** `way` leads from a group back to it; an ellipsis stands for the omitted part of a long one. */
  groupIncludesItself(parts: { readonly way: readonly string[] }): string;

  /** Why uv rejects a pyproject.toml or has to build its project: it has no `[project]` table. */
  refusedWithoutProject(): string;
  refusedWithoutName(): string;
  refusedWithoutVersion(): string;
  refusedVersion(parts: { readonly version: string }): string;
  /** `dependencies` or `optional-dependencies` is dynamic. */
  refusedDynamic(parts: { readonly key: string }): string;

  /** A folder of `find-links`. */
  findLinksMissing(parts: { readonly folder: string }): string;
  indexFolderMissing(parts: { readonly folder: string }): string;
  findLinksNoPage(parts: { readonly path: string }): string;
  includeWithVariable(parts: { readonly path: string }): string;
  /** `through` are the files on the way back to it, if any. */
  includeOfItself(parts: {
    readonly path: string;
    readonly through: readonly string[];
    readonly times: number;
  }): string;
  includeTooDeep(parts: { readonly path: string }): string;
  includeUnreadable(parts: { readonly path: string; readonly because: Clause }): string;
  /** Why a file cannot be read, as are the next two. */
  fileNotReadYet(): string;
  fileAbsent(): string;
  fileAtWebAddress(): string;
  fileOutside(): string;
  /** The same of a path that leads elsewhere than it says, such as `nul.txt`, `a.txt:b` and `C:a.txt`. */
  pathDeceptive(): string;
  /** A fix is not offered, since it would change a file that lies outside. */
  fixOutside(parts: { readonly fix: Clause }): string;
  noRequirements(): string;
  includesTooMany(parts: { readonly most: number }): string;

  optionUnknown(parts: { readonly option: string }): string;
  optionWithoutValue(parts: { readonly option: string }): string;
  optionWithValue(parts: { readonly option: string }): string;
  /** uv takes no option but `--hash` behind a requirement. */
  optionRefusedAfter(parts: { readonly option: string }): string;
  /** What begins neither a requirement nor an option of uv's. */
  uvStopsAt(parts: { readonly word: string }): string;
  /** A backslash at the end of a requirement, behind which nothing goes on. */
  backslashRefused(): string;
  /** `--only-binary a,b`. */
  binaryListRefused(parts: { readonly option: string }): string;
  /** A second `--index-url`. */
  indexUrlTwice(): string;
  /** An included file has another `--index-url` than the one that came before. */
  indexUrlConflict(parts: { readonly path: string }): string;
  /** `-e` before a repository or an archive. */
  editableNotPath(): string;
  editableNotFolder(): string;
  /** A constraint that is a path or a URL without a name. */
  unnamedConstraint(): string;
  /** `-rmore.txt`; `option`: its long name. */
  optionGlued(parts: { readonly option: string }): string;
  /** A requirement, or an option with its value, that goes on in the next line. */
  continuationRefused(): string;
  /** `-e` in a file of constraints. */
  editableConstraint(): string;
  /** An option after a requirement that counts only on a line of its own. */
  optionMisplaced(parts: { readonly option: string }): string;
  closingQuoteMissing(parts: { readonly quote: string }): string;
  wordIgnored(parts: { readonly word: string }): string;
  hashInvalid(): string;
  hashMisplaced(): string;

  /** A file begins with two byte order marks. */
  markTwice(): string;

  scriptUnclosed(): string;
  scriptTwice(): string;

  interpreterNotString(): string;
  /** An option for an interpreter that the PyScript of the page does not look at: `isFormer` if that is one before 2023.09. */
  interpreterOfOtherRelease(parts: { readonly option: string; readonly isFormer: boolean }): string;
  /** What a PyScript configuration lists is for MicroPython. */
  microPython(): string;

  /** Text in a page that a template fills in when it is delivered. */
  filledInLater(parts: { readonly text: string }): string;
  /** A TOML or JSON file in the `packages` of PyScript. */
  configurationAmongPackages(parts: { readonly text: string }): string;
  /** Requirements of the machine that builds a JupyterLite site. */
  buildsSite(): string;
  /** An environment of conda. */
  forgeEnvironment(): string;
  /** A second configuration for the main thread of a page. */
  otherMainConfiguration(): string;
  /** Behind the packages of `%pip install`. */
  pipComment(): string;
  /** A backslash at the end of a line `%pip install`. */
  pipLineGoesOn(): string;
  /** `-c`, or the like. */
  pipConstraints(parts: { readonly option: string }): string;
  /** A cell that a magic measures: `%%time`. */
  installInMeasuredCell(parts: { readonly magic: string }): string;
  /** `%conda install` in a notebook for Pyodide. */
  condaMagic(parts: { readonly magic: string }): string;
  /** `!pip install`, or a cell for a shell, in a notebook for Pyodide. */
  shellInstall(): string;
  /** An option of `%pip install`. */
  pipOptionUnknown(parts: { readonly option: string }): string;
  /** What an installer is given is no literal. */
  knownWhenRun(parts: { readonly call: string }): string;
  /** A list of packages that only the first releases of PyScript read. */
  formerPyscriptList(parts: { readonly element: string }): string;
  /** A worker whose Pyodide is another one than the page's. */
  workerOfRelease(): string;
  /** An argument of an installer that changes what is installed. */
  installedOtherwise(parts: { readonly option: string }): string;
}
