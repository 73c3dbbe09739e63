/** The version that the runtime gets, shown at the end of each requirement. */
import type { Snapshot } from '../analysis/snapshot.ts';
import { LineIndex } from '../text/lineIndex.ts';
import type { Span } from '../text/span.ts';
import type { InlayHint } from './lspValues.ts';

/** The hints in a stretch of a file: for each requirement that installs and does not name its one version itself. */
export function inlayHintsIn(path: string, span: Span, snapshot: Snapshot): InlayHint[] {
  const { resolution, file, texts, choice } = snapshot;
  if (resolution?.resolves !== true) return [];
  const versions = new Map(resolution.packages.map(({ name, version }) => [name, version]));
  const lines = new LineIndex(texts.get(path) ?? '');
  return file.declarations.flatMap(({ requirement, role, active, path: own, spans: { element } }) => {
    const inSight = own === path && span.start <= element.end && element.end <= span.end;
    if (!inSight || !requirement || role !== 'requirement' || !active) return [];
    const version = versions.get(requirement.normalized);
    if (version === undefined || requirement.specifier.specifiers.some(pinsOne)) return [];
    const tooltip = `${choice.target.label} gets ${requirement.normalized} ${version}`;
    return [{ position: lines.positionAt(element.end), label: version, tooltip, paddingLeft: true }];
  });
}

function pinsOne({ operator, wildcard }: { readonly operator: string; readonly wildcard: boolean }): boolean {
  return operator === '===' || (operator === '==' && !wildcard);
}
