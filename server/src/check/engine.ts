/** What a surface needs from the checker: to query, reset and close it. */
import type { Snapshot } from '../core/analysis/snapshot.ts';
import type { Evidence } from '../core/evidence/evidence.ts';
import type { DependencyFile } from '../core/dependencyFiles/dependencyFile.ts';
import type { NormalizedName } from '../core/packaging/name.ts';
import type { Version } from '../core/packaging/versions/version.ts';
import type { ProjectContext } from '../core/remedies/projectContext.ts';
import type { Target } from '../core/runtimes/target.ts';
import type { TargetAnswers } from '../core/runtimes/targetChoice.ts';
import type { Catalog } from '../core/solver/catalog.ts';
import type { Question } from '../core/solver/question.ts';
import type { WheelFiles } from '../index/packageIndex.ts';
import type { Settings } from '../settings.ts';
import type { CheckRequest } from './checkRequest.ts';
import type { EvidenceQuestion } from './evidence/evidenceReader.ts';
import type { ProjectUses } from './evidence/projectUses.ts';

/** What indexes have, to be asked whatever the core can answer. */
export interface Facts {
  /** What is known for a target; only its own questions may be asked of it. */
  catalogFor(target: Target): Catalog;
  /** Runs a question of the core until it has its answer. */
  ask<Answer>(question: Question<Answer>): Promise<Answer>;
}

/** A project that was read, to be asked whatever the core can answer. */
export interface OpenProject {
  /** The file with all its includes. */
  readonly file: DependencyFile;
  /** Whether a recorded index stands for the real ones. */
  readonly isRecorded: boolean;
  /** The targets that the request is about, the first of them the most important, and why. */
  readonly targets: TargetAnswers;
  /** The same as if other targets had been asked for. @param names as in the setting `target` */
  targetsNamed(names: string): TargetAnswers;
  /** What an analysis knows of the project on one of its targets. */
  contextOf(answer: TargetAnswers['answers'][number]): ProjectContext;
  /** The text of a file that was read with the project; undefined of any other. */
  text(path: string): string | undefined;
  ask<Answer>(question: Question<Answer>): Promise<Answer>;
  /** What the project's own code, in the folder of the file and below, takes from packages. */
  uses(): Promise<ProjectUses>;
  /**
   * Whether packages need another one when they are imported, by what their wheels hold: one piece of evidence for each parent,
   * in their order. What cannot be read is unknown.
   */
  evidence(question: EvidenceQuestion): Promise<readonly Evidence[]>;
  /**
   * A wheel of a release, to look into: the one for the target, else one for an ordinary machine. Undefined if there is none, or
   * it cannot be read.
   */
  wheel(context: ProjectContext, name: NormalizedName, version: Version): Promise<WheelFiles | undefined>;
}

export interface Engine {
  /**
   * Checks a file. Yields one snapshot immediately, from the texts alone; if they do not decide the result, a second,
   * complete one follows when the consumer asks for it, which may use the network. A file of a kind that declares nothing
   * yields none. Throws when the signal aborts.
   */
  check(request: CheckRequest): AsyncGenerator<Snapshot, void, void>;
  /** Forgets all facts, so that the next check requests everything again. */
  forget(): void;
  /** Stops background work. */
  close(): Promise<void>;
}

/** An engine that can be asked for more than the findings of a file. */
export interface Openable extends Engine {
  /** Opens a project for whoever wants to know more of it than its findings; undefined if a file of its kind declares nothing. */
  open(request: CheckRequest): Promise<OpenProject | undefined>;
}

/** An engine that can be asked for more than findings. */
export interface Workbench extends Openable {
  /**
   * What indexes have under some settings.
   * @param onWait called with the name of what is waited for
   * @param signal ends what is asked of them when it aborts
   */
  facts(settings: Settings, onWait?: (name: string) => void, signal?: AbortSignal): Facts;
}
