/** What the analysis has to offer about some findings: fixes that were tried, texts for others, and what to wait for. */
import { conditionWords } from '../conditionWords.ts';
import type { Finding } from '../../findings/finding.ts';
import { say, uniqueMessages } from '../../messages/message.ts';
import { heading, list, paragraph, type Paper } from '../../papers/paper.ts';
import { titleWithCost } from '../../remedies/remedy.ts';

/** What is wrong, each with its code. */
export function problemBlocks(findings: readonly Finding[]): Paper {
  const told = findings.map(({ code, message }) => say('whyProblem', { code, message }));
  return told.length === 0 ? [] : [heading(2, say('whyHeading', { about: 'problems' })), ...list(uniqueMessages(told))];
}

/** The fixes of some findings. @param failing whether something does not install, so that a lack of fixes is news */
export function fixBlocks(findings: readonly Finding[], failing: boolean): Paper {
  const remedies = findings.flatMap((finding) => finding.remedies);
  const own = remedies.filter(({ snippet }) => snippet === undefined);
  const texts = remedies.filter(({ snippet }) => snippet !== undefined);
  const titles = uniqueMessages(
    own.map((remedy) => say('whyFix', { title: titleWithCost(remedy), safe: remedy.safe === true })),
  );
  const waiting = uniqueMessages(findings.flatMap(({ conditions = [] }) => conditions.map(conditionWords)));
  return [
    ...(titles.length > 0 || failing ? [heading(2, say('whyHeading', { about: 'fixes' }))] : []),
    ...(titles.length > 0 ? [paragraph(say('whyProven')), ...list(titles)] : []),
    ...(titles.length === 0 && failing ? [paragraph(say('whyNoFix'))] : []),
    ...(texts.length > 0
      ? [heading(2, say('whyHeading', { about: 'texts' })), ...list(uniqueMessages(texts.map(titleWithCost)))]
      : []),
    ...(waiting.length > 0 ? [heading(2, say('whyHeading', { about: 'wait' })), ...list(waiting)] : []),
  ];
}

/** The pages of some findings. */
export function pageBlocks(codes: readonly string[]): Paper {
  const each = [...new Set(codes)];
  return each.length === 0 ? [] : [paragraph(say('whyPages', { codes: each }))];
}
