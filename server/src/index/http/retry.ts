/** When a request is worth another attempt, and after how long. */
import type { HttpFailureKind } from '../../host/host.ts';

const FIRST_DELAY_MILLISECONDS = 250;
const LONGEST_DELAY_MILLISECONDS = 8_000;

/** The outcome of an attempt. */
export type AttemptEnd =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  | { readonly kind: 'failure'; readonly failure: HttpFailureKind };

/** Too many requests, server timeouts, and transient errors of servers and the networks in front of them. */
export function isTransientStatus(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || (status >= 500 && status <= 504 && status !== 501);
}

/**
 * Milliseconds to wait before the next attempt; undefined if another would end the same way. `attempt` counts from 1,
 * `random` is in [0, 1): the wait doubles each time and is spread over its upper half, so that many clients do not return at
 * the same time. The server's `Retry-After` is used instead if it is longer
 * (https://www.rfc-editor.org/rfc/rfc9110#field.retry-after).
 */
export function retryDelay(end: AttemptEnd, attempt: number, random: number, now: number): number | undefined {
  const transient =
    end.kind === 'status'
      ? isTransientStatus(end.status)
      : end.failure === 'dns' || end.failure === 'connection' || end.failure === 'timeout';
  if (!transient) return undefined;
  const full = Math.min(LONGEST_DELAY_MILLISECONDS, FIRST_DELAY_MILLISECONDS * 2 ** (attempt - 1));
  const own = full * (0.5 + random / 2);
  const asked = end.kind === 'status' ? retryAfter(end.retryAfter, now) : undefined;
  return Math.round(Math.max(own, asked ?? 0));
}

/** What a `Retry-After` header asks for, in milliseconds from now; undefined if it cannot be read. */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = text === '' ? NaN : Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
