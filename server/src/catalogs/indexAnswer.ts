/** What one index says about a project, and its failures as facts. */
import type { IndexPage } from '../core/candidates/distribution.ts';
import type { Unavailable } from '../core/candidates/unavailable.ts';
import { IndexError, SpentError, type PackageIndex } from '../index/packageIndex.ts';

/** What one index says about a project, and why that may be incomplete. */
export interface IndexAnswer {
  readonly page?: IndexPage;
  readonly unavailable?: Unavailable;
  /** Why it could not be looked into, if what the others have counts all the same. */
  readonly unread?: Unavailable;
  /** The day it is from, if the index has not confirmed it since. */
  readonly asOf?: string;
}

/** What a failure of an index means for what the others say. */
export function failureOf({ isFlat }: PackageIndex, unavailable: Unavailable): IndexAnswer {
  return isFlat === true ? { unread: unavailable } : { unavailable };
}

/** Whether somebody was asked: what is not asked for, offline for example, is nobody's failure. */
export function isAsked(error: unknown): boolean {
  return error instanceof IndexError && error.kind !== 'offline';
}

/** A failure of the world as a fact; anything else is thrown. */
export function asUnavailable(error: unknown): Unavailable {
  if (error instanceof SpentError) return { kind: 'unavailable', reason: error.says };
  if (!(error instanceof IndexError) || error.kind === 'cancelled') throw error;
  const { says, outage, broken } = error;
  return { kind: 'unavailable', reason: says, ...(outage && { outage }), ...(broken && { broken }) };
}
