/** The messages between editor and server beyond the Language Server Protocol; the only file shared with the client. */

/** Passed with `initialize`. */
export interface InitializationOptions {
  /** Proxy for every request; taken from the environment by default. */
  readonly proxy?: string;
  /** Comma-separated hosts that are reached without a proxy. */
  readonly noProxy?: string;
  /** False accepts every certificate. */
  readonly strictSsl?: boolean;
  /** False leaves out the certificates that the system trusts; they are tried where a certificate is not accepted otherwise. */
  readonly systemCertificates?: boolean;
  /**
   * The settings, as in the section `pyodidePreflight` of VS Code, for clients that can neither be asked for their
   * configuration nor push it.
   */
  readonly settings?: unknown;
  /** False in a workspace that the user does not trust: addresses in its files are then ignored. */
  readonly trusted?: boolean;
  /** The client's command that shows an explanation; its arguments are those of {@link ExplanationParams}, in order. */
  readonly explainCommand?: string;
  /**
   * The client's command that gives a text to the user, on the clipboard and to read; its arguments are the text and its
   * language.
   */
  readonly copyTextCommand?: string;
  /**
   * The client's command that helps to ask the maintainers of a project; its arguments are the text, and those of
   * {@link TrackerParams} in order. Without it the text is given to the user.
   */
  readonly askCommand?: string;
  /** The client's command that lets its user choose another target; it takes no arguments. */
  readonly chooseTargetCommand?: string;
  /** The client's command that shows the paper `compare` of a document, given its URI. */
  readonly compareCommand?: string;
  /** Whether the client wants {@link CHECK_STATUS}. */
  readonly status?: boolean;
  /** What the client keeps for its user: each is sent to the index at exactly its address, and to no other. */
  readonly indexPasswords?: readonly IndexPassword[];
}

/** A user name and password for one index. */
export interface IndexPassword {
  /** Of the index, where project names are appended; without credentials. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
}

/** What the server says of itself in `capabilities.experimental`. */
export interface Experimental {
  /** That its texts are in, as a tag of RFC 5646. */
  readonly language: string;
}

/** Notification from the server: the progress of the check of an open dependency file, or that it no longer is one. */
export const CHECK_STATUS = 'pyodidePreflight/checkStatus';

export interface CheckStatus {
  readonly uri: string;
  /**
   * `stopped`: ended by the user; `gone`: it is no longer checked; `quiet`: nothing says that it is for Pyodide, so it is not
   * checked; `off`: the settings turn checking off.
   */
  readonly state: 'checking' | 'done' | 'stopped' | 'failed' | 'gone' | 'quiet' | 'off';
  /** The targets the file is resolved for, as soon as they are known. */
  readonly target?: StatusTarget;
  /** Whether it installs: null if that could not be found out, absent before anything is known. */
  readonly resolves?: boolean | null;
  /** Set if an index did not answer. */
  readonly trouble?: StatusTrouble;
  /** The day of the oldest answer that the result rests on, `YYYY-MM-DD`, if its index has not confirmed it since. */
  readonly asOf?: string;
}

export interface StatusTrouble {
  /**
   * `offline`: asking is switched off, and the cache lacks something; `credentials`: the index refuses whoever asks; `address`:
   * what answers there is no index.
   */
  readonly kind: 'offline' | 'proxy' | 'network' | 'server' | 'credentials' | 'address';
  /** Which index did not answer, and why. */
  readonly text: string;
}

export interface StatusTarget {
  /** Names and labels of all targets. */
  readonly name: string;
  readonly label: string;
  /** Why these targets, and the same in a few words. */
  readonly reason: string;
  readonly shortReason: string;
  /** The project file that names the target, if any: the setting is then ignored. */
  readonly setIn?: string;
}

/** Request of the client without parameters: every target that can be chosen. Answered by {@link NamedTarget}s. */
export const LIST_TARGETS = 'pyodidePreflight/targets';

export type { NamedTarget } from '../core/runtimes/namedTarget.ts';

/**
 * Request of the client: the target that the project's own files say for a document. Answered by a {@link StatusTarget}, or
 * null if nothing says that it is for Pyodide.
 */
export const AUTOMATIC_TARGET = 'pyodidePreflight/automaticTarget';

export interface AutomaticTargetParams {
  readonly uri: string;
}

/**
 * Request of the client: write a target into the `[tool.pyodide-preflight]` table of an open pyproject.toml, as an edit of the
 * document. Answered by null.
 */
export const WRITE_TARGET = 'pyodidePreflight/writeTarget';

export interface WriteTargetParams {
  readonly uri: string;
  readonly target: string;
}

/**
 * Request of the client: where problems of a project are reported, by what its wheels say, which may ask an index. Answered with an
 * address whose scheme is http or https, or null if none is known.
 */
export const TRACKER = 'pyodidePreflight/tracker';

export interface TrackerParams {
  /** Of the document whose indexes are asked. */
  readonly uri: string;
  readonly name: string;
}

/** Request of the client without parameters: forget everything learnt from the indexes and check every open file again. */
export const CHECK_AGAIN = 'pyodidePreflight/checkAgain';

/**
 * Request of the client without parameters: check every dependency file of the workspace now. Answered by a
 * {@link WorkspaceOutcome}, or null if it was cancelled.
 */
export const CHECK_WORKSPACE = 'pyodidePreflight/checkWorkspace';

/** What the check of a workspace came to. */
export interface WorkspaceOutcome {
  /** How many files were checked; those that nothing says are for Pyodide are `left`. */
  readonly files: number;
  readonly left: number;
  /** How many files were not looked at, since there are too many. */
  readonly beyond: number;
  readonly errors: number;
  readonly warnings: number;
}

/** Notification from the server: how many dependency files of the workspace have a target, after each check. */
export const PROJECTS = 'pyodidePreflight/projects';

export interface Projects {
  readonly count: number;
}

/**
 * Request of the client without parameters: who needs whom in every dependency file that has a target, as far as the last checks
 * know; nothing is resolved for it. Answered by {@link ProjectTree}s.
 */
export const DEPENDENCY_TREES = 'pyodidePreflight/dependencyTrees';

/** What a dependency file needs on each of its targets. */
export interface ProjectTree {
  readonly uri: string;
  /** The path that is shown: from the folder of the workspace. */
  readonly path: string;
  /** None while the first check runs. */
  readonly targets: readonly TargetTree[];
  /** What the command `tree` writes of it. */
  readonly text: string;
}

/** What a dependency file needs on one target. */
export interface TargetTree {
  readonly label: string;
  /** Whether everything installs; null if that is not known. */
  readonly installs: boolean | null;
  /** How many packages are installed, or would be without what fails, and the size of their wheels in words, if known of any. */
  readonly count: number;
  readonly size?: string;
  /** What does not install comes first. */
  readonly entries: readonly TreeEntry[];
}

/** A package in a tree. */
export interface TreeEntry {
  /**
   * `package`: it is installed; `blocked`: a dependency of the file that is not; below that, `culprit`: what stands in its way, and
   * `between`: what leads there.
   */
  readonly kind: 'package' | 'blocked' | 'between' | 'culprit';
  readonly name: string;
  readonly version?: string;
  /** The size of its wheel, in words. */
  readonly size?: string;
  /** The release that an ordinary machine gets, if this one is held back. */
  readonly ideal?: string;
  /** pywrangler asks for it, not the file. */
  readonly added?: true;
  /** Why nothing is below it: what it needs is shown above, or it is one of those that it is below. */
  readonly again?: 'above' | 'cycle';
  /** The packages that need it. */
  readonly requiredBy: readonly string[];
  /** Why it does not install. */
  readonly reason?: string;
  /** Where the file asks for it. */
  readonly place?: Place;
  readonly below: readonly TreeEntry[];
}

/** Request of the client: a dependency file against its target and others. Answered by a {@link Compatibility}, or null without a target. */
export const COMPATIBILITY = 'pyodidePreflight/compatibility';

export interface CompatibilityParams {
  readonly uri: string;
  /** The names of further targets to show. */
  readonly whatIf: readonly string[];
  /** A target to find out about, which takes a while; without it what is known is answered at once. */
  readonly fill?: string;
}

/** Dependencies against targets. */
export interface Compatibility {
  readonly uri: string;
  /** The path that is shown: from the folder of the workspace. */
  readonly path: string;
  /** The file's own targets come first. */
  readonly columns: readonly {
    readonly name: string;
    readonly label: string;
    readonly isOfProject: boolean;
    /** Whether everything installs; null if that is not known, absent while nobody has looked. */
    readonly installs?: boolean | null;
  }[];
  /** In the order of a tree: what a package needs is behind it, one level deeper. */
  readonly rows: readonly {
    readonly name: string;
    /** 1 for what the file asks for. */
    readonly level: number;
    /** What it needs is shown above. */
    readonly isAgain: boolean;
    /** Whether it, or something below it, is a culprit on any of the targets. */
    readonly leadsToCulprit: boolean;
    /** Where the file asks for it. */
    readonly place?: Place;
    /** A cell for each column. */
    readonly cells: readonly CompatibilityCell[];
  }[];
}

export interface CompatibilityCell {
  /**
   * `blocked`: it does not install, because of others; `culprit`: because of itself; `absent`: nothing asks for it there; `pending`:
   * nobody has looked yet.
   */
  readonly kind: 'installed' | 'held-back' | 'blocked' | 'culprit' | 'unknown' | 'absent' | 'pending';
  /** The kind, for whoever sees no colours. */
  readonly letter: string;
  readonly version?: string;
  /** Why. */
  readonly reason: string;
}

/** Request of the client: the same as far as it is known, as a text to keep. Answered by the text, or null without a target. */
export const COMPATIBILITY_EXPORT = 'pyodidePreflight/compatibilityExport';

export interface CompatibilityExportParams extends Pick<CompatibilityParams, 'uri' | 'whatIf'> {
  readonly format: 'markdown' | 'csv' | 'svg';
}

/** A stretch of a document. */
export interface Place {
  readonly uri: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

interface Position {
  readonly line: number;
  readonly character: number;
}

/**
 * Command of the server: the same with `workspace/executeCommand`, the arguments in their order; shown where the editor shows
 * documents.
 */
export const EXPLAIN = 'pyodidePreflight.explain';

/** Request of the client: the whole explanation at a place, or of the nearest finding. Answered with its text, or null if there is none. */
export const EXPLANATION = 'pyodidePreflight/explanation';

export interface ExplanationParams {
  readonly uri: string;
  readonly position: Position;
  /** Only the finding with this code; by default all findings at the place. */
  readonly code?: string;
  /** Whether to read in wheels, of each fix that leaves something out, whether it is one or a trap: that takes a while. */
  readonly evidence?: boolean;
  /**
   * Whether the text has links to commands, which only a page has that can run them: {@link APPLY_FIX}, those of the client, and
   * those that its fixes themselves are.
   */
  readonly links?: boolean;
}

/**
 * Command of the server: what a command of the command line finds out of an open document with its unsaved text, in the same Markdown.
 * The arguments are those of {@link PaperParams} in order, the names one by one. Answered with null if the user cancels it, or
 * if there is nothing to say, which the server then explains.
 */
export const PAPER = 'pyodidePreflight.paper';

/** Those commands; `compare` is about the runtimes of all Python versions. */
export const PAPER_NAMES = ['runtimes', 'wheels', 'compare', 'strategy'] as const;

export type PaperName = (typeof PAPER_NAMES)[number];

export interface PaperParams {
  readonly paper: PaperName;
  /** Of the document; `runtimes` does without. */
  readonly uri?: string;
  /** Packages for `wheels`, with ranges if only some releases matter; none for those that the document declares. */
  readonly names: readonly string[];
}

/**
 * Command of the server: applies a fix of a finding, the same as its code action does. If the document has changed since, or the fix
 * is no longer to be had, it says so and does nothing. The arguments are those of {@link AppliedFix}, in order; answered with
 * whether it was applied.
 */
export const APPLY_FIX = 'pyodidePreflight.applyFix';

export { WRITE_UTF8 } from '../core/features/lspValues.ts';

export interface AppliedFix {
  readonly uri: string;
  /** Of the document that it was made for. */
  readonly version: number;
  /** Where the finding begins, and its code. */
  readonly position: { readonly line: number; readonly character: number };
  readonly code: string;
  /** That of the code action. */
  readonly title: string;
}

/**
 * Requests of a server that runs where it has no files, to the client: what is at a URI. Answered by a {@link FileAnswer}, or null if
 * nothing is there; by an error with what the file system says if it cannot be read.
 */
export const FILE_STAT = 'pyodidePreflight/files/stat';

/** A file's bytes, all or some: answered by a `Uint8Array`, or null if there is no such file. */
export const FILE_READ = 'pyodidePreflight/files/read';

/** What a folder holds: answered by {@link FolderAnswer}s, or null if there is no such folder. */
export const FILE_LIST = 'pyodidePreflight/files/list';

/** Write a file. Answered by null. */
export const FILE_WRITE = 'pyodidePreflight/files/write';

export interface FileParams {
  readonly uri: string;
}

export interface FileReadParams extends FileParams {
  /** Only so many bytes, from byte `start` on. */
  readonly part?: { readonly start: number; readonly length: number };
}

export interface FileWriteParams extends FileParams {
  readonly bytes: Uint8Array;
}

export interface FileAnswer {
  readonly kind: 'file' | 'folder' | 'other';
  /** In bytes. */
  readonly size: number;
  /** Time of the last change, in milliseconds since 1970. */
  readonly modified: number;
}

export interface FolderAnswer {
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

/** What a server in a Web Worker posts, before anything else, as soon as it listens: what comes earlier it does not hear. */
export const LISTENING = 'pyodidePreflight/listening';
