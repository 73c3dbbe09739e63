/**
 * How uv reads a requirement by URL: the address ends at the first `;` that a blank follows. PyPA's `packaging` takes everything up
 * to the next blank for the address, so that `a @ https://host/a.whl; marker` is an error there. Measured with uv 0.13.9.
 */
import type { Parsed } from '../../text/parsed.ts';
import type { Span } from '../../text/span.ts';
import { withPlaces } from './markerNode.ts';
import { RequirementReader } from './_requirementReader.ts';
import type { ParsedRequirement, RequirementSpans } from './requirementParts.ts';

/** The name and extras, the `@`, and an address that ends in a semicolon. */
const ENDS_IN_SEMICOLON = /^[^@;]*@[ \t]*[^ \t;]*(?:;[^ \t;]+)*(?=;[ \t])/;

/** The requirement that uv reads; undefined if the text is not such a one. Offsets are those of the given text. */
export function parseUvUrlRequirement(text: string): ParsedRequirement | undefined {
  const end = ENDS_IN_SEMICOLON.exec(text)?.[0].length;
  if (end === undefined) return undefined;
  const { value, errors }: Parsed<ParsedRequirement | undefined> = new RequirementReader(
    `${text.slice(0, end)} ${text.slice(end)}`,
  ).read();
  if (errors.length > 0 || value?.requirement.url === undefined) return undefined;
  return withoutBlank(value, end);
}

/** What is read in the text with a blank at `offset`, with the places in the text without it. */
function withoutBlank({ requirement, spans }: ParsedRequirement, offset: number): ParsedRequirement {
  const back = (at: number): number => (at > offset ? at - 1 : at);
  const moved = ({ start, end }: Span): Span => ({ start: back(start), end: back(end) });
  const { marker } = requirement;
  return {
    requirement: { ...requirement, ...(marker && { marker: withPlaces(marker, moved) }) },
    spans: spansMoved(spans, moved),
  };
}

function spansMoved({ specifiers, ...spans }: RequirementSpans, moved: (span: Span) => Span): RequirementSpans {
  const { whole, name, extras, url, marker } = spans;
  return {
    whole: moved(whole),
    name: moved(name),
    specifiers: specifiers.map(moved),
    ...(extras && { extras: moved(extras) }),
    ...(url && { url: moved(url) }),
    ...(marker && { marker: moved(marker) }),
  };
}
