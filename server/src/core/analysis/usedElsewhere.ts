/** What is said of a comment that ignores nothing of its own file's findings, but some that another file leads to. */
import type { Finding } from '../findings/finding.ts';
import type { Snapshot } from './snapshot.ts';

/** The snapshots, without complaints about what another one needs: a file may be included by several. */
export function withoutUsedElsewhere<Of extends Snapshot>(snapshots: readonly Of[]): readonly Of[] {
  const used = new Set(snapshots.flatMap(usedIn));
  if (used.size === 0) return snapshots;
  return snapshots.map((snapshot) => {
    const findings = snapshot.findings.filter((finding) => !isUsed(finding, snapshot, used));
    return findings.length === snapshot.findings.length ? snapshot : { ...snapshot, findings };
  });
}

function usedIn({ tuned, texts }: Snapshot): readonly string[] {
  return [...(tuned?.used ?? [])].flatMap(([path, entries]) =>
    [...entries].map(({ span }) => keyOf(path, span.start, texts.get(path))),
  );
}

function isUsed({ code, path, span }: Finding, { texts }: Snapshot, used: ReadonlySet<string>): boolean {
  return code === 'unused-ignore' && used.has(keyOf(path, span.start, texts.get(path)));
}

/** The same place of the same text: of one version of a file. */
function keyOf(path: string, offset: number, text = ''): string {
  return JSON.stringify([path, offset, text.length, text.slice(offset, offset + 200)]);
}
