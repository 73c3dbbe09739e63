/** Edits of declarations, before they are proven: the building blocks of remedies. */
import type { Declaration, Slot } from '../../dependencyFiles/dependencyFile.ts';
import type { Span } from '../../text/span.ts';
import type { FileEdit } from '../../text/textEdit.ts';

/** Replaces the specifier of a declaration by an exact pin; undefined if its parts have no places of their own. */
export function pinEdit(declaration: Declaration, version: string): FileEdit | undefined {
  const { spans, path, slots } = declaration;
  if (slots) return fill(path, slots.version, version);
  if (declaration.escaped || !spans.name || declaration.hashes?.length) return undefined;
  const after = (spans.extras ?? spans.name).end;
  const span: Span = spans.specifier ?? { start: after, end: after };
  return { path, edit: { span, newText: `==${version}` } };
}

/** Removes some extras from a declaration; undefined if its parts have no places of their own. */
export function dropExtrasEdit(declaration: Declaration, dropped: ReadonlySet<string>): FileEdit | undefined {
  const { spans, path, requirement, slots } = declaration;
  const kept = requirement?.extras.filter((extra) => !dropped.has(extra)) ?? [];
  if (kept.length === 0 && slots?.extrasEntry) return { path, edit: { span: slots.extrasEntry, newText: '' } };
  if (slots?.extras) return { path, edit: { span: slots.extras, newText: `[${kept.map(quoted).join(', ')}]` } };
  if (declaration.escaped || !spans.extras || !requirement) return undefined;
  if (kept.length > 0) return { path, edit: { span: spans.extras, newText: `[${kept.join(',')}]` } };
  const { start } = spans.extras;
  return { path, edit: { span: { start: spans.name?.end ?? start, end: spans.extras.end }, newText: '' } };
}

/** Adds an extra to a declaration that lacks it; undefined if its parts have no places of their own. */
export function addExtraEdit(declaration: Declaration, extra: string): FileEdit | undefined {
  return extrasEdit(declaration, [...(declaration.requirement?.extras ?? []), extra]);
}

/** Writes the extras of a declaration anew; undefined if its parts have no places of their own. */
export function extrasEdit(declaration: Declaration, extras: readonly string[]): FileEdit | undefined {
  const { spans, path, slots, requirement } = declaration;
  if (!requirement) return undefined;
  if (slots?.extras) return { path, edit: { span: slots.extras, newText: `[${extras.map(quoted).join(', ')}]` } };
  if (declaration.escaped || !spans.name || slots || declaration.hashes?.length) return undefined;
  const behind = { start: spans.name.end, end: spans.name.end };
  const newText = `[${extras.join(',')}]`;
  return fitsInside(declaration, newText) ? { path, edit: { span: spans.extras ?? behind, newText } } : undefined;
}

/** Makes a declaration apply everywhere except on Emscripten, or (`==`) only there. */
export function markerEdit(declaration: Declaration, operator: '==' | '!=' = '!='): FileEdit | undefined {
  const { spans, path, slots } = declaration;
  const place = slots?.marker;
  if (place) return fill(path, place, `sys_platform ${operator} ${place.quote}emscripten${place.quote}`);
  const marker = withCondition(declaration, operator);
  if (marker === undefined) return undefined;
  if (spans.marker) return { path, edit: { span: spans.marker, newText: marker } };
  const { end } = spans.whole;
  return { path, edit: { span: { start: end, end }, newText: ` ; ${marker}` } };
}

/**
 * The marker of a declaration, combined with one that tests whether the platform is Emscripten, in quotes that do not clash
 * with those of the string around it. Undefined if its parts have no places of their own.
 */
export function withCondition(declaration: Declaration, operator: '==' | '!='): string | undefined {
  const { spans, requirement } = declaration;
  // What is for Pyodide only needs no such marker.
  if (declaration.escaped || !requirement || !spans.name || isForPyodideOnly(declaration)) return undefined;
  const quote = declaration.quote?.startsWith("'") ? '"' : "'";
  const condition = `sys_platform ${operator} ${quote}emscripten${quote}`;
  if (!spans.marker) return condition;
  const written = writtenAt(declaration, spans.marker);
  return /\bor\b/.test(written) ? `(${written}) and ${condition}` : `${written} and ${condition}`;
}

/** Whether only a page in the browser reads it. */
function isForPyodideOnly({ reader }: Declaration): boolean {
  return reader === 'pyscript' || reader === 'micropip';
}

/** The part of a declaration's text at a span of its file. */
export function writtenAt({ text, spans }: Declaration, span: Span): string {
  const offset = text.length - text.trimStart().length - spans.whole.start;
  return text.slice(span.start + offset, span.end + offset);
}

/**
 * Replaces the specifiers of a declaration by some text, which may be empty; undefined if its parts have no places of their
 * own.
 */
export function specifierEdit(declaration: Declaration, newText: string): FileEdit | undefined {
  const { spans, path } = declaration;
  if (declaration.escaped || !spans.specifier || declaration.hashes?.length) return undefined;
  return fitsInside(declaration, newText) ? { path, edit: { span: spans.specifier, newText } } : undefined;
}

/**
 * Whether a text may stand inside a declaration that is a part of another language as it is: quotes, backslashes and ampersands
 * would need an escape there, and without quotes around it a comma ends an element of YAML.
 */
export function fitsInside({ nested, spans: { whole, element } }: Declaration, newText: string): boolean {
  if (nested !== true) return true;
  const isQuoted = element.end - element.start > whole.end - whole.start;
  return !/["'`\\&$]|<[a-z!/]/i.test(newText) && (isQuoted || !/[,\s#[\]{}]/.test(newText));
}

/** An edit for each declaration; undefined if one of them cannot be edited, or if there are none. */
export function editsOfAll<One extends Declaration>(
  declarations: readonly One[],
  propose: (declaration: One) => FileEdit | undefined,
): readonly FileEdit[] | undefined {
  const edits = declarations.flatMap((declaration) => propose(declaration) ?? []);
  return edits.length === declarations.length && edits.length > 0 ? edits : undefined;
}

function fill(path: string, slot: Slot | undefined, text: string): FileEdit | undefined {
  return slot && { path, edit: { span: slot.span, newText: `${slot.before}${text}${slot.after}` } };
}

function quoted(text: string): string {
  return `"${text}"`;
}
