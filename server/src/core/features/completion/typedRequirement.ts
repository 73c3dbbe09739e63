/** Which part of a requirement is being typed: of a text that is cut off where its author is. */
import { isValidName } from '../../packaging/name.ts';
import { parseRequirement } from '../../packaging/requirements/requirement.ts';
import type { Requirement } from '../../packaging/requirements/requirementParts.ts';
import { shiftSpan, type Span } from '../../text/span.ts';
import { typedMarker, type TypedMarker } from './typedMarker.ts';

/** What is typed; the span is what an item replaces. */
export type TypedRequirement =
  | { readonly kind: 'name'; readonly span: Span }
  /** `requirement`: what can be read of the whole. */
  | { readonly kind: 'extra' | 'version'; readonly span: Span; readonly requirement: Requirement }
  | TypedMarker;

const NAME = /^(?:[a-z0-9][\w.-]*)?$/i;
const EXTRA = /^[a-z0-9][\w.-]*\s*\[[^\]]*?([\w.-]*)$/i;
const VERSION = /^[^@;]*(?:===|==|~=|!=|<=|>=|<|>)\s*([^\s,;()<>=!~@]*)$/;
/** The marker of a requirement by address begins behind a blank. */
const MARKER = /^(?:[^@;]*|[^@]*@.*?\s);/s;

const REST_OF_NAME = /^[\w.-]*/;
const REST_OF_VERSION = /^[\w.*+!-]*/;
/** What goes on like this is a path or an address. */
const PLACE = /^[/\\:]/;

/**
 * @param text the requirement as far as it is written
 * @param cursor where in it somebody types
 * @returns undefined where nothing can be offered
 */
export function typedRequirement(text: string, cursor: number): TypedRequirement | undefined {
  const [before, after] = [text.slice(0, cursor), text.slice(cursor)];
  const marker = MARKER.exec(before)?.[0].length;
  if (marker !== undefined) {
    const typed = typedMarker(text.slice(marker), cursor - marker);
    return typed && { ...typed, span: shiftSpan(typed.span, marker) };
  }
  if (NAME.test(before)) {
    const end = cursor + lengthOf(REST_OF_NAME, after);
    return PLACE.test(text.slice(end)) ? undefined : { kind: 'name', span: { start: 0, end } };
  }
  return (
    typedPart('extra', EXTRA.exec(before), REST_OF_NAME, text) ??
    typedPart('version', VERSION.exec(before), REST_OF_VERSION, text)
  );
}

function typedPart(
  kind: 'extra' | 'version',
  match: RegExpExecArray | null,
  rest: RegExp,
  text: string,
): TypedRequirement | undefined {
  const requirement = match && parseRequirement(text).value?.requirement;
  if (!requirement || !isValidName(requirement.name)) return undefined;
  const [{ length: end }, typed = ''] = match;
  return { kind, requirement, span: { start: end - typed.length, end: end + lengthOf(rest, text.slice(end)) } };
}

function lengthOf(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.[0].length ?? 0;
}
