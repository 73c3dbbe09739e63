/** The world failed: before all else, since what follows from it is no fault of a dependency. */
import { QUOTED, sentenceOf as of, type Sentence } from '../sentence.ts';

export const WORLD: readonly Sentence[] = [
  of('uv', 'certificate', 'invalid peer certificate', 'invalid peer certificate', ['unknown-verdict']),
  of('uv', 'offline', 'network connectivity is disabled', 'network connectivity is disabled', ['unknown-verdict']),
  of('uv', 'offline', 'because the network was disabled', 'because the network was disabled', ['unknown-verdict']),
  of('uv', 'gitFailed', 'git operation failed', 'git operation failed', ['refused-reference', 'unknown-verdict']),
  of(
    'uv',
    'notThere',
    'http status client error (404',
    `HTTP status client error \\(404[^)]{0,30}\\) for url \\((?<quote>[^\\s)]{1,300})`,
    ['refused-reference', 'unknown-verdict'],
  ),
  of('uv', 'unauthorized', 'lack of valid authentication', 'lack of valid authentication credentials', [
    'unknown-verdict',
  ]),
  of('uv', 'unauthorized', 'returned a 403 forbidden error', 'returned a 403 Forbidden error', ['unknown-verdict']),
  of('uv', 'unauthorized', 'http status client error (40', 'HTTP status client error \\((?:401|403)[^)]{0,30}\\)', [
    'unknown-verdict',
  ]),
  of('uv', 'fetchFailed', 'failed to fetch', `failed to fetch(?::? ${QUOTED})?`, ['unknown-verdict']),
  of('pip', 'fetchFailed', 'failed to establish a new connection', 'failed to establish a new connection', [
    'unknown-verdict',
  ]),
  of('pip', 'fetchFailed', 'temporary failure in name resolution', 'temporary failure in name resolution', [
    'unknown-verdict',
  ]),
];
