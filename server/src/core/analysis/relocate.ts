/** Moves an analysis to where the same declarations are now, for edits that leave the requirements as they are. */
import type { DependencyFile } from '../dependencyFiles/dependencyFile.ts';
import { shiftSpan, type Span } from '../text/span.ts';
import { changeBetween, movedBy } from '../text/textChange.ts';
import type { ProjectAnalysis } from './severalTargets.ts';
import type { Finding } from '../findings/finding.ts';
import type { Snapshot } from './snapshot.ts';

/** A stretch of the old text and how far it has moved. */
interface Anchor {
  readonly path: string;
  readonly span: Span;
  readonly offset: number;
}

/**
 * The analysis with every place moved along with its declaration.
 * @returns undefined if a place belongs to something that cannot be found again: then a new analysis is due
 */
export function relocate(
  analysis: ProjectAnalysis,
  before: Snapshot,
  after: DependencyFile,
): ProjectAnalysis | undefined {
  const anchors = anchorsOf(before.file, after);
  if (!anchors) return undefined;
  const settled = settledPlaces(before.file, after);
  const findings = analysis.findings.map((finding) => relocateFinding(finding, anchors, before.file, settled));
  const complete = findings.filter((finding) => finding !== undefined);
  return complete.length === findings.length ? { ...analysis, findings: complete } : undefined;
}

function anchorsOf(before: DependencyFile, after: DependencyFile): readonly Anchor[] | undefined {
  if (before.declarations.length !== after.declarations.length) return undefined;
  // What has no place of its own is put at the start.
  const anchors: Anchor[] = [{ path: before.path, span: { start: 0, end: 0 }, offset: 0 }];
  for (const [index, declaration] of before.declarations.entries()) {
    const now = after.declarations[index];
    if (now?.text !== declaration.text || now.path !== declaration.path) return undefined;
    const { element } = declaration.spans;
    if (now.spans.element.end - now.spans.element.start !== element.end - element.start) return undefined;
    anchors.push({ path: declaration.path, span: element, offset: now.spans.element.start - element.start });
  }
  const [python, pythonNow] = [before.requiresPython, after.requiresPython];
  if (python && pythonNow) {
    anchors.push({ path: before.path, span: python.span, offset: pythonNow.span.start - python.span.start });
  }
  const [setting, settingNow] = [before, after].map(({ uv }) => uv?.settings.excludeNewerPlace);
  if (setting && settingNow?.path === setting.path) {
    anchors.push({ ...setting, offset: settingNow.span.start - setting.span.start });
  }
  return anchors;
}

/** Text that may open a table or a string: what is added to a table must not be moved across it. */
const STRUCTURE = /[[\]]|tool|"""|'''/;

/** Moves places outside declarations, where settings are added, along with the text around them. */
function settledPlaces(before: DependencyFile, after: DependencyFile): (path: string, span: Span) => Span | undefined {
  const change = changeBetween(before.text, after.text);
  const isHarmless = !STRUCTURE.test(change.removed) && !STRUCTURE.test(change.added);
  return (path, span) => (path === before.path && isHarmless ? movedBy(change, span) : undefined);
}

function relocateFinding(
  finding: Finding,
  anchors: readonly Anchor[],
  file: DependencyFile,
  settled: (path: string, span: Span) => Span | undefined,
): Finding | undefined {
  const ownPaths = new Set([file.path, ...file.declarations.map(({ path }) => path)]);
  const lost: Span[] = [];
  const moved = (path: string, span: Span): Span => {
    if (!ownPaths.has(path)) return span; // Another file of the project, whose text is the same as before.
    const anchor = anchors.find((one) => one.path === path && one.span.start <= span.start && span.end <= one.span.end);
    const place = anchor ? shiftSpan(span, anchor.offset) : settled(path, span);
    if (!place) lost.push(span);
    return place ?? span;
  };
  const result = {
    ...finding,
    span: moved(finding.path, finding.span),
    related: finding.related.map((related) => ({ ...related, span: moved(related.path, related.span) })),
    remedies: finding.remedies.map((remedy) => ({
      ...remedy,
      edits: remedy.edits.map(({ path, edit }) => ({ path, edit: { ...edit, span: moved(path, edit.span) } })),
    })),
  };
  return lost.length > 0 ? undefined : result;
}
