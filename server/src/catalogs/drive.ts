/** The driver: runs a question of the core until it has its answer, fetching what it needs now and what it will need next. */
import type { Question } from '../core/solver/question.ts';
import type { Host } from '../host/host.ts';
import { References } from './references.ts';
import { TargetCatalog } from './targetCatalog.ts';

export interface DriveOptions {
  readonly host: Host;
  /** Ends the run; the promise rejects with the reason. */
  readonly signal: AbortSignal;
  /** Called with the name of what the run is waiting for. */
  readonly onWait?: (name: string) => void;
}

/**
 * Runs a generator of the core until it returns. Its catalogs must be {@link TargetCatalog}s.
 * @returns what the generator returns
 */
export async function drive<T>(question: Question<T>, options: DriveOptions): Promise<T> {
  const { host, signal, onWait } = options;
  for (;;) {
    signal.throwIfAborted();
    const step = question.next();
    if (step.done === true) return step.value;
    if (step.value === 'pause') {
      await host.nextTurn();
      continue;
    }
    if ('reference' in step.value) {
      const { references, reference } = step.value;
      if (!(references instanceof References)) throw new TypeError('nothing is known of references here');
      onWait?.(reference.filename);
      await references.learn(reference, signal);
      continue;
    }
    const { catalog, now, soon, beside } = step.value;
    if (!(catalog instanceof TargetCatalog)) throw new TypeError('a catalog without indexes cannot be asked for more');
    onWait?.(now.name);
    const answer = catalog.learn(now, signal);
    for (const need of [now, ...soon]) void catalog.learnAhead(need, signal);
    for (const need of beside) catalog.learn(need, signal).catch(() => undefined); // Any code that needs it gets the failure again.
    await answer;
  }
}
