/** What is being typed at a place of a dependency file; nothing where an editor is to be left alone. */
import type { Snapshot } from '../../analysis/snapshot.ts';
import { readToml } from '../../config/toml.ts';
import { valueAt } from '../../config/tomlNode.ts';
import type { Declaration } from '../../dependencyFiles/dependencyFile.ts';
import { shiftSpan, touches, type Span } from '../../text/span.ts';
import { typedRequirement, type TypedRequirement } from './typedRequirement.ts';

export type CompletionPlace =
  | (TypedRequirement & { readonly quote?: Declaration['quote'] })
  /** The name of a runtime in the product's own table. */
  | { readonly kind: 'target'; readonly span: Span };

/** @param offset UTF-16 offset in the file at `path` */
export function completionPlaceAt(path: string, offset: number, snapshot: Snapshot): CompletionPlace | undefined {
  const { file, lock, quiet, texts } = snapshot;
  const text = texts.get(path);
  if (quiet || lock || text === undefined) return undefined;
  const declaration = file.declarations.find((one) => one.path === path && isTypedIn(one, text, offset));
  if (declaration) return placeIn(declaration, text, offset);
  if (isBlankLine(text, offset) && (file.kind === 'requirements' || file.kind === 'constraints'))
    return { kind: 'name', span: { start: offset, end: offset } };
  return file.path === path && file.kind === 'pyproject' ? targetPlace(text, offset) : undefined;
}

/** Whether a place is in a declaration, or behind blanks at its end. */
function isTypedIn({ spans: { whole } }: Declaration, text: string, offset: number): boolean {
  return whole.start <= offset && /^[ \t]*$/.test(text.slice(whole.end, offset));
}

function placeIn(declaration: Declaration, text: string, offset: number): CompletionPlace | undefined {
  const { spans, escaped, reader, shippedOnly, quote } = declaration;
  // What builds the project is installed elsewhere.
  if (escaped || reader === 'build') return undefined;
  const { start, end } = spans.whole;
  const typed = typedRequirement(text.slice(start, Math.max(end, offset)), offset - start);
  if (!typed || (shippedOnly && typed.kind !== 'name')) return undefined;
  return { ...typed, span: shiftSpan(typed.span, start), ...(quote && { quote }) };
}

function isBlankLine(text: string, offset: number): boolean {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  return start === offset && /^[ \t]*(?:[\r\n]|$)/.test(text.slice(offset));
}

function targetPlace(text: string, offset: number): CompletionPlace | undefined {
  if (!text.includes('pyodide-preflight')) return undefined;
  const value = valueAt(readToml(text).root, ['tool', 'pyodide-preflight', 'target']);
  const strings = value?.kind === 'array' ? value.elements : value ? [value] : [];
  for (const string of strings) {
    if (string.kind !== 'string' || string.escaped) continue;
    if (touches(string.content, offset)) return { kind: 'target', span: string.content };
  }
  return undefined;
}
