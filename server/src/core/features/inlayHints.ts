/** The version that the runtime gets, shown at the end of each requirement; with several runtimes, the version each gets. */
import { verdictsOf, type Snapshot } from '../analysis/snapshot.ts';
import { say, tell } from '../messages/message.ts';
import type { Messages } from '../messages/messages.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { oldestDay } from '../candidates/knowledge.ts';
import type { ResolvedPackage } from '../installers/resolutionSummary.ts';
import { LineIndex } from '../text/lineIndex.ts';
import type { Span } from '../text/span.ts';
import type { InlayHint } from './lspValues.ts';

/** What one runtime gets. */
interface Versions {
  readonly label: string;
  readonly packages: ReadonlyMap<NormalizedName, ResolvedPackage>;
}

/** The hints in a stretch of a file: for each requirement that installs and is not itself pinned to one version. */
export function inlayHintsIn(path: string, span: Span, snapshot: Snapshot, messages: Messages): InlayHint[] {
  const { file, texts } = snapshot;
  const runtimes = verdictsOf(snapshot).flatMap(({ choice, resolution }): Versions[] =>
    resolution?.resolves === true
      ? [
          {
            label: choice.target.label,
            // What an index did not answer for is not known.
            packages: new Map(resolution.packages.filter(({ partial }) => !partial).map((one) => [one.name, one])),
          },
        ]
      : [],
  );
  if (runtimes.length === 0) return [];
  const lines = new LineIndex(texts.get(path) ?? '');
  return file.declarations.flatMap(({ requirement, role, active, path: own, spans: { element } }) => {
    const inSight = own === path && span.start <= element.end && element.end <= span.end;
    if (!inSight || !requirement || role !== 'requirement' || !active) return [];
    if (requirement.specifier.specifiers.some(pinsOne)) return [];
    return hintFor(requirement.normalized, runtimes, lines.positionAt(element.end), messages);
  });
}

function hintFor(
  name: NormalizedName,
  runtimes: readonly Versions[],
  position: InlayHint['position'],
  messages: Messages,
): InlayHint[] {
  const got = runtimes.flatMap(({ label: target, packages }) => {
    const { version, asOf } = packages.get(name) ?? {};
    return version === undefined ? [] : [{ target, name, version, ...(asOf !== undefined && { asOf }) }];
  });
  if (got.length === 0) return [];
  const versions = [...new Set(got.map(({ version }) => version))].join(' · ');
  const day = oldestDay(got.map(({ asOf }) => asOf));
  const label = day === undefined ? versions : tell(say('hintAsOf', { versions, day }), messages);
  const tooltip = got.map((one) => tell(say('hintGets', one), messages)).join('\n');
  return [{ position, label, tooltip, paddingLeft: true }];
}

function pinsOne({ operator, wildcard }: { readonly operator: string; readonly wildcard: boolean }): boolean {
  return operator === '===' || (operator === '==' && !wildcard);
}
