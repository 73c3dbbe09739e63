/**
 * Wheels of one release that are checked together: each is for some runtimes, and it is no fault of one that another is there for
 * the rest.
 */
import { judgeWheel } from '../../core/candidates/compatibility.ts';
import { parseWheelFilename, type WheelFilename } from '../../core/packaging/wheels/wheelFilename.ts';
import { isTarget, targetNamed } from '../../core/runtimes/runtimes.ts';
import type { Target } from '../../core/runtimes/target.ts';
import { fileName } from '../../core/text/path.ts';
import { loadRuntimeData } from '../../data/runtimeData.ts';
import { targetNames } from '../../settings.ts';

export class SiblingWheels {
  readonly #wheels = new Map<string, WheelFilename>();
  readonly #today: string;

  /** @param paths of all files of a check. @param today `YYYY-MM-DD` */
  constructor(paths: readonly string[], today: string) {
    this.#today = today;
    for (const path of paths) {
      const wheel = parseWheelFilename(fileName(path));
      if (wheel) this.#wheels.set(path, wheel);
    }
  }

  /**
   * The names of targets that a file is to be checked for: without those that another wheel of its release serves instead of it;
   * undefined if that leaves none.
   * @param names as in the setting `target`
   */
  targetsFor(path: string, names: string): string | undefined {
    const left = targetNames(names).filter((name) => {
      const target = targetNamed(name, loadRuntimeData(), this.#today);
      return !isTarget(target) || !this.isServedByOther(path, target);
    });
    return left.length === 0 ? undefined : left.join(',');
  }

  /** Whether a wheel does not load on a target, and another one of its release does. */
  isServedByOther(path: string, target: Target): boolean {
    const own = this.#wheels.get(path);
    if (!own || judgeWheel(own, target).compatible) return false;
    const others = [...this.#wheels.values()].filter(
      ({ name, version }) => name === own.name && version.key === own.version.key,
    );
    return others.some((other) => judgeWheel(other, target).compatible);
  }
}
