/** The diagnostics of many snapshots, by file: each snapshot's are worded once, however often they are compared. */
import type { Snapshot } from '../core/analysis/snapshot.ts';
import { diagnosticsIn, type DiagnosticView } from '../core/features/diagnostics.ts';
import type { Diagnostic } from '../core/features/lspValues.ts';

/** What is reported about a file. */
export interface FileDiagnostics {
  readonly items: Diagnostic[];
  /** Equal for equal items. */
  readonly content: string;
}

const NOTHING: FileDiagnostics = { items: [], content: '[]' };

export class StatedDiagnostics {
  readonly #view: DiagnosticView;
  readonly #worded = new WeakMap<Snapshot, Map<string, FileDiagnostics>>();

  constructor(view: DiagnosticView) {
    this.#view = view;
  }

  /** What snapshots that speak of a file report about it, each diagnostic once. */
  about(path: string, snapshots: readonly Snapshot[]): FileDiagnostics {
    const [first, ...others] = snapshots;
    if (!first) return NOTHING;
    if (others.length === 0) return this.#of(first, path);
    const statements = new Map<string, Diagnostic>();
    for (const snapshot of snapshots)
      for (const item of this.#of(snapshot, path).items) statements.set(keyOf(item), item);
    return reportOf([...statements.values()]);
  }

  #of(snapshot: Snapshot, path: string): FileDiagnostics {
    const worded = this.#worded.get(snapshot) ?? new Map<string, FileDiagnostics>();
    this.#worded.set(snapshot, worded);
    const known = worded.get(path) ?? reportOf(unique(diagnosticsIn(path, snapshot, this.#view)));
    worded.set(path, known);
    return known;
  }
}

/** The snapshots that report something about each file, by its path. */
export function snapshotsByFile(snapshots: readonly Snapshot[]): ReadonlyMap<string, readonly Snapshot[]> {
  const byFile = new Map<string, Snapshot[]>();
  for (const snapshot of snapshots)
    for (const path of new Set(snapshot.findings.map((finding) => finding.path))) {
      const known = byFile.get(path);
      if (known) known.push(snapshot);
      else byFile.set(path, [snapshot]);
    }
  return byFile;
}

function unique(items: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}

function keyOf({ code, range, message }: Diagnostic): string {
  return JSON.stringify([code, range, message]);
}

function reportOf(items: Diagnostic[]): FileDiagnostics {
  return { items, content: JSON.stringify(items) };
}
