/**
 * The report in the Static Analysis Results Interchange Format 2.1.0, for code scanning and for viewers.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
import { rulePage } from '../../core/features/diagnostics.ts';
import { RULES, type Severity } from '../../core/findings/rules.ts';
import { en } from '../../core/messages/en/en.ts';
import { tell } from '../../core/messages/message.ts';
import { titleWithProof, type Remedy } from '../../core/remedies/remedy.ts';
import { isAbsolutePath } from '../../core/text/path.ts';
import type { ProgramReport } from '../report.ts';
import { visible, visibleJson } from '../../core/messages/visible.ts';
import { allReported, uriPath, type Reported } from './_reported.ts';

type Level = 'error' | 'warning' | 'note';

const LEVELS: Readonly<Record<Severity, Level>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** The log as indented JSON with a line break at its end. It names no schema, since that would be an address of somebody else. */
export function renderSarif(report: ProgramReport): string {
  const run = {
    tool: { driver: { name: 'Pyodide Preflight', semanticVersion: report.version, rules: RULES.map(ruleOf) } },
    // An exit code of 1 is an answer, too.
    invocations: [{ executionSuccessful: report.exit.code !== 2, exitCode: report.exit.code }],
    columnKind: 'utf16CodeUnits',
    results: allReported(report).map((reported) => resultOf(reported, report)),
  };
  return `${visibleJson({ version: '2.1.0', runs: [run] })}\n`;
}

function ruleOf({ code, severities: [usual], title }: (typeof RULES)[number]): object {
  return {
    id: code,
    shortDescription: { text: tell(title, en) },
    helpUri: rulePage(code, en),
    defaultConfiguration: { level: LEVELS[usual] },
  };
}

function resultOf(reported: Reported, { repository }: ProgramReport): object {
  const { finding, message, notes, path, region, regionOf, fingerprint } = reported;
  const { code, severity, related, remedies, culprits, chains } = finding;
  const artifact = (file: string): object => artifactAt(repository.nameOf(file));
  const fixes = remedies.filter(({ edits }) => edits.length > 0);
  return {
    ruleId: code,
    ruleIndex: RULES.findIndex((rule) => rule.code === code),
    level: LEVELS[severity],
    message: { text: plain([message, ...notes].join('\n')) },
    locations: [{ physicalLocation: { artifactLocation: artifactAt(path), region } }],
    ...(related.length > 0 && {
      relatedLocations: related.map((place) => ({
        message: { text: plain(visible(tell(place.message, en))) },
        physicalLocation: { artifactLocation: artifact(place.path), region: regionOf(place.path, place.span) },
      })),
    }),
    partialFingerprints: { 'pyodidePreflight/v1': fingerprint },
    ...(fixes.length > 0 && { fixes: fixes.map((remedy) => fixOf(remedy, reported, artifact)) }),
    ...(culprits.length > 0 && { properties: { culprits, chains } }),
  };
}

function fixOf(remedy: Remedy, { regionOf }: Reported, artifact: (file: string) => object): object {
  const { edits } = remedy;
  const paths = [...new Set(edits.map(({ path }) => path))];
  return {
    description: { text: plain(visible(tell(titleWithProof(remedy), en))) },
    artifactChanges: paths.map((path) => ({
      artifactLocation: artifact(path),
      replacements: edits
        .filter((edit) => edit.path === path)
        .map(({ edit }) => ({
          deletedRegion: regionOf(path, edit.span),
          insertedContent: { text: edit.newText },
        })),
    })),
  };
}

/** What is below the root is named from there, whose place on the machine is nobody's business; what is not, in full. */
function artifactAt(path: string): object {
  if (!isAbsolutePath(path)) return { uri: uriPath(path), uriBaseId: '%SRCROOT%' };
  // A drive has a colon, which stays: `file:///C:/…`; a share has a host: `file://host/…`.
  const uri = uriPath(path).replace(/^([a-z])%3A/i, '/$1:');
  return { uri: path.startsWith('//') ? `file:${uri}` : `file://${uri}` };
}

/** Text in which nothing is a link: `[what](where)` would be one. */
function plain(text: string): string {
  return text.replaceAll('](', '] (');
}
