/**
 * The report for GitLab's code quality widget.
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
import { visibleJson } from '../../core/messages/visible.ts';
import type { Severity } from '../../core/findings/rules.ts';
import type { ProgramReport } from '../report.ts';
import { allReported } from './_reported.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'major',
  warning: 'minor',
  information: 'info',
  hint: 'info',
};

/** An indented JSON list with a line break at its end. */
export function renderGitlab(report: ProgramReport): string {
  const issues = allReported(report).map(({ finding, path, region, message, notes, fingerprint }) => ({
    description: [message, ...notes].join('\n'),
    check_name: finding.code,
    fingerprint,
    severity: SEVERITIES[finding.severity],
    location: { path, lines: { begin: region.startLine, end: region.endLine } },
  }));
  return `${visibleJson(issues)}\n`;
}
