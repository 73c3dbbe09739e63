/** Applies the fixes of a check, to the files or only in memory, and keeps account of what it did. */
import {
  appliedRemedy,
  remediesTogether,
  type Boldness,
  type RemediesTogether,
} from '../core/features/remediesTogether.ts';
import { diskProblem } from '../check/diskFiles.ts';
import { say, type Message } from '../core/messages/message.ts';
import type { Finding } from '../core/findings/finding.ts';
import { pathsChangedBy } from '../core/remedies/remedy.ts';
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
  /** Names a file so that a program finds it from the current folder. */
  readonly nameOf: (path: string) => string;
}

/** What is written of a file: its text, and how it is encoded. */
interface Content {
  readonly text: string;
  readonly encoding: TextEncoding;
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
  /** Whether a file could not be changed. */
  failed = false;
  readonly #options: FixOptions;
  readonly #texts: TextFiles;
  readonly #listener: FixListener;
  /** What each changed file had at first, and what it has now, by path. */
  readonly #before = new Map<string, Content>();
  readonly #after = new Map<string, Content>();
  /** How each changed file was encoded before its last change, by path. */
  readonly #encodings = new Map<string, TextEncoding>();

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
    const texts = new Map(reports.flatMap(({ snapshot }) => [...snapshot.texts]));
    const findings = await this.#applicable(reports, texts);
    const together = remediesTogether(findings, this.#options.boldness);
    const replacements = replacementsFor(together, texts);
    const refused = new Set<string>();
    for (const replacement of replacements.values()) {
      const problem = await this.#replace(replacement, showIn(reports, replacement.path));
      if (!problem) continue;
      refused.add(replacement.path);
      this.#fail(problem);
    }
    const done = together.remedies.filter(({ remedy }) => pathsChangedBy(remedy).every((path) => !refused.has(path)));
    if (refused.size > 0) {
      const kept = remediesTogether(
        done.map(({ finding }) => finding),
        this.#options.boldness,
      );
      await this.#takeBack(replacements, replacementsFor(kept, texts), refused, reports);
    }
    for (const { finding, remedy } of done) {
      const parts = { file: showIn(reports, finding.path), remedy: remedy.title };
      this.#listener.say(say(this.#options.dry ? 'wouldFixFile' : 'fixedFile', parts));
    }
    this.count += done.length;
    return done.length > 0;
  }

  /** Takes back what belongs to remedies that could not be applied to all of their files: half of one helps nobody. */
  async #takeBack(
    written: Replacements,
    kept: Replacements,
    refused: ReadonlySet<string>,
    reports: readonly FileReport[],
  ): Promise<void> {
    for (const { path, text, fixed, encoding } of written.values()) {
      const wanted = kept.get(path);
      const isRight = (wanted?.fixed ?? text) === fixed && wanted?.encoding === encoding;
      if (refused.has(path) || isRight) continue;
      const before = wanted?.encoding ?? this.#encodings.get(path);
      const back = { path, text: fixed, fixed: wanted?.fixed ?? text, encoding: before };
      const problem = await this.#replace(back, showIn(reports, path));
      const file = showIn(reports, path);
      if (problem) this.#fail(say('notTakenBack', { file, problem }));
      else this.#listener.say(say('takenBack', { file, others: [...refused].map((other) => showIn(reports, other)) }));
    }
  }

  #fail(problem: Message): void {
    this.failed = true;
    this.#listener.fail(problem);
  }

  /** What has changed since the beginning, in the order in which the files were first changed. */
  diff(): string {
    return [...this.#before]
      .map(([path, before]) =>
        unifiedDiff(this.#listener.nameOf(path), marked(before), marked(this.#after.get(path) ?? before)),
      )
      .join('');
  }

  /** The findings without those whose remedy would change a file that has changed itself: half of it helps nobody. */
  async #applicable(reports: readonly FileReport[], texts: ReadonlyMap<string, string>): Promise<readonly Finding[]> {
    const findings = reports.flatMap(({ snapshot }) => snapshot.findings);
    const changedBy = (finding: Finding): readonly string[] =>
      pathsChangedBy(appliedRemedy(finding, this.#options.boldness) ?? { edits: [] });
    const refused = new Set<string>();
    for (const path of new Set(findings.flatMap(changedBy))) {
      const read = await this.#texts.read(path);
      if (read.kind === 'text' && read.text === texts.get(path)) continue;
      refused.add(path);
      this.#fail(say('changedMeanwhile', { file: showIn(reports, path) }));
    }
    return findings.filter((one) => changedBy(one).every((path) => !refused.has(path)));
  }

  /** Keeps account of a change; says so if no program could make it from the difference. */
  async #note({ path, text, fixed, encoding }: Replacement, file: string): Promise<void> {
    const current = this.#after.get(path)?.encoding ?? (await this.#texts.encodingOf(path)) ?? 'utf-8';
    if (!this.#before.has(path)) {
      this.#before.set(path, { text, encoding: current });
      if (this.#options.dry && current.startsWith('utf-16')) this.#listener.say(say('notForPatch', { file }));
    }
    this.#encodings.set(path, current);
    this.#after.set(path, { text: fixed, encoding: encoding ?? current });
  }

  /** Replaces the text of a file; returns the reason if that failed. */
  async #replace(replacement: Replacement, file: string): Promise<Message | undefined> {
    const { path, text, fixed, encoding } = replacement;
    await this.#note(replacement, file);
    if (this.#options.dry) {
      this.#texts.lay(path, fixed, encoding);
      return undefined;
    }
    try {
      return (await this.#texts.replace(path, text, fixed, encoding)) ? undefined : say('changedMeanwhile', { file });
    } catch (error) {
      return say('cannotChange', { file, problem: diskProblem(error) });
    }
  }
}

type Replacements = ReadonlyMap<string, Replacement>;

/** What remedies make of the files, by path. @param texts of all files that they may change */
function replacementsFor({ edits, rewrites }: RemediesTogether, texts: ReadonlyMap<string, string>): Replacements {
  const paths = [...new Set([...edits.keys(), ...rewrites])];
  return new Map(
    paths.map((path) => {
      const text = texts.get(path);
      if (text === undefined) throw new Error(`a remedy edits ${path}, which was not read`);
      const fixed = applyEdits(text, edits.get(path) ?? []);
      return [path, { path, text, fixed, encoding: rewrites.has(path) ? 'utf-8' : undefined }];
    }),
  );
}

/** A text as it is in its file: with the byte order mark, which belongs to its first line. */
function marked({ text, encoding }: Content): string {
  return encoding === 'utf-8' ? text : `\uFEFF${text}`;
}

function showIn(reports: readonly FileReport[], path: string): string {
  const report = reports.find(({ snapshot }) => snapshot.texts.has(path)) ?? reports[0];
  return report?.show(path) ?? path;
}
