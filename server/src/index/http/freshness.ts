/** How long an answer may be used without asking again (https://www.rfc-editor.org/rfc/rfc9111#section-4.2). */
import CachePolicy from 'http-cache-semantics';
import { displayUrl } from '../indexUrl.ts';

/** A policy as plain data, for a file. */
export type StoredPolicy = Readonly<Record<string, unknown>>;

export interface CacheableAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

// The rest would only make files larger or, like cookies, must not be stored at all.
const KEPT = ['age', 'cache-control', 'date', 'etag', 'expires', 'last-modified', 'pragma', 'vary'];

/** What a server may say how long an answer lasts with, and what it may ask to be compared with later. */
const LIFETIMES = ['cache-control', 'expires', 'pragma'];
const VALIDATORS = ['etag', 'last-modified'];

/** As long as PyPI says of its own pages. */
const UNSAID_LIFETIME = 'max-age=600';

/**
 * The policy of an answer that has just arrived; undefined if the server forbids storing it.
 *
 * Of what a server says neither how long it lasts nor how to ask whether it changed, as of most answers that something is
 * missing, a cache may choose the time (section 4.2.2): else each check would ask once more for all that an index lacks.
 */
export function policyOf(url: string, accept: string, answer: CacheableAnswer, now: number): StoredPolicy | undefined {
  const policy = new CachePolicy(
    question(url, accept),
    { status: answer.status, headers: withLifetime(answer.status, kept(answer)) },
    { shared: false },
  );
  return policy.storable() ? at(policy, now) : undefined;
}

/** Whether the server must be asked before the answer is used again. */
export function isStale(policy: StoredPolicy, now: number): boolean {
  return restored(policy, now).stale();
}

/** The headers that ask whether a stored answer is still valid. */
export function revalidationHeaders(policy: StoredPolicy, url: string, accept: string): Record<string, string> {
  const headers = restored(policy, 0).revalidationHeaders(question(url, accept));
  const result: Record<string, string> = {};
  for (const name of ['if-none-match', 'if-modified-since']) {
    const value = headers[name];
    if (value !== undefined) result[name] = value;
  }
  return result;
}

/** The policy after the server confirmed that the answer is still valid (304). */
export function renewedPolicy(
  policy: StoredPolicy,
  url: string,
  accept: string,
  answer: CacheableAnswer,
  now: number,
): StoredPolicy {
  const renewed = restored(policy, now).revalidatedPolicy(question(url, accept), {
    status: 304,
    headers: kept(answer),
  });
  // A 304 without any validator gives a policy for a 304; the stored answer's own status belongs there.
  return { ...at(renewed.policy, now), st: policy['st'] };
}

function question(url: string, accept: string): { url: string; method: string; headers: Record<string, string> } {
  // The policy is stored with the request in it, so it must not contain secrets.
  return { url: displayUrl(url), method: 'GET', headers: { accept } };
}

function withLifetime(status: number, headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const says = (names: readonly string[]): boolean => names.some((name) => headers[name] !== undefined);
  if (says(LIFETIMES) || (status === 200 && says(VALIDATORS))) return headers;
  return { ...headers, 'cache-control': UNSAID_LIFETIME };
}

function kept(answer: CacheableAnswer): Record<string, string> {
  return Object.fromEntries(Object.entries(answer.headers).filter(([name]) => KEPT.includes(name)));
}

/** The package reads the clock itself; we use the host's. */
function at(policy: CachePolicy, now: number): StoredPolicy {
  return { ...policy.toObject(), t: now };
}

function restored(stored: StoredPolicy, now: number): CachePolicy {
  const policy = CachePolicy.fromObject(stored);
  policy.now = () => now;
  return policy;
}
