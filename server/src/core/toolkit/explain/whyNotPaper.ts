/** Why a release is not taken, as people read it: the verdict first, then what it rests on. */
import type { Reason } from '../../diagnosis/reason.ts';
import { abisOf, reasonWords } from '../../findings/failure/reasonWords.ts';
import { say, type Message } from '../../messages/message.ts';
import { shortRequirement, shorten } from '../../messages/words.ts';
import { formatRequirement } from '../../packaging/requirements/requirement.ts';
import { formatVersion } from '../../packaging/versions/version.ts';
import { answerIn, heading, list, paragraph, type Paper } from '../../papers/paper.ts';
import type { Target } from '../../runtimes/target.ts';
import { LineIndex } from '../../text/lineIndex.ts';
import { fixBlocks, pageBlocks } from './fixes.ts';
import { proofList } from '../../papers/proofList.ts';
import type { FileFact, ReleaseFact } from './releaseFacts.ts';
import { relativeTo, type ShownFile } from './shownFile.ts';
import { verdictOf } from './whyNotVerdict.ts';
import type { Excluding, RequirementAnswer } from './whyNot.ts';

export interface RequirementFacts {
  /** Absent without a project: then the release is looked at by itself. */
  readonly file?: ShownFile;
  /** One for each target. */
  readonly answers: readonly RequirementAnswer[];
  /** Names that may have been meant, if no index has this one. */
  readonly suggestions: readonly string[];
}

/** At most this many files of a release are shown. */
const MOST_FILES = 8;
const MOST_CHANGES = 12;
/** An index can name a file in any way. */
const LONGEST_FILE = 120;

export function requirementPaper({ file, answers, suggestions }: RequirementFacts): Paper {
  const [first] = answers;
  // That no index has a name is the same on every target.
  const isUnknown = first !== undefined && answers.every((answer) => verdictOf(answer) === 'unknown-name');
  return (isUnknown ? [first] : answers).flatMap((answer) => {
    const requirement = shortRequirement(formatRequirement(answer.requirement));
    const { label } = answer.target;
    return [
      heading(1, say('whyNotTitle', { requirement, label, ...(file && { file: file.shownPath }) })),
      answerIn(verdictWords(answer, requirement, { suggestions, isAlone: file === undefined })),
      ...excludedBlocks(answer, file),
      ...proofBlocks(answer, requirement, file),
      ...changeBlocks(answer),
      ...fileBlocks(answer),
      ...elsewhereBlocks(answer, file),
      ...(file && answer.demanded?.kind === 'fails' ? fixBlocks(answer.findings, false) : []),
      ...pageBlocks(codesOf(answer)),
    ];
  });
}

interface Manner {
  readonly suggestions: readonly string[];
  readonly isAlone: boolean;
}

function verdictWords(answer: RequirementAnswer, requirement: string, { suggestions, isAlone }: Manner): Message {
  const { found, open, now, demanded, choice, target, isRest, best } = answer;
  const { name, normalized } = answer.requirement;
  const { label } = target;
  switch (verdictOf(answer)) {
    case 'taken':
      return say('whyNotTaken', { name, release: now ?? { version: '', date: undefined } });
    case 'unknown': {
      const because = open ?? (demanded?.kind === 'unknown' ? demanded.because : say('catalogueUndecided'));
      return say('whyNotOpen', { requirement, because });
    }
    case 'unknown-name':
      return say('whyNotUnknownName', { name, suggestions });
    case 'contradiction':
      return say('whyNotContradicts', { requirement });
    case 'no-such-release': {
      const { newest, below, above } = found ?? {};
      return say('whyNotNoRelease', {
        requirement,
        ...(newest && { newest }),
        ...(below && { below }),
        ...(above && { above }),
      });
    }
    case 'refused':
      return say(isAlone ? 'whyNotRefusedAlone' : 'whyNotRefused', {
        name,
        label,
        isRest,
        ...(now && { now }),
        ...(best && { best }),
      });
    case 'possible': {
      const got =
        demanded?.kind === 'installs' ? demanded.solved.packages.get(normalized)?.version : found?.meant?.version;
      const version = got ? formatVersion(got) : '';
      if (isAlone) return say('whyNotInstallsAlone', { name, version, label });
      return now && choice
        ? say('whyNotChosen', { name, version, now, choice, label })
        : say('whyNotNeeded', { name, version, isRest });
    }
  }
}

function excludedBlocks(answer: RequirementAnswer, file: ShownFile | undefined): Paper {
  const { isTaken, found, excluding, target } = answer;
  if (isTaken || !found?.meant) return [];
  const lines = [
    ...itselfLines(answer.requirement.name, found.meant, target),
    ...(file ? excluding.map((one) => excludingWords(one, file)) : []),
  ];
  return lines.length === 0 ? [] : [heading(2, say('whyNotHeading', { about: 'excluded' })), ...list(lines)];
}

/** What is wrong with the release, whoever asks for it. */
function itselfLines(name: string, meant: ReleaseFact, target: Target): readonly Message[] {
  const version = formatVersion(meant.version);
  const { reason } = meant.availability;
  const isTold = reason === undefined || reason.kind === 'yanked';
  return [
    ...(meant.hidden ? [say('whyNotHidden', { name, release: meant.release })] : []),
    ...(isTold
      ? []
      : [say('whyNotItself', { name, version, reason: reasonWords(reason, target, { subject: 'releases' }) })]),
    ...(meant.yanked === undefined
      ? []
      : [say('whyNotWithdrawn', { name, version, because: shorten(meant.yanked, 160) })]),
    ...(meant.prerelease ? [say('whyNotPrerelease', { name, version })] : []),
  ];
}

function excludingWords(one: Excluding, file: ShownFile): Message {
  if (one.kind === 'package') {
    const { parent, version, needs } = one;
    const extra = needs.every((need) => need.extra !== undefined) ? needs[0]?.extra : undefined;
    return say('whyNotExcludedByPackage', {
      ...{ parent, version: formatVersion(version) },
      needs: needs.map(({ requirement }) => shortRequirement(formatRequirement(requirement))),
      ...(extra !== undefined && { extra }),
    });
  }
  const { path, spans, text, role } = one.declaration;
  const line = path === file.path ? new LineIndex(file.text).positionAt(spans.whole.start).line + 1 : undefined;
  return say('whyNotExcludedByFile', {
    ...{ file: relativeTo(path, file), requirement: shortRequirement(text), role },
    ...(line !== undefined && { line }),
  });
}

function proofBlocks(
  { demanded, requirement, found, overruled, hostTroubles }: RequirementAnswer,
  shown: string,
  file: ShownFile | undefined,
): Paper {
  if (!demanded || demanded.kind === 'unknown') return [];
  const { name, normalized } = requirement;
  const head = heading(2, say('whyNotHeading', { about: 'tried' }));
  if (overruled) return [head, paragraph(say('whyNotOverruled', { requirement: shown, name, ...overruled }))];
  if (demanded.kind === 'installs') {
    const got = demanded.solved.packages.get(normalized)?.version ?? found?.meant?.version;
    if (!file || !got) return [];
    return [
      head,
      paragraph(say('whyNotTriedInstalls', { requirement: shown, name, version: formatVersion(got) })),
      ...(hostTroubles.length > 0 ? [paragraph(say('whyNotHostStep', { names: hostTroubles }))] : []),
    ];
  }
  const [first, ...others] = demanded.lines;
  return [
    head,
    ...(file ? [paragraph(say('whyNotTried', { requirement: shown }))] : []),
    ...(first ? [paragraph(first)] : []),
    ...proofList(others),
  ];
}

function changeBlocks({ changes }: RequirementAnswer): Paper {
  if (changes.length === 0) return [];
  const told = changes.slice(0, MOST_CHANGES).map((one) => say('whyNotChange', one));
  const more = changes.length - told.length;
  return [
    heading(2, say('whyNotHeading', { about: 'changes' })),
    ...list(more > 0 ? [...told, say('whyNotMore', { count: more })] : told),
  ];
}

/** Its files, where they are the reason. */
function fileBlocks({ found, isTaken }: RequirementAnswer): Paper {
  const meant = found?.meant;
  if (isTaken || !meant || (meant.availability.reason === undefined && !meant.hidden)) return [];
  const shown = [...meant.files].sort((a, b) => rank(a) - rank(b));
  const told = shown.slice(0, MOST_FILES).map(fileWords);
  const more = shown.length - told.length;
  return [
    heading(2, say('whyNotHeading', { about: 'files' })),
    ...list(more > 0 ? [...told, say('whyNotMore', { count: more })] : told),
  ];
}

/** What loads comes first, then what comes nearest to it. */
function rank({ kind, reason }: FileFact): number {
  if (kind !== 'wheel') return 4;
  if (!reason) return 0;
  return reason.kind === 'other-abi' ? 1 : reason.kind === 'other-python' ? 2 : 3;
}

function fileWords({ filename: name, kind, reason, yanked }: FileFact): Message {
  const filename = shorten(name, LONGEST_FILE);
  if (kind !== 'wheel') return say('whyNotSource', { filename });
  const [verdict, tags] = platformsOf(reason);
  return say('whyNotFile', { filename, verdict, tags: tags.map((tag) => shorten(tag, 40)), yanked });
}

function platformsOf(reason: Reason | undefined): readonly ['loads' | 'system' | 'abi' | 'python', readonly string[]] {
  if (!reason) return ['loads', []];
  if (reason.kind === 'other-abi') return ['abi', abisOf(reason.abis)];
  return reason.kind === 'other-python'
    ? ['python', reason.pythons]
    : ['system', reason.kind === 'native-only' ? reason.systems : []];
}

function elsewhereBlocks(
  { demanded, elsewhere, elsewhereWithout }: RequirementAnswer,
  file: ShownFile | undefined,
): Paper {
  if (!file || demanded?.kind !== 'fails') return [];
  const labels = elsewhere.map(({ label }) => label);
  const others = elsewhereWithout.map(({ target: { label }, without }) => say('whyNotWithout', { label, without }));
  return [
    heading(2, say('whyNotHeading', { about: 'elsewhere' })),
    ...(labels.length > 0 || others.length === 0
      ? [paragraph(labels.length > 0 ? say('whyNotElsewhere', { labels }) : say('whyNotNowhere'))]
      : []),
    ...others.map(paragraph),
  ];
}

function codesOf({ demanded, findings, isTaken, hostTroubles }: RequirementAnswer): readonly string[] {
  if (isTaken) return [];
  const own = [
    ...(demanded?.kind === 'fails' ? [demanded.code] : []),
    ...(hostTroubles.length > 0 ? ['host-step'] : []),
  ];
  return [...own, ...findings.map(({ code }) => code)];
}
