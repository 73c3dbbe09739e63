/** What was asked of which server, and how old what was used is: for the log, without addresses and credentials. */
import { oldestDay } from '../../core/candidates/knowledge.ts';
import { displayUrl } from '../indexUrl.ts';

/** What became of a question: the server answered, the cache did, or neither; with a day, an old entry stood in. */
export type Exchange =
  | { readonly kind: 'answered' | 'cached' }
  | { readonly kind: 'old'; readonly day: string; readonly why?: string }
  | { readonly kind: 'failed'; readonly why: string };

interface Tally {
  answered: number;
  cached: number;
  old: number;
  failed: number;
  day: string | undefined;
  readonly reasons: Set<string>;
}

/** At most this many reasons are listed for a server. */
const MOST_REASONS = 3;

export class Traffic {
  readonly #tallies = new Map<string, Tally>();

  note(url: string, exchange: Exchange): void {
    const shown = displayUrl(url);
    const host = URL.canParse(shown) ? new URL(shown).host : shown;
    let tally = this.#tallies.get(host);
    if (!tally) {
      tally = { answered: 0, cached: 0, old: 0, failed: 0, day: undefined, reasons: new Set() };
      this.#tallies.set(host, tally);
    }
    tally[exchange.kind]++;
    if (exchange.kind === 'old') tally.day = oldestDay([tally.day, exchange.day]);
    if ('why' in exchange) tally.reasons.add(exchange.why);
  }

  /** A line for each server that something was wanted of since the last call. */
  report(): readonly string[] {
    const lines = [...this.#tallies].map(([host, tally]) => lineOf(host, tally));
    this.#tallies.clear();
    return lines;
  }
}

function lineOf(host: string, { answered, cached, old, failed, day, reasons }: Tally): string {
  const parts = [
    ...(answered > 0 ? [`${answered} asked`] : []),
    ...(cached > 0 ? [`${cached} from the cache`] : []),
    ...(old > 0 && day !== undefined ? [`${old} old ones from the cache, as of ${day}`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
  ];
  const why = [...reasons].slice(0, MOST_REASONS);
  return `${host}: ${parts.join(', ')}${why.length > 0 ? ` (${why.join('; ')})` : ''}`;
}
