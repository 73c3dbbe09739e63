/** Why an exchange with a server failed, in words: failures reported by the host, and exchanges the client itself gave up. */
import type { Message } from '../../core/messages/message.ts';
import type { HttpFailureKind, HttpProblem } from '../../host/host.ts';
import { HttpFailure } from '../../host/host.ts';
import { httpProblemMessage } from '../httpProblemMessage.ts';
import { MessageError } from '../messageError.ts';

/** No connection came about. */
const UNCONNECTED: readonly HttpProblem['reason'][] = [
  'name-unknown',
  'lookup-failed',
  'not-secure',
  'refused',
  'no-route',
  'no-connection',
];

/** The proxy is to blame for these. */
const OF_PROXY: readonly HttpProblem['reason'][] = ['proxy-refused', 'proxy-address', 'proxy-unreachable'];

export class TransferFailure extends MessageError {
  override readonly name = 'TransferFailure';
  readonly kind: HttpFailureKind;
  /** Whether the proxy is to blame. */
  readonly isOfProxy: boolean;

  /** Whether no connection came about, so that no other address of the server can be asked either. */
  readonly isUnconnected: boolean;

  /** Whether something other than a web server answered, as it will for every other address. */
  readonly isOfNoWebServer: boolean;

  /** @param says a clause without addresses, such as `the connection was refused` */
  constructor(
    kind: HttpFailureKind,
    says: Message,
    options: ErrorOptions & {
      readonly isOfProxy?: boolean;
      readonly isUnconnected?: boolean;
      readonly isOfNoWebServer?: boolean;
    } = {},
  ) {
    super(says, options);
    this.kind = kind;
    this.isOfProxy = options.isOfProxy ?? false;
    this.isOfNoWebServer = options.isOfNoWebServer ?? false;
    this.isUnconnected = options.isUnconnected ?? this.isOfProxy;
  }
}

/** The failure that an error of an exchange represents; undefined for errors of any other origin. */
export function transferFailure(error: unknown): TransferFailure | undefined {
  if (error instanceof TransferFailure) return error;
  if (!(error instanceof HttpFailure)) return undefined;
  const { kind, problem } = error;
  const isOfProxy = OF_PROXY.includes(problem.reason);
  const isUnconnected = isOfProxy || UNCONNECTED.includes(problem.reason);
  const isOfNoWebServer = problem.reason === 'not-http';
  const about = { isOfProxy, isUnconnected, isOfNoWebServer };
  return new TransferFailure(kind, httpProblemMessage(problem), { cause: error, ...about });
}
