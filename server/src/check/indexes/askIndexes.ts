/** Whether the indexes of some settings answer, and how fast. */
import { say } from '../../core/messages/message.ts';
import { maskCredentials } from '../../core/messages/words.ts';
import { normalizeName } from '../../core/packaging/name.ts';
import type { Target } from '../../core/runtimes/target.ts';
import type { IndexFact } from '../../core/toolkit/doctor/doctorFacts.ts';
import type { Host } from '../../host/host.ts';
import { displayUrl } from '../../index/indexUrl.ts';
import { IndexConnection, type IndexDeclarations } from '../../index/openIndexes.ts';
import { IndexError } from '../../index/packageIndex.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../settings.ts';

/** A small page, wherever it is there; that it is not is an answer, too. */
const ASKED = normalizeName('workers-runtime-sdk');

/**
 * Asks each index one question, past the cache, unless the settings forbid it.
 * @param own the indexes that the project names
 */
export async function askIndexes(
  host: Host,
  settings: Settings,
  target: Target | undefined,
  own: readonly string[],
): Promise<readonly IndexFact[]> {
  const isOwn = settings.indexUrl === DEFAULT_SETTINGS.indexUrl && own.length > 0;
  const urls = [...new Set([...settings.extraIndexUrls, ...own, ...(isOwn ? [] : [settings.indexUrl])])];
  const declared: readonly IndexDeclarations[] = [
    ...(target?.pyodide === undefined
      ? []
      : [{ pyodide: { template: settings.pyodideIndexUrl, release: target.pyodide } }]),
    ...urls.map((url) => ({ main: { url } })),
  ];
  const why = settings.recordedIndex === '' ? (settings.offline ? 'offline' : undefined) : 'recorded';
  const facts: IndexFact[] = [];
  for (const one of declared) {
    const url = maskCredentials(displayUrl(one.main?.url ?? settings.pyodideIndexUrl));
    if (why) facts.push({ url, state: 'not-asked', why: say('notAsked', { why }) });
    else facts.push({ url, ...(await answerOf(new IndexConnection(host, { cacheFolder: null }), one, host)) });
  }
  return facts;
}

async function answerOf(
  connection: IndexConnection,
  declared: IndexDeclarations,
  host: Host,
): Promise<Omit<IndexFact, 'url'>> {
  const start = host.now();
  try {
    const [index] = connection.open(declared);
    const answer = await index?.project(ASKED);
    const milliseconds = Math.round(host.now() - start);
    if (answer?.unavailable) return { state: 'failed', milliseconds, why: answer.unavailable.reason };
    return { state: 'answered', milliseconds };
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    return { state: 'failed', milliseconds: Math.round(host.now() - start), why: error.says };
  }
}
