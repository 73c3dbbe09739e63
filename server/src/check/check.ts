/**
 * The one check that every surface runs: from a dependency file and its context to a snapshot of everything there is to
 * report.
 */
import { say } from '../core/messages/message.ts';
import { readingFindings } from '../core/analysis/analyze.ts';
import { isForPyodide } from '../core/analysis/pyodideEvidence.ts';
import { chooseTargets } from '../core/runtimes/chooseTargets.ts';
import type { TargetAnswers } from '../core/runtimes/targetChoice.ts';
import { asUvResolves } from '../core/installers/uv/asUvResolves.ts';
import { requirementsKey } from '../core/installers/installerView.ts';
import type { Finding } from '../core/findings/finding.ts';
import { fileEncodingFindings } from '../core/findings/fileEncoding.ts';
import { targetFindings } from '../core/findings/targetProblem.ts';
import { judgeLock } from '../core/locks/judgeLock.ts';
import { lockFindings } from '../core/findings/locks/lockFindings.ts';
import { relocate } from '../core/analysis/relocate.ts';
import { analyzeEach, findingsOnTargets, type ProjectAnalysis } from '../core/analysis/severalTargets.ts';
import type { CloudflareFacts } from '../core/features/completion/compatibility.ts';
import type { Snapshot } from '../core/analysis/snapshot.ts';
import { tuneFindings } from '../core/analysis/tuneFindings.ts';
import { lockedDependencyFile } from '../core/dependencyFiles/locks/lockDeclarations.ts';
import type { WranglerConfig } from '../core/runtimes/wranglerConfig.ts';
import { namedTargets, type NamedTarget } from '../core/runtimes/namedTarget.ts';
import { generationsOf } from '../core/runtimes/runtimes.ts';
import { isForeignBelow } from '../core/text/foreignFolders.ts';
import { fileName, parentPath } from '../core/text/path.ts';
import { loadRuntimeData } from '../data/runtimeData.ts';
import type { Host } from '../host/host.ts';
import { Catalogs } from '../catalogs/catalogs.ts';
import { wholeOf, type Movements } from '../core/solver/movements.ts';
import type { Question } from '../core/solver/question.ts';
import { Allowance } from '../catalogs/allowance.ts';
import { drive } from '../catalogs/drive.ts';
import { onlyUvFileOf, sharedUvFilesOf } from '../host/sharedUvFiles.ts';
import { Recent } from '../core/text/recent.ts';
import type { CheckRecording } from './recording/checkRecording.ts';
import { Border, fixedWithin } from './border/border.ts';
import { reachIn, reachOf, type BorderedRequest } from './border/reach.ts';
import type { CheckRequest } from './checkRequest.ts';
import { readEncodings } from './encodings.ts';
import type { Facts, OpenProject, Workbench } from './engine.ts';
import type { Settings } from '../settings.ts';
import { findingsAround, unreadBeside, unreadSettings } from './aroundFindings.ts';
import { EntryFiles, pythonsOf } from './workers/entryFile.ts';
import { lackingEntry } from './workers/entryPlace.ts';
import { OwnLocks } from './ownLock.ts';
import { readProjectFiles, type LockedProject, type Project } from './projectFiles.ts';
import { IndexFacts, OpenedProject } from './openProject.ts';
import { withPipNote } from './indexes/pipNote.ts';
import { projectContextOf } from './projectContext.ts';
import { inSite } from './jupyterLiteSite.ts';
import { placesKey, withPlaces, type PlacedProject } from './references.ts';
import { targetQuestion } from './targetQuestion.ts';
import { UploadedFiles } from './workers/uploadedFiles.ts';

export interface CheckerOptions {
  readonly host: Host;
  /** Today's date, `YYYY-MM-DD`. */
  readonly today: () => string;
  /** Notes what is asked. */
  readonly recording?: CheckRecording;
}

/** An analysis and its inputs, kept to answer immediately if the requirements are the same. */
interface Remembered {
  readonly key: string;
  readonly analysis: ProjectAnalysis;
  readonly snapshot: Snapshot;
}

const MOST_REMEMBERED = 200;

/** Whether a table of this product is for a file: what is installed below it is not meant. */
function isGoverned({ file, tuning }: Project): boolean {
  const { table } = tuning.governing;
  return table !== undefined && !isForeignBelow(file.path, parentPath(table.path));
}

const NOTHING: ProjectAnalysis = { summaries: [], findings: [] };

/** One for each process: it keeps the facts, so that nothing is requested twice. */
export class Checker implements Workbench {
  readonly #host: Host;
  readonly #today: () => string;
  readonly #catalogs: Catalogs;
  readonly #entryFiles = new EntryFiles();
  readonly #uploadedFiles = new UploadedFiles();
  readonly #ownLocks = new OwnLocks();
  readonly #remembered = new Recent<Remembered>(MOST_REMEMBERED);

  constructor({ host, today, recording }: CheckerOptions) {
    this.#host = host;
    this.#today = today;
    this.#catalogs = new Catalogs(host, recording?.recorder);
  }

  /** The targets that a person can choose among. @param today `YYYY-MM-DD` */
  static targets(today: string): Promise<readonly NamedTarget[]> {
    return Promise.resolve(namedTargets(loadRuntimeData(), today));
  }

  /** What decides which runtime a Worker gets. @param today `YYYY-MM-DD` */
  static cloudflare(today: string): Promise<CloudflareFacts> {
    return Promise.resolve({ table: loadRuntimeData().cloudflare, today });
  }

  forget(): void {
    this.#catalogs.forget();
    this.#remembered.clear();
  }

  async close(): Promise<void> {
    this.#logTraffic();
    await this.#catalogs.close();
  }

  /** The first snapshot is complete if the requirements are those of the last check, or if the file is a lock. */
  async *check(asked: CheckRequest): AsyncGenerator<Snapshot, void, void> {
    // What comes after the first snapshot may be much later, and reads anew.
    const request = bordered(asked, new Border(this.#host.files, asked));
    const found = await this.#find(request);
    if (!found) return;
    const question = targetQuestion(request, found, this.#today());
    const targets = chooseTargets(question);
    if (request.unasked === true && !isForPyodide(found.file, question, targets, isGoverned(found))) {
      yield { ...this.#snapshot(found, targets, NOTHING), findings: [], quiet: true };
      return;
    }
    const project = await this.#read(found, targets, request);
    if (project.locked) {
      yield await fixedWithin(this.#lockSnapshot(project, project.locked, targets), request.border);
      return;
    }
    const key = keyOf(project, targets, request);
    const first = this.#firstSnapshot(project, targets, key);
    yield await fixedWithin(first, request.border);
    if (first.complete) return;
    this.#catalogs.forgetFailures();
    const controller = new AbortController();
    const signal = request.signal ? AbortSignal.any([request.signal, controller.signal]) : controller.signal;
    try {
      const later = bordered(asked, request.border);
      const placed = await this.#withUploads(project, targets, later);
      const allowance = new Allowance(this.#host);
      const running = { host: this.#host, signal, allowance, ...(later.onProgress && { onWait: later.onProgress }) };
      const movements = await drive(this.#analysisOf(later, placed, targets), running);
      yield await fixedWithin(this.#verdictSnapshot(project, targets, movements.verdict), request.border);
      const analysis = await withPipNote(await drive(wholeOf(movements), running), this.#host, project.file);
      const snapshot = this.#snapshot(project, targets, analysis);
      this.#remembered.set(request.path, { key, analysis, snapshot });
      yield await fixedWithin(snapshot, request.border);
    } finally {
      this.#logTraffic(request.path);
      controller.abort(); // Anything that was prefetched and is no longer needed.
    }
  }

  /**
   * Opens a project for whoever wants to know more of it than its findings. Undefined if the file declares nothing and none of
   * its kind does. Throws when the signal aborts.
   */
  async open(asked: CheckRequest): Promise<OpenProject | undefined> {
    const request = bordered(asked, new Border(this.#host.files, asked));
    const found = await this.#find(request);
    if (!found) return undefined;
    const targets = chooseTargets(targetQuestion(request, found, this.#today()));
    const project = await this.#withUploads(await this.#read(found, targets, request), targets, request);
    return new OpenedProject(request, project, { host: this.#host, catalogs: this.#catalogs, today: this.#today() });
  }

  /** What indexes have, for whoever has no project. */
  facts(settings: Settings, onWait?: (name: string) => void, signal?: AbortSignal): Facts {
    return new IndexFacts(settings, { host: this.#host, catalogs: this.#catalogs }, { onWait, signal });
  }

  /** The project around a file. */
  async #find(request: BorderedRequest): Promise<Project | undefined> {
    const { environment } = this.#host;
    const { variables } = environment;
    const files = await readProjectFiles(request, sharedUvFilesOf(environment), onlyUvFileOf(environment), variables);
    if (!files) return undefined;
    const ownLock = await this.#ownLocks.read(files.file, files.signTexts, request);
    return { ...files, ...(ownLock && { ownLock }) };
  }

  /** The project with everything that is read of it before the network is needed. */
  async #read(found: Project, targets: TargetAnswers, request: BorderedRequest): Promise<PlacedProject> {
    const read = await inSite(found, targets, request);
    const [entered, encodings] = await Promise.all([
      this.#withEntry(read, targets, request),
      readEncodings(read, targets, reachIn(request).above),
    ]);
    const placed = await withPlaces({ ...entered, encodings }, request, this.#host);
    return { ...placed, unreadable: withLeft(placed.unreadable, request.border) };
  }

  /** The project with what its Worker imports when it starts. */
  async #withEntry(project: Project, { answers }: TargetAnswers, request: CheckRequest): Promise<Project> {
    const worker = workerOf(project, answers, request);
    const pythons = pythonsOf(answers.map(({ choice }) => choice.target));
    if (!worker) return project;
    const { wrangler, folder } = worker;
    const { documents, deploys = false } = request;
    const [lacking, entryImports] = await Promise.all([
      lackingEntry(wrangler, { folder, deploys }, documents),
      this.#entryFiles.read(wrangler, folder, documents, pythons),
    ]);
    const read = lacking ? { ...project, lackingEntry: lacking } : project;
    if (!entryImports) return read;
    return { ...read, entryImports, texts: new Map([...entryImports.texts, ...project.texts]) };
  }

  /** The project with what is uploaded with its Worker. */
  async #withUploads(
    project: PlacedProject,
    { answers }: TargetAnswers,
    request: CheckRequest,
  ): Promise<PlacedProject> {
    const worker = workerOf(project, answers, request);
    if (!worker) return project;
    const lock = [...project.neighbours].find(([path]) => fileName(path) === 'pylock.toml')?.[1];
    const uploads = await this.#uploadedFiles.read(worker.wrangler, worker.folder, lock, request.documents);
    return uploads ? { ...project, uploads } : project;
  }

  #lockSnapshot(project: Project, { lock, builds }: LockedProject, targets: TargetAnswers): Snapshot {
    const judged = targets.answers.map(({ choice: { target } }) => ({ target, lock: judgeLock(lock, target, builds) }));
    const installed = new Set(judged.flatMap((one) => one.lock.pins.map(({ locked }) => locked)));
    const file = {
      ...lockedDependencyFile(lock, (locked) => installed.has(locked)),
      toolSettings: project.file.toolSettings,
    };
    const analysis = {
      summaries: judged.map((one) => one.lock.summary),
      findings: findingsOnTargets(
        judged.map((one) => ({ target: one.target, findings: lockFindings(one.lock, one.target) })),
      ),
    };
    const [first] = judged;
    return { ...this.#snapshot({ ...project, file }, targets, analysis), ...(first && { lock: first.lock }) };
  }

  #firstSnapshot(project: Project, targets: TargetAnswers, key: string): Snapshot {
    const known = this.#remembered.get(project.file.path);
    const analysis = known?.key === key ? relocate(known.analysis, known.snapshot, project.file) : undefined;
    if (known && analysis) {
      const snapshot = this.#snapshot(project, targets, analysis);
      this.#remembered.set(project.file.path, { key, analysis, snapshot });
      return snapshot;
    }
    return this.#snapshot(project, targets);
  }

  #analysisOf(
    request: CheckRequest,
    project: PlacedProject,
    { answers, problems }: TargetAnswers,
  ): Question<Movements<ProjectAnalysis>> {
    const facts = { catalogs: this.#catalogs, today: this.#today(), now: this.#host.now() };
    return analyzeEach(
      answers.map((answer) => projectContextOf(request, project, answer, facts)),
      problems,
    );
  }

  /** The snapshot as soon as it is known what installs and what blocks. */
  #verdictSnapshot(project: Project, targets: TargetAnswers, verdict: ProjectAnalysis): Snapshot {
    return { ...this.#snapshot(project, targets, verdict, false), judged: true };
  }

  /** @param complete whether the analysis, if there is one, is the whole of it */
  #snapshot(
    project: Project,
    { answers, problems }: TargetAnswers,
    analysis?: ProjectAnalysis,
    complete = analysis !== undefined,
  ): Snapshot {
    const { file, texts, encodings = new Map(), included = new Set() } = project;
    const [{ choice }, ...others] = answers;
    const [resolution, ...otherResolutions] = analysis?.summaries ?? [];
    const resolves = complete ? analysis?.summaries.every((summary) => summary.resolves === true) : undefined;
    const found = [
      ...fileEncodingFindings({ file, answers, texts, encodings, included }),
      ...asSureAs(answers, [
        ...readingFindings(
          file.problems,
          answers.map((answer) => answer.choice.target),
        ),
        ...unreadSettings(project, answers),
        ...targetFindings(problems, loadRuntimeData().cloudflare, analysis?.agreements),
        ...unreadBeside(project),
        ...findingsAround(project, answers, analysis?.separable),
        ...(analysis?.findings ?? []),
      ]),
    ];
    return {
      path: file.path,
      file,
      choice,
      ...(others.length > 0 && {
        others: others.map((answer, at) => ({
          choice: answer.choice,
          ...(otherResolutions[at] && { resolution: otherResolutions[at] }),
        })),
      }),
      complete,
      ...(resolution && { resolution }),
      ...tuneFindings({ file, texts, found, resolves }, project.tuning),
      catalog: this.#catalogs.known(asUvResolves(choice.target, file)),
      generations: generationsOf(choice.target, loadRuntimeData()),
      texts,
      ...lookedAt(project),
    };
  }

  /** Checks that run at the same time share what was asked. @param path of the file that it was asked for */
  #logTraffic(path?: string): void {
    const about = path === undefined ? '' : `${fileName(path)}: `;
    for (const line of this.#catalogs.reportTraffic()) this.#host.log('info', `${about}${line}`);
  }
}

/** The request with the border around its project: nothing beyond is read but where that is asked for. */
function bordered(asked: CheckRequest, border: Border): Required<Pick<BorderedRequest, 'border'>> & BorderedRequest {
  const reach = reachOf(asked.documents, border, asked.trusted !== false);
  return { ...asked, documents: reach.inside, reach, border };
}

/** What could not be read, with what was left since a link leads outside. */
function withLeft(unreadable: Project['unreadable'], border: Border | undefined): Project['unreadable'] {
  return new Map([...unreadable, ...[...(border?.left ?? [])].map((path) => [path, say('fileOutside')] as const)]);
}

/** What was looked at besides the texts. */
function lookedAt({ entryImports, ownLock }: Project): Pick<Snapshot, 'looked'> {
  const looked = [...(entryImports?.looked ?? []), ...(ownLock?.path === undefined ? [] : [ownLock.path])];
  return looked.length > 0 ? { looked: new Set(looked) } : {};
}

/** The wrangler file of a Worker, and the folder whose files may be looked at for it. */
function workerOf(
  { locked }: Project,
  answers: TargetAnswers['answers'],
  { path, trusted }: CheckRequest,
): { readonly wrangler: WranglerConfig; readonly folder: string } | undefined {
  const answer = answers.find((one) => one.wrangler);
  const wrangler = answer?.deployed ?? answer?.wrangler;
  return wrangler && !locked ? { wrangler, folder: parentPath(trusted === false ? path : wrangler.path) } : undefined;
}

/** Where a target is only a guess, no fix may be applied by itself: it could break what works on the real one. */
function asSureAs(answers: TargetAnswers['answers'], findings: readonly Finding[]): readonly Finding[] {
  if (!answers.some(({ choice }) => choice.guess)) return findings;
  return findings.map((found) => ({
    ...found,
    remedies: found.remedies.map((remedy) => ({ ...remedy, preferred: false, safe: false })),
  }));
}

/** Equal if a new check could not report anything different about the requirements. */
function keyOf(project: PlacedProject, { answers }: TargetAnswers, { settings, trusted }: CheckRequest): string {
  const { file, wrangler, neighbours, entryImports } = project;
  const beside = [...wrangler.texts, ...neighbours].flat();
  // What is reported of what is found changes nothing about the requirements.
  const asked = { ...settings, tuning: {} };
  const parts = [
    asked,
    trusted ?? true,
    file.requiresPython?.text ?? '',
    beside,
    entryImports?.imports,
    placesKey(project),
  ];
  const targets = answers.map(({ choice: { target, interpreters } }) => [
    requirementsKey(file, target),
    ...[target.ownLock?.unknown, interpreters],
  ]);
  return JSON.stringify([...targets, ...parts]);
}
