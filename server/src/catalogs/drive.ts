/** The driver: runs a question of the core until it has its answer, fetching what it needs now and what it will need next. */
import { SearchEnded, type Needs, type Question, type ReferenceNeed } from '../core/solver/question.ts';
import type { Host } from '../host/host.ts';
import { Allowance } from './allowance.ts';
import { References } from './references.ts';
import { TargetCatalog } from './targetCatalog.ts';

export interface DriveOptions {
  readonly host: Host;
  /** Ends the run; the promise rejects with the reason. */
  readonly signal: AbortSignal;
  /** Called with the name of what the run is waiting for. */
  readonly onWait?: (name: string) => void;
  /** What the run may cost: by default as much as any. When that is spent, it comes to its end with what it knows. */
  readonly allowance?: Allowance;
}

/**
 * Runs a generator of the core until it returns. Its catalogs must be {@link TargetCatalog}s.
 * @returns what the generator returns
 */
export async function drive<T>(question: Question<T>, options: DriveOptions): Promise<T> {
  const { host, signal, allowance = new Allowance(host) } = options;
  let step = question.next();
  while (step.done !== true) {
    signal.throwIfAborted();
    if (step.value === 'pause') {
      await host.nextTurn();
      allowance.countTurn();
      const spent = allowance.spent();
      step = spent ? question.throw(new SearchEnded(spent)) : question.next();
    } else {
      await learn(step.value, { ...options, allowance });
      step = question.next();
    }
  }
  return step.value;
}

async function learn(
  needed: Needs | ReferenceNeed,
  { signal, onWait, allowance }: DriveOptions & { readonly allowance: Allowance },
): Promise<void> {
  if ('reference' in needed) {
    const { references, reference } = needed;
    if (!(references instanceof References)) throw new TypeError('nothing is known of references here');
    onWait?.(reference.filename);
    await references.learn(reference, signal);
    return;
  }
  const { catalog, now, soon, beside } = needed;
  if (!(catalog instanceof TargetCatalog)) throw new TypeError('a catalog without indexes cannot be asked for more');
  onWait?.(now.name);
  const answer = catalog.learn(now, signal, allowance);
  for (const need of [now, ...soon]) void catalog.learnAhead(need, signal, allowance);
  for (const need of beside) catalog.learn(need, signal, allowance).catch(() => undefined); // Any code that needs it gets the failure again.
  await answer;
}
