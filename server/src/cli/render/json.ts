/**
 * The report as JSON, for other programs.
 * @see docs/schema/check-output.schema.json
 */
import { visibleJson } from '../../core/messages/visible.ts';
import type { FixProof } from '../../core/evidence/fixProof.ts';
import { en } from '../../core/messages/en/en.ts';
import { tell } from '../../core/messages/message.ts';
import type { Finding } from '../../core/findings/finding.ts';
import { verdictsOf, type Snapshot } from '../../core/analysis/snapshot.ts';
import type { TargetChoice } from '../../core/runtimes/targetChoice.ts';
import type { ResolutionSummary } from '../../core/installers/resolutionSummary.ts';
import type { Declaration } from '../../core/dependencyFiles/dependencyFile.ts';
import { isNotebook, NotebookCells } from '../../core/dependencyFiles/notebooks/notebookCells.ts';
import { formatMarker } from '../../core/packaging/requirements/marker.ts';
import { formatSpecifierSet } from '../../core/packaging/versions/specifier.ts';
import { formatVersion } from '../../core/packaging/versions/version.ts';
import { IgnoringEdits } from '../../core/features/ignoring.ts';
import type { Remedy } from '../../core/remedies/remedy.ts';
import { tellSnippet } from '../../core/remedies/snippet.ts';
import type { Target } from '../../core/runtimes/target.ts';
import { LineIndex, type Range } from '../../core/text/lineIndex.ts';
import type { FileEdit } from '../../core/text/textEdit.ts';
import type { Span } from '../../core/text/span.ts';
import { maskCredentials } from '../../core/messages/words.ts';
import { ownWheelsJson } from '../../core/toolkit/ownWheels/ownWheelsJson.ts';
import { isInstalledOn, resolvesOf, type FileReport, type Report } from '../report.ts';

/** Incremented when a field is removed or changes its meaning, but not for new fields. */
const VERSION = 1;

/** The whole report as indented JSON with a line break at its end. */
export function renderJson(report: Report): string {
  const wheels = report.wheelSets?.map(ownWheelsJson);
  return `${visibleJson({ version: VERSION, files: report.files.map(fileJson), ...(wheels && { wheels }) })}\n`;
}

function fileJson({ snapshot, show, inBaseline = [] }: FileReport): object {
  const rendering = {
    ranges: new Ranges(snapshot),
    cells: new Cells(snapshot),
    ignoring: new IgnoringEdits(snapshot),
    show,
  };
  const { ranges } = rendering;
  const ignored = snapshot.tuned?.ignored.length ?? 0;
  const { choice, file, findings, resolution, others } = snapshot;
  const targets = verdictsOf(snapshot).map((verdict) => verdict.choice.target.name);
  return {
    path: show(snapshot.path),
    target: targetJson(choice, show),
    declarations: file.declarations.map((declaration) => ({
      ...declarationJson(declaration, choice.target, ranges),
      ...(declaration.path !== snapshot.path && { path: show(declaration.path) }),
    })),
    resolution: resolutionJson(snapshot, resolution),
    ...(others && {
      otherTargets: others.map((other) => ({
        ...targetJson(other.choice, show),
        resolution: resolutionJson(snapshot, other.resolution),
      })),
    }),
    findings: findings.map((finding) => findingJson(finding, targets, rendering)),
    ...(ignored > 0 && { ignored }),
    ...(inBaseline.length > 0 && { inBaseline: inBaseline.length }),
  };
}

function resolutionJson(snapshot: Snapshot, resolution: ResolutionSummary | undefined): object {
  const { packages = [], asOf } = resolution ?? {};
  return { resolves: resolvesOf(snapshot, resolution), ...(asOf !== undefined && { asOf }), packages };
}

function targetJson({ target, reason, guess }: TargetChoice, show: FileReport['show']): object {
  const { name, python, pyodide = null, ownLock } = target;
  return {
    ...{ name, python: formatVersion(python), pyodide },
    ...(ownLock?.path !== undefined && { lock: show(ownLock.path) }),
    reason: tell(reason, en),
    ...(guess && { guess }),
  };
}

function declarationJson(declaration: Declaration, target: Target, ranges: Ranges): object {
  const { requirement, text, table, spans } = declaration;
  const marker = requirement?.marker;
  const url = requirement?.url ?? declaration.url;
  return {
    text: maskCredentials(text),
    name: requirement?.name ?? null,
    extras: requirement?.extras ?? [],
    specifier: requirement ? formatSpecifierSet(requirement.specifier) : null,
    marker: marker ? formatMarker(marker) : null,
    url: url === undefined ? null : maskCredentials(url),
    table,
    range: ranges.of(declaration.path, spans.whole),
    active: isInstalledOn(target, declaration),
  };
}

/** What is needed to say where something is, and how to ignore it. */
interface Rendering {
  readonly ranges: Ranges;
  readonly cells: Cells;
  readonly ignoring: IgnoringEdits;
  readonly show: FileReport['show'];
}

function findingJson(finding: Finding, targets: readonly string[], rendering: Rendering): object {
  const { code, severity, message, path, span, culprits, chains, remedies } = finding;
  const { ranges, ignoring, show } = rendering;
  const ignore = ignoring.of(finding);
  const cell = rendering.cells.of(path, span);
  return {
    code,
    severity,
    message: tell(message, en),
    ...(finding.asOf !== undefined && { asOf: finding.asOf }),
    path: show(path),
    range: ranges.of(path, span),
    ...(cell && { cell }),
    culprits,
    chains,
    targets: finding.targets ?? targets,
    remedies: remedies.map((remedy) => remedyJson(remedy, rendering)),
    ...(ignore && { ignore: { title: tell(ignore.title, en), edits: editsJson(ignore.edits, rendering) } }),
  };
}

function remedyJson(
  { kind, title, cost, preferred, safe = false, edits, rewrites, snippet, proof }: Remedy,
  rendering: Rendering,
): object {
  return {
    kind,
    title: tell(title, en),
    ...(cost !== undefined && { cost: tell(cost, en) }),
    preferred,
    safe,
    edits: editsJson(edits, rendering),
    ...(rewrites && { rewrites: rewrites.map(rendering.show) }),
    ...(snippet !== undefined && { snippet: tellSnippet(snippet, en) }),
    ...(proof && { evidence: proofJson(proof) }),
  };
}

function proofJson({ verdict, because, evidence, uses }: FixProof): object {
  return {
    verdict,
    because: because.map((one) => tell(one, en)),
    packages: evidence,
    uses: uses.map(({ package: name, path, line, reach }) => ({ package: name, path, line, reach })),
  };
}

function editsJson(edits: readonly FileEdit[], { ranges, show }: Rendering): readonly object[] {
  return edits.map(({ path, edit }) => ({
    path: show(path),
    range: ranges.of(path, edit.span),
    newText: edit.newText,
  }));
}

/** Positions in the texts of a snapshot. */
class Ranges {
  readonly #texts: Snapshot['texts'];
  readonly #indexes = new Map<string, LineIndex>();

  constructor({ texts }: Snapshot) {
    this.#texts = texts;
  }

  of(path: string, span: Span): Range {
    let index = this.#indexes.get(path);
    if (!index) {
      index = new LineIndex(this.#texts.get(path) ?? '');
      this.#indexes.set(path, index);
    }
    return index.rangeOf(span);
  }
}

/** Places in the cells of the notebooks among the texts of a snapshot. */
class Cells {
  readonly #texts: Snapshot['texts'];
  readonly #notebooks = new Map<string, NotebookCells>();

  constructor({ texts }: Snapshot) {
    this.#texts = texts;
  }

  /** The number of the cell, from 1, and the range in its code; undefined for what is in no cell. */
  of(path: string, span: Span): { readonly number: number; readonly range: Range } | undefined {
    if (!isNotebook(path)) return undefined;
    const cells = this.#notebooks.get(path) ?? new NotebookCells(this.#texts.get(path) ?? '');
    this.#notebooks.set(path, cells);
    const place = cells.placeOf(span);
    return place && { number: place.cell, range: new LineIndex(place.code).rangeOf(place.span) };
  }
}
