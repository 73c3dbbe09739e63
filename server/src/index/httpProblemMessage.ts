/** Words for what the host reports as data: why an exchange with a server failed. */
import { say, type Message } from '../core/messages/message.ts';
import type { HttpProblem } from '../host/host.ts';

/** A clause without addresses, such as `the connection was refused`. */
export function httpProblemMessage(problem: HttpProblem): Message {
  switch (problem.reason) {
    case 'name-unknown':
      return say('serverNameUnknown');
    case 'lookup-failed':
      return say('serverNameLookupFailed');
    case 'not-secure':
      return say('secureConnectionFailed', { code: problem.code });
    case 'refused':
      return say('connectionRefused');
    case 'broken-off':
      return say('connectionBrokeOff');
    case 'no-route':
      return say('serverUnreachable');
    case 'proxy-address':
      return say('proxyAddressUnusable');
    case 'proxy-refused':
      return say('proxyRefused', { status: problem.status });
    case 'proxy-unreachable':
      return say('proxyUnreachable', { why: httpProblemMessage(problem.why) });
    case 'not-for-pages':
      return say('closedToPages');
    case 'failed':
      return say('connectionFailed');
    case 'no-connection':
      return say('connectionTimedOut');
    case 'cancelled':
      return say('requestCancelled');
    case 'body':
      return say('answerTooLarge', { kibibytes: Math.round(problem.maxBytes / 1024) });
    case 'unpacked':
      return say('unpackedTooLarge');
    case 'head-too-large':
      return say('answerHeadTooLarge');
    case 'not-http':
      return say('answerNotHttp');
    case 'damaged-packing':
      return say('packingDamaged', { packing: problem.packing });
  }
}
