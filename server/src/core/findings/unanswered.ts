/** What findings say of indexes that did not answer. */
import type { Outage } from '../candidates/outage.ts';

/** What is not known because indexes did not answer. */
export interface Unanswered {
  /** All that it rests on, at least one. */
  readonly outages: readonly Outage[];
  /**
   * The requirement that may or may not install; which versions are taken; the last step of a sync; or only whether what was
   * known on an earlier day still holds.
   */
  readonly about: { readonly requirement: string } | 'versions' | 'host-step' | 'age';
}
