/** The errors that a request to an index ends with: each says which index was asked, for what, and where. */
import type { Outage } from '../../core/candidates/outage.ts';
import { say, type Message } from '../../core/messages/message.ts';
import { AnswerProblem, answerProblemOf } from '../answerProblem.ts';
import { displayUrl } from '../indexUrl.ts';
import { IndexError } from '../packageIndex.ts';
import type { TransferFailure } from './_transferFailure.ts';
import { isTransientStatus } from './retry.ts';

/** What is requested from an index. */
export interface Asked {
  readonly url: string;
  /** Which index is asked and for what, for messages: `PyPI`, `the page of \`litellm\``. */
  readonly from: Message;
  readonly what: Message;
}

/** A status that is not an answer: `PyPI answers 500 for the page of \`litellm\` …`. */
export function statusError(
  asked: Asked,
  status: number,
  { attempts = 1, retryAfterSeconds }: { readonly attempts?: number; readonly retryAfterSeconds?: number } = {},
): IndexError {
  const parts = partsOf(asked);
  const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  const outage = isTransientStatus(status) && outageOf(asked, 'server', say('serverReturns', { status }));
  return new IndexError('http', say('indexAnswersStatus', { ...parts, status, attempts, ...wait }), parts.url, {
    status,
    ...(outage && { outage }),
  });
}

/** No answer arrived. */
export function failureError(asked: Asked, failure: TransferFailure, attempts: number): IndexError {
  const parts = partsOf(asked);
  const kind = failure.kind === 'too-large' ? 'invalid' : failure.kind;
  const says = say('indexCannotBeAsked', { ...parts, why: failure.says, attempts });
  const isOut = ['dns', 'connection', 'timeout', 'tls'].includes(kind);
  const network = isOut && outageOf(asked, failure.isOfProxy ? 'proxy' : 'network', failure.says);
  // One answer may be damaged alone.
  const outage = failure.isOfNoWebServer
    ? { ...outageOf(asked, 'address', failure.says), byName: true as const }
    : network;
  return new IndexError(kind, says, parts.url, { cause: failure, ...(outage && { outage }) });
}

/** What its table says is not to be asked without credentials, and there are none: uv ends there, too. */
export function credentialsMissing(asked: Asked): IndexError {
  const parts = partsOf(asked);
  const why = say('credentialsMissing');
  return new IndexError('http', say('indexCannotBeAsked', { ...parts, why, attempts: 0 }), parts.url, {
    outage: outageOf(asked, 'credentials', why),
  });
}

export function cancelledError({ url, what }: Asked, cause: unknown): IndexError {
  return new IndexError('cancelled', say('requestForCancelled', { what }), displayUrl(url), { cause });
}

/** What to throw if reading an answer failed: an `IndexError` if the answer is to blame, else the error itself. */
export function unusableAnswer(asked: Asked, error: unknown): unknown {
  const why = answerProblemOf(error);
  if (why === undefined) return error;
  const parts = partsOf(asked);
  return new IndexError('invalid', say('answerUnusable', { ...parts, why }), parts.url, { cause: error });
}

/** An error of asking for a page: if what was answered is no page of an index, that may be so for every name. */
export function noPage(asked: Asked, error: unknown): unknown {
  if (!(error instanceof IndexError) || error.kind !== 'invalid' || !(error.cause instanceof AnswerProblem))
    return error;
  const outage = { ...outageOf(asked, 'address', error.cause.says), byName: true as const };
  return new IndexError('invalid', error.says, error.url, { cause: error.cause, outage });
}

/** Only the cache may answer, and it does not have it. */
export function offlineError({ what, url, from }: Pick<Asked, 'what' | 'url'> & Partial<Asked>): IndexError {
  const shown = displayUrl(url);
  const source = from === undefined ? {} : { from };
  const outage = from && outageOf({ url, from }, 'offline', say('networkDisabled'));
  return new IndexError('offline', say('notInCache', { what, ...source, url: shown }), shown, {
    ...(outage && { outage }),
  });
}

/** The outage of an index for a reason. @param asked any request to it */
export function outageOf({ url, from }: Pick<Asked, 'url' | 'from'>, kind: Outage['kind'], why: Message): Outage {
  return { kind, index: from, host: new URL(displayUrl(url)).host, why };
}

/** A request may contain far more than what is reported. */
function partsOf({ from, what, url }: Asked): Asked {
  return { from, what, url: displayUrl(url) };
}
