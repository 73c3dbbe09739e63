/** What is known of the wheels of a release, for people. */
import { isPyodideTag } from '../../candidates/compatibility.ts';
import { reasonWords } from '../../findings/failure/reasonWords.ts';
import { say, type Message, type PartsOf } from '../../messages/message.ts';
import { heading, list, paragraph, table, type Cell, type Paper } from '../../papers/paper.ts';
import type { Target } from '../../runtimes/target.ts';
import type { BuildState } from './cibuildwheel.ts';
import type { WantedBuild } from './wantedBuilds.ts';
import type { OwnWheel, SetRuntime, ShippedRequirement } from './wheelSet.ts';
import type { TagUse, WheelSetReport } from './wheelSetReport.ts';

type Column = PartsOf<'ownWheelsColumn'>[0]['column'];

/** A name with more tags than this is not taken apart. */
const MOST_TAGS = 40;

export function ownWheelsPaper(report: WheelSetReport): Paper {
  const { project, version, wheels } = report;
  return [
    heading(2, say('ownWheelsTitle', { project, version, count: wheels.length })),
    ...runtimesPart(report),
    ...shippedPart(report),
    heading(3, say('ownWheelsHeading', { part: 'tags' })),
    ...tagsPart(report),
    heading(3, say('ownWheelsHeading', { part: 'builds' })),
    ...buildsPart(report),
  ];
}

function columns(...names: readonly Column[]): readonly Cell[] {
  return names.map((column) => say('ownWheelsColumn', { column }));
}

function runtimesPart({ project, runtimes }: WheelSetReport): Paper {
  return [
    heading(3, say('ownWheelsHeading', { part: 'runtimes' })),
    ...table(
      columns('runtime', 'python', 'wheel', 'installer', 'needs'),
      runtimes.map((runtime) => [
        say('ownWheelsRuntime', { label: runtime.target.label, isExperimental: runtime.isExperimental }),
        runtime.target.pythonSeries,
        runtime.wheel ? tagsIn(runtime.wheel) : say('ownWheelsNone'),
        installerOf(runtime.target),
        needsOf(runtime),
      ]),
    ),
    ...list(whyLines(project, runtimes)),
  ];
}

/** What tells wheels of one release apart. */
function tagsIn({ wheel }: OwnWheel): string {
  return [wheel.pythonTags, wheel.abiTags, wheel.platformTags].map((tags) => tags.join('.')).join('-');
}

/** `micropip` and `uv` are called so by everybody. */
function installerOf({ installer }: Target): string {
  return installer.name;
}

function needsOf({ needs }: SetRuntime): Cell {
  if (!needs) return '';
  const by = needs.kind === 'blocked' ? needs.by.map(({ name }) => name) : [];
  return say('ownWheelsNeeds', { kind: needs.kind, by });
}

/** Why something blocks or is not known, once for all runtimes of which it is the same. */
function whyLines(project: string, runtimes: readonly SetRuntime[]): readonly Message[] {
  const said = new Map<string, { readonly targets: string[]; readonly say: (targets: readonly string[]) => Message }>();
  const add = (key: string, target: Target, words: (targets: readonly string[]) => Message): void => {
    const known = said.get(key) ?? { targets: [], say: words };
    known.targets.push(target.name);
    said.set(key, known);
  };
  for (const { target, needs, shipped } of runtimes) {
    if (needs?.kind === 'open') {
      const { because } = needs;
      add(JSON.stringify(because), target, (targets) => say('ownWheelsOpen', { targets, because }));
    }
    for (const { name: blocker, through, reason } of needs?.kind === 'blocked' ? needs.by : []) {
      const others = through.filter((one) => one !== project);
      // What is wanted of it says why what is shipped is not enough.
      const misfit = others.length === 0 ? shipped.find((one) => one.name === blocker && !one.fits) : undefined;
      const named = `${blocker}${misfit?.wanted ?? ''}`;
      const parts = { blocker: named, through: others, because: reasonWords(reason, target) };
      add(JSON.stringify(parts), target, (targets) => say('ownWheelsBlocked', { ...parts, targets }));
    }
  }
  return [...said.values()].map((one) => one.say(one.targets));
}

/** A row for each release of Pyodide that ships anything of it. */
function shippedPart({ runtimes }: WheelSetReport): Paper {
  const releases = new Map<string, { readonly targets: Target[]; readonly shipped: readonly ShippedRequirement[] }>();
  for (const { target, shipped } of runtimes) {
    if (shipped.length === 0 || target.pyodide === undefined) continue;
    const known = releases.get(target.pyodide) ?? { targets: [], shipped };
    known.targets.push(target);
    releases.set(target.pyodide, known);
  }
  const told = (shipped: readonly ShippedRequirement[], fits: boolean): Cell =>
    say('ownWheelsShipped', {
      packages: shipped
        .filter((one) => one.fits === fits)
        .map(({ name, shipped: version, wanted }) => ({ name, version, ...(!fits && { wanted }) })),
    });
  const rows = [...releases].map(([release, { targets, shipped }]) => [
    release,
    targets.map(({ name }) => name).join(', '),
    told(shipped, true),
    told(shipped, false),
  ]);
  if (rows.length === 0) return [];
  return [
    heading(3, say('ownWheelsHeading', { part: 'shipped' })),
    ...table(columns('pyodide', 'runtime', 'fits', 'misfits'), rows),
  ];
}

/** Wheels for machines alone, of which a project may have dozens, are told in one line. */
function tagsPart({ wheels, tags, runtimes }: WheelSetReport): Paper {
  const isForMachines = ({ wheel }: OwnWheel, at: number): boolean =>
    !wheel.platformTags.some(isPyodideTag) && (tags[at] ?? []).every(({ targets }) => targets.length === 0);
  const others = wheels.filter(isForMachines).map(({ file }) => file);
  const rows = wheels.flatMap((wheel, at) =>
    isForMachines(wheel, at) ? [] : tagRows(wheel, tags[at] ?? [], runtimes),
  );
  return [
    ...table(columns('wheel', 'tag', 'taken'), rows),
    ...(others.length > 0 ? [paragraph(say('ownWheelsForMachines', { files: others }))] : []),
  ];
}

function tagRows(
  { file }: OwnWheel,
  tags: readonly TagUse[],
  runtimes: readonly SetRuntime[],
): readonly (readonly Cell[])[] {
  const takenBy = (targets: readonly Target[]): Message =>
    say('ownWheelsTakenBy', {
      kind: targets.length === 0 ? 'none' : targets.length === runtimes.length ? 'all' : 'some',
      targets: targets.map(({ name }) => name),
    });
  if (tags.length > MOST_TAGS) {
    const all = new Set(tags.flatMap(({ targets }) => targets));
    return [[file, say('ownWheelsTooManyTags', { count: tags.length }), takenBy([...all])]];
  }
  return tags.map(({ tag, targets }, at) => [at === 0 ? file : '', tag, takenBy(targets)]);
}

function buildsPart({ builds, settings }: WheelSetReport): Paper {
  if (builds.length === 0) return [paragraph(say('ownWheelsPure'))];
  return [
    ...table(
      columns('build', 'for', 'here', 'cibuildwheel'),
      builds.map((build) => [
        build.tag,
        build.targets.map(({ name }) => name).join(', '),
        say('ownWheelsHere', { covered: build.covered, all: build.targets.length }),
        buildCell(build),
      ]),
    ),
    paragraph(say('ownWheelsHowToBuild', settings ? { file: settings.file } : {})),
    ...(builds.some(({ isLegacy }) => isLegacy) ? [paragraph(say('ownWheelsLegacy'))] : []),
  ];
}

function buildCell({ identifier, group, isLegacy, state }: WantedBuild): Message {
  return say('ownWheelsBuild', {
    isLegacy,
    ...(identifier !== undefined && { identifier }),
    ...(group !== undefined && { group }),
    ...(state && stateParts(state)),
  });
}

function stateParts(state: BuildState): Pick<PartsOf<'ownWheelsBuild'>[0], 'state' | 'pyodide'> {
  switch (state.kind) {
    case 'left-out':
      return { state: state.by };
    case 'built':
      return { state: 'built', ...(state.pyodide !== undefined && { pyodide: state.pyodide }) };
    case 'other-pyodide':
      return { state: 'other-pyodide', pyodide: state.pyodide };
    case 'not-enabled':
      return { state: 'not-enabled' };
  }
}
