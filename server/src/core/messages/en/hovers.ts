/** What hovers say. In English, as Markdown. */
import type { HoverMessages } from '../groups/hovers.ts';
import type { ShownRelease } from '../groups/wheelTables.ts';
import { listOf } from '../words.ts';
import { releaseText } from './wheelTables.ts';

function newestText(newest: ShownRelease | undefined): string {
  return newest ? `; the newest release is ${releaseText(newest)}` : '';
}

export const hoverMessages: HoverMessages = {
  hoverGets: ({ target, name, release: { version, date }, isNewest, newest }) => {
    const uploaded = date === undefined ? '' : ` (${date})`;
    return `${target} gets **${name} ${version}**${uploaded}${isNewest ? ', the newest release' : newestText(newest)}`;
  },
  hoverVerdict: ({ name, target, verdict, newest }) => `**${name}** on ${target}: ${verdict}${newestText(newest)}`,
  hoverNamedOnly: ({ role }) => `named as ${role} only`,
  hoverForBuilding: () => 'not installed there, for it is needed to build the project only',
  hoverOutsideDefault: () => 'not installed there, for the table is not part of the default installation',
  hoverMarkerExcludes: () => 'not installed there, for its marker excludes the runtime',
  hoverNotResolved: () => 'not resolved',
  hoverBeingResolved: () => 'being resolved',
  hoverCannotInstall: ({ culprits }) => {
    if (culprits.length === 0) return 'cannot be installed';
    return `cannot be installed, for ${listOf(culprits)}, which it needs, ${culprits.length > 1 ? 'are' : 'is'} in the way`;
  },
  hoverInstallsUnknown: () => 'whether it installs could not be found out',
  hoverNothingInstalled: () => 'nothing is installed, for the requirements have no solution',
  hoverNotInstalled: () => 'not installed there',

  hoverCulprit: ({ name }) => `**${name}**, which it needs:`,
  hoverPureEverywhere: () => 'Its own wheels are pure Python and load everywhere',

  lockHoverInstalls: ({ pin, target }) => `**${pin}** on ${target}: installs`,
  lockHoverBuilt: ({ pin, target }) => `**${pin}** on ${target}: built from its sources, which are not looked at`,
  lockHoverMisfit: ({ pin, target, reason }) => `**${pin}** on ${target}: ${reason}`,
  lockHoverNotJudged: ({ pin, target }) =>
    `**${pin}** on ${target}: not judged, for this version of the format is not known`,
  lockHoverNotInstalled: ({ pin, target }) =>
    `**${pin}** on ${target}: not installed there without extras and groups, or its marker excludes the runtime`,
  lockHoverNeededBy: ({ names }) => `Needed by ${names.join(', ')}`,
  lockHoverMore: ({ count }) => `${count} more`,
};
