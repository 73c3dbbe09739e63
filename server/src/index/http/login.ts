/** Asks an index as little with a password as it lets us: what it answers to everybody is asked without one. */
import { IndexError } from '../packageIndex.ts';
import type { Authorize, IndexCredentials } from './credentials.ts';

/** Statuses with which servers refuse: some say that there is nothing to those who may not see it. */
const REFUSALS: readonly (number | undefined)[] = [401, 403, 404];

export class Login {
  readonly #find: () => Promise<IndexCredentials>;
  #credentials: Promise<IndexCredentials> | undefined;
  /** Whether the server has shown that it wants what is sent only then. */
  #insists = false;

  /** @param find looks for the credentials: it is called with the first question, and with the first after `forget` */
  constructor(find: () => Promise<IndexCredentials>) {
    this.#find = find;
  }

  /** Credentials may have changed. */
  forget(): void {
    this.#credentials = undefined;
    this.#insists = false;
  }

  /**
   * What the server answers, if it refuses also with the credentials that it has not got yet.
   * @param url what is asked for
   * @param ask may be called twice; an `IndexError` with the status of a refusal counts as one
   * @param statusOf the status of an answer
   */
  async run<Answer>(
    url: string,
    ask: (authorize: Authorize) => Promise<Answer>,
    statusOf: (answer: Answer) => number | undefined,
  ): Promise<Answer> {
    const { first, whenRefused } = await (this.#credentials ??= this.#find());
    const both: Authorize = (asked) => first(asked) ?? whenRefused(asked);
    if (this.#insists) return ask(both);
    const before = await refusalOf(() => ask(first), statusOf);
    if (before.status === undefined || first(url) !== undefined || whenRefused(url) === undefined) return before.give();
    const after = await refusalOf(() => ask(both), statusOf);
    this.#insists = after.status === undefined || (before.status !== 404 && after.status === 404);
    return after.give();
  }
}

/** An answer, or the error in its place, and the status if it is a refusal. */
async function refusalOf<Answer>(
  ask: () => Promise<Answer>,
  statusOf: (answer: Answer) => number | undefined,
): Promise<{ readonly status: number | undefined; readonly give: () => Answer }> {
  const refusal = (status: number | undefined): number | undefined => (REFUSALS.includes(status) ? status : undefined);
  try {
    const answer = await ask();
    return { status: refusal(statusOf(answer)), give: () => answer };
  } catch (error) {
    const status = error instanceof IndexError ? refusal(error.status) : undefined;
    if (status === undefined) throw error;
    return {
      status,
      give: () => {
        throw error;
      },
    };
  }
}
