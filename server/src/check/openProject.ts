/** A project, or the indexes alone, opened to ask whatever the core can answer. */
import type { Evidence } from '../core/evidence/evidence.ts';
import type { DependencyFile } from '../core/dependencyFiles/dependencyFile.ts';
import type { NormalizedName } from '../core/packaging/name.ts';
import type { Version } from '../core/packaging/versions/version.ts';
import type { ProjectContext } from '../core/remedies/projectContext.ts';
import { chooseTargets } from '../core/runtimes/chooseTargets.ts';
import type { Target } from '../core/runtimes/target.ts';
import type { TargetAnswers } from '../core/runtimes/targetChoice.ts';
import type { Catalog } from '../core/solver/catalog.ts';
import type { Question } from '../core/solver/question.ts';
import type { Catalogs } from '../catalogs/catalogs.ts';
import { drive } from '../catalogs/drive.ts';
import type { Host } from '../host/host.ts';
import type { WheelFiles } from '../index/packageIndex.ts';
import { parentPath } from '../core/text/path.ts';
import type { Settings } from '../settings.ts';
import type { CheckRequest } from './checkRequest.ts';
import type { Facts, OpenProject } from './engine.ts';
import { readEvidence, type EvidenceQuestion } from './evidence/evidenceReader.ts';
import type { EvidenceMeans } from './evidence/openCandidate.ts';
import { openLocalFiles } from './evidence/localFiles.ts';
import { recordedEvidence } from './evidence/recordedEvidence.ts';
import { openWheel } from './evidence/openWheel.ts';
import { ProjectUses } from './evidence/projectUses.ts';
import { projectContextOf } from './projectContext.ts';
import type { PlacedProject } from './references.ts';
import { targetQuestion } from './targetQuestion.ts';

/** What the process keeps from question to question. */
interface Kept {
  readonly host: Host;
  readonly catalogs: Catalogs;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

export class OpenedProject implements OpenProject {
  readonly file: DependencyFile;
  readonly isRecorded: boolean;
  readonly targets: TargetAnswers;
  readonly #request: CheckRequest;
  readonly #project: PlacedProject;
  readonly #kept: Kept;
  #uses: Promise<ProjectUses> | undefined;

  constructor(request: CheckRequest, project: PlacedProject, kept: Kept) {
    this.file = project.file;
    this.isRecorded = request.settings.recordedIndex !== '';
    this.#request = request;
    this.#project = project;
    this.#kept = kept;
    this.targets = this.targetsNamed(request.settings.target);
  }

  targetsNamed(names: string): TargetAnswers {
    const request = { ...this.#request, settings: { ...this.#request.settings, target: names } };
    return chooseTargets(targetQuestion(request, this.#project, this.#kept.today));
  }

  contextOf(answer: TargetAnswers['answers'][number]): ProjectContext {
    return projectContextOf(this.#request, this.#project, answer, { ...this.#kept, now: this.#kept.host.now() });
  }

  text(path: string): string | undefined {
    return this.#project.texts.get(path);
  }

  ask<Answer>(question: Question<Answer>): Promise<Answer> {
    const { onProgress, signal } = this.#request;
    return asked(question, this.#kept.host, signal, onProgress);
  }

  uses(): Promise<ProjectUses> {
    return (this.#uses ??= ProjectUses.read(parentPath(this.#request.path), this.#request.documents));
  }

  async evidence(question: EvidenceQuestion): Promise<readonly Evidence[]> {
    const { recordedIndex } = this.#request.settings;
    if (recordedIndex === '') return this.#readEvidence(question);
    const recorded = await recordedEvidence(recordedIndex, question, this.#kept.host.files);
    const parents = question.parents.filter((_, at) => !recorded[at]);
    const found = parents.length > 0 ? await this.#readEvidence({ ...question, parents }) : [];
    const read = found.map((one) => (isUnread(one) ? ({ ...one, unknown: 'not-recorded' } as const) : one));
    return recorded.flatMap((one) => one ?? read.shift() ?? []);
  }

  #readEvidence(question: EvidenceQuestion): Promise<readonly Evidence[]> {
    return readEvidence(question, this.#means());
  }

  wheel(context: ProjectContext, name: NormalizedName, version: Version): Promise<WheelFiles | undefined> {
    return openWheel(context, name, version, this.#means());
  }

  /** How the files of packages are read. */
  #means(): EvidenceMeans {
    const { onProgress: onWait, signal, documents, path } = this.#request;
    const { host } = this.#kept;
    return {
      ask: (one) => this.ask(one),
      openLocal: (distribution) => openLocalFiles(distribution, { documents, host, path }),
      signal,
      onWait,
    };
  }
}

function isUnread({ unknown }: Evidence): boolean {
  return unknown === 'unread' || unknown === 'culprit-unread';
}

/** Who waits for an answer. */
interface Waiting {
  readonly onWait: ((name: string) => void) | undefined;
  readonly signal: AbortSignal | undefined;
}

/** The indexes of the settings. */
export class IndexFacts implements Facts {
  readonly #settings: Settings;
  readonly #kept: Omit<Kept, 'today'>;
  readonly #waiting: Waiting;

  constructor(settings: Settings, kept: Omit<Kept, 'today'>, waiting: Waiting) {
    this.#settings = settings;
    this.#kept = kept;
    this.#waiting = waiting;
  }

  catalogFor(target: Target): Catalog {
    return this.#kept.catalogs.of(target, this.#settings);
  }

  ask<Answer>(question: Question<Answer>): Promise<Answer> {
    return asked(question, this.#kept.host, this.#waiting.signal, this.#waiting.onWait);
  }
}

/** Runs a question; what was fetched ahead for it and is no longer needed is given up with it. */
async function asked<Answer>(
  question: Question<Answer>,
  host: Host,
  outer: AbortSignal | undefined,
  onWait: ((name: string) => void) | undefined,
): Promise<Answer> {
  const controller = new AbortController();
  const signal = outer ? AbortSignal.any([outer, controller.signal]) : controller.signal;
  try {
    return await drive(question, { host, signal, ...(onWait && { onWait }) });
  } finally {
    controller.abort();
  }
}
