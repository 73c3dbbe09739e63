/** Notes what indexes answer, to be replayed: pages and metadata, without any address. */
import { projectOfFile } from '../../core/candidates/distribution.ts';
import type { SourceContents } from '../../core/candidates/sourceContents.ts';
import { say, type Message } from '../../core/messages/message.ts';
import { normalizeName, type NormalizedName } from '../../core/packaging/name.ts';
import { formatProjectPage } from '../../core/packaging/simpleApi/formatProjectPage.ts';
import type { ProjectFile, ProjectPage } from '../../core/packaging/simpleApi/simpleApi.ts';
import { IndexError, isGone, type PackageIndex, type Permit, type ProjectAnswer } from '../packageIndex.ts';
import { projectOfWheel, type RecordedProject } from '../recordedProjects.ts';
import type { Recording } from './recordedFiles.ts';
import { recordedPath, type RecordedPlace } from './recordedPlace.ts';

/** Which index it is, is told by the file of any project. */
const ANY = normalizeName('any');

const JSON_PAGE = 'application/vnd.pypi.simple.v1+json';

interface Draft {
  readonly place: RecordedPlace;
  readonly projects: Map<NormalizedName, ProjectDraft>;
}

interface ProjectDraft {
  page?: ProjectPage;
  readonly metadata: Map<string, string>;
  readonly sources: Map<string, string>;
}

/** What the indexes of a process have answered so far. */
export class Recorder {
  readonly #drafts = new Map<string, Draft>();
  readonly #failures = new Map<string, Message>();

  /**
   * An index whose answers are noted.
   * @param place absent if it cannot be recorded: then only its failures are noted
   * @param isReplay whether it is a recorded index itself: what that lacks, the new recording lacks as well
   */
  watch(index: PackageIndex, place: RecordedPlace | undefined, isReplay: boolean): PackageIndex {
    return new RecordingIndex(
      index,
      place,
      (error) => {
        if (!isReplay || !isLacking(error)) this.noteError(error);
      },
      this,
    );
  }

  /** Why what was noted is not everything that was asked for: a sentence for each failure, each once. */
  get failures(): readonly Message[] {
    return [...this.#failures.values()];
  }

  /** What was noted, the indexes in an order of their own: requests have none. */
  get recordings(): readonly Recording[] {
    const drafts = [...this.#drafts].sort(([one], [other]) => (one < other ? -1 : 1));
    return drafts.map(([, { place, projects }]) => ({
      place,
      projects: [...projects].map(([name, draft]) => finished(name, draft)),
    }));
  }

  /** Notes what was not answered; a request that nobody waits for any more is no failure. */
  noteError(error: unknown): void {
    if (error instanceof IndexError && error.kind !== 'cancelled') this.#fail(error.says);
  }

  notePage(place: RecordedPlace, name: NormalizedName, answer: ProjectAnswer, label: Message): void {
    const { asOf } = answer;
    if (answer.unavailable) {
      this.#fail(answer.unavailable.reason);
      return;
    }
    if (asOf !== undefined) {
      this.#fail(say('recordOutOfDate', { project: name, index: label, day: asOf }));
      return;
    }
    if (answer.kind === 'absent') {
      // Where nothing is recorded, what a release ships stands in for its index.
      if (place.kind === 'pyodide') this.#project(place, name);
      return;
    }
    const project = this.#project(place, name);
    const isOther = project.page && project.page !== answer.page;
    if (isOther && project.page && formatProjectPage(project.page) !== formatProjectPage(answer.page)) {
      this.#fail(say('recordTwoAnswers', { project: name, index: label }));
    }
    project.page = answer.page;
  }

  noteMetadata(place: RecordedPlace, filename: string, text: string): void {
    const known = this.#project(place, projectOfWheel(filename)).metadata;
    const before = known.get(filename);
    if (before !== undefined && before !== text) this.#fail(say('recordTwoMetadata', { filename }));
    known.set(filename, text);
  }

  noteSources(place: RecordedPlace, filename: string, contents: SourceContents): void {
    const project = projectOfFile(filename);
    if (project !== undefined) this.#project(place, project).sources.set(filename, JSON.stringify(contents));
  }

  #fail(reason: Message): void {
    this.#failures.set(JSON.stringify(reason), reason);
  }

  #project(place: RecordedPlace, name: NormalizedName): ProjectDraft {
    const key = recordedPath(place, ANY);
    const draft = this.#drafts.get(key) ?? { place, projects: new Map<NormalizedName, ProjectDraft>() };
    this.#drafts.set(key, draft);
    const normalized = normalizeName(name);
    const project = draft.projects.get(normalized) ?? { metadata: new Map(), sources: new Map() };
    draft.projects.set(normalized, project);
    return project;
  }
}

function finished(name: NormalizedName, { page, metadata, sources }: ProjectDraft): RecordedProject {
  return {
    name,
    ...(page && { page: { contentType: JSON_PAGE, body: bytesOf(formatProjectPage(page)) } }),
    metadata: bytesIn(metadata),
    ...(sources.size > 0 && { sources: bytesIn(sources) }),
  };
}

function bytesIn(texts: ReadonlyMap<string, string>): ReadonlyMap<string, Uint8Array> {
  return new Map([...texts].map(([name, text]) => [name, bytesOf(text)]));
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

class RecordingIndex implements PackageIndex {
  readonly name: string;
  readonly label: Message;
  readonly isFlat: boolean;
  readonly #index: PackageIndex;
  readonly #place: RecordedPlace | undefined;
  readonly #recorder: Recorder;
  readonly #noteError: (error: unknown) => void;

  constructor(
    index: PackageIndex,
    place: RecordedPlace | undefined,
    noteError: (error: unknown) => void,
    recorder: Recorder,
  ) {
    this.name = index.name;
    this.label = index.label;
    this.isFlat = index.isFlat === true;
    this.#index = index;
    this.#place = place;
    this.#recorder = recorder;
    this.#noteError = noteError;
  }

  async project(name: NormalizedName, signal?: AbortSignal, permit?: Permit): Promise<ProjectAnswer> {
    // Where Pyodide's index does not answer, what the release ships stands in for it: now, and at the replay.
    const answer = await this.#noting(this.#index.project(name, signal, permit), () => this.#place?.kind === 'pyodide');
    if (this.#place) this.#recorder.notePage(this.#place, name, answer, this.label);
    return answer;
  }

  async metadata(file: ProjectFile, signal?: AbortSignal): Promise<string> {
    const text = await this.#noting(this.#index.metadata(file, signal), isGone);
    if (this.#place) this.#recorder.noteMetadata(this.#place, file.filename, text);
    return text;
  }

  async sources(file: ProjectFile, signal?: AbortSignal): Promise<SourceContents> {
    if (!this.#index.sources) throw new IndexError('http', say('noSourcesToLookInto', { index: this.label }), '');
    const contents = await this.#noting(
      this.#index.sources(file, signal),
      (error) => isGone(error) || error.kind === 'invalid',
    );
    if (this.#place) this.#recorder.noteSources(this.#place, file.filename, contents);
    return contents;
  }

  /** @param isLasting whether a failure is an answer: a replay, where that is missing, comes to the same */
  async #noting<Answer>(answer: Promise<Answer>, isLasting?: (error: IndexError) => boolean): Promise<Answer> {
    try {
      return await answer;
    } catch (error) {
      if (!(error instanceof IndexError) || isLasting?.(error) !== true) this.#noteError(error);
      throw error;
    }
  }
}

/** Whether a recorded index does not have what it was asked for, or is not there at all. */
function isLacking(error: unknown): boolean {
  return error instanceof IndexError && (error.kind === 'offline' || error.kind === 'http');
}
