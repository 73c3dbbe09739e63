/** What is imported while a Worker starts, and under which circumstances: kept while its modules are run in thought. */
import { rankOf, type CaughtError, type Circumstances, type ModuleImport } from '../moduleImport.ts';
import type { WrittenImport } from '../_importStatements.ts';
import type { Frame } from './_frame.ts';

/** An import that runs, in the file that has it. */
export interface TracedImport {
  readonly path: string;
  readonly one: ModuleImport;
  /** Whether it is of a module whose text is read as well. */
  readonly isOwn: boolean;
}

/** A module or a function that is being run. */
interface Running {
  readonly frame: Frame;
  /** The name of the function. */
  readonly within?: string;
}

export class Trace {
  readonly #running: Running[] = [];
  readonly #handlers: (readonly CaughtError[])[] = [];
  readonly #found = new Map<string, TracedImport>();

  /** Of several ways to the same import, that one which is the surest. */
  get imports(): readonly TracedImport[] {
    return [...this.#found.values()];
  }

  /** Whether something around deals with errors. */
  get isTrying(): boolean {
    return this.#handlers.length > 0;
  }

  enter(frame: Frame, within?: string): void {
    this.#running.push({ frame, ...(within !== undefined && { within }) });
  }

  leave(): void {
    this.#running.pop();
  }

  /** That what runs now may fail, where something around deals with that. */
  mayFail(): void {
    const running = this.#running.at(-1);
    if (running && this.isTrying) running.frame.mayHaveFailed = true;
  }

  /** What is caught around what runs from now on, up to {@link unguard}. */
  guard(errors: readonly CaughtError[]): void {
    this.#handlers.push(errors);
  }

  unguard(): void {
    this.#handlers.pop();
  }

  /** @param maybe how many conditions around are not known to hold */
  circumstances(maybe: number): Circumstances {
    const isCertain = maybe === 0 && this.#running.every(({ frame }) => !isLeft(frame));
    return { isCertain, catches: [...new Set(this.#handlers.flat())] };
  }

  note(path: string, written: WrittenImport, isOwn: boolean, circumstances: Circumstances): void {
    const key = `${path} ${written.span.start} ${written.module}`;
    const known = this.#found.get(key);
    if (known && rankOf(known.one) >= rankOf(circumstances)) return;
    const within = this.#running.at(-1)?.within;
    const one = { ...written, ...circumstances, ...(within !== undefined && { within }) };
    this.#found.set(key, { path, one, isOwn });
  }
}

function isLeft({ mayHaveLeft, maySkip, mayHaveFailed }: Frame): boolean {
  return mayHaveLeft || maySkip === true || mayHaveFailed === true;
}
