/**
 * How a finding can be ignored by an edit: through a comment on its line where the file can have one, else through
 * `per-file-ignores` in the table that governs the file.
 */
import { LogicalLines, type CommentSyntax } from '../config/logicalLines.ts';
import { insertArrayElement } from '../config/tomlEdit.ts';
import type { Finding } from '../findings/finding.ts';
import type { FindingCode } from '../findings/rules.ts';
import { say, type Message } from '../messages/message.ts';
import { fileName, parentPath } from '../text/path.ts';
import type { FileEdit, TextEdit } from '../text/textEdit.ts';
import { foundIn, type Snapshot } from '../analysis/snapshot.ts';
import { commentSyntaxIn, isWrittenByTools } from '../tuning/commentSyntax.ts';
import { commentsAt, ignoreComments, writtenComment, type IgnoreComment } from '../tuning/ignoreComments.ts';
import { patternOf } from '../tuning/pathPattern.ts';

/** What ignores a finding. */
export interface Ignoring {
  readonly title: Message;
  readonly edits: readonly FileEdit[];
}

/** What is wrong with the text itself is mended, not ignored: a comment may even end up in a string. */
const NOT_OFFERED: ReadonlySet<FindingCode> = new Set(['invalid-file', 'unused-ignore', 'invalid-setting']);

/** A line whose end means something: the end of a script's metadata, a command of IPython. */
const NO_COMMENT = /^(?:# \/\/\/|[%!])/;

/** Makes the edits for the findings of a snapshot; each text is read once. */
export class IgnoringEdits {
  readonly #snapshot: Snapshot;
  readonly #files = new Map<string, CommentedFile | undefined>();

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
  }

  /** Undefined if neither is possible. */
  of(finding: Finding): Ignoring | undefined {
    if (NOT_OFFERED.has(finding.code)) return undefined;
    return this.#byComment(finding) ?? this.#byTable(finding);
  }

  #byComment(finding: Finding): Ignoring | undefined {
    const { path, code, name, span } = finding;
    if (!this.#files.has(path)) this.#files.set(path, this.#open(path));
    const file = this.#files.get(path);
    if (!file) return undefined;
    const others = file.namesAt(span.start, code);
    const selector = name !== undefined && others.size > 1 ? `${code}:${name}` : code;
    const edit = file.edit(span.start, selector);
    return edit && { title: say('ignoreHereTitle', { selector }), edits: [{ path, edit }] };
  }

  #open(path: string): CommentedFile | undefined {
    const { file, texts } = this.#snapshot;
    const text = texts.get(path);
    const syntax = isWrittenByTools(file, path) ? undefined : commentSyntaxIn(file, path);
    if (text === undefined || !syntax) return undefined;
    const found = foundIn(this.#snapshot).filter((other) => other.path === path);
    return new CommentedFile(text, syntax, found);
  }

  #byTable({ path, code, name }: Finding): Ignoring | undefined {
    const { texts, tuned } = this.#snapshot;
    const home = tuned?.home;
    const text = home === undefined ? undefined : texts.get(home);
    if (home === undefined || text === undefined || !home.endsWith('.toml')) return undefined;
    const pattern = patternOf(path, parentPath(home));
    if (pattern === undefined) return undefined;
    const selector = name === undefined ? code : `${code}:${name}`;
    const edits = insertArrayElement(text, ['tool', 'pyodide-preflight', 'per-file-ignores'], pattern, selector);
    if (edits.length === 0) return undefined;
    const title = say('ignoreInTableTitle', { selector, file: fileName(path) });
    return { title, edits: edits.map((edit) => ({ path: home, edit })) };
  }
}

/** A file whose lines can have comments. */
class CommentedFile {
  readonly #text: string;
  readonly #syntax: CommentSyntax;
  readonly #lines: LogicalLines;
  readonly #comments: readonly IgnoreComment[];
  /** By line and code: the projects that such findings in the line are about. */
  readonly #names = new Map<string, Set<string | undefined>>();

  constructor(text: string, syntax: CommentSyntax, found: readonly Finding[]) {
    this.#text = text;
    this.#syntax = syntax;
    this.#lines = new LogicalLines(text, syntax);
    this.#comments = ignoreComments(text, this.#lines);
    for (const { code, name, span } of found) {
      const key = this.#key(span.start, code);
      this.#names.set(key, (this.#names.get(key) ?? new Set()).add(name));
    }
  }

  namesAt(offset: number, code: FindingCode): ReadonlySet<string | undefined> {
    return this.#names.get(this.#key(offset, code)) ?? new Set();
  }

  /** Puts a selector into the comment of a line, or a comment behind it; undefined where a comment is something else. */
  edit(offset: number, selector: string): TextEdit | undefined {
    const line = this.#lines.at(offset);
    const known = commentsAt(offset, this.#comments).find(({ end }) => end !== undefined);
    if (known?.end !== undefined) {
      const newText = known.entries.length > 0 ? `, ${selector}` : selector;
      return { span: { start: known.end, end: known.end }, newText };
    }
    const written = this.#text.slice(line.start, line.end);
    if (this.#syntax === 'python' && NO_COMMENT.test(written)) return undefined;
    const before = written.trimEnd();
    const comment = writtenComment(selector, this.#syntax);
    const newText = before === '' ? comment : `  ${comment}`;
    return { span: { start: line.start + before.length, end: line.end }, newText };
  }

  #key(offset: number, code: FindingCode): string {
    return `${this.#lines.at(offset).start} ${code}`;
  }
}
