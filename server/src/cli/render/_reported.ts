/** The findings of a report as other programs want them: each once, with its place counted from 1 and a name that stays. */
import { identityOf, type Finding } from '../../core/findings/finding.ts';
import { en } from '../../core/messages/en/en.ts';
import { say, tell } from '../../core/messages/message.ts';
import { titleWithProof } from '../../core/remedies/remedy.ts';
import { LineIndex } from '../../core/text/lineIndex.ts';
import type { Span } from '../../core/text/span.ts';
import type { FileReport, ProgramReport } from '../report.ts';
import { visible } from '../../core/messages/visible.ts';

/** A stretch of a file: lines and columns from 1, columns in UTF-16 units, the end exclusive. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface Reported {
  readonly finding: Finding;
  /** From the root of the repository, with `/`. */
  readonly path: string;
  readonly region: Region;
  readonly message: string;
  /** What is said besides: how a culprit comes in, and the fixes; a line each. */
  readonly notes: readonly string[];
  /** The same for the same finding in a later run, as for a baseline: it names file, code and project, not the line. */
  readonly fingerprint: string;
  /** A stretch of a file of the same check, by its path as the check has it. */
  readonly regionOf: (path: string, span: Span) => Region;
}

/** What is found in each file, without what an earlier one has said; the same order as in the text. */
export function reportedByFile(
  report: ProgramReport,
): readonly { readonly file: FileReport; readonly reported: readonly Reported[] }[] {
  const known = new Set<string>();
  const fingerprints = new Map<string, number>();
  return report.files.map((file) => {
    const regionOf = regionsIn(file);
    const findings = file.snapshot.findings.filter((finding) => isNew(identityOf(finding), known));
    const reported = findings.map((finding): Reported => {
      const path = report.repository.nameOf(finding.path);
      const mark = fingerprintOf(path, finding);
      const count = (fingerprints.get(mark) ?? 0) + 1;
      fingerprints.set(mark, count);
      return {
        ...{ finding, path, regionOf, region: regionOf(finding.path, finding.span) },
        message: visible(tell(finding.message, en)),
        notes: notesOn(finding),
        fingerprint: count > 1 ? `${mark}:${count}` : mark,
      };
    });
    return { file, reported };
  });
}

/** All of them. */
export function allReported(report: ProgramReport): readonly Reported[] {
  return reportedByFile(report).flatMap(({ reported }) => reported);
}

/** A path as the path of a URI. */
export function uriPath(path: string): string {
  const whole = path.replace(/\p{Surrogate}/gu, '\uFFFD');
  return whole.split('/').map(encodeURIComponent).join('/');
}

function isNew(identity: string, known: Set<string>): boolean {
  return known.size < known.add(identity).size;
}

function fingerprintOf(path: string, { code, name }: Finding): string {
  return `${uriPath(path)}#${code}${name === undefined ? '' : `:${name}`}`;
}

function notesOn({ chains, remedies }: Finding): readonly string[] {
  return [
    ...chains.filter((chain) => chain.length > 2).map((chain) => say('reportThrough', { chain })),
    ...remedies.map((remedy) => say('reportFix', { remedy: titleWithProof(remedy) })),
  ].map((note) => visible(tell(note, en)));
}

function regionsIn({ snapshot: { texts } }: FileReport): Reported['regionOf'] {
  const indexes = new Map<string, LineIndex>();
  return (path, span) => {
    const index = indexes.get(path) ?? new LineIndex(texts.get(path) ?? '');
    indexes.set(path, index);
    const { start, end } = index.rangeOf(span);
    return {
      ...{ startLine: start.line + 1, startColumn: start.character + 1 },
      ...{ endLine: end.line + 1, endColumn: end.character + 1 },
    };
  };
}
