/** The answer to "for which targets is this file checked, and why": the question, the result, and what is odd about it. */
import type { NamedInterpreter, OwnRuntime } from '../dependencyFiles/signs/namedInterpreter.ts';
import type { PlatformName, RuntimeSign } from '../dependencyFiles/signs/runtimeSign.ts';
import type { Message } from '../messages/message.ts';
import type { Span } from '../text/span.ts';
import type { CloudflareSnapshot } from './cloudflare.ts';
import type { OwnLock } from './ownLock/ownLock.ts';
import type { PyscriptCaller } from './platforms/pyscriptInstaller.ts';
import type { RuntimeData } from './runtimes.ts';
import type { Target } from './target.ts';
import type { Redirect } from './workers/redirect.ts';
import type { WranglerConfig } from './wranglerConfig.ts';

/** Where a target is named. */
export type NamingPlace =
  /** A file of the project, by its name. */
  | { readonly kind: 'file'; readonly file: string }
  /** A setting of the editor, by its name. */
  | { readonly kind: 'setting'; readonly setting: string }
  | { readonly kind: 'command-line' };

/** The target of a file, and why it was chosen. */
export interface TargetChoice {
  readonly target: Target;
  /** Why: `compatibility_date 2026-02-01 in wrangler.toml`, `set in pyproject.toml`, `the newest stable Pyodide`. */
  readonly reason: Message;
  /** A shorter reason, if there is one: without why it is not another target. */
  readonly shortReason?: Message;
  /** Where the target is named explicitly; absent if it follows from the project, or from nothing. */
  readonly namedIn?: NamingPlace;
  /** The file that decides, if any. */
  readonly path?: string;
  /** What says so in the files of the project, if a platform's release follows from it. */
  readonly signs?: readonly RuntimeSign[];
  /** The interpreters of the file that it is for, by their names; absent if it is for all. */
  readonly interpreters?: readonly string[];
  /** Set if nothing says it for certain: a fix that changes files by itself would then be too bold. */
  readonly guess?: boolean;
}

/** Requested names, and where they are. `auto` among them stands for what the project says. */
export interface AskedTargets {
  readonly names: readonly string[];
  readonly place: NamingPlace;
}

/** Interpreters of one file, by their names (the `installation` of a declaration, empty for the one without), and what they run. */
export interface InterpretersOfFile {
  readonly names: readonly string[];
  /** Absent for those that run what the file as a whole says. */
  readonly runtime?: OwnRuntime;
}

export interface TargetQuestion {
  /** The dependency file itself; problems without a better place are shown at its start. */
  readonly path: string;
  /** What was requested, in order of precedence; a place that only has `auto` requests nothing. */
  readonly asked: readonly AskedTargets[];
  /** Texts of the wrangler files around the file, by path: see `wranglerFiles.ts` for where they are. */
  readonly wranglerTexts: ReadonlyMap<string, string>;
  /** What is wrong with the wrangler files that could not be read as texts, by path. */
  readonly wranglerFaults?: ReadonlyMap<string, WranglerFault>;
  /** Set if there is one that was not read, since it lies outside of the border around the project. */
  readonly wranglerLeft?: true;
  /** Whether Python code of the project imports the `workers` module; only known where nothing else says what it is. */
  readonly importsWorkers?: boolean;
  /** The file that is named for wrangler, as with its `--config`: a path. */
  readonly config?: string;
  /** What a build tool generated for wrangler; absent if a file is named. */
  readonly redirect?: Redirect;
  /** The environment that is deployed, as with wrangler's `--env`. */
  readonly environment?: string;
  /** The variable of the process that names it, if one does. */
  readonly environmentBy?: string;
  /** The compatibility date that the deployment itself names, as with wrangler's `--compatibility-date`. */
  readonly compatibilityDate?: string;
  /** The entry file, or the folder of assets, that the deployment itself names behind `deploy`: its whole path. */
  readonly entry?: string;
  /** Whether the project is installed by pywrangler beyond doubt. */
  readonly usesPywrangler?: boolean;
  /** The Worker above, of a file that belongs to whatever project is around it. */
  readonly workerAbove?: WorkerAbove;
  /** Further Workers that take it. */
  readonly otherWorkers?: readonly WorkerAbove[];
  /**
   * Set for a PyScript configuration, which does not involve Workers: the interpreter that it asks for, if any, and how it has
   * packages installed.
   */
  readonly pyscript?: {
    readonly text?: string;
    readonly span?: Span;
    /** The file that names it, if that is another one. */
    readonly path?: string;
    /** Set if PyScript takes the text for an address relative to the page. */
    readonly relative?: boolean;
    /** What names it, if that is not `interpreter`. */
    readonly option?: NamedInterpreter['option'];
    readonly caller?: PyscriptCaller;
  };
  /** The interpreters in which the file installs anything, if some say for themselves what they run. */
  readonly interpreters?: readonly InterpretersOfFile[];
  /** The platform that only such a file is for, as a PyScript configuration is. */
  readonly platform?: PlatformName;
  /** What the file itself says about the platform or the Pyodide that runs it. */
  readonly ownSigns?: readonly RuntimeSign[];
  /** What the files beside and above it say, the nearest first. */
  readonly signs?: readonly RuntimeSign[];
  /** Whether those are pages that name the file, so that what each of them loads runs it. */
  readonly pagesUseIt?: boolean;
  /** The lock file that the project has its Pyodide take. */
  readonly ownLock?: OwnLock;
  readonly data: RuntimeData;
  /** `YYYY-MM-DD`, in UTC. */
  readonly today: string;
}

/** Why what has the name of a wrangler file is not read as it should be. */
export interface WranglerFault {
  /** A clause: `it is a folder`, `it is not UTF-8`. */
  readonly reason: Message;
  /** Set for a folder, a device or a pipe: both tools look for a file, and pass over what is none. */
  readonly isNoFile?: boolean;
}

/** What a question about the project of a Worker would say of it. */
export type WorkerAbove = Pick<TargetQuestion, 'path' | 'wranglerTexts' | 'usesPywrangler'>;

/** What is wrong with how a target is chosen, and where. */
export type TargetProblem = {
  readonly message: Message;
  readonly path: string;
  readonly span: Span;
} & (
  | {
      readonly kind:
        /** A name that is not a target. */
        | 'unknown-target'
        /** A lock file of the project that says nothing of what its Pyodide ships. */
        | 'unknown-lock'
        /** A PyScript interpreter that is not a known Pyodide. */
        | 'unknown-interpreter'
        /** Files that name no release of their platform, none that is known, or several. */
        | 'uncertain-platform'
        /** wrangler and pywrangler read different files, which agree. */
        | 'files-agree'
        /** A wrangler file that deploys something else than what is installed for. */
        | 'other-file'
        /** A wrangler file that is not valid, and not one of a Python Worker as far as it can be read. */
        | 'unreadable'
        /** A Python Worker's file that cannot be read, entirely or from some place on: its tools stop. */
        | 'broken'
        /** Flags without effect. */
        | 'odd-flags';
    }
  /** pywrangler finds no file where it looks, or one that holds nothing, which `date` and the flag would fill. */
  | { readonly kind: 'no-wrangler-file'; readonly wrangler?: WranglerConfig; readonly date?: string }
  /** A PyScript interpreter that leads nowhere, although it is clear which `release` is meant. */
  | {
      readonly kind: 'misspelled-interpreter';
      readonly text: string;
      readonly release: string;
      /** What to write instead. */
      readonly instead: string;
    }
  /** The Worker runs on one runtime and pywrangler installs for another. */
  | {
      readonly kind: 'two-runtimes';
      /** The files that say so: one, or wrangler's and pywrangler's. */
      readonly configs: readonly WranglerConfig[];
      readonly runs: CloudflareSnapshot;
      readonly installs: CloudflareSnapshot;
    }
  /** A compatibility date from which no runtime follows; `instead` is one that is probably meant. */
  | { readonly kind: 'no-runtime'; readonly wrangler: WranglerConfig; readonly instead?: string }
  /** What Cloudflare or wrangler refuse to deploy. */
  | { readonly kind: 'refused'; readonly mend?: WranglerMend }
  /** The flag that makes a Python Worker is not where it counts. */
  | {
      readonly kind: 'missing-flag';
      readonly wrangler: WranglerConfig;
      readonly environment?: string;
      /** A written flag that only misspells it. */
      readonly misspelled?: string;
      /** A compatibility date to add, where that is missing as well. */
      readonly date?: string;
    }
);

/** What would put a wrangler file right. */
export interface WranglerMend {
  readonly wrangler: WranglerConfig;
  /** The section that it is about; absent for the top level. */
  readonly environment?: string;
  readonly compatibilityDate?: string;
  readonly removeFlag?: string;
  readonly addFlag?: string;
}

export interface TargetAnswer {
  readonly choice: TargetChoice;
  /**
   * Whether the project's own files say so, or nothing does, so that editing them may lead to another target; and in which
   * role: the runtime that is deployed, or the one that pywrangler installs for, if that is another.
   */
  readonly ofProject?: 'deployed' | 'installed';
  /** A Worker that pywrangler installs. */
  readonly pywrangler?: boolean;
  /** The wrangler file that decides; absent if something else does. */
  readonly wrangler?: WranglerConfig;
  /** What its environment and the deployment itself make of that file; absent if that is nothing else. */
  readonly deployed?: WranglerConfig;
  /** Another wrangler file that has to say the same. */
  readonly otherWrangler?: WranglerConfig;
  /** What pywrangler installs for, whatever is deployed; absent if that is not known. */
  readonly installs?: CloudflareSnapshot;
}

export interface TargetAnswers {
  /** At least one, each target once, in the order requested. */
  readonly answers: readonly [TargetAnswer, ...TargetAnswer[]];
  /** Whatever went wrong on the way. */
  readonly problems: readonly TargetProblem[];
}
