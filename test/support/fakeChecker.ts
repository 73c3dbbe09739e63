/** A checker for tests of the language server: it really parses, and resolves as and when a test determines. */
import { english, invented } from './english.ts';
import { say } from '../../server/src/core/messages/message.ts';
import type { CheckRequest } from '../../server/src/check/checkRequest.ts';
import type { Finding } from '../../server/src/core/findings/finding.ts';
import type { Snapshot } from '../../server/src/core/analysis/snapshot.ts';
import type { ResolutionSummary } from '../../server/src/core/installers/resolutionSummary.ts';
import { parseWithIncludes } from '../../server/src/core/dependencyFiles/parseDependencyFile.ts';
import { normalizeName } from '../../server/src/core/packaging/name.ts';
import type { Remedy } from '../../server/src/core/remedies/remedy.ts';
import { isTarget, targetNamed } from '../../server/src/core/runtimes/runtimes.ts';
import type { Target } from '../../server/src/core/runtimes/target.ts';
import { loadRuntimeData } from '../../server/src/data/runtimeData.ts';
import type { Openable, OpenProject } from '../../server/src/check/engine.ts';

/** The result of a resolution. */
export interface Answer {
  readonly findings?: readonly Finding[];
  readonly resolution?: ResolutionSummary;
  /** Nothing says that the file is for Pyodide. */
  readonly quiet?: boolean;
}

/** One resolution requested from the checker. */
export interface FakeResolution {
  readonly text: string;
  readonly signal: AbortSignal | undefined;
}

export class FakeChecker implements Openable {
  readonly requests: CheckRequest[] = [];
  readonly resolutions: FakeResolution[] = [];
  forgotten = 0;
  closed = false;
  /** What is found; it may wait, and it may throw. */
  answer: (request: CheckRequest) => Answer | Promise<Answer> = () => ({});
  /** What is known before that of what installs and what blocks; without it nothing is known before. */
  verdict: ((request: CheckRequest) => Answer) | undefined;
  readonly #known = new Map<string, { readonly key: string; readonly answer: Answer }>();

  /** Opened projects, by their requests. */
  readonly opened: CheckRequest[] = [];

  open(request: CheckRequest): Promise<OpenProject | undefined> {
    this.opened.push(request);
    return Promise.resolve(undefined);
  }

  async *check(request: CheckRequest): AsyncGenerator<Snapshot, void, void> {
    this.requests.push(request);
    const texts = new Map([[request.path, request.text]]);
    const wrangler = request.path.replace(/[^/]*$/, 'wrangler.toml');
    for (const path of [wrangler, request.path.replace(/[^/]*$/, 'base.txt')]) {
      const read = await request.documents.read(path);
      if (read.kind === 'text') texts.set(path, read.text);
    }
    const { file } = parseWithIncludes(request.path, request.text, (path) => {
      const text = texts.get(path);
      return text === undefined ? { unreadable: say('fileAbsent') } : { text };
    });
    if (!file) return;
    const target = testTarget(texts.get(wrangler)?.includes('2026-09') ? 'workers-3.14' : 'workers-3.13');
    const key = JSON.stringify([target.name, request.settings, file.declarations.map(({ text }) => text)]);
    const base = {
      path: request.path,
      file,
      choice: { target, reason: say('targetByDate', { date: '2026-02-01', file: 'wrangler.toml' }), path: wrangler },
      catalog: { releases: () => undefined, metadata: () => undefined },
      generations: [target],
      texts,
    };
    const known = this.#known.get(request.path);
    const complete = ({ findings = [], quiet, resolution = { resolves: true, packages: [] } }: Answer): Snapshot => ({
      ...base,
      ...(quiet === true && { quiet }),
      complete: true,
      resolution,
      findings,
    });
    if (known?.key === key) {
      yield complete(known.answer);
      return;
    }
    yield { ...base, complete: false, findings: [] };
    this.resolutions.push({ text: request.text, signal: request.signal });
    request.onProgress?.('asking for pydantic');
    if (this.verdict) yield { ...complete(this.verdict(request)), complete: false, judged: true };
    const answer = await this.answer(request);
    this.#known.set(request.path, { key, answer });
    yield complete(answer);
  }

  forget(): void {
    this.forgotten++;
    this.#known.clear();
  }

  close(): Promise<void> {
    this.closed = true;
    return Promise.resolve();
  }
}

/** The target with a name. */
export function testTarget(name: string): Target {
  const target = targetNamed(name, loadRuntimeData());
  if (!isTarget(target)) throw new Error(english(target.problem));
  return target;
}

/** A finding at the first occurrence of `text` in `path`'s text. */
export function findingOn(text: string, path: string, fileText: string, more: Partial<Finding> = {}): Finding {
  const start = fileText.indexOf(text);
  if (start < 0) throw new Error(`${text} does not stand in the text`);
  return {
    code: 'blocked-dependency',
    severity: 'error',
    message: invented(`\`${text}\` cannot be installed`),
    path,
    span: { start, end: start + text.length },
    name: normalizeName(/^[\w-]+/.exec(text)?.[0] ?? text),
    culprits: [],
    chains: [],
    explanation: [],
    related: [],
    remedies: [],
    ...more,
  };
}

/** A remedy that replaces the first occurrence of `before`. */
export function replacement(before: string, after: string, path: string, fileText: string): Remedy['edits'][number] {
  const start = fileText.indexOf(before);
  if (start < 0) throw new Error(`${before} does not stand in the text`);
  return { path, edit: { span: { start, end: start + before.length }, newText: after } };
}
