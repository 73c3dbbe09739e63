/** Makes a finding of its code, what it says and where. Its signature is that of the one maker which is to replace it. */
import { en } from '../messages/en/en.ts';
import { tell, type Message } from '../messages/message.ts';
import type { NormalizedName } from '../packaging/name.ts';
import type { Span } from '../text/span.ts';
import { NOTHING_MORE, type Finding, type Severity } from './finding.ts';
import type { FindingCode } from './rules.ts';

/** Where a finding stands, and the declared project that it is about. */
export interface Place {
  readonly path: string;
  readonly span: Span;
  readonly name?: NormalizedName;
}

/** What else a finding may have; its severity only where the rule's own is not meant. */
export interface More extends Pick<Finding, 'severity' | 'culprits' | 'chains' | 'remedies'> {
  readonly explanation: readonly Message[];
  readonly related: readonly (Pick<Place, 'path' | 'span'> & { readonly message: Message })[];
}

/** The severities of rules that are no warnings. */
const SEVERITIES: Partial<Record<FindingCode, Severity>> = {
  'lock-preferred': 'information',
  'unsupported-source': 'information',
};

export function finding(code: FindingCode, message: Message, place: Place, more: Partial<More> = {}): Finding {
  const { explanation = [], related = [], ...others } = more;
  return {
    ...NOTHING_MORE,
    severity: SEVERITIES[code] ?? 'warning',
    ...others,
    ...place,
    code,
    // Until messages reach this place.
    message: tell(message, en),
    explanation: explanation.map((line) => tell(line, en)),
    related: related.map((one) => ({ ...one, message: tell(one.message, en) })),
  };
}

/** The place of a declaration, with the project that it asks for. */
export function placeOf({
  path,
  spans,
  requirement,
}: {
  readonly path: string;
  readonly spans: { readonly whole: Span };
  readonly requirement?: { readonly normalized: NormalizedName };
}): Place {
  return { path, span: spans.whole, ...(requirement && { name: requirement.normalized }) };
}
