/** A dependency file against its target and others, for a view: what the last check knows at once, the rest when it is asked for. */
import type { CancellationToken } from 'vscode-languageserver';
import type { Snapshot } from '../../core/analysis/snapshot.ts';
import { verdictsOf } from '../../core/analysis/snapshot.ts';
import { tell, type Message } from '../../core/messages/message.ts';
import { paperCsv } from '../../core/papers/csv.ts';
import { paperMarkdown } from '../../core/papers/markdown.ts';
import { seenTarget } from '../../core/toolkit/compare/compareTargets.ts';
import type { SeenTarget } from '../../core/toolkit/compare/comparedTarget.ts';
import { matrixOf, type Matrix, type MatrixColumn } from '../../core/toolkit/compatibility/matrix.ts';
import { LETTERS, matrixPaper } from '../../core/toolkit/compatibility/matrixPaper.ts';
import { matrixPicture } from '../../core/toolkit/compatibility/matrixPicture.ts';
import { onTarget } from '../../core/toolkit/onTarget.ts';
import { knownOnTargets } from '../../core/toolkit/tree/treeFacts.ts';
import type { Compatibility, CompatibilityParams, CompatibilityExportParams } from '../protocol.ts';
import type { Session } from '../session.ts';
import type { WorkspaceParts } from '../workspaceParts.ts';
import { placesIn, shownPath } from './places.ts';

/** Where the answers come from. */
export interface CompatibilitySources {
  readonly session: Session;
  readonly uriOf: (path: string) => string;
  /** The newest snapshots of the files that have a target. */
  readonly projects: () => readonly Snapshot[];
  /** The folders of the workspace. */
  readonly folders: () => Promise<readonly string[]>;
}

export class CompatibilityAnswers {
  readonly #parts: Pick<WorkspaceParts, 'messages' | 'targets'>;
  readonly #sources: CompatibilitySources;
  /** What was found out beyond the checks; it holds as long as nothing was checked anew. */
  readonly #filled = new WeakMap<Snapshot, Map<string, SeenTarget>>();

  constructor(parts: Pick<WorkspaceParts, 'messages' | 'targets'>, sources: CompatibilitySources) {
    this.#parts = parts;
    this.#sources = sources;
  }

  /** What is known of a file; null of one that has no target. */
  async compatibility(params: CompatibilityParams, token: CancellationToken): Promise<Compatibility | null> {
    const snapshot = this.#snapshot(params);
    if (!snapshot) return null;
    const { fill } = params;
    const before = await this.#columns(snapshot, params);
    if (before.some(({ name, seen }) => name === fill && !seen)) await this.#fill(snapshot, String(fill), token);
    const columns = fill === undefined ? before : await this.#columns(snapshot, params);
    return this.#shown(snapshot, matrixOf(columns), await this.#sources.folders());
  }

  /** The same as a text to keep. */
  async exported(params: CompatibilityExportParams): Promise<string | null> {
    const snapshot = this.#snapshot(params);
    if (!snapshot) return null;
    const { messages } = this.#parts;
    const matrix = matrixOf(await this.#columns(snapshot, params));
    const file = shownPath(snapshot.path, await this.#sources.folders());
    switch (params.format) {
      case 'markdown':
        return paperMarkdown(matrixPaper(file, matrix), messages);
      case 'csv':
        return paperCsv(matrixPaper(file, matrix), messages);
      case 'svg':
        return matrixPicture(file, matrix, messages);
      default:
        return null;
    }
  }

  #snapshot({ uri }: { readonly uri?: unknown }): Snapshot | undefined {
    return this.#sources.projects().find(({ path }) => this.#sources.uriOf(path) === uri);
  }

  /** The targets of the file, those that a hover compares, and those that somebody wants to see; each once. */
  async #columns(
    snapshot: Snapshot,
    { whatIf }: Pick<CompatibilityParams, 'whatIf'>,
  ): Promise<readonly MatrixColumn[]> {
    const known = new Map(
      knownOnTargets(snapshot).map((on) => [on.target.name, seenTarget(on, snapshot.file)] as const),
    );
    const filled = this.#filled.get(snapshot);
    const wanted: readonly unknown[] = Array.isArray(whatIf) ? whatIf : [];
    const named = wanted.length === 0 ? [] : (await this.#parts.targets()).filter(({ name }) => wanted.includes(name));
    const own = verdictsOf(snapshot).map(({ choice }) => ({ ...choice.target, isOfProject: true }));
    const others = [...snapshot.generations, ...named].map((one) => ({ ...one, isOfProject: false }));
    const each = [...own, ...others].filter(({ name }, at, all) => all.findIndex((one) => one.name === name) === at);
    return each.map(({ name, label, isOfProject }) => {
      const seen = known.get(name) ?? filled?.get(name);
      return { name, label, isOfProject, ...(seen && { seen }) };
    });
  }

  /** Finds out what a target makes of the file as it was checked. */
  async #fill(snapshot: Snapshot, name: string, token: CancellationToken): Promise<void> {
    const { path, texts } = snapshot;
    const controller = new AbortController();
    token.onCancellationRequested(() => {
      controller.abort();
    });
    const asked = { path, text: texts.get(path) ?? '', signal: controller.signal };
    const project = await this.#sources.session.open(asked, 'enabled', name);
    const answer = project?.targets.answers[0];
    if (!project || !answer) return;
    const on = await project.ask(onTarget(project.contextOf(answer)));
    const filled = this.#filled.get(snapshot) ?? new Map<string, SeenTarget>();
    this.#filled.set(snapshot, filled.set(name, seenTarget(on, project.file)));
  }

  #shown(snapshot: Snapshot, { columns, rows }: Matrix, folders: readonly string[]): Compatibility {
    const places = placesIn(snapshot, this.#sources.uriOf);
    return {
      uri: this.#sources.uriOf(snapshot.path),
      path: shownPath(snapshot.path, folders),
      columns: columns.map(({ name, label, isOfProject, seen }) => ({
        ...{ name, label, isOfProject },
        ...(seen && { installs: seen.installs }),
      })),
      rows: rows.map(({ name, level, isAgain, leadsToCulprit, cells }) => {
        const place = places.get(name);
        return {
          ...{ name, level, isAgain, leadsToCulprit },
          ...(place && { place }),
          cells: cells.map(({ kind, version, reason }) => ({
            ...{ kind, letter: LETTERS[kind], reason: this.#told(reason) },
            ...(version !== undefined && { version }),
          })),
        };
      }),
    };
  }

  /** Where it is shown nothing marks code. */
  #told(reason: Message): string {
    return tell(reason, this.#parts.messages).replaceAll('`', '');
  }
}
