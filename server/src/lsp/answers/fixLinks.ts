/** Fixes as links of a page to commands: what stands in a link, and which action it means. */
import { remedyAction, type EditorView } from '../../core/features/codeActions.ts';
import { lineIndexes } from '../../core/features/diagnostics.ts';
import type { ExplanationLinks } from '../../core/features/explanation.ts';
import type { Position } from '../../core/text/lineIndex.ts';
import { APPLY_FIX, type AppliedFix } from '../protocol.ts';
import type { Place } from './placeReader.ts';

/** A URI that runs a command in a page of VS Code. */
function commandUri(command: string, given: readonly unknown[]): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify(given))}`;
}

/** The links of an explanation, in an editor whose pages can run commands. */
export function linksFor({ document, snapshot }: Place, view: EditorView): ExplanationLinks {
  const lines = lineIndexes(snapshot);
  const placeOf = (path: string, offset: number): [string, Position] => [
    view.uriOf(path),
    lines(path).positionAt(offset),
  ];
  return {
    fix: (remedy, finding) => {
      const action = remedyAction(remedy, finding, lines, view);
      if (!action) return undefined;
      if (action.command) return commandUri(action.command.command, action.command.arguments);
      const [uri, position] = placeOf(finding.path, finding.span.start);
      return commandUri(APPLY_FIX, [uri, document.version, position, finding.code, action.title]);
    },
    proof: ({ path, span, code }) =>
      view.explainCommand && commandUri(view.explainCommand, [...placeOf(path, span.start), code, true]),
  };
}

/** The action of a fix; undefined if the document, or another text that it changes, has changed since. */
export function fixAction(
  { version, code, title }: AppliedFix,
  { path, offset, document, snapshot }: Place,
  view: EditorView,
): ReturnType<typeof remedyAction> {
  if (document.version !== version) return undefined;
  const lines = lineIndexes(snapshot);
  const findings = snapshot.findings.filter(
    (finding) => finding.path === path && finding.code === code && finding.span.start === offset,
  );
  return findings
    .flatMap((finding) => finding.remedies.map((remedy) => remedyAction(remedy, finding, lines, view)))
    .find((action) => action?.title === title);
}
