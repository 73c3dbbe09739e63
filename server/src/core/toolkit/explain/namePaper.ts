/** Why a package is part of a project, as people read it. */
import type { Evidence } from '../../evidence/evidence.ts';
import { releaseWithMonth } from '../../candidates/age.ts';
import type { Release } from '../../candidates/release.ts';
import { markerHolds } from '../../runtimes/markerHolds.ts';
import { say, uniqueMessages, type Message } from '../../messages/message.ts';
import { shorten, shortRequirement } from '../../messages/words.ts';
import { formatRequirement, type Requirement } from '../../packaging/requirements/requirement.ts';
import { formatVersion } from '../../packaging/versions/version.ts';
import type { Chain } from './chains.ts';
import { withoutMarker } from '../../findings/failure/takingPart.ts';
import type { Declaration } from '../../dependencyFiles/dependencyFile.ts';
import { answerIn, heading, list, paragraph, type ListItem, type Paper } from '../../papers/paper.ts';
import { LineIndex } from '../../text/lineIndex.ts';
import { evidenceWords } from '../../evidence/evidenceWords.ts';
import { relativeTo, type ShownFile } from './shownFile.ts';
import type { NeedHistory } from './needHistory.ts';
import type { NameAnswer, Parent } from './explainName.ts';
import { fixBlocks, pageBlocks, problemBlocks } from './fixes.ts';

/** Longer than in a sentence: markers are what somebody wants to see here. */
const LONGEST_NEED = 140;

export interface NameFacts {
  readonly file: ShownFile;
  readonly answer: NameAnswer;
  /** Names that may have been meant, if nothing needs this one. */
  readonly suggestions: readonly string[];
  /** Whether all indexes answered, and none knows it. */
  readonly isUnknownName: boolean;
  /** Whether those that bring it need it when they are imported; absent if nobody asked. */
  readonly evidence?: readonly Evidence[];
}

export function namePaper({ file, answer, suggestions, isUnknownName, evidence = [] }: NameFacts): Paper {
  const { name, target, status, findings } = answer;
  const why = whyItems(answer, file);
  return [
    heading(1, say('whyTitle', { name, file: file.shownPath, label: target.label })),
    answerIn(statusWords(answer, file, suggestions)),
    ...(isUnknownName ? [paragraph(say('whyNoSuchProject', { name }))] : []),
    ...(why.length > 0
      ? [heading(2, say('whyHeading', { about: status === 'absent' ? 'idle' : 'why' })), ...list(why)]
      : []),
    ...(answer.chains.isBounded ? [paragraph(say('whyMoreChains', { count: answer.chains.chains.length }))] : []),
    ...parentBlocks(answer),
    ...(evidence.length > 0
      ? [heading(2, say('strategyHeading', { about: 'evidence' })), ...list(evidence.map(evidenceWords))]
      : []),
    ...problemBlocks(findings),
    ...fixBlocks(findings, status === 'blocked'),
    ...pageBlocks(findings.map(({ code }) => code)),
  ];
}

function statusWords(answer: NameAnswer, { shownPath }: ShownFile, suggestions: readonly string[]): Message {
  const { name, target, status, version = '', chains } = answer;
  const { label } = target;
  switch (status) {
    case 'installed':
      return say('whyInstalled', { name, version, label, isRest: answer.installs === false });
    case 'blocked':
      return say('whyBlocked', { name, label, ...(answer.version !== undefined && { version }) });
    case 'elsewhere':
      return say('whyElsewhere', {
        ...{ name, isRest: answer.installs === false },
        roots: [...new Set(chains.chains.flatMap(([root]) => root ?? []))],
      });
    case 'absent':
      return say('whyAbsent', { name, file: shownPath, label, suggestions });
    case 'unknown':
      return say('whyNotKnown', {
        ...{ name, file: shownPath, label, unresolved: answer.unresolved },
        ...(answer.version !== undefined && { soFar: answer.version }),
        isAsked: chains.chains.length > 0,
      });
  }
}

function whyItems(answer: NameAnswer, file: ShownFile): readonly Message[] {
  const { name, declared, written, chains, possible, idle, isAdded } = answer;
  const ways = chains.chains.filter(({ length }) => length > 1);
  return [
    ...declared.map((one) => say('whyDeclared', placeOf(one, file))),
    ...(isAdded ? [say('whyAdded', { name })] : []),
    ...ways.map((chain) => say('whyChain', { chain: withRoot(chain, answer) })),
    ...possible.map((chain) => say('whyPossible', { chain: withRoot(chain, answer) })),
    ...written.map((one) =>
      say('whyWrittenOnly', { ...placeOf(one, file), table: one.table, because: reasonOf(one, answer) }),
    ),
    ...uniqueMessages(
      idle.map(({ parent, requirement, extra }) =>
        say('whyIdle', { parent, requirement: shown(requirement), ...(extra !== undefined && { extra }) }),
      ),
    ),
  ];
}

/** What is written of the first of a chain, then names. */
function withRoot([root, ...others]: Chain, { roots }: NameAnswer): readonly string[] {
  const written = roots.find(({ requirement }) => requirement.normalized === root);
  return [...(written ? [shortRequirement(withoutMarker(written.text))] : root === undefined ? [] : [root]), ...others];
}

function reasonOf(
  { active, role, requirement }: Declaration,
  { target }: NameAnswer,
): 'inactive' | 'marker' | 'bound' | 'other' {
  if (role !== 'requirement') return 'bound';
  if (!active) return 'inactive';
  return markerHolds(requirement?.marker, target) ? 'other' : 'marker';
}

function placeOf(
  { path, spans, text }: Declaration,
  file: ShownFile,
): { readonly file: string; readonly line?: number; readonly requirement: string } {
  const known = path === file.path ? new LineIndex(file.text).positionAt(spans.whole.start).line + 1 : undefined;
  return {
    file: relativeTo(path, file),
    requirement: shortRequirement(text),
    ...(known !== undefined && { line: known }),
  };
}

function shown(requirement: Requirement): string {
  return shorten(formatRequirement(requirement), LONGEST_NEED);
}

function parentBlocks(answer: NameAnswer): Paper {
  const { parents, moreParents } = answer;
  if (parents.length === 0) return [];
  const items = [
    ...parents.map((one) => parentItem(one, answer)),
    ...(moreParents > 0 ? [{ text: say('whyMoreParents', { count: moreParents }) }] : []),
  ];
  return [heading(2, say('whyHeading', { about: 'parents' })), { kind: 'list', items }];
}

function parentItem(parent: Parent, { name }: NameAnswer): ListItem {
  const { version, where, by, needs } = parent;
  const extras = [...new Set(needs.flatMap(({ extra }) => extra ?? []))];
  const byExtra = extras.length > 0 && needs.every(({ extra }) => extra !== undefined);
  return {
    text: say('whyParent', {
      ...{ parent: parent.name, where, by, child: name },
      ...(version && { version: formatVersion(version) }),
      needs: [...new Set(needs.map(({ requirement }) => shown(requirement)))],
    }),
    items: [...(byExtra ? [say('whyByExtra', { parent: parent.name, extras })] : []), ...historyLines(parent)].map(
      (text) => ({ text }),
    ),
  };
}

function historyLines({ name: parent, history, without }: Parent): readonly Message[] {
  if (!history) return [];
  const { since, newestWithout, usableWithout, lookedAt, open } = history;
  const isUsable = newestWithout !== undefined && newestWithout.version === usableWithout?.version;
  return [
    ...(since && newestWithout ? [say('whySince', { parent, release: releaseWithMonth(since) })] : []),
    ...(newestWithout
      ? [withoutLine(parent, newestWithout, history, isUsable)]
      : lookedAt > 0
        ? [alwaysLine(parent, lookedAt, history)]
        : []),
    ...(open ? [openLine(parent, open)] : []),
    ...(without ? [triedLine(parent, without)] : []),
  ];
}

function withoutLine(parent: string, release: Release, { startedAt }: NeedHistory, usable: boolean): Message {
  return say('whyWithout', {
    ...{ parent, release: releaseWithMonth(release), usable },
    ...(startedAt && { startedAt: formatVersion(startedAt) }),
  });
}

function alwaysLine(parent: string, count: number, { startedAt, stoppedAt, open }: NeedHistory): Message {
  return say('whyAlways', {
    parent,
    count,
    whole: !startedAt && !stoppedAt && !open,
    ...(startedAt && { startedAt: formatVersion(startedAt) }),
    ...(stoppedAt && { stoppedAt: formatVersion(stoppedAt) }),
  });
}

function openLine(parent: string, { count, newest, because }: NonNullable<NeedHistory['open']>): Message {
  return say('whyHistoryOpen', { parent, count, because, ...(newest && { newest: formatVersion(newest) }) });
}

function triedLine(parent: string, { release, isAdmitted, demanded }: NonNullable<Parent['without']>): Message {
  const tried = { parent, release, admitted: isAdmitted };
  if (demanded.kind === 'installs') return say('whyTried', { ...tried, outcome: 'installs' });
  if (demanded.kind === 'unknown') return say('whyTried', { ...tried, outcome: 'unknown', because: demanded.because });
  const [because] = demanded.lines;
  return say('whyTried', { ...tried, outcome: 'fails', ...(because && { because }) });
}
