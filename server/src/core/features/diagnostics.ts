/** Findings as an editor's diagnostics. */
import type { Finding } from '../findings/finding.ts';
import type { Severity } from '../findings/rules.ts';
import { say, tell } from '../messages/message.ts';
import type { Messages } from '../messages/messages.ts';
import type { Snapshot } from '../analysis/snapshot.ts';
import { LineIndex } from '../text/lineIndex.ts';
import type { Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, UriOf } from './lspValues.ts';

/** What editors show next to each message. */
const DIAGNOSTIC_SOURCE = 'Pyodide Preflight';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = { error: 1, warning: 2, information: 3, hint: 4 };

/** How the editor identifies files, and in which language it shows messages. */
export interface DiagnosticView {
  readonly uriOf: UriOf;
  readonly messages: Messages;
}

/** Where the page is that explains a rule, in the language of the messages. */
export function rulePage(code: string, messages: Messages): string {
  return tell(say('rulePageAddress', { code }), messages);
}

/** The diagnostics of one of the files of a snapshot, in the order of its findings. */
export function diagnosticsIn(path: string, snapshot: Snapshot, view: DiagnosticView): Diagnostic[] {
  const findings = snapshot.findings.filter((finding) => finding.path === path);
  if (findings.length === 0) return [];
  const lines = lineIndexes(snapshot);
  return findings.map((finding) => diagnosticOf(finding, lines, view));
}

/** The diagnostic of a finding. */
export function diagnosticOf(
  finding: Finding,
  lines: (path: string) => LineIndex,
  { uriOf, messages }: DiagnosticView,
): Diagnostic {
  const range = lines(finding.path).rangeOf(finding.span);
  const location = { uri: uriOf(finding.path), range };
  const relatedInformation: DiagnosticRelatedInformation[] = [
    ...finding.chains
      .filter((chain) => chain.length > 1)
      .map((chain) => ({ location, message: tell(say('relatedThrough', { chain }), messages) })),
    ...finding.related.map(({ path, span, message }) => ({
      location: { uri: uriOf(path), range: lines(path).rangeOf(span) },
      message: tell(message, messages),
    })),
  ];
  return {
    range,
    severity: SEVERITIES[finding.severity],
    code: finding.code,
    codeDescription: { href: rulePage(finding.code, messages) },
    source: DIAGNOSTIC_SOURCE,
    message: tell(finding.message, messages),
    ...(relatedInformation.length > 0 && { relatedInformation }),
  };
}

/** The line starts of a snapshot's files, computed on first use. */
export function lineIndexes({ texts }: Snapshot): (path: string) => LineIndex {
  const known = new Map<string, LineIndex>();
  return (path) => {
    let index = known.get(path);
    if (!index) {
      index = new LineIndex(texts.get(path) ?? '');
      known.set(path, index);
    }
    return index;
  };
}
