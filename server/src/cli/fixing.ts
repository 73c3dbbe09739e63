/** Applies the fixes of a check, to the files or only in memory, and keeps account of what it did. */
import { remediesTogether, type Boldness } from '../core/features/remediesTogether.ts';
import { say, type Message } from '../core/messages/message.ts';
import type { TextEncoding } from '../core/text/encoding.ts';
import { applyEdits } from '../core/text/textEdit.ts';
import type { FileReport } from './report.ts';
import type { TextFiles } from './textFiles.ts';
import { unifiedDiff } from './render/unifiedDiff.ts';

/** How fixes are applied. */
export interface FixOptions {
  readonly boldness: Boldness;
  /** Whether nothing is written, so that what would be can be shown. */
  readonly dry: boolean;
}

/** Where things are said while fixes are applied. */
export interface FixListener {
  readonly say: (message: Message) => void;
  /** Something could not be done. */
  readonly fail: (problem: Message) => void;
}

/** A file with its text before and after. */
interface Replacement {
  readonly path: string;
  readonly text: string;
  readonly fixed: string;
  /** Undefined to keep the one that it has. */
  readonly encoding: TextEncoding | undefined;
}

export class Fixing {
  /** How many fixes have been applied. */
  count = 0;
  readonly #options: FixOptions;
  readonly #texts: TextFiles;
  readonly #listener: FixListener;
  /** The text that each changed file had at first, and how it is shown, by path. */
  readonly #before = new Map<string, { readonly text: string; readonly file: string }>();
  readonly #after = new Map<string, string>();

  constructor(options: FixOptions, texts: TextFiles, listener: FixListener) {
    this.#options = options;
    this.#texts = texts;
    this.#listener = listener;
  }

  get boldness(): Boldness {
    return this.#options.boldness;
  }

  /** Applies the remedies of all findings, as far as they are compatible; false if there was none to apply. */
  async apply(reports: readonly FileReport[]): Promise<boolean> {
    const findings = reports.flatMap(({ snapshot }) => snapshot.findings);
    const { edits, rewrites, remedies } = remediesTogether(findings, this.#options.boldness);
    const texts = new Map(reports.flatMap(({ snapshot }) => [...snapshot.texts]));
    const refused = new Set<string>();
    for (const path of new Set([...edits.keys(), ...rewrites])) {
      const text = texts.get(path);
      if (text === undefined) throw new Error(`a remedy edits ${path}, which was not read`);
      const fixed = applyEdits(text, edits.get(path) ?? []);
      const encoding = rewrites.has(path) ? 'utf-8' : undefined;
      const problem = await this.#replace({ path, text, fixed, encoding }, showIn(reports, path));
      if (!problem) continue;
      refused.add(path);
      this.#listener.fail(problem);
    }
    const done = remedies.filter(({ remedy: { edits: ofOne, rewrites: written = [] } }) =>
      [...ofOne.map(({ path }) => path), ...written].every((path) => !refused.has(path)),
    );
    for (const { finding, remedy } of done) {
      const parts = { file: showIn(reports, finding.path), remedy: remedy.title };
      this.#listener.say(say(this.#options.dry ? 'wouldFixFile' : 'fixedFile', parts));
    }
    this.count += done.length;
    return done.length > 0;
  }

  /** What has changed since the beginning, in the order in which the files were first changed. */
  diff(): string {
    return [...this.#before]
      .map(([path, { text, file }]) => unifiedDiff(file, text, this.#after.get(path) ?? text))
      .join('');
  }

  /** Replaces the text of a file; returns the reason if that failed. */
  async #replace({ path, text, fixed, encoding }: Replacement, file: string): Promise<Message | undefined> {
    if (!this.#before.has(path)) this.#before.set(path, { text, file });
    this.#after.set(path, fixed);
    if (this.#options.dry) {
      this.#texts.lay(path, fixed, encoding);
      return undefined;
    }
    try {
      return (await this.#texts.replace(path, text, fixed, encoding)) ? undefined : say('changedMeanwhile', { file });
    } catch (error) {
      return say('cannotChange', { file, problem: error instanceof Error ? error.message : String(error) });
    }
  }
}

function showIn(reports: readonly FileReport[], path: string): string {
  const report = reports.find(({ snapshot }) => snapshot.texts.has(path)) ?? reports[0];
  return report?.show(path) ?? path;
}
