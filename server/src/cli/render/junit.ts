/**
 * The report in the XML of JUnit, which build servers read: a suite for each file, in which a finding that counts is a test
 * that fails.
 * @see https://github.com/testmoapp/junitxml
 */
import { SEVERITIES } from '../../core/findings/rules.ts';
import { en } from '../../core/messages/en/en.ts';
import { tell } from '../../core/messages/message.ts';
import { isUndecided, verdictOn, type FileReport, type ProgramReport } from '../report.ts';
import { verdictsOf } from '../../core/analysis/snapshot.ts';
import { headline } from './_headlines.ts';
import { visible } from '../../core/messages/visible.ts';
import { reportedByFile, type Reported } from './_reported.ts';

interface Suite {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
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
  const verdicts = verdictCases(name, file);
  const tests = verdicts.length + failing.length;
  const errors = verdicts.filter(({ isError }) => isError).length;
  const told = others.map((one) => `${placeOf(one)}: ${one.finding.severity}[${one.finding.code}]: ${one.message}`);
  return {
    ...{ tests, errors, failures: failing.length },
    lines: [
      `<testsuite${attributes({ name, tests, failures: failing.length, errors })}>`,
      ...verdicts.map(({ line }) => `  ${line}`),
      ...failing.flatMap((one) => failureCase(name, one).map((line) => `  ${line}`)),
      ...(told.length > 0 ? [`  <system-out>${inText(told.join('\n'))}</system-out>`] : []),
      '</testsuite>',
    ],
  };
}

/** That a file was looked at is a test as well, which fails where it could not be decided. */
function verdictCases(name: string, file: FileReport): readonly { readonly line: string; readonly isError: boolean }[] {
  const isOpen = isUndecided(file);
  return verdictsOf(file.snapshot).map((verdict) => {
    const isError = isOpen && verdictOn(file.snapshot, verdict) === 'unknown';
    const begin = `<testcase${attributes({ classname: name, name: verdict.choice.target.label })}`;
    const message = visible(tell(headline(file, verdict, name), en));
    return {
      isError,
      line: isError ? `${begin}><error${attributes({ type: 'unknown', message })}/></testcase>` : `${begin}/>`,
    };
  });
}

function failureCase(classname: string, reported: Reported): readonly string[] {
  const { finding, path, region, message, notes } = reported;
  const about = finding.name === undefined ? '' : ` ${finding.name}`;
  const name = `${finding.code}${about} (${placeOf(reported)})`;
  return [
    `<testcase${attributes({ classname, name, file: path, line: region.startLine })}>`,
    `  <failure${attributes({ type: finding.severity, message })}>${inText([message, ...notes].join('\n'))}</failure>`,
    '</testcase>',
  ];
}

function placeOf({ path, region }: Reported): string {
  return `${path}:${region.startLine}:${region.startColumn}`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${inAttribute(String(value))}"`)
    .join('');
}

/** What no XML document can hold, not even escaped. */
const IMPOSSIBLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function inText(text: string): string {
  return text
    .replace(IMPOSSIBLE, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

function inAttribute(text: string): string {
  return inText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}
