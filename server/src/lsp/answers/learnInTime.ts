/** Questions about an open file that an editor waits for: for two seconds at most, and until it wants no answer any more. */
import type { CancellationToken } from 'vscode-languageserver';
import type { Question } from '../../core/solver/question.ts';
import { factsOf, type TargetFacts } from '../../core/toolkit/wheels/completionFacts.ts';
import type { Host } from '../../host/host.ts';
import { MOST_WAITED_MILLISECONDS, type Session } from '../session.ts';
import type { Place } from './placeReader.ts';

/** Something to be learnt of a target. */
export interface Wanted<Answer> {
  readonly ask: (facts: TargetFacts) => Question<Answer | undefined>;
  /** What is known of it without asking. */
  readonly known: (facts: TargetFacts) => Answer | undefined;
}

export interface Learnt<Answer> {
  /** In the order of the targets, without those of which nothing is known. */
  readonly answers: readonly Answer[];
  /** False if there was not enough time. */
  readonly isOver: boolean;
}

export class LearnInTime {
  readonly #host: Pick<Host, 'sleep'>;
  readonly #session: Session;

  constructor(host: Pick<Host, 'sleep'>, session: Session) {
    this.#host = host;
    this.#session = session;
  }

  /** Asks on every target of the file; what is not answered in time is taken as far as it is known. */
  async onTargets<Answer>(at: Place, wanted: Wanted<Answer>, token: CancellationToken): Promise<Learnt<Answer>> {
    const controller = new AbortController();
    const { signal } = controller;
    const stop = (): void => {
      controller.abort();
    };
    const cancelled = token.onCancellationRequested(stop);
    const ended = new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => {
        resolve();
      });
    });
    this.#host.sleep(MOST_WAITED_MILLISECONDS, signal).then(stop, () => undefined);
    const asking = new Asking(at, wanted);
    try {
      const isOver = await Promise.race([asking.run(this.#session, signal), ended.then(() => false)]);
      return { answers: asking.answers(), isOver };
    } finally {
      cancelled.dispose();
      stop();
    }
  }
}

class Asking<Answer> {
  readonly #at: Place;
  readonly #wanted: Wanted<Answer>;
  readonly #answered = new Map<TargetFacts, Answer | undefined>();
  #targets: readonly TargetFacts[];

  constructor(at: Place, wanted: Wanted<Answer>) {
    this.#at = at;
    this.#wanted = wanted;
    const { choice, catalog } = at.snapshot;
    this.#targets = [{ target: choice.target, catalog }];
  }

  /** @returns whether everything has its answer */
  async run(session: Session, signal: AbortSignal): Promise<boolean> {
    const { path, document } = this.#at;
    try {
      const project = await session.open({ path, text: document.getText(), signal });
      if (!project) return true;
      this.#targets = project.targets.answers.map((answer) => factsOf(project.contextOf(answer)));
      for (const facts of this.#targets) this.#answered.set(facts, await project.ask(this.#wanted.ask(facts)));
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      throw error;
    }
  }

  answers(): readonly Answer[] {
    return this.#targets.flatMap((facts) => {
      const answer = this.#answered.get(facts) ?? this.#wanted.known(facts);
      return answer === undefined ? [] : [answer];
    });
  }
}
