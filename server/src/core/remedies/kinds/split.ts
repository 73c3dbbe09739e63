/**
 * Splits a requirement by marker: Emscripten gets the release that exists there, and the floor stays for everyone else. It is
 * what maintainers of libraries write by hand.
 */
import type { Release } from '../../candidates/release.ts';
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import type { ReadDeclaration } from '../../installers/installerView.ts';
import { specifierSetContains, type Specifier } from '../../packaging/versions/specifier.ts';
import { compareVersions, formatVersion, type Version } from '../../packaging/versions/version.ts';
import type { Question } from '../../solver/question.ts';
import { withDate } from '../age.ts';
import { proven, releaseIn, type Attempt } from '../attempt.ts';
import { markerEdit, withCondition, writtenAt } from '../edits/declarationEdits.ts';
import type { Remedy } from '../remedy.ts';
import type { FileEdit } from '../../text/textEdit.ts';

/** The lists in which a project may stand twice, each time under another marker. */
const SPLITTABLE = /^(?:project\.|dependency-groups\.|script\.dependencies$|requirements$)/;

/**
 * The remedy that splits the requirement, where the newest release that fits is older than what it asks for.
 * @param fitting that release
 */
export function* splitRemedies(fitting: Release | undefined, attempt: Attempt): Question<Remedy[]> {
  const [declaration, ...more] = attempt.declarations;
  if (!fitting || !declaration || more.length > 0) return [];
  const edits = splitEdits(declaration, fitting.version, attempt.context.file);
  const resolution = edits && (yield* proven(edits, attempt));
  const release = resolution && releaseIn(resolution, attempt.failure.name, attempt.catalog);
  if (!edits || !release || compareVersions(release.version, fitting.version) < 0) return [];
  const title = `Split by marker: ${attempt.failure.name} ${withDate(release)} on Emscripten only`;
  const cost = 'your code has to run with both';
  return [{ kind: 'split', title, preferred: false, edits, cost }];
}

/**
 * Writes a second declaration before the first one, which then holds everywhere but on Emscripten: so commas and comments
 * stay where they are. Undefined where that is not possible, or where the release is within what is asked for.
 */
function splitEdits(
  declaration: ReadDeclaration,
  version: Version,
  file: DependencyFile,
): readonly FileEdit[] | undefined {
  const { spans, path, requirement, table, quote } = declaration;
  const elsewhere = markerEdit(declaration);
  const condition = withCondition(declaration, '==');
  if (!elsewhere || condition === undefined || !spans.specifier || !SPLITTABLE.test(table)) return undefined;
  if (declaration.hashes?.length || declaration.editable === true || isBroken(declaration)) return undefined;
  if (specifierSetContains(requirement.specifier, version, { prereleases: true })) return undefined;
  const head = writtenAt(declaration, { start: spans.whole.start, end: spans.specifier.start }).trimEnd();
  const second = `${head}${lowered(requirement.specifier.specifiers, version)} ; ${condition}`;
  const written = quote === undefined ? second : `${quote}${second}${quote},`;
  const { start } = spans.element;
  // Of an included file only the declarations are known here: its lines are taken to be laid out simply.
  const layout = path === file.path ? separatorOf(file.text, start) : breakOf(file.text);
  return [{ path, edit: { span: { start, end: start }, newText: written + layout } }, elsewhere];
}

/** Whether it goes on in a second line. */
function isBroken({ text, spans: { whole } }: ReadDeclaration): boolean {
  return text.includes('\n') || whole.end - whole.start !== text.trim().length;
}

/** The specifiers with another floor; what keeps releases out from above stays. */
function lowered(specifiers: readonly Specifier[], version: Version): string {
  const isExact = specifiers.some(({ operator, wildcard }) => operator === '===' || (operator === '==' && !wildcard));
  const kept = specifiers.filter(({ operator }) => operator === '<' || operator === '<=' || operator === '!=');
  const floor = `${isExact ? '==' : '>='}${formatVersion(version)}`;
  return [floor, ...kept.map((specifier) => specifier.operator + specifier.version)].join(',');
}

/** What stands between two declarations that are laid out like the one at `start`: a line of its own, or a blank. */
function separatorOf(text: string, start: number): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(lineStart, start);
  // In a script the lines are comments.
  return /^#?[ \t]*$/.test(before) ? breakOf(text) + before : ' ';
}

function breakOf(text: string): string {
  return /^[^\n]*\r\n/.test(text) ? '\r\n' : '\n';
}
