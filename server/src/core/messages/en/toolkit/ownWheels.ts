/** What `check` says of the wheels of a release that somebody has built. In English. */
import type { OwnWheelsMessages } from '../../groups/toolkit/ownWheels.ts';
import { code, listOf, someOf } from '../../words.ts';

const COLUMNS: Readonly<Record<Parameters<OwnWheelsMessages['ownWheelsColumn']>[0]['column'], string>> = {
  runtime: 'runtime',
  python: 'Python',
  wheel: 'wheel',
  installer: 'installer',
  needs: 'what it needs',
  pyodide: 'Pyodide',
  fits: 'ships, as wanted',
  misfits: 'ships, but not as wanted',
  tag: 'tag',
  taken: 'taken by',
  build: 'wheel',
  for: 'for',
  here: 'among these',
  cibuildwheel: 'cibuildwheel',
};

function on(targets: readonly string[]): string {
  return targets.length === 0 ? '' : ` (${targets.join(', ')})`;
}

export const ownWheelsMessages: OwnWheelsMessages = {
  ownWheelsTitle: ({ project, version, count }) =>
    `${project} ${version}: where ${count === 1 ? 'its wheel loads' : `its ${count} wheels load`}`,
  ownWheelsHeading: ({ part }) =>
    ({
      runtimes: 'Runtimes',
      shipped: 'What the runtimes ship of what it needs',
      tags: 'Tag by tag',
      builds: 'Which wheel for whom',
    })[part],
  ownWheelsColumn: ({ column }) => COLUMNS[column],
  ownWheelsNone: () => 'none',
  ownWheelsRuntime: ({ label, isExperimental }) => (isExperimental ? `${label}, pre-release` : label),
  ownWheelsNeeds: ({ kind, by }) => {
    if (kind === 'installs') return 'installs';
    if (kind === 'open') return 'not known';
    return by.length === 0 ? 'is refused itself' : `blocked by ${listOf(by)}`;
  },
  ownWheelsBlocked: ({ blocker, through, targets, because }) =>
    `${code(blocker)}${through.length === 0 ? '' : `, needed by ${listOf(through.map(code))},`} ${because}${on(targets)}`,
  ownWheelsOpen: ({ targets, because }) => `Not known whether it installs: ${because}${on(targets)}`,
  ownWheelsShipped: ({ packages }) =>
    packages
      .map(({ name, version, wanted }) => `${name} ${version}${wanted === undefined ? '' : ` (${wanted} is wanted)`}`)
      .join(', '),
  ownWheelsTakenBy: ({ kind, targets }) => {
    if (kind === 'all') return 'every runtime';
    return kind === 'none' ? 'no runtime' : targets.join(', ');
  },
  ownWheelsForMachines: ({ files }) =>
    files.length === 1
      ? `For other systems, not for Pyodide: ${code(files[0] ?? '')}.`
      : `For other systems, not for Pyodide: ${someOf(files, 'wheels')}.`,
  ownWheelsTooManyTags: ({ count }) => `${count} tags`,
  ownWheelsHere: ({ covered, all }) => {
    if (covered === all) return 'yes';
    return covered === 0 ? 'missing' : `for ${covered} of ${all}`;
  },
  ownWheelsBuild: ({ identifier, group, isLegacy, state, pyodide }) => {
    if (identifier === undefined) return 'not built by it';
    const enabled = group === undefined || state !== undefined ? '' : `, enable ${code(group)}`;
    const legacy = isLegacy ? ` with ${code('USE_LEGACY_PLATFORM=1')}` : '';
    const build = `${code(identifier)}${legacy}${enabled}`;
    const why = {
      built: pyodide === undefined ? 'built' : `built with Pyodide ${pyodide}`,
      build: `left out by ${code('build')}`,
      skip: `left out by ${code('skip')}`,
      'requires-python': `left out by ${code('requires-python')}`,
      'not-enabled': `needs ${code(group ?? '')} in ${code('enable')}`,
      'other-pyodide': `${code('pyodide-version')} ${pyodide ?? ''} has another Python`,
    };
    return state === undefined ? build : `${build}: ${why[state]}`;
  },
  ownWheelsPure: () => 'A wheel of pure Python loads on every runtime: nothing else has to be built.',
  ownWheelsHowToBuild: ({ file }) =>
    file === undefined
      ? `cibuildwheel 4.0 or newer builds them with ${code('--platform pyodide')}; no pyproject.toml beside has settings for it.`
      : `cibuildwheel builds them with ${code('--platform pyodide')}. What becomes of each is what ${code(file)} says; variables of the pipeline (${code('CIBW_…')}) count as well, and are not read.`,
  ownWheelsLegacy: () =>
    `Runtimes from before PEP 783 take the older spelling of the tag only, which PyPI refuses: such wheels are for an index of one's own.`,
};
