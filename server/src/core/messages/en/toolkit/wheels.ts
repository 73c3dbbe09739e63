/** The catalogue of releases and runtimes. In English. */
import type { ShownAvailability, ShownReleases, WheelsMessages } from '../../groups/toolkit/wheels.ts';
import { code, listOf } from '../../words.ts';

const COLUMNS = {
  releases: 'releases',
  package: 'package',
  newest: 'newest',
  oldest: 'oldest',
  count: 'releases',
  from: 'first upload',
  until: 'last upload',
};

const CELLS: Readonly<Record<ShownAvailability, string>> = {
  shipped: 'shipped',
  'own-lock': 'own lock',
  wasm: 'wasm',
  host: 'wheel',
  pure: 'pure',
  source: 'sources',
  native: 'native',
  'other-abi': 'other ABI',
  'other-python': 'other Python',
  none: '–',
  unknown: '?',
};

const LEGEND: Readonly<
  Record<ShownAvailability | 'requires-python' | 'yanked' | 'blocked' | 'open' | 'project', string>
> = {
  shipped: `${code('shipped')}: comes with the Pyodide release`,
  'own-lock': `${code('own lock')}: in the project's own lock file for Pyodide`,
  wasm: `${code('wasm')}: a WebAssembly wheel for this runtime`,
  host: `${code('wheel')}: a wheel for this system`,
  pure: `${code('pure')}: a pure Python wheel, for any platform`,
  source: `${code('sources')}: only source distributions, which these runtimes do not build`,
  native: `${code('native')}: wheels for ordinary systems only`,
  'other-abi': `${code('other ABI')}: WebAssembly wheels, but for another Pyodide ABI`,
  'other-python': `${code('other Python')}: wheels, but for another Python`,
  none: `${code('–')}: not there for this runtime, only for another one`,
  unknown: `${code('?')}: not known, since an index did not answer`,
  'requires-python': `${code('Python >=3.x')}: the Requires-Python of the release excludes this runtime`,
  yanked: `${code('yanked')}: withdrawn by its authors`,
  blocked: `${code('blocked')}: it can be had itself, but not something that it needs`,
  open: `${code('open')}: it can be had itself, and it is not known whether all that it needs can be`,
  project: `${code('*')}: the runtime of the project`,
};

function releases({ newest, oldest, count }: ShownReleases): string {
  return count === 1 ? newest : `${oldest} to ${newest}`;
}

function ranges(all: readonly ShownReleases[], more: number): string {
  const shown = all.map(releases);
  return more > 0 ? `${shown.join(', ')} and ${more} more` : listOf(shown);
}

function on(targets: readonly string[]): string {
  return targets.length === 0 ? '' : ` on ${listOf(targets)}`;
}

export const wheelsMessages: WheelsMessages = {
  catalogueTitle: ({ today }) => `What there is for which runtime, on ${today}`,
  catalogueOfFile: ({ file, brought }) =>
    brought ? `The dependencies of ${code(file)}, and what they bring.` : `The dependencies of ${code(file)}.`,
  catalogueHeading: ({ requirement, shown, all }) => {
    if (all === undefined) return code(requirement);
    const count = shown === all ? `${all}` : `${shown} of ${all}`;
    return `${code(requirement)}: ${count} ${all === 1 ? 'release' : 'releases'}`;
  },
  catalogueLeftOut: () => 'Pre-releases are left out; `--pre` shows them.',
  catalogueDeclared: ({ declared }) => `Declared: ${code(declared)}.`,
  catalogueBrought: ({ by }) => `Comes with ${listOf(by.map(code))}.`,
  catalogueColumn: ({ column }) => COLUMNS[column],
  catalogueTarget: ({ target, isOfProject }) => (isOfProject ? `${target} *` : target),
  catalogueReleases: (parts) => (parts.count === 1 ? parts.newest : `${releases(parts)} (${parts.count} releases)`),
  catalogueCell: ({ kind, requiresPython, yanked, blocked, open }) => {
    const cell = requiresPython === undefined ? CELLS[kind] : `Python ${requiresPython}`;
    return [cell, ...(yanked ? ['yanked'] : []), ...(blocked ? ['blocked'] : []), ...(open ? ['open'] : [])].join(', ');
  },

  catalogueReason: ({ word, ranges: of, more, targets, because }) =>
    `${code(word === 'yanked' ? 'yanked' : CELLS[word])}, ${ranges(of, more)}${on(targets)}: ${because}`,
  catalogueMoreReasons: ({ count }) => `${count} more; ${code('--format json')} has all`,
  catalogueBlocked: ({ name, ranges: of, more, targets, blocker, through, because }) => {
    const way = through.length === 0 ? '' : ` (through ${through.map(code).join(' → ')})`;
    return `${code(name)} ${ranges(of, more)} is blocked${on(targets)}: ${code(blocker)}${way} ${because}`;
  },
  catalogueInstalls: ({ name, version, stoppedAt, targets }) => {
    if (version !== undefined)
      return `${code(name)} ${version} is the newest that installs with all that it needs${on(targets)}; older ones were not looked at`;
    const from = stoppedAt === undefined ? '' : ` from ${stoppedAt} on`;
    return `No release of ${code(name)}${from} installs with all that it needs${on(targets)}`;
  },
  catalogueInstallsOpen: ({ name, targets, because }) =>
    `It is not known of every release of ${code(name)} whether it installs with all that it needs${on(targets)}: ${because}`,
  catalogueUndecided: () => 'it could not be found out what stands in the way',

  catalogueUnknownName: ({ name, suggestions }) => {
    const meant = suggestions.length === 0 ? '' : `; did you mean ${listOf(suggestions.map(code), 'or')}?`;
    return `No index has a project ${code(name)}${meant}`;
  },
  catalogueNotAnswered: ({ name, because }) => `It is not known what there is of ${code(name)}: ${because}`,
  cataloguePartial: ({ because }) => `Not everything is known: ${because}`,
  catalogueAsOf: ({ day }) => `As of ${day}: the index has not confirmed it since.`,
  catalogueNoReleases: () => 'The index has this project, and no file of it that is a release.',
  catalogueNoneInRange: ({ all }) => `None of its ${all} releases is in this range.`,
  catalogueElsewhere: ({ declared }) =>
    `${code(declared)} does not come from an index: it has no releases to choose among`,

  catalogueLegend: () => 'Legend',
  catalogueLegendOf: ({ word }) => LEGEND[word],

  catalogueNotAName: ({ written, problem }) => `${code(written)} is no name of a project: ${problem}`,
  catalogueNoAddress: () => 'name it without its address',
  catalogueNoMarker: () => 'name it without a marker; `-t` chooses the runtimes',
  catalogueNoNames: () =>
    'name a project, as in `wheels numpy`, or go to the folder of a project: without names it is about its dependencies',
  catalogueNoDeclared: ({ file }) => `${code(file)} declares no dependency that comes from an index`,
};
