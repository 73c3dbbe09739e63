/** How far a catalog goes: chains of dependencies end somewhere, and a project whose metadata nobody can read is left. */
import { say, type Message } from '../core/messages/message.ts';
import type { CoreMetadata } from '../core/packaging/metadata/coreMetadata.ts';
import type { NormalizedName } from '../core/packaging/name.ts';
import type { Known, Need } from '../core/solver/catalog.ts';

/** The deepest real chains have about twenty levels. */
const MOST_LEVELS = 150;
/** Metadata of one project that could not be read, after which no more are asked for. */
const MOST_FAILURES = 100;

export class Reach {
  /** How many dependencies a project is away from those that nothing brings. */
  readonly #levels = new Map<NormalizedName, number>();
  readonly #failures = new Map<NormalizedName, { count: number; last: Message }>();

  /** Why something is not asked for; undefined if it may be. */
  refusal({ kind, name }: Need): Message | undefined {
    if ((this.#levels.get(name) ?? 0) > MOST_LEVELS) return say('checkWentTooDeep', { most: MOST_LEVELS });
    const failed = kind === 'metadata' ? this.#failures.get(name) : undefined;
    return failed && failed.count >= MOST_FAILURES
      ? say('releasesUnreadable', { most: MOST_FAILURES, why: failed.last })
      : undefined;
  }

  /** What the metadata of a release of a project turned out to be. */
  note(name: NormalizedName, metadata: Known<CoreMetadata>): void {
    if (metadata?.kind === 'known') {
      const level = (this.#levels.get(name) ?? 0) + 1;
      for (const { normalized } of metadata.value.requiresDist) {
        if (level < (this.#levels.get(normalized) ?? Infinity)) this.#levels.set(normalized, level);
      }
    } else if (metadata) {
      this.#failures.set(name, { count: (this.#failures.get(name)?.count ?? 0) + 1, last: metadata.reason });
    }
  }

  /** Failures are tried again; what is far away stays so. */
  forgetFailures(): void {
    this.#failures.clear();
  }
}
