/** What to do about each dependency, as a paper to decide upon: the recommendation first, then what it rests on. */
import { releaseWithMonth } from '../../candidates/age.ts';
import { withoutMarker } from '../../findings/failure/takingPart.ts';
import { say, uniqueMessages, type Message } from '../../messages/message.ts';
import { shortRequirement } from '../../messages/words.ts';
import { evidenceWords } from '../../evidence/evidenceWords.ts';
import {
  answerIn,
  heading,
  inShort,
  list,
  paragraph,
  table,
  type Cell,
  type ListItem,
  type Paper,
} from '../../papers/paper.ts';
import { titleWithCost } from '../../remedies/remedy.ts';
import { conditionWords } from '../conditionWords.ts';
import { actorOf, type OptionKind } from './optionKinds.ts';
import { isOfCulprits } from './recommend.ts';
import type { Option, Problem } from './strategy.ts';
import type { ProblemFacts, StrategyFacts, TestedPackage } from './strategyFacts.ts';

/** Texts beyond these repeat each other. */
const MOST_TEXTS = 3;
const MOST_PLACES = 5;

export function strategyPaper(facts: StrategyFacts): Paper {
  const { file, reason, names, strategy, problems } = facts;
  const { label } = strategy.on.target;
  return [
    heading(1, say('strategyTitle', { file: file.shownPath, label })),
    paragraph(say('strategyOfProject', { label, reason })),
    ...unknownBlocks(facts),
    ...(problems.length === 0 && strategy.on.installs !== null
      ? [answerIn(say('strategyNothingToDecide', { names, label, installs: strategy.on.installs }))]
      : shortBlocks(problems)),
    ...problems.flatMap((one) => problemBlocks(one, facts)),
    ...testBlocks(facts),
  ];
}

function unknownBlocks({ strategy: { on } }: StrategyFacts): Paper {
  const open = on.findings.filter(({ unanswered }) => unanswered !== undefined);
  if (open.length === 0) return [];
  const said = uniqueMessages(open.map(({ message }) => say('strategyStatement', { statement: message })));
  return [
    heading(2, say('strategyHeading', { about: 'unknown' })),
    ...list(said).map((block) => ({ ...block, answer: 'also' as const })),
  ];
}

function shortBlocks(problems: readonly ProblemFacts[]): Paper {
  const columns = ['dependency', 'state', 'advice'] as const;
  // Of a single one all of it is said right below.
  if (problems.length < 2) return [];
  return [
    heading(2, say('strategyHeading', { about: 'short' })),
    ...table(
      columns.map((column) => say('strategyColumn', { column })),
      problems.map((one): readonly Cell[] => [
        nameOf(one.problem),
        say('strategyState', { blocked: !isHeld(one.problem) }),
        shortAdvice(one),
      ]),
    ),
  ];
}

function nameOf({ finding: { behind, name } }: Problem): string {
  return behind?.name ?? name ?? '';
}

function shortAdvice(facts: ProblemFacts): Message {
  const { kind } = facts.advice;
  return say('strategyAdviceShort', { ...stateOf(facts), ...(kind && { option: kind }) });
}

function stateOf({ problem, advice }: ProblemFacts): Record<'held' | 'open' | 'hopes', boolean> {
  return { held: isHeld(problem), open: advice.isOpen === true, hopes: hopesIn(problem) };
}

/** Whether it depends on others what becomes possible. */
function hopesIn({ options }: Problem): boolean {
  return options.some(({ kind, standing }) => actorOf(kind) !== 'you' && standing === 'untried');
}

function isHeld({ finding }: Problem): boolean {
  return finding.behind !== undefined;
}

function problemBlocks(facts: ProblemFacts, whole: StrategyFacts): Paper {
  const { problem, advice } = facts;
  const { finding } = problem;
  const { title } = advice;
  return [
    inShort(
      say('strategyInShort', {
        name: nameOf(problem),
        state: say('strategyState', { blocked: !isHeld(problem) }),
        advice: shortAdvice(facts),
        ...(title && { title }),
      }),
    ),
    heading(2, say('strategyProblem', { requirement: requirementOf(problem, whole), blocked: !isHeld(problem) })),
    paragraph(say('strategyStatement', { statement: finding.message })),
    paragraph(say('strategyAdvice', { ...stateOf(facts), ...(title && { title }) })),
    ...list(advice.reasons),
    ...optionBlocks(facts),
    ...evidenceBlocks(facts, whole),
    ...floorBlocks(facts, whole),
    ...waitBlocks(problem),
    ...textBlocks(problem),
  ];
}

function requirementOf({ finding: { name, behind }, floor }: Problem, { strategy: { on } }: StrategyFacts): string {
  if (behind && behind.name !== name) return behind.name;
  const seen = on.resolved.flatMap(({ read }) => read.seen).find(({ requirement }) => requirement.normalized === name);
  const written = floor?.declaration.text ?? seen?.text ?? name ?? '';
  return shortRequirement(withoutMarker(written));
}

/** What can be done is a row each; what was tried in vain, or does not apply, is one sentence. */
function optionBlocks(facts: ProblemFacts): Paper {
  const { options } = facts.problem;
  const columns = ['option', 'works', 'changes', 'cost', 'security', 'reproducible', 'who'] as const;
  const shown = options.filter(({ standing }) => standing === 'proven' || standing === 'untried');
  const named = (standing: Option['standing']): readonly OptionKind[] =>
    options.flatMap((one) => (one.standing === standing ? one.kind : []));
  const ways = shown.flatMap(({ kind, ways: all, elsewhere }) => [
    ...all.map(({ remedy }) => say('strategyWay', { option: kind, title: titleWithCost(remedy) })),
    ...(elsewhere
      ? [
          say('strategyWay', {
            option: kind,
            title: say('strategyElsewhere', { labels: elsewhere.map(({ label }) => label) }),
          }),
        ]
      : []),
  ]);
  return [
    heading(3, say('strategyHeading', { about: 'options' })),
    ...table(
      columns.map((column) => say('strategyColumn', { column })),
      shown.map((one) => optionRow(one, facts)),
    ),
    ...list(ways),
    ...(named('fails').length > 0 ? [paragraph(say('strategyTriedInVain', { options: named('fails') }))] : []),
    ...(named('idle').length > 0 ? [paragraph(say('strategyIdle', { options: named('idle') }))] : []),
  ];
}

function optionRow({ kind, standing, ways }: Option, { advice, evidence, uses }: ProblemFacts): readonly Cell[] {
  const option = { option: kind };
  const best = ways.find((one) => one === advice.way) ?? ways[0];
  const changes = best?.changes ?? [];
  const shown = ways.some(isOfCulprits) ? runsWithout(evidence) : undefined;
  const runs = best?.remedy.fails && shown !== 'no' ? 'fails' : shown;
  // Where the dependency itself is what is left out.
  const [use] = kind === 'leave-out' && best && !isOfCulprits(best) ? uses.filter(isUnguarded) : [];
  return [
    say('strategyOption', option),
    say('strategyWorks', {
      ...{ standing, ...option },
      ...(use ? { imported: `${use.path}:${use.line}` } : runs && { runs }),
    }),
    best?.proof
      ? say('strategyChanges', {
          count: changes.filter(({ from, isMajor }) => from !== undefined && !isMajor).length,
          added: changes.filter(({ from }) => from === undefined).length,
          majors: changes.flatMap(({ name, isMajor }) => (isMajor ? name : [])),
        })
      : '–',
    say('strategyCost', option),
    say('strategySecurity', option),
    say('strategyReproducible', option),
    say('strategyWho', { who: actorOf(kind) }),
  ];
}

function isUnguarded({ reach }: ProblemFacts['uses'][number]): boolean {
  return reach !== 'guarded';
}

function runsWithout(evidence: ProblemFacts['evidence']): 'yes' | 'no' | 'partly' | 'unknown' {
  if (!evidence || evidence.length === 0) return 'unknown';
  const has = (answer: string): boolean => evidence.some((one) => one.answer === answer);
  if (has('needed')) return 'no';
  if (has('unknown')) return 'unknown';
  return has('partly') ? 'partly' : 'yes';
}

function evidenceBlocks({ problem, evidence }: ProblemFacts, { wantsEvidence }: StrategyFacts): Paper {
  const canLeaveOut = problem.options.some(({ ways }) => ways.some(isOfCulprits));
  if (!canLeaveOut) return [];
  const head = heading(3, say('strategyHeading', { about: 'evidence' }));
  if (!wantsEvidence || !evidence) return [head, paragraph(say('strategyEvidenceOff'))];
  return [head, ...list(evidence.map(evidenceWords))];
}

function floorBlocks({ problem, floor, uses }: ProblemFacts, { file, isRecorded }: StrategyFacts): Paper {
  const known = problem.floor;
  if (!known || isHeld(problem)) return [];
  const { name, declaration, below } = known;
  const { line, since, names } = floor ?? {};
  const shown = declaration.path === file.path ? file.shownPath : (declaration.path.split('/').at(-1) ?? '');
  const place = line === undefined ? shown : `${shown}:${line}`;
  return [
    heading(3, say('strategyHeading', { about: 'floor' })),
    ...list([
      say('strategyFloor', { requirement: shortRequirement(declaration.text), place }),
      ...(since ? [say('strategyFloorSince', since)] : []),
      below
        ? say('strategyFloorBelow', { name, release: releaseWithMonth(below.release), outcome: below.outcome })
        : say('strategyFloorIdle', { name }),
      ...namesLines(name, uses, { names, isRecorded }),
    ]),
  ];
}

function namesLines(
  name: string,
  uses: ProblemFacts['uses'],
  { names, isRecorded }: { readonly names: NonNullable<ProblemFacts['floor']>['names']; readonly isRecorded: boolean },
): readonly Message[] {
  if (uses.length === 0) return [say('strategyNoUses', { name })];
  if (!names) return [];
  const { version, read } = names;
  // That a package has the module that it is imported by is no news.
  const isTaken = (one: string): boolean => one.includes('.');
  const used = [...new Set(uses.map((one) => one.name).filter(isTaken))];
  if (used.length === 0 && (read?.lacks.length ?? 0) === 0)
    return [say('strategyOnlyImported', { name, places: placesOf(uses) })];
  if (!read) return [say('strategyNamesUnread', { name, version, names: used, isRecorded })];
  const { has, lacks, open } = read;
  return [say('strategyNames', { name, version, has: has.filter(isTaken), lacks, open: open.filter(isTaken) })];
}

function placesOf(uses: ProblemFacts['uses']): readonly string[] {
  return [...new Set(uses.map(({ path, line }) => `${path}:${line}`))].slice(0, MOST_PLACES);
}

/** Of all that is recommended together. */
function testBlocks({ tests, problems, strategy: { on } }: StrategyFacts): Paper {
  if (problems.every(({ advice }) => !advice.kind)) return [];
  const items: ListItem[] = [...tests.map(testItem), { text: say('strategyTestRun', { worker: on.target.workers }) }];
  return [heading(2, say('strategyHeading', { about: 'tests' })), { kind: 'list', marks: 'boxes', items }];
}

function testItem({ name, from, to, isMajor, uses, link }: TestedPackage): ListItem {
  const places = placesOf(uses);
  const lines = [
    places.length > 0 ? say('strategyTestFiles', { places }) : say('strategyTestNoFiles', { name }),
    ...(link === undefined ? [] : [say('strategyTestLink', { url: link })]),
  ];
  return {
    text:
      isMajor && from !== undefined
        ? say('strategyTestMajor', { name, from, to })
        : say('strategyTestVersion', { name, to, ...(from !== undefined && { from }) }),
    items: lines.map((text) => ({ text })),
  };
}

function waitBlocks({ finding: { conditions = [] } }: Problem): Paper {
  if (conditions.length === 0) return [];
  return [
    heading(3, say('strategyHeading', { about: 'wait' })),
    ...list(conditions.map(conditionWords)),
    paragraph(say('strategyWatch', { count: conditions.length })),
  ];
}

function textBlocks({ options }: Problem): Paper {
  const asked = options.find(({ kind }) => kind === 'ask-upstream')?.ways ?? [];
  const texts = asked.flatMap(({ remedy: { snippet } }) => snippet ?? []).slice(0, MOST_TEXTS);
  if (texts.length === 0) return [];
  return [
    heading(3, say('strategyHeading', { about: 'texts' })),
    ...texts.map((snippet) => ({ kind: 'code' as const, ...snippet })),
  ];
}
