/** A sentence that a tool says, and how it is recognised in what somebody pasted. */
import type { FindingCode } from '../../../findings/rules.ts';
import type { SentenceId, Tool } from '../../../messages/groups/toolkit/pasted.ts';

export interface Sentence {
  readonly id: SentenceId;
  readonly tool: Tool;
  /** In lower case: what is looked for first, since it is cheap. */
  readonly literal: string;
  /**
   * Matched within a window around that, in any case. Groups: `name`, `names` (several of them in a text), `spec`, `other` (another
   * name), `tag`, `quote` (what is between quotes, of any kind).
   */
  readonly pattern: RegExp;
  /** The pages that say more, the likeliest first. */
  readonly rules: readonly FindingCode[];
  /** Whether the project that it names is in the way, and not one that only asks for it. */
  readonly blames: boolean;
}

/** A name of a project. */
export const NAME = String.raw`[A-Za-z0-9][A-Za-z0-9._-]{0,99}`;

/** Extras and markers behind it, as uv shows them: `httptools{sys_platform != 'win32'}`. */
const BESIDE = String.raw`(?:\[[^\]]{0,120}\])?(?:\{[^}]{0,300}\})?`;

/** A range of versions: `>=1.0,<2`, `==0.1.*`. */
export const SPEC = String.raw`(?:[<>=!~]{1,3}[0-9A-Za-z.*+!_-]{1,60}(?:,[<>=!~]{1,3}[0-9A-Za-z.*+!_-]{1,60}){0,12})`;

/** A project with the versions that are spoken of. */
export const DEMAND = String.raw`(?<![A-Za-z0-9._<>=!~,-])(?<name>${NAME})${BESIDE}(?<spec>${SPEC})?`;

/** The same for another one. */
export const OTHER = String.raw`(?<other>${NAME})${BESIDE}(?<otherSpec>${SPEC})?`;

/** Text between quotes or backticks. */
export const QUOTED = String.raw`["'\u0060\u2018\u201C](?<quote>[^"'\u0060\u2019\u201D]{1,300})["'\u0060\u2019\u201D]`;

/**
 * A sentence.
 * @param pattern the source of its regular expression
 * @param blames whether the projects that it names are in the way
 */
export function sentenceOf(
  tool: Tool,
  id: SentenceId,
  literal: string,
  pattern: string,
  rules: readonly FindingCode[],
  blames = false,
): Sentence {
  return { tool, id, literal, pattern: new RegExp(pattern, 'gi'), rules, blames };
}
