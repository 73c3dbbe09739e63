/** Remedies as quick fixes and as one "fix all", plus an action that shows a finding's full explanation. */
import { offersToLeaveOut, type Finding } from '../findings/finding.ts';
import type { Snapshot } from '../analysis/snapshot.ts';
import type { Refactoring } from '../remedies/refactorings.ts';
import { titleWithCost, type Remedy } from '../remedies/remedy.ts';
import { tellSnippet } from '../remedies/snippet.ts';
import type { FileEdit } from '../text/textEdit.ts';
import type { LineIndex } from '../text/lineIndex.ts';
import type { Span } from '../text/span.ts';
import { say, tell, type Message } from '../messages/message.ts';
import { shorten } from '../messages/words.ts';
import { IgnoringEdits } from './ignoring.ts';
import { remediesTogether } from './remediesTogether.ts';
import { diagnosticOf, lineIndexes, type DiagnosticView } from './diagnostics.ts';
import { WRITE_UTF8, type CodeAction, type TextDocumentEdit } from './lspValues.ts';

export const QUICK_FIX = 'quickfix';
/** What asks somebody else, and what stops a finding from being reported: neither is a fix. */
export const ASK = `${QUICK_FIX}.ask`;
export const IGNORE = `${QUICK_FIX}.ignore`;
/** What changes the runtime where nothing is wrong. */
export const REWRITE = 'refactor.rewrite';
export const FIX_ALL = 'source.fixAll.pyodidePreflight';

/** Light bulbs cut what is longer. */
const LONGEST_TITLE = 80;

/** So much of what a fix does is shown in any case. */
const SHORTEST_TITLE = 46;

/** Where actions are requested. */
export interface CodeActionRequest {
  readonly path: string;
  readonly span: Span;
  /** The kinds that are wanted, each including its sub-kinds; if absent, only quick fixes. */
  readonly only?: readonly string[];
}

/** What the editor says about the files and itself. */
export interface EditorView extends DiagnosticView {
  /** Version of the open document; null if the file is not open, undefined if its text is no longer that of the snapshot. */
  readonly versionOf: (path: string) => number | null | undefined;
  /** The client's command that shows an explanation, given URI, position and code; absent if it has none. */
  readonly explainCommand?: string;
  /** Whether it can show an action that is not to be had, with the reason. */
  readonly showsDisabled?: boolean;
  /** The client's command that hands over a text, given that text and its language; absent if it has none. */
  readonly copyTextCommand?: string;
  /** The client's command that asks maintainers, given a text, a file's URI and the project; otherwise the text is handed over. */
  readonly askCommand?: string;
}

/** The actions at a place, without those whose edits were made for other texts than the current ones. */
export function codeActionsAt(request: CodeActionRequest, snapshot: Snapshot, view: EditorView): CodeAction[] {
  const asked = { ...request, only: request.only ?? [QUICK_FIX] };
  // Nothing of them is worked out where only everything is to be fixed, which editors ask for whenever a file is saved.
  const wantsFixes = [QUICK_FIX, ASK, IGNORE].some((kind) => wants(asked, kind));
  const actions = wantsFixes ? quickFixes(request, snapshot, view).filter(({ kind }) => wants(asked, kind)) : [];
  if (wants(request, FIX_ALL)) actions.push(...fixAll(snapshot, view));
  return actions;
}

/** Whether somebody asks for what is no fix: by its kind, or by opening the menu where there is nothing to fix. */
export function wantsRewrites(request: CodeActionRequest, isInvoked: boolean, { findings }: Snapshot): boolean {
  if (request.only) return wants(request, REWRITE);
  return isInvoked && findingsAt(request, findings).length === 0;
}

/** What changes the runtime where nothing is wrong, without edits of other texts than the current ones. */
export function rewriteActions(offered: readonly Refactoring[], snapshot: Snapshot, view: EditorView): CodeAction[] {
  const lines = lineIndexes(snapshot);
  return offered.flatMap(({ title, edits }): readonly CodeAction[] => {
    const documentChanges = documentEdits(edits, lines, view);
    return documentChanges ? [{ title: bulbTitle(title, view), kind: REWRITE, edit: { documentChanges } }] : [];
  });
}

/** Kinds form a hierarchy: `source` asks for `source.fixAll` too. */
function wants({ only = [] }: CodeActionRequest, kind: string): boolean {
  return only.some((wanted) => kind === wanted || wanted === '' || kind.startsWith(`${wanted}.`));
}

/** The best fix first, then the other ones, what asks somebody, what explains, what ignores. */
function quickFixes(request: CodeActionRequest, snapshot: Snapshot, view: EditorView): CodeAction[] {
  const lines = lineIndexes(snapshot);
  const findings = findingsAt(request, snapshot.findings);
  const fixes = findings.flatMap((finding) =>
    finding.remedies.flatMap((remedy) => remedyAction(remedy, finding, lines, view) ?? []),
  );
  const isBest = ({ isPreferred }: CodeAction): boolean => isPreferred === true;
  const [asking, fixing] = [fixes.filter(({ kind }) => kind === ASK), fixes.filter(({ kind }) => kind !== ASK)];
  const others = fixing.filter((fix) => !isBest(fix));
  return [
    ...joined(fixing.filter(isBest)),
    ...joined(others.filter(({ edit }) => edit)),
    ...joined(others.filter(({ edit }) => !edit)),
    ...kindActions(findings, snapshot, lines, view),
    ...joined(asking),
    ...(isOpen(request, findings, snapshot) ? pendingActions(findings, lines, view) : []),
    ...explainActions(findings, lines, view),
    ...proveActions(findings, lines, view),
    ...joined(ignoreActions(findings, snapshot, lines, view)),
  ];
}

function findingsAt({ path, span }: CodeActionRequest, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(
    (finding) => finding.path === path && finding.span.start <= span.end && span.start <= finding.span.end,
  );
}

/** One for each kind of finding at a place of which the file has more: the fix of every one that its own light bulb would prefer. */
function kindActions(
  findings: readonly Finding[],
  snapshot: Snapshot,
  lines: (path: string) => LineIndex,
  view: EditorView,
): readonly CodeAction[] {
  return [...new Set(findings.map(({ code }) => code))].flatMap((code): readonly CodeAction[] => {
    const ofKind = snapshot.findings.filter((finding) => finding.code === code);
    const { remedies } = remediesTogether(ofKind, 'preferred');
    // Where one edit mends several, each of them offers just that.
    if (new Set(remedies.map(({ remedy }) => JSON.stringify(remedy.edits))).size < 2) return [];
    if (!remedies.some(({ finding }) => findings.includes(finding))) return [];
    const documentChanges = documentEdits(
      remedies.flatMap(({ remedy }) => remedy.edits),
      lines,
      view,
    );
    if (!documentChanges) return [];
    const title = bulbTitle(say('fixKindTitle', { code, count: remedies.length }), view);
    const diagnostics = remedies.map(({ finding }) => diagnosticOf(finding, lines, view));
    return [{ title, kind: QUICK_FIX, diagnostics, edit: { documentChanges } }];
  });
}

/** What stands there instead of fixes until they are known: nobody should take that for none. */
function pendingActions(
  findings: readonly Finding[],
  lines: (path: string) => LineIndex,
  { showsDisabled = false, ...view }: EditorView,
): readonly CodeAction[] {
  if (!showsDisabled) return [];
  const diagnostics = findings.filter(({ pending }) => pending).map((finding) => diagnosticOf(finding, lines, view));
  const title = tell(say('fixesPending'), view.messages);
  return [{ title, kind: QUICK_FIX, diagnostics, disabled: { reason: title } }];
}

/** Whether there may be fixes at a place that nobody knows yet. */
function isOpen(
  { path, span }: CodeActionRequest,
  findings: readonly Finding[],
  { complete, judged, file }: Snapshot,
): boolean {
  if (complete) return false;
  if (judged) return findings.some(({ pending }) => pending);
  return file.declarations.some(
    ({ path: own, spans: { element } }) => own === path && element.start <= span.end && span.start <= element.end,
  );
}

/** What ignores each finding, for good: last, since most people want to mend it. */
function ignoreActions(
  findings: readonly Finding[],
  snapshot: Snapshot,
  lines: (path: string) => LineIndex,
  view: EditorView,
): readonly CodeAction[] {
  const ignoring = new IgnoringEdits(snapshot);
  return findings.flatMap((finding): readonly CodeAction[] => {
    const { title, edits = [] } = ignoring.of(finding) ?? {};
    const documentChanges = documentEdits(edits, lines, view);
    if (!title || !documentChanges) return [];
    const diagnostics = [diagnosticOf(finding, lines, view)];
    return [{ title: bulbTitle(title, view), kind: IGNORE, diagnostics, edit: { documentChanges } }];
  });
}

/** What does the same for several findings is one action, titled as for the first of them. */
function joined(actions: readonly CodeAction[]): readonly CodeAction[] {
  const byEffect = new Map<string, CodeAction>();
  for (const action of actions) {
    const effect = JSON.stringify(action.edit ?? action.command);
    const known = byEffect.get(effect);
    const diagnostics = [...(known?.diagnostics ?? []), ...(action.diagnostics ?? [])];
    byEffect.set(effect, { ...action, ...known, diagnostics });
  }
  return [...byEffect.values()];
}

/** A title that fits into a light bulb. */
function bulbTitle(title: Message, { messages }: EditorView): string {
  return shorten(tell(title, messages), LONGEST_TITLE);
}

/** What a fix does, with its price in sight: where both do not fit, what it does is cut, and the price last. */
function fixTitle(remedy: Remedy, view: EditorView): string {
  const told = (message: Message): string => tell(message, view.messages);
  const excess = told(titleWithCost(remedy)).length - LONGEST_TITLE;
  if (excess <= 0 || !remedy.cost) return bulbTitle(titleWithCost(remedy), view);
  const does = told(remedy.title);
  const text = shorten(does, Math.max(does.length - excess, SHORTEST_TITLE));
  return bulbTitle(titleWithCost({ ...remedy, title: say('asReported', { text }) }), view);
}

/** A fix as an action; undefined if its edits were made for other texts than the current ones, or the client cannot show its text. */
export function remedyAction(
  remedy: Remedy,
  finding: Finding,
  lines: (path: string) => LineIndex,
  view: EditorView,
): CodeAction | undefined {
  const title = fixTitle(remedy, view);
  const kind = remedy.kind === 'ask-upstream' ? ASK : QUICK_FIX;
  const base = { title, kind, diagnostics: [diagnosticOf(finding, lines, view)] };
  if (remedy.snippet !== undefined && remedy.edits.length === 0) {
    const text = tellSnippet(remedy.snippet, view.messages);
    if (remedy.asks !== undefined && view.askCommand !== undefined)
      return {
        ...base,
        command: { title, command: view.askCommand, arguments: [text, view.uriOf(finding.path), remedy.asks] },
      };
    const command = view.copyTextCommand;
    return command === undefined
      ? undefined
      : { ...base, command: { title, command, arguments: [text, remedy.snippet.language] } };
  }
  if (remedy.rewrites && remedy.edits.length === 0) {
    const rewriting = { title, command: WRITE_UTF8, arguments: remedy.rewrites.map(view.uriOf) };
    return { ...base, ...(remedy.preferred && { isPreferred: true }), command: rewriting };
  }
  const documentChanges = documentEdits(remedy.edits, lines, view);
  if (!documentChanges) return undefined;
  return { ...base, ...(remedy.preferred && { isPreferred: true }), edit: { documentChanges } };
}

/** One for each place: it explains every finding there. */
function explainActions(
  findings: readonly Finding[],
  lines: (path: string) => LineIndex,
  view: EditorView,
): readonly CodeAction[] {
  const { uriOf, explainCommand } = view;
  if (explainCommand === undefined) return [];
  const explained = findings.filter(({ explanation }) => explanation.length > 0);
  const firsts = explained.filter(
    ({ span }, index) => explained.findIndex((other) => other.span.start === span.start) === index,
  );
  return firsts.map(({ path, span: { start }, name, code }) => {
    const group = explained.filter(({ span }) => span.start === start);
    const isOne = group.every((finding) => finding.name === name);
    const title = bulbTitle(say('explainTitle', isOne && name !== undefined ? { name } : {}), view);
    const place = [uriOf(path), lines(path).positionAt(start)];
    return {
      title,
      kind: QUICK_FIX,
      diagnostics: group.map((finding) => diagnosticOf(finding, lines, view)),
      command: {
        title,
        command: explainCommand,
        arguments: group.every((finding) => finding.code === code) ? [...place, code] : place,
      },
    };
  });
}

/** One for each finding whose fixes leave something out: it reads wheels, so it is offered, and nothing is read before. */
function proveActions(
  findings: readonly Finding[],
  lines: (path: string) => LineIndex,
  view: EditorView,
): readonly CodeAction[] {
  const { uriOf, explainCommand, messages } = view;
  if (explainCommand === undefined) return [];
  return findings.filter(offersToLeaveOut).map((finding) => {
    const { path, span, code } = finding;
    const title = tell(say('proveTitle'), messages);
    const place = [uriOf(path), lines(path).positionAt(span.start), code, true];
    const diagnostics = [diagnosticOf(finding, lines, view)];
    return { title, kind: QUICK_FIX, diagnostics, command: { title, command: explainCommand, arguments: place } };
  });
}

/** Only what needs no decision: it may be applied whenever a file is saved. */
function fixAll(snapshot: Snapshot, view: EditorView): CodeAction[] {
  const edits = remediesTogether(snapshot.findings, 'safe').remedies.flatMap(({ remedy }) => remedy.edits);
  const documentChanges = documentEdits(edits, lineIndexes(snapshot), view);
  if (!documentChanges) return [];
  return [{ title: tell(say('fixAllTitle'), view.messages), kind: FIX_ALL, edit: { documentChanges } }];
}

/** Undefined if there is nothing to edit, or if the text of one of the files has changed since. */
function documentEdits(
  edits: readonly FileEdit[],
  lines: (path: string) => LineIndex,
  { uriOf, versionOf }: EditorView,
): TextDocumentEdit[] | undefined {
  const documents = new Map<string, TextDocumentEdit>();
  for (const { path, edit } of edits) {
    const version = versionOf(path);
    if (version === undefined) return undefined;
    const document = documents.get(path) ?? { textDocument: { uri: uriOf(path), version }, edits: [] };
    documents.set(path, document);
    document.edits.push({ range: lines(path).rangeOf(edit.span), newText: edit.newText });
  }
  return documents.size === 0 ? undefined : [...documents.values()];
}
