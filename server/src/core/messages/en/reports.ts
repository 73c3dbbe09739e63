/** The report on the command line. In English. */
import type { ReportMessages, SeverityWord } from '../groups/reports.ts';

const SEVERITIES: Readonly<Record<SeverityWord, readonly [one: string, many: string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  information: ['information', 'informations'],
  hint: ['hint', 'hints'],
};

/** `1 file`, `2 files`. */
function counted(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

export const reportMessages: ReportMessages = {
  reportUnknown: ({ file, target, reason }) =>
    `${file}: not known whether it can be installed on ${target} (${reason})`,
  reportNothing: ({ file, target, reason }) => `${file}: nothing to install on ${target} (${reason})`,
  reportFails: ({ file, target, reason }) => `${file}: cannot be installed on ${target} (${reason})`,
  reportLockInstalls: ({ file, target, reason, pins }) =>
    `${file}: ${counted(pins, 'locked package installs', 'locked packages install')} on ${target} (${reason})`,
  reportResolves: ({ file, target, reason, dependencies, packages }) => {
    const resolve = counted(dependencies, 'dependency resolves', 'dependencies resolve');
    return `${file}: ${resolve} to ${counted(packages, 'package', 'packages')} on ${target} (${reason})`;
  },

  reportMark: ({ severity, code }) => `${SEVERITIES[severity][0]}[${code}]`,
  reportThrough: ({ chain }) => `through: ${chain.join(' → ')}`,
  reportSee: ({ place, message }) => `see ${place}: ${message}`,
  reportFix: ({ remedy, applied }) => `fix: ${remedy}${applied ? ' (--fix does this)' : ''}`,
  reportText: ({ remedy, printed }) => `text: ${remedy} ${printed ? '(see below)' : '(--texts prints it)'}`,

  reportSummary: ({ files, found, advice }) =>
    `${counted(files, 'file', 'files')}: ${found.join(', ')}${advice === undefined ? '' : `; ${advice}`}`,
  reportCount: ({ severity, count }) => counted(count, ...SEVERITIES[severity]),
  reportNoFindings: () => 'no findings',
  reportDecisionLeft: () => 'what is left needs a decision of yours',
  reportFixable: ({ fixable, all }) => {
    if (fixable < all) return `--fix mends ${fixable} of them`;
    return `--fix mends ${all === 1 ? 'it' : 'all of them'}`;
  },
};
