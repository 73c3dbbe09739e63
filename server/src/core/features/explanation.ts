/** The full explanation of findings as a paper of its own, for those who want to read the proof. */
import { proofWords } from '../evidence/fixProof.ts';
import { offersToLeaveOut, type Finding } from '../findings/finding.ts';
import { RULES, type Rule } from '../findings/rules.ts';
import { type Snapshot, verdictsOf } from '../analysis/snapshot.ts';
import type { TargetChoice } from '../runtimes/targetChoice.ts';
import { type Message, say, saysTheSame } from '../messages/message.ts';
import type { Messages } from '../messages/messages.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { shorten } from '../messages/words.ts';
import { paperMarkdown } from '../papers/markdown.ts';
import { heading, linkParagraph, list, paragraph, table, type ListItem, type Paper } from '../papers/paper.ts';
import { isBelowHeadline, proofList } from '../papers/proofList.ts';
import { titleWithCost, type Remedy } from '../remedies/remedy.ts';
import { tellSnippet } from '../remedies/snippet.ts';
import type { Span } from '../text/span.ts';
import { rulePage } from './diagnostics.ts';
import { shownWheelTable, wheelTable } from './wheelTable.ts';

/** At most this many culprits get a table of their wheels. */
const MOST_TABLES = 3;

/** Where an explanation is requested. */
export interface ExplanationRequest {
  readonly path: string;
  /** UTF-16 offset. */
  readonly offset: number;
  /** Only the finding with this code; without it, all at the place. */
  readonly code?: string;
}

/** Where what an explanation offers leads, as URIs; undefined where there is nothing to click. */
export interface ExplanationLinks {
  /** Applies a fix, or hands over its text. */
  readonly fix: (remedy: Remedy, finding: Finding) => string | undefined;
  /** Reads wheels to see whether leaving something out is a fix. */
  readonly proof: (finding: Finding) => string | undefined;
}

const NO_LINKS: ExplanationLinks = { fix: () => undefined, proof: () => undefined };

/** The explanation of the findings at a place, or else of the nearest one, in Markdown; undefined if there are none. */
export function explanationAt(
  { path, offset, code }: ExplanationRequest,
  snapshot: Snapshot,
  messages: Messages,
  links: ExplanationLinks = NO_LINKS,
): string | undefined {
  const own = snapshot.findings.filter((one) => one.path === path && (code === undefined || one.code === code));
  const nearest = Math.min(...own.map(({ span }) => distanceTo(span, offset)));
  const findings = own.filter(({ span }) => distanceTo(span, offset) === nearest);
  if (findings.length === 0) return undefined;
  return paperMarkdown(
    findings.flatMap((finding) => explanationOf(finding, snapshot, messages, links)),
    messages,
  );
}

function distanceTo({ start, end }: Span, offset: number): number {
  return Math.max(start - offset, offset - end, 0);
}

function checkedFor(choice: TargetChoice): Message {
  const { label: target, pythonSeries: python, pyodide } = choice.target;
  return say('pageCheckedFor', { target, python, ...(pyodide !== undefined && { pyodide }), reason: choice.reason });
}

/** The explanation of a finding without its message, which a full one begins with. */
export function proofOf({ explanation, message }: Finding): readonly Message[] {
  const [first] = explanation;
  return first && saysTheSame(first, message) ? explanation.slice(1) : explanation;
}

function explanationOf(finding: Finding, snapshot: Snapshot, messages: Messages, links: ExplanationLinks): Paper {
  const { code, culprits, message } = finding;
  return [
    heading(1, titleOf(finding)),
    paragraph(message),
    ...verdictsOf(snapshot).map(({ choice }) => paragraph(checkedFor(choice))),
    ...headed(say('pageWaysOut'), fixesOf(finding, links)),
    ...headed(say('pageWhy'), proofList(proofOf(finding))),
    ...headed(say('pageWaysIn'), waysIn(finding)),
    ...culprits.slice(0, MOST_TABLES).flatMap((name) => wheelsOf(name, snapshot)),
    ...textsOf(finding, messages),
    linkParagraph(say('pageAbout', { code }), rulePage(code, messages)),
  ];
}

function titleOf({ name, code }: Finding): Message {
  const rule: Rule | undefined = RULES.find((one) => one.code === code);
  const title = rule?.title ?? say('asReported', { text: code });
  return name === undefined ? title : say('pageTitle', { name, title });
}

function headed(title: Message, blocks: Paper): Paper {
  return blocks.length === 0 ? [] : [heading(2, title), ...blocks];
}

/** How the culprits come in. If there is a proof, it says what needs what. */
function waysIn(finding: Finding): Paper {
  if (proofOf(finding).some(isBelowHeadline)) return [];
  const chains = finding.chains.filter((chain) => chain.length > 1);
  return list(chains.map((chain) => say('relatedThrough', { chain })));
}

function fixesOf(finding: Finding, { fix, proof }: ExplanationLinks): Paper {
  const items = finding.remedies.map((remedy): ListItem => {
    const link = fix(remedy, finding);
    return {
      text: titleWithCost(remedy),
      ...(link !== undefined && { link }),
      ...(remedy.proof && { items: proofWords(remedy.proof).map((text) => ({ text })) }),
    };
  });
  const isProven = finding.remedies.some((remedy) => remedy.proof);
  const reading = offersToLeaveOut(finding) && !isProven ? proof(finding) : undefined;
  return [
    ...(finding.pending ? [paragraph(say('fixesPending'))] : []),
    ...(items.length > 0 ? [{ kind: 'list', items } as const] : []),
    ...(reading === undefined ? [] : [linkParagraph(say('proveTitle'), reading)]),
  ];
}

/** The texts that go with its fixes, to be copied. */
function textsOf({ remedies }: Finding, messages: Messages): Paper {
  return remedies.flatMap(({ title, snippet }): Paper => {
    if (!snippet) return [];
    return [heading(2, title), { kind: 'code', language: snippet.language, lines: [tellSnippet(snippet, messages)] }];
  });
}

/** Which releases of a project have a wheel for what: the table of the hover. */
function wheelsOf(name: NormalizedName, { catalog, generations, choice: { target } }: Snapshot): Paper {
  const known = catalog.releases(name);
  if (known?.kind !== 'known') return [];
  const { head, rows } = shownWheelTable(
    wheelTable(known.value.project, generations, { target }),
    (text, longest = Infinity) => shorten(text, longest),
  );
  const { isPartial, asOf } = known.value;
  return headed(say('pageWheels', { name, isPartial, ...(asOf !== undefined && { asOf }) }), table(head, rows));
}
