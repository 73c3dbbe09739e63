/** A proposed edit, before it is proven: what a remedy is made from. */
import type { Declaration, Slot } from '../dependencyFiles/dependencyFile.ts';
import type { Span } from '../text/span.ts';
import type { FileEdit } from './remedy.ts';

const NOT_EMSCRIPTEN = 'sys_platform != ';

/** Replaces the specifier of a declaration by an exact pin; undefined where its parts have no places of their own. */
export function pinEdit(declaration: Declaration, version: string): FileEdit | undefined {
  const { spans, path, slots } = declaration;
  if (slots) return fill(path, slots.version, version);
  if (declaration.escaped || !spans.name || declaration.hashes?.length) return undefined;
  const after = (spans.extras ?? spans.name).end;
  const span: Span = spans.specifier ?? { start: after, end: after };
  return { path, edit: { span, newText: `==${version}` } };
}

/** Removes some extras of a declaration; undefined where its parts have no places of their own. */
export function dropExtrasEdit(declaration: Declaration, dropped: ReadonlySet<string>): FileEdit | undefined {
  const { spans, path, requirement, slots } = declaration;
  const kept = requirement?.extras.filter((extra) => !dropped.has(extra)) ?? [];
  if (slots?.extras) return { path, edit: { span: slots.extras, newText: `[${kept.map(quoted).join(', ')}]` } };
  if (declaration.escaped || !spans.extras || !requirement) return undefined;
  return { path, edit: { span: spans.extras, newText: kept.length > 0 ? `[${kept.join(',')}]` : '' } };
}

/** Makes a declaration hold everywhere but on Emscripten. */
export function markerEdit(declaration: Declaration): FileEdit | undefined {
  const { spans, path, requirement, slots } = declaration;
  const place = slots?.marker;
  if (place) return fill(path, place, `${NOT_EMSCRIPTEN}${place.quote}emscripten${place.quote}`);
  // A configuration of PyScript is for Pyodide alone.
  if (declaration.escaped || !requirement || !spans.name || declaration.table === 'packages') return undefined;
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

function fill(path: string, slot: Slot | undefined, text: string): FileEdit | undefined {
  return slot && { path, edit: { span: slot.span, newText: `${slot.before}${text}${slot.after}` } };
}

function quoted(text: string): string {
  return `"${text}"`;
}
