/** All that is known of the wheels of one release: where each loads, and which are to be built for whom. */
import { formatTag } from '../../packaging/wheels/tag.ts';
import type { WheelFilename } from '../../packaging/wheels/wheelFilename.ts';
import type { Target } from '../../runtimes/target.ts';
import { wantedBuilds, type WantedBuild } from './wantedBuilds.ts';
import type { SetRuntime, WheelSet } from './wheelSet.ts';

/** One tag of a wheel, and what takes it. */
export interface TagUse {
  readonly tag: string;
  readonly targets: readonly Target[];
}

export interface WheelSetReport extends WheelSet {
  readonly runtimes: readonly SetRuntime[];
  /** In the order of the wheels. */
  readonly tags: readonly (readonly TagUse[])[];
  /** None if a wheel loads everywhere. */
  readonly builds: readonly WantedBuild[];
}

/** Puts together what is known of a set. @param pythonOf the Python of a release of Pyodide */
export function wheelSetReport(
  set: WheelSet,
  runtimes: readonly SetRuntime[],
  pythonOf: (pyodide: string) => string | undefined,
): WheelSetReport {
  const tags = set.wheels.map(({ wheel }) =>
    wheel.tags.map((tag) => ({
      tag: formatTag(tag),
      targets: runtimes.map(({ target }) => target).filter(({ tags: taken }) => taken.priorityOf(tag) !== undefined),
    })),
  );
  const isPure =
    runtimes.every(({ wheel }) => wheel !== undefined) && set.wheels.some(({ wheel }) => loadsAnywhere(wheel));
  return { ...set, runtimes, tags, builds: isPure ? [] : wantedBuilds(set, runtimes, pythonOf) };
}

function loadsAnywhere({ platformTags }: WheelFilename): boolean {
  return platformTags.includes('any');
}
