/** The answer to "for which targets is this file checked, and why": the question, the result, and what is odd about it. */
import type { PlatformName, RuntimeSign } from '../dependencyFiles/signs/runtimeSign.ts';
import type { Message } from '../messages/message.ts';
import type { Span } from '../text/span.ts';
import type { CloudflareSnapshot } from './cloudflare.ts';
import type { RuntimeData } from './runtimes.ts';
import type { Target } from './target.ts';
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
  /** Set if nothing says it for certain: a fix that changes files by itself would then be too bold. */
  readonly guess?: boolean;
}

/** Requested names, and where they are. `auto` among them stands for what the project says. */
export interface AskedTargets {
  readonly names: readonly string[];
  readonly place: NamingPlace;
}

export interface TargetQuestion {
  /** The dependency file itself; problems without a better place are shown at its start. */
  readonly path: string;
  /** What was requested, in order of precedence; a place that only has `auto` requests nothing. */
  readonly asked: readonly AskedTargets[];
  /** Texts of the wrangler files in the same folder, by path. */
  readonly wranglerTexts: ReadonlyMap<string, string>;
  /** Set for a PyScript configuration, which does not involve Workers: the interpreter that it asks for, if any. */
  readonly pyscript?: { readonly text?: string; readonly span?: Span };
  /** The platform that only such a file is for, as a PyScript configuration is. */
  readonly platform?: PlatformName;
  /** What the file itself says about the platform or the Pyodide that runs it. */
  readonly ownSigns?: readonly RuntimeSign[];
  /** What the files beside and above it say, the nearest first. */
  readonly signs?: readonly RuntimeSign[];
  readonly data: RuntimeData;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

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
        /** A PyScript interpreter that is not a known Pyodide. */
        | 'unknown-interpreter'
        /** Files that name no release of their platform, none that is known, or several. */
        | 'uncertain-platform'
        /**
         * A wrangler file that pywrangler ignores, in favour of another one or because it does not configure a Python
         * Worker.
         */
        | 'passed-over'
        /** The configuration of a Python Worker in a file that pywrangler does not read. */
        | 'worker-not-read'
        /** A file that cannot be read, entirely or from some place on. */
        | 'unreadable'
        /** A configuration that chooses no runtime. */
        | 'no-runtime'
        /** Flags without effect, or not for production. */
        | 'odd-flags';
    }
  /** The Worker runs on one runtime and pywrangler installs for another. */
  | {
      readonly kind: 'two-runtimes';
      readonly wrangler: WranglerConfig;
      readonly runs: CloudflareSnapshot;
      readonly vendored: CloudflareSnapshot;
    }
);

export interface TargetAnswer {
  readonly choice: TargetChoice;
  /** Whether the project's own files say so, or nothing does, so that editing them may lead to another target. */
  readonly ofProject?: boolean;
  /** The wrangler file that decides; absent if something else does. */
  readonly wrangler?: WranglerConfig;
  /** The wrangler file that would have decided if it were one of a Python Worker. */
  readonly passedOver?: WranglerConfig;
}

export interface TargetAnswers {
  /** At least one, each target once, in the order requested. */
  readonly answers: readonly [TargetAnswer, ...TargetAnswer[]];
  /** Whatever went wrong on the way. */
  readonly problems: readonly TargetProblem[];
}
