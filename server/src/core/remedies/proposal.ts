/** A proposed edit, before it is proven: what a remedy is made from. */
import type { Declaration } from '../dependencyFiles/dependencyFile.ts';
import type { Span } from '../text/span.ts';
import type { FileEdit } from './remedy.ts';

const NOT_EMSCRIPTEN = 'sys_platform != ';

/** Replaces the specifier of a declaration by an exact pin; undefined where its parts have no places of their own. */
export function pinEdit(declaration: Declaration, version: string): FileEdit | undefined {
  const { spans, path } = declaration;
  if (declaration.escaped || !spans.name || declaration.hashes?.length) return undefined;
  const after = (spans.extras ?? spans.name).end;
  const span: Span = spans.specifier ?? { start: after, end: after };
  return { path, edit: { span, newText: `==${version}` } };
}

/** Removes some extras of a declaration; undefined where its parts have no places of their own. */
export function dropExtrasEdit(declaration: Declaration, dropped: ReadonlySet<string>): FileEdit | undefined {
  const { spans, path, requirement } = declaration;
  if (declaration.escaped || !spans.extras || !requirement) return undefined;
  const kept = requirement.extras.filter((extra) => !dropped.has(extra));
  return { path, edit: { span: spans.extras, newText: kept.length > 0 ? `[${kept.join(',')}]` : '' } };
}

/** Makes a declaration hold everywhere but on Emscripten. */
export function markerEdit(declaration: Declaration): FileEdit | undefined {
  const { spans, path, requirement } = declaration;
  if (declaration.escaped || !requirement || !spans.name) return undefined;
  const quote = declaration.quote?.startsWith("'") ? '"' : "'";
  const condition = `${NOT_EMSCRIPTEN}${quote}emscripten${quote}`;
  if (!spans.marker) {
    const { end } = spans.whole;
    return { path, edit: { span: { start: end, end }, newText: ` ; ${condition}` } };
  }
  const { end } = spans.marker;
  const written = declaration.text.slice(spans.marker.start - spans.whole.start, end - spans.whole.start);
  const joined = /\bor\b/.test(written) ? `(${written}) and ${condition}` : `${written} and ${condition}`;
  return { path, edit: { span: spans.marker, newText: joined } };
}
