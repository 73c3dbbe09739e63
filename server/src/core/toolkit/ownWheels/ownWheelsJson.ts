/** What is known of the wheels of a release, for programs: `wheels` in docs/schema/check-output.schema.json. */
import { reasonWords } from '../../findings/failure/reasonWords.ts';
import { en } from '../../messages/en/en.ts';
import { tell } from '../../messages/message.ts';
import type { WantedBuild } from './wantedBuilds.ts';
import type { SetRuntime } from './wheelSet.ts';
import type { WheelSetReport } from './wheelSetReport.ts';

export function ownWheelsJson({ project, version, wheels, settings, runtimes, tags, builds }: WheelSetReport): object {
  return {
    ...{ project, version },
    files: wheels.map(({ file }, at) => ({
      file,
      tags: (tags[at] ?? []).map(({ tag, targets }) => ({ tag, targets: targets.map(({ name }) => name) })),
    })),
    runtimes: runtimes.map(runtimeJson),
    builds: builds.map(buildJson),
    settings: settings?.file ?? null,
  };
}

function runtimeJson({ target, wheel, needs, shipped }: SetRuntime): object {
  const { name, pythonSeries: python, abi, pyodide = null, installer } = target;
  return {
    ...{ target: name, python, abi, pyodide, installer: installer.name },
    wheel: wheel?.file ?? null,
    installs: needs === undefined || needs.kind === 'open' ? null : needs.kind === 'installs',
    blockedBy: (needs?.kind === 'blocked' ? needs.by : []).map(({ name: blocker, reason, through }) => ({
      ...{ name: blocker, through },
      because: tell(reasonWords(reason, target), en),
    })),
    ...(needs?.kind === 'open' && { because: tell(needs.because, en) }),
    shipped,
  };
}

function buildJson({ tag, abi, python, targets, covered, identifier, group, isLegacy, state }: WantedBuild): object {
  return {
    ...{ tag, abi, python, legacy: isLegacy },
    targets: targets.map(({ name }) => name),
    covered,
    identifier: identifier ?? null,
    ...(group !== undefined && { enable: group }),
    ...(state && {
      state: state.kind === 'left-out' ? `left-out-by-${state.by}` : state.kind,
      ...('pyodide' in state && { pyodideVersion: state.pyodide }),
    }),
  };
}
