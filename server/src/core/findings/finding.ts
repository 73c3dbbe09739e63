/** What the analysis says about a dependency file: findings as data, which every surface renders. */
import type { Message } from '../messages/message.ts';
import type { Condition } from '../diagnosis/conditions.ts';
import type { DatedRelease } from '../messages/datedRelease.ts';
import type { NormalizedName } from '../packaging/name.ts';
import type { Remedy } from '../remedies/remedy.ts';
import type { Span } from '../text/span.ts';
import type { Unanswered } from './unanswered.ts';
import { usualSeverity, type FindingCode, type Severity, type SeverityOf } from './rules.ts';

/** Another place that belongs to a finding, shown as related information. */
export interface RelatedPlace {
  readonly path: string;
  readonly span: Span;
  readonly message: Message;
}

/** Where a finding is. */
export interface FindingPlace {
  /** The file that the span is in: an included file's own path if it came through an include. */
  readonly path: string;
  readonly span: Span;
  /** The declared project the finding is about. */
  readonly name?: NormalizedName;
}

/** A package that a target gets in an older release than a host. */
export interface Behind {
  readonly name: NormalizedName;
  readonly got: DatedRelease;
  /** The release that a host gets. */
  readonly ideal: DatedRelease;
  /** Years from the first newer release to that one; absent if the dates are unknown. */
  readonly years?: number;
  /** The extras that are asked for, and that only newer releases have. */
  readonly lostExtras?: readonly string[];
}

/** One statement about one place. */
export interface Finding extends FindingPlace {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** What happens, to what, and what to do; about 240 characters, no full stop at the end. */
  readonly message: Message;
  /** Every project that blocks it, the most telling first. */
  readonly culprits: readonly NormalizedName[];
  /** For each culprit the chain from the declared dependency to it, both ends included. */
  readonly chains: readonly (readonly NormalizedName[])[];
  /** The full explanation, one line each; shown on request. */
  readonly explanation: readonly Message[];
  readonly related: readonly RelatedPlace[];
  readonly remedies: readonly Remedy[];
  /** Set as long as it is not known what helps: there are no remedies then, and the message ends without advice. */
  readonly pending?: true;
  /** The day of the oldest answer that it rests on, `YYYY-MM-DD`, if its index has not confirmed that since. */
  readonly asOf?: string;
  /** Set if it says only that something is not known, because indexes did not answer. */
  readonly unanswered?: Unanswered;
  /** What falls behind and how far, of a dependency that is held back. */
  readonly behind?: Behind;
  /** What has to come about before what stands in the way no longer does, as far as it can be waited for. */
  readonly conditions?: readonly Condition[];
  /** The names of the targets it applies to, if the project has several; absent if it applies to all. */
  readonly targets?: readonly string[];
}

/** What a finding may say beyond its message; the severity if it is not the usual one of its rule. */
export type FindingDetails<Code extends FindingCode> = Partial<
  Pick<Finding, 'culprits' | 'chains' | 'explanation' | 'related' | 'remedies' | 'unanswered' | 'behind' | 'conditions'>
> & { readonly severity?: SeverityOf<Code> };

/** Creates every finding. */
export function finding<Code extends FindingCode>(
  code: Code,
  message: Message,
  { path, span, name }: FindingPlace,
  details: FindingDetails<Code> = {},
): Finding {
  return {
    code,
    severity: usualSeverity(code),
    message,
    path,
    span,
    ...(name !== undefined && { name }),
    culprits: [],
    chains: [],
    explanation: [],
    related: [],
    remedies: [],
    ...details,
  };
}

/** Whether a fix of it leaves something out, of which wheels could show that nobody needs it. */
export function offersToLeaveOut({ remedies }: Pick<Finding, 'remedies'>): boolean {
  return remedies.some(({ leavesOut }) => leavesOut !== undefined);
}

/** Equal for findings that are the same one: several files may lead to it. */
export function identityOf({ path, span, code, message }: Finding): string {
  return JSON.stringify([path, span, code, message]);
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
}): FindingPlace {
  return { path, span: spans.whole, ...(requirement && { name: requirement.normalized }) };
}

/** The place for something that is not written anywhere: the beginning of a file. */
export function startOf(path: string): FindingPlace {
  return { path, span: { start: 0, end: 0 } };
}
