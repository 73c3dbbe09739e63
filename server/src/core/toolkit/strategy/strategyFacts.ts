/** All that `strategy` knows of a project on its target: what was resolved, and what files, wheels and git say beside it. */
import type { Evidence } from '../../evidence/evidence.ts';
import type { Message } from '../../messages/message.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import type { ShownFile } from '../explain/shownFile.ts';
import type { Advice } from './recommend.ts';
import type { Problem, Strategy } from './strategy.ts';
import type { Use } from '../../evidence/codeUses.ts';

/** A commit that brought a text into a file. */
export interface Since {
  readonly date: string;
  readonly commit: string;
  readonly subject: string;
}

/** Which of the names that the project uses a release has. */
export interface NamesIn {
  readonly version: string;
  /** Absent if its wheel could not be read. */
  readonly read?: {
    readonly has: readonly string[];
    readonly lacks: readonly string[];
    readonly open: readonly string[];
  };
}

/** A package to test, where it is used, and where its changes are told. */
export interface TestedPackage {
  readonly name: NormalizedName;
  readonly from?: string;
  readonly to: string;
  readonly isMajor: boolean;
  readonly uses: readonly Use[];
  readonly link?: string;
}

export interface ProblemFacts {
  readonly problem: Problem;
  readonly advice: Advice;
  /** Absent if nobody asked for it, or nothing can be left out. */
  readonly evidence?: readonly Evidence[];
  /** Where the project's code uses the dependency. */
  readonly uses: readonly Use[];
  readonly floor?: {
    /** From 1; absent if its file was not read. */
    readonly line?: number;
    readonly since?: Since;
    /** The older release that would help, else the one just below the floor. */
    readonly names?: NamesIn;
  };
}

export interface StrategyFacts {
  readonly file: ShownFile;
  readonly reason: Message;
  /** What was asked for; empty for all. */
  readonly names: readonly NormalizedName[];
  readonly strategy: Strategy;
  readonly problems: readonly ProblemFacts[];
  /** What changes with all that is recommended: the dependencies themselves, and what jumps a major version. */
  readonly tests: readonly TestedPackage[];
  readonly wantsEvidence: boolean;
  /** Whether a recorded index stands for the real one: it has no wheels to look into. */
  readonly isRecorded: boolean;
}
