/** The version that the runtime gets, or what fails, shown at the end of each requirement; with several runtimes, for each. */
import { verdictsOf, type Snapshot } from '../analysis/snapshot.ts';
import { say, tell } from '../messages/message.ts';
import type { Messages } from '../messages/messages.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { isPin } from '../packaging/versions/ceiling.ts';
import { oldestDay } from '../candidates/knowledge.ts';
import { LineIndex } from '../text/lineIndex.ts';
import type { Span } from '../text/span.ts';
import { culpritsOf, installedBy, type Installed } from './installed.ts';
import type { InlayHint } from './lspValues.ts';

/** The hints in a stretch of a file: for each requirement that fails, or installs and is not itself pinned to one version. */
export function inlayHintsIn(path: string, span: Span, snapshot: Snapshot, messages: Messages): InlayHint[] {
  const { file, texts } = snapshot;
  const runtimes = verdictsOf(snapshot).flatMap((verdict) => installedBy(verdict, snapshot) ?? []);
  if (runtimes.length === 0) return [];
  const lines = new LineIndex(texts.get(path) ?? '');
  return file.declarations.flatMap(({ requirement, role, active, path: own, spans: { element } }) => {
    const inSight = own === path && span.start <= element.end && element.end <= span.end;
    if (!inSight || !requirement || role !== 'requirement' || !active) return [];
    const isPinned = requirement.specifier.specifiers.some(isPin);
    return hintFor(requirement.normalized, isPinned, runtimes, lines.positionAt(element.end), messages);
  });
}

/** What is said of one requirement on one runtime. */
interface Said {
  readonly label: string;
  readonly tooltip: string;
  readonly isFailure: boolean;
  readonly asOf?: string;
}

function hintFor(
  name: NormalizedName,
  isPinned: boolean,
  runtimes: readonly Installed[],
  position: InlayHint['position'],
  messages: Messages,
): InlayHint[] {
  const said = runtimes.flatMap((runtime) => saidOf(name, runtime, messages) ?? []);
  if (said.length === 0 || (isPinned && !said.some(({ isFailure }) => isFailure))) return [];
  const versions = [...new Set(said.map(({ label }) => label))].join(' · ');
  const day = oldestDay(said.map(({ asOf }) => asOf));
  const label = day === undefined ? versions : tell(say('hintAsOf', { versions, day }), messages);
  return [{ position, label, tooltip: said.map(({ tooltip }) => tooltip).join('\n'), paddingLeft: true }];
}

function saidOf(
  name: NormalizedName,
  { label: target, failing, packages }: Installed,
  messages: Messages,
): Said | undefined {
  const failure = failing.get(name);
  if (failure) {
    const label = tell(say('hintFails', { culprits: culpritsOf(failure) }), messages);
    return { label, tooltip: tell(failure.message, messages), isFailure: true };
  }
  const { version, asOf } = packages.get(name) ?? {};
  if (version === undefined) return undefined;
  const age = asOf === undefined ? {} : { asOf };
  const tooltip = tell(say('hintGets', { target, name, version, ...age }), messages);
  return { label: version, tooltip, isFailure: false, ...age };
}
