/** What hovers say. In English, as Markdown. */
import type { DatedRelease } from '../datedRelease.ts';
import type { HoverMessages } from '../groups/hovers.ts';
import { code, dated, listOf, theNewest } from '../words.ts';

function newestText(newest: DatedRelease | undefined, stable: boolean, hidden = false): string {
  if (!newest) return '';
  return `; ${theNewest(stable)} is ${dated(newest)}${hidden ? `, which ${code('exclude-newer')} hides` : ''}`;
}

/** How far it can be relied on. */
function knownText(known: string | undefined): string {
  return known === undefined ? '' : ` (${known})`;
}

const NAMED_ONLY = {
  constraint: 'only constrained, not required',
  override: 'only overridden, not required',
  exclude: 'only excluded, not required',
} as const;

const LINKS = { home: 'Homepage', changes: 'Changelog', index: 'Index page' } as const;

export const hoverMessages: HoverMessages = {
  hoverGets: ({ target, name, release: { version, date }, isNewest, newest, stable, hidden, known }) => {
    const uploaded = date === undefined ? '' : ` (${date})`;
    return `${target} gets **${name} ${version}**${uploaded}${isNewest ? `, ${theNewest(stable)}` : newestText(newest, stable, hidden)}${knownText(known)}`;
  },
  hoverVerdict: ({ name, target, verdict, newest, stable, hidden, known }) =>
    `**${name}** on ${target}: ${verdict}${newestText(newest, stable, hidden)}${knownText(known)}`,
  hoverNamedOnly: ({ role }) => NAMED_ONLY[role],
  hoverForBuilding: () => 'not installed: only needed to build the project',
  hoverOutsideDefault: () => 'not installed: this table is not part of the default installation',
  hoverMarkerExcludes: () => 'not installed: its marker excludes this runtime',
  hoverNotResolved: () => 'not resolved',
  hoverBeingResolved: () => 'being resolved',
  hoverCannotInstall: ({ culprits }) => {
    return culprits.length === 0 ? 'not installable' : `not installable: blocked by ${listOf(culprits)}`;
  },
  hoverInstallsUnknown: () => 'cannot tell whether it installs',
  hoverNothingInstalled: () => 'nothing is installed because the requirements have no solution',
  hoverNotInstalled: () => 'not installed',

  hoverCulprit: ({ name, known }) => `Its dependency **${name}**${knownText(known)}:`,
  hoverPartial: () => 'an index did not answer, so there may be other releases',
  hoverAsOf: ({ day }) => `as of ${day}`,
  hoverOnHost: ({ python, release }) => `Newest on a host (Linux, Python ${python}): ${dated(release)}`,
  hoverLink: ({ to }) => LINKS[to],
  hoverPureEverywhere: () => 'Its own wheels are pure Python and work everywhere',

  hoverAdmits: ({ admitted, all, known }) => `Admits ${admitted} of ${all} stable releases${knownText(known)}`,
  hoverNewestFitting: ({ target, release }) =>
    release
      ? `The newest of them with a wheel for ${target}: ${dated(release)}`
      : `None of them has a wheel for ${target}`,
  hoverMarker: ({ target, holds }) => `${holds ? '**True**' : '**False**'} on ${target}`,
  hoverExtra: ({ name, version, extra, target, brings }) =>
    brings.length === 0
      ? `**${extra}** of ${name} ${version} brings nothing more on ${target}`
      : `**${extra}** of ${name} ${version} brings ${listOf(brings)} on ${target}`,
  hoverNoSuchExtra: ({ name, version, extra }) => `${name} ${version} has no extra **${extra}**`,
  hoverRequiresPython: ({ target, python, admits }) =>
    `${admits ? 'Admits' : '**Excludes**'} Python ${python} of ${target}`,

  hoverEnablesPython: () => 'Makes this a Python Worker',
  hoverFlagGives: ({ runtime, from }) =>
    `Gives the Worker ${runtime}${from === undefined ? '' : `, which is the default from ${from} on`}`,
  hoverFlagStops: ({ runtime, from }) =>
    `Keeps ${runtime} from being the default${from === undefined ? '' : ` from ${from} on`}`,
  hoverWorkerGets: ({ runtime, flag, since }) => {
    const why = since === undefined ? '' : `, the default from ${since} on`;
    return `The Worker gets **${runtime}**${flag === undefined ? why : `, by the flag ${code(flag)}`}`;
  },
  hoverWorkerNext: ({ runtime, from }) => `With a date from ${from} on it gets ${runtime}`,

  lockHoverInstalls: ({ pin, target }) => `**${pin}** on ${target}: installs`,
  lockHoverBuilt: ({ pin, target }) => `**${pin}** on ${target}: built from source, which is not read here`,
  lockHoverMisfit: ({ pin, target, reason }) => `**${pin}** on ${target}: ${reason}`,
  lockHoverNotJudged: ({ pin, target }) =>
    `**${pin}** on ${target}: not checked: this version of the lock format is not known here`,
  lockHoverNotInstalled: ({ pin, target }) =>
    `**${pin}** on ${target}: not installed by default: it belongs to an extra or a group, or its marker excludes this runtime`,
  lockHoverNeededBy: ({ names }) => `Required by ${names.join(', ')}`,
  lockHoverMore: ({ count }) => `${count} more`,
};
