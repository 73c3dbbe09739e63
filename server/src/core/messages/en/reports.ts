/** The report on the command line. In English. */
import type { ReportMessages, SeverityWord } from '../groups/reports.ts';

const SEVERITIES: Readonly<Record<SeverityWord, readonly [one: string, many: string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  information: ['note', 'notes'],
  hint: ['hint', 'hints'],
};

/** `1 file`, `2 files`. */
function counted(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

export const reportMessages: ReportMessages = {
  reportUnknown: ({ file, target, reason }) => `${file}: cannot tell whether it installs on ${target} (${reason})`,
  reportNothing: ({ file, target, reason }) => `${file}: nothing to install on ${target} (${reason})`,
  reportFails: ({ file, target, reason }) => `${file}: cannot be installed on ${target} (${reason})`,
  reportLockInstalls: ({ file, target, reason, pins }) =>
    `${file}: ${counted(pins, 'locked package installs', 'locked packages install')} on ${target} (${reason})`,
  reportResolves: ({ file, target, reason, dependencies, packages }) => {
    const resolve = counted(dependencies, 'dependency resolves', 'dependencies resolve');
    return `${file}: ${resolve} to ${counted(packages, 'package', 'packages')} on ${target} (${reason})`;
  },

  reportMark: ({ severity, code }) => `${SEVERITIES[severity][0]}[${code}]`,
  reportThrough: ({ chain }) => `via: ${chain.join(' → ')}`,
  reportSee: ({ place, message }) => `see ${place}: ${message}`,
  reportFix: ({ remedy, applied }) => `fix: ${remedy}${applied ? ' (--fix applies this)' : ''}`,
  reportText: ({ remedy, printed }) => `text: ${remedy} ${printed ? '(see below)' : '(--texts prints it)'}`,

  reportSummary: ({ files, found, ignored, inBaseline, advice }) => {
    const kept = [
      ...(ignored > 0 ? [`${ignored} ignored`] : []),
      ...(inBaseline > 0 ? [`${inBaseline} in the baseline`] : []),
    ];
    const aside = kept.length > 0 ? ` (${kept.join(', ')})` : '';
    return `${counted(files, 'file', 'files')}: ${found.join(', ')}${aside}${advice === undefined ? '' : `; ${advice}`}`;
  },
  reportCount: ({ severity, count }) => counted(count, ...SEVERITIES[severity]),
  reportNoFindings: () => 'no findings',
  reportDecisionLeft: () => 'the rest needs your decision',
  reportFixable: ({ fixable }) => `${fixable} fixable with --fix`,
};
