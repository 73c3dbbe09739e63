/** Whether a package needs another one when it is imported, with what shows it. */
import type { NormalizedName } from '../packaging/name.ts';

/**
 * `needed`: importing the parent fails without the culprit · `partly`: it succeeds, but some of the parent's public names or
 * submodules, one level down, cannot be had · `not-needed`: all of them can · `unknown`: what there is to read does not decide it.
 */
export type EvidenceAnswer = 'needed' | 'partly' | 'not-needed' | 'unknown';

export interface Evidence {
  readonly parent: NormalizedName;
  readonly version: string;
  readonly culprit: NormalizedName;
  readonly answer: EvidenceAnswer;
  /** The file that asks for the culprit, as its wheel names it, and the line, from 1. */
  readonly file?: string;
  readonly line?: number;
  /** The packages between the parent and the culprit, along the imports. */
  readonly through: readonly NormalizedName[];
  /** The submodule or name of the parent that needs the culprit: a public one if the answer is `partly`, else one that is used. */
  readonly part?: string;
  /** Why it is not known. */
  readonly unknown?: WhyUnknown;
}

/**
 * `unread`: the parent has no wheel that could be read · `culprit-unread`: it is not known which modules the culprit has ·
 * `condition`: whether an import runs depends on something that is not known here · `compiled`: a compiled module on the way may
 * import it · `computed`: the name of an imported module is made at run time · `size`: it takes too long to follow · `not-recorded`: a recorded
 * index stands for the real one, and has neither the wheels nor what was read in them.
 */
export type WhyUnknown = 'unread' | 'not-recorded' | 'culprit-unread' | 'condition' | 'compiled' | 'computed' | 'size';
