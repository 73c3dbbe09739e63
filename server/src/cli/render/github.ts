/**
 * The report as workflow commands, which GitHub Actions shows as annotations of the lines.
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
import type { Severity } from '../../core/findings/rules.ts';
import type { ProgramReport } from '../report.ts';
import { allReported, type Reported } from './_reported.ts';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** A line for each finding; nothing if there is none. */
export function renderGithub(report: ProgramReport): string {
  return allReported(report)
    .map((reported) => `${commandOf(reported)}\n`)
    .join('');
}

function commandOf({ finding: { code, severity }, path, region, message, notes }: Reported): string {
  const properties = {
    file: path,
    line: region.startLine,
    endLine: region.endLine,
    // Columns count for places within one line only.
    ...(region.endLine === region.startLine && { col: region.startColumn, endColumn: region.endColumn }),
    title: code,
  };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${inProperty(String(value))}`);
  return `::${COMMANDS[severity]} ${list.join(',')}::${inData([message, ...notes].join('\n'))}`;
}

function inData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function inProperty(text: string): string {
  return inData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
