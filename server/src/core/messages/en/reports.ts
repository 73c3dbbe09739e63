/** The report on the command line. In English. */
import type { Hidden, ReportMessages, SeverityWord } from '../groups/reports.ts';
import { code as asCode, listOf } from '../words.ts';

const SEVERITIES: Readonly<Record<SeverityWord, readonly [one: string, many: string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  information: ['note', 'notes'],
  hint: ['hint', 'hints'],
};

/** What the option is called that applies a fix. */
const APPLYING = { safe: '--fix', preferred: '--fix --unsafe-fixes' } as const;

/** `1 file`, `2 files`. */
function counted(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** The day of what it rests on. */
function since(day: string | undefined): string {
  return day === undefined ? '' : `, as of ${day}`;
}

const COLUMNS = { severity: 'severity', place: 'where', finding: 'what' } as const;

const HIDDEN: Readonly<Record<Hidden, string>> = { ignored: 'ignored', 'in-baseline': 'in the baseline' };

/** Why what a headline says has no finding. */
function aside(hidden: readonly Hidden[]): string {
  return hidden.length === 0 ? '' : ` (${hidden.map((one) => HIDDEN[one]).join(', ')})`;
}

export const reportMessages: ReportMessages = {
  reportUnknown: ({ file, target, reason, asOf, hidden }) =>
    `${file}: cannot tell whether it installs${aside(hidden)} on ${target} (${reason})${since(asOf)}`,
  reportNothing: ({ file, target, reason, asOf }) =>
    `${file}: nothing to install on ${target} (${reason})${since(asOf)}`,
  reportFails: ({ file, target, reason, asOf, hidden }) =>
    `${file}: cannot be installed${aside(hidden)} on ${target} (${reason})${since(asOf)}`,
  reportLockInstalls: ({ file, target, reason, asOf, pins }) =>
    `${file}: ${counted(pins, 'locked package installs', 'locked packages install')} on ${target} (${reason})${since(asOf)}`,
  reportResolves: ({ file, target, reason, asOf, dependencies, packages }) => {
    const resolve = counted(dependencies, 'dependency resolves', 'dependencies resolve');
    return `${file}: ${resolve} to ${counted(packages, 'package', 'packages')} on ${target} (${reason})${since(asOf)}`;
  },

  reportMark: ({ severity, code }) => `${SEVERITIES[severity][0]}[${code}]`,
  reportThrough: ({ chain }) => `via: ${chain.join(' → ')}`,
  placeInCell: ({ file, cell, line }) => `${file} cell ${cell}, line ${line}`,
  reportSee: ({ place, message }) => `see ${place}: ${message}`,
  reportFix: ({ remedy, applied }) => `fix: ${remedy}${applied ? ` (${APPLYING[applied]} applies this)` : ''}`,
  reportText: ({ remedy, printed }) => `text: ${remedy} ${printed ? '(see below)' : '(--texts prints it)'}`,

  reportSummary: ({ files, found, ignored, inBaseline, advice, code, because }) => {
    const kept = [
      ...(ignored > 0 ? [`${ignored} ignored`] : []),
      ...(inBaseline > 0 ? [`${inBaseline} in the baseline`] : []),
    ];
    const aside = kept.length > 0 ? ` (${kept.join(', ')})` : '';
    const middle = advice === undefined ? '' : `; ${advice}`;
    return `${counted(files, 'file', 'files')}: ${found.join(', ')}${aside}${middle}; exit code ${code} (${because})`;
  },
  reportCount: ({ severity, count }) => counted(count, ...SEVERITIES[severity]),
  reportNoFindings: () => 'no findings',
  reportFixable: ({ safe, unsafe }) => {
    if (safe === 0) return `${unsafe} fixable with ${APPLYING.preferred}`;
    return `${safe} fixable with ${APPLYING.safe}${unsafe > 0 ? `, ${unsafe} more with --unsafe-fixes` : ''}`;
  },
  reportFixed: ({ count, unsafe, rest }) => {
    const more = unsafe > 0 ? [`${unsafe} more with --unsafe-fixes`] : [];
    const open = rest > 0 ? ['the rest needs your decision'] : [];
    return [`${count} fixed`, ...more, ...open].join(', ');
  },

  paperCheckTitle: () => 'Do the dependencies install on Pyodide?',
  paperCheckColumn: ({ column }) => COLUMNS[column],
  paperCheckMore: ({ count }) => `${counted(count, 'more finding is', 'more findings are')} not shown`,
  paperCheckHelp: () => 'What helps',
  paperCheckFixes: ({ place, code }) => `${asCode(place)}, ${asCode(code)}:`,

  exitUnwritten: () => 'a report could not be written',
  exitMisled: () => 'a path leads to nothing that can be checked',
  exitFound: ({ counting }) => `${severitiesText(counting)} found`,
  exitZero: () => '--exit-zero',
  exitFailed: () => 'not everything could be done',
  exitUndecided: ({ files }) =>
    files === 1 ? 'not known whether a file installs' : `not known whether ${files} files install`,
  exitBelow: ({ counting }) => `no ${severitiesText(counting)}`,
  exitClean: () => 'nothing found',
};

function severitiesText(severities: readonly SeverityWord[]): string {
  return listOf(
    severities.map((severity) => SEVERITIES[severity][1]),
    'or',
  );
}
