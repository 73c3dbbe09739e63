/**
 * The report in the XML of JUnit, which build servers read: a suite for each file, in which a finding that counts is a test
 * that fails.
 * @see https://github.com/testmoapp/junitxml
 */
import { SEVERITIES } from '../../core/findings/rules.ts';
import { en } from '../../core/messages/en/en.ts';
import { tell } from '../../core/messages/message.ts';
import { xmlAttribute, xmlText } from '../../core/text/xml.ts';
import { isUndecided, verdictOn, type FileReport, type ProgramReport } from '../report.ts';
import { verdictsOf } from '../../core/analysis/snapshot.ts';
import { headline } from './_headlines.ts';
import { visible } from '../../core/messages/visible.ts';
import { reportedByFile, type Reported } from './_reported.ts';

interface Suite {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
  readonly lines: readonly string[];
}

/** The document with a line break at its end. */
export function renderJunit(report: ProgramReport): string {
  const counting = SEVERITIES.slice(0, SEVERITIES.indexOf(report.failOn) + 1);
  const suites = reportedByFile(report).map(({ file, reported }) => {
    const failing = reported.filter(({ finding }) => counting.includes(finding.severity));
    const others = reported.filter((one) => !failing.includes(one));
    return suiteOf(report.repository.nameOf(file.snapshot.path), file, failing, others);
  });
  const total = (of: (suite: Suite) => number): number => suites.reduce((sum, suite) => sum + of(suite), 0);
  const counts = {
    tests: total(({ tests }) => tests),
    failures: total(({ failures }) => failures),
    errors: total(({ errors }) => errors),
    skipped: total(({ skipped }) => skipped),
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'pyodide-preflight', ...counts })}>`,
    ...suites.flatMap(({ lines }) => lines.map((line) => `  ${line}`)),
    '</testsuites>\n',
  ].join('\n');
}

/** @param others findings that do not count: they are told, and fail nothing */
function suiteOf(name: string, file: FileReport, failing: readonly Reported[], others: readonly Reported[]): Suite {
  const verdicts = verdictCases(name, file, failing.length > 0);
  const counted = (kind: VerdictCase['kind']): number => verdicts.filter((one) => one.kind === kind).length;
  const tests = verdicts.length + failing.length;
  const counts = { tests, failures: failing.length, errors: counted('error'), skipped: counted('skipped') };
  const told = others.map((one) => `${placeOf(one)}: ${one.finding.severity}[${one.finding.code}]: ${one.message}`);
  return {
    ...counts,
    lines: [
      `<testsuite${attributes({ name, ...counts })}>`,
      ...verdicts.map(({ line }) => `  ${line}`),
      ...failing.flatMap((one) => failureCase(name, one).map((line) => `  ${line}`)),
      ...(told.length > 0 ? [`  <system-out>${xmlText(told.join('\n'))}</system-out>`] : []),
      '</testsuite>',
    ],
  };
}

interface VerdictCase {
  readonly kind: 'passed' | 'error' | 'skipped';
  readonly line: string;
}

/**
 * The verdict on a file is a test as well, so that a suite in which all is well is not empty: it passes where the file installs, and is
 * skipped where there was nothing to judge. Where it fails, the findings are the tests that say so.
 */
function verdictCases(name: string, file: FileReport, hasFailing: boolean): readonly VerdictCase[] {
  const isOpen = isUndecided(file);
  return verdictsOf(file.snapshot).flatMap((verdict): readonly VerdictCase[] => {
    const found = verdictOn(file.snapshot, verdict);
    if (found === 'fails' && hasFailing) return [];
    const begin = `<testcase${attributes({ classname: name, name: verdict.choice.target.label })}`;
    if (found === 'installs') return [{ kind: 'passed', line: `${begin}/>` }];
    const message = visible(tell(headline(file, verdict, name), en));
    if (found === 'unknown' && isOpen)
      return [{ kind: 'error', line: `${begin}><error${attributes({ type: 'unknown', message })}/></testcase>` }];
    return [{ kind: 'skipped', line: `${begin}><skipped${attributes({ message })}/></testcase>` }];
  });
}

function failureCase(classname: string, reported: Reported): readonly string[] {
  const { finding, path, region, message, notes } = reported;
  const about = finding.name === undefined ? '' : ` ${finding.name}`;
  const name = `${finding.code}${about} (${placeOf(reported)})`;
  return [
    `<testcase${attributes({ classname, name, file: path, line: region.startLine })}>`,
    `  <failure${attributes({ type: finding.severity, message })}>${xmlText([message, ...notes].join('\n'))}</failure>`,
    '</testcase>',
  ];
}

function placeOf({ path, region }: Reported): string {
  return `${path}:${region.startLine}:${region.startColumn}`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${xmlAttribute(String(value))}"`)
    .join('');
}
