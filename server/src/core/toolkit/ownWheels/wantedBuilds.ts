/** Which wheels a project would have to build for whom. */
import { groupedBy } from '../../text/groupedBy.ts';
import type { Target } from '../../runtimes/target.ts';
import { buildIdentifier, groupOf, stateOfBuild, type BuildState } from './cibuildwheel.ts';
import type { SetRuntime, WheelSet } from './wheelSet.ts';

/** A kind of wheel that some runtimes take. */
export interface WantedBuild {
  /** `cp313-cp313-pyemscripten_2025_0_wasm32`. */
  readonly tag: string;
  readonly abi: string;
  /** `3.13`. */
  readonly python: string;
  /** What takes it. */
  readonly targets: readonly Target[];
  /** How many of these have a wheel among those that were named. */
  readonly covered: number;
  /** cibuildwheel's build; absent if it has none. */
  readonly identifier?: string;
  /** What has to be enabled for it. */
  readonly group?: string;
  /** Whether the tag is one of before PEP 783, which PyPI refuses, and which has to be asked for. */
  readonly isLegacy: boolean;
  /** What the project's settings make of it; absent if it has none, or cibuildwheel no such build. */
  readonly state?: BuildState;
}

/** One for each ABI, and one more where some runtimes of it know the older spelling of the tag only. Oldest first. */
export function wantedBuilds(
  { settings }: WheelSet,
  runtimes: readonly SetRuntime[],
  pythonOf: (pyodide: string) => string | undefined,
): readonly WantedBuild[] {
  const abis = groupedBy(
    runtimes.filter(({ target }) => target.pyodide !== undefined),
    ({ target }) => `${target.pythonSeries} ${target.abi}`,
  );
  return [...abis.values()]
    .flatMap((all) => platformsOf(all).map((platform) => wanted(platform, all)))
    .map(({ isLegacy, ...build }): WantedBuild => {
      const identifier = buildIdentifier(build.python);
      const group = groupOf(build.python);
      const isMade = settings && identifier !== undefined && settings.hasLegacyTag === isLegacy;
      return {
        ...build,
        isLegacy,
        ...(identifier !== undefined && { identifier }),
        ...(group !== undefined && { group }),
        ...(isMade && { state: stateOfBuild(settings, build.python, pythonOf) }),
      };
    })
    .sort((one, other) => minorOf(one) - minorOf(other));
}

function minorOf({ python }: WantedBuild): number {
  return Number(python.split('.')[1]);
}

const LEGACY = /^(?:pyodide|emscripten)_/;

/** The platform tags with which all runtimes of an ABI are served: that of PEP 783, and an older one for those that refuse it. */
function platformsOf(runtimes: readonly SetRuntime[]): readonly string[] {
  const abi = runtimes[0]?.target.abi ?? '';
  const standard = `pyemscripten_${abi}_wasm32`;
  const others = runtimes
    .filter(({ target }) => !target.tags.hasPlatform(standard))
    .map(({ target }) => target.platform);
  const isTaken = others.length < runtimes.length;
  return [...(isTaken ? [standard] : []), ...new Set(others)];
}

function wanted(
  platform: string,
  runtimes: readonly SetRuntime[],
): Pick<WantedBuild, 'tag' | 'abi' | 'python' | 'targets' | 'covered' | 'isLegacy'> {
  const taking = runtimes.filter(({ target }) => target.tags.hasPlatform(platform));
  const [first] = taking;
  const python = first?.target.pythonSeries ?? '';
  const interpreter = `cp${python.replace('.', '')}`;
  return {
    tag: `${interpreter}-${interpreter}-${platform}`,
    ...{ abi: first?.target.abi ?? '', python, targets: taking.map(({ target }) => target) },
    covered: taking.filter(({ wheel }) => wheel !== undefined).length,
    isLegacy: LEGACY.test(platform),
  };
}
