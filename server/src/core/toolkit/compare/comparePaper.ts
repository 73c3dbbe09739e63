/** The comparison of targets as a decision paper: the recommendation first, then what it rests on. */
import { findingsOnTargets } from '../../analysis/severalTargets.ts';
import type { Finding } from '../../findings/finding.ts';
import { say, uniqueMessages, type Message } from '../../messages/message.ts';
import { answerIn, heading, list, paragraph, table, type Cell, type ListItem, type Paper } from '../../papers/paper.ts';
import { conditionWords } from '../conditionWords.ts';
import { optionOf } from '../strategy/optionKinds.ts';
import type { ComparedTarget, HeldBackPackage, Obstacle } from './comparedTarget.ts';
import { cellOf, rowsOf, type Comparison } from './compareTargets.ts';

export interface CompareFacts extends Comparison {
  readonly file: string;
  /** What the project has now, and why. */
  readonly project: { readonly label: string; readonly reason: Message };
  /** Whether the tables also have what the dependencies bring. */
  readonly deep: boolean;
}

export function comparePaper(facts: CompareFacts): Paper {
  const { file, targets, project } = facts;
  return [
    heading(1, say('compareTitle', { file, labels: targets.map(({ target }) => target.label) })),
    paragraph(say('compareOfProject', { file, ...project })),
    ...recommendationBlocks(facts),
    ...verdictBlocks(facts),
    ...versionBlocks(facts),
    ...obstacleBlocks('blocked', targets, ({ blocked }) => blocked),
    ...togetherBlocks(targets),
    ...obstacleBlocks('unknown', targets, ({ unknown }) => unknown),
    ...heldBackBlocks(targets),
    ...changeBlocks(facts),
    ...testBlocks(facts),
  ];
}

function recommendationBlocks({ recommendation: { target, reasons, against }, targets }: Comparison): Paper {
  const label = target?.label;
  const isOpen = targets.some(({ installs }) => installs === null);
  return [
    heading(2, say('compareHeading', { about: 'recommendation' })),
    answerIn(say('compareTake', label === undefined ? { isOpen } : { label })),
    ...(reasons.length > 0 ? [paragraph(say('compareReasonsHead')), ...list(reasons)] : []),
    ...(against.length > 0
      ? [paragraph(say(target ? 'compareAgainstHead' : 'compareOpenHead')), ...list(against)]
      : []),
  ];
}

function verdictBlocks({ targets, base }: Comparison): Paper {
  const columns = ['target', 'python', 'abi', 'installs', 'packages', 'heldBack', 'changes'] as const;
  return [
    heading(2, say('compareHeading', { about: 'verdicts' })),
    ...table(
      columns.map((column) => say('compareColumn', { column })),
      targets.map((one) => verdictRow(one, one.target === base.target)),
    ),
  ];
}

function verdictRow(one: ComparedTarget, isBase: boolean): readonly Cell[] {
  const { target, isOfProject, isExperimental, installs, blocked, packages, heldBack, changes } = one;
  const names = [...new Set(blocked.flatMap(({ name }) => name ?? []))];
  const majors = changes.filter(({ isMajor }) => isMajor).length;
  return [
    say('compareTargetName', { label: target.label, isOfProject, isExperimental }),
    target.pythonSeries,
    target.abi,
    say('compareVerdict', {
      installs: installs === null ? 'unknown' : installs ? 'yes' : 'no',
      blocked: names,
    }),
    say('comparePackages', { count: packages.length, without: installs === false ? Math.max(names.length, 1) : 0 }),
    // Of what does not install as a whole nobody has compared the versions with those of a host.
    installs === true || heldBack.length > 0 ? String(heldBack.length) : say('compareNotKnown'),
    isBase ? say('compareBase') : say('compareChanges', { count: versionsIn(changes).length, majors }),
  ];
}

function versionBlocks(facts: CompareFacts): Paper {
  const { targets, deep } = facts;
  return [
    heading(2, say('compareHeading', { about: 'versions' })),
    ...table(
      [say('compareColumn', { column: 'dependency' }), ...targets.map(({ target }) => target.label)],
      rowsOf(facts, deep).map((name) => [name, ...targets.map((one) => versionCell(cellOf(name, one)))]),
    ),
  ];
}

function versionCell(cell: ReturnType<typeof cellOf>): Message {
  switch (cell.kind) {
    case 'installed':
      return say('compareInstalled', cell);
    case 'blocked':
      return say('compareBlocked', cell);
    case 'unknown':
      return say('compareNotKnown');
    case 'absent':
      return say('compareAbsent');
  }
}

/** What stands in the way: said once for all targets; below it the chains, and for each target when it becomes possible. */
function obstacleBlocks(
  about: 'blocked' | 'unknown',
  targets: readonly ComparedTarget[],
  of: (one: ComparedTarget) => readonly Obstacle[],
): Paper {
  const said = findingsOnTargets(
    targets.map((one) => ({ target: one.target, findings: of(one).map(({ finding }) => finding) })),
  );
  if (said.length === 0) return [];
  const items = said.map((finding): ListItem => {
    const meant = targets.filter(({ target }) => finding.targets?.includes(target.name) ?? true);
    const same = meant.flatMap((one) =>
      of(one)
        .filter((other) => isSamePlace(other.finding, finding))
        .slice(0, 1),
    );
    const chains = uniqueMessages(same.flatMap((one) => chainLines(one)));
    const possible = meant.flatMap((one) => {
      const obstacle = of(one).find((other) => isSamePlace(other.finding, finding));
      return obstacle ? possibleLines(obstacle, one) : [];
    });
    return {
      text: say('compareStatement', { statement: finding.message }),
      items: [...chains, ...possible].map((text) => ({ text })),
    };
  });
  return [heading(2, say('compareHeading', { about })), { kind: 'list', items }];
}

function isSamePlace(a: Finding, b: Finding): boolean {
  return a.code === b.code && a.path === b.path && a.span.start === b.span.start && a.name === b.name;
}

function chainLines({ chains }: Obstacle): readonly Message[] {
  return chains.filter((chain) => chain.length > 1).map((chain) => say('compareChain', { chain }));
}

function possibleLines(
  obstacle: Obstacle,
  { target: { label }, blocked, unknown }: ComparedTarget,
): readonly Message[] {
  const conditions = obstacle.conditions.map(conditionWords);
  // Whether it runs without what is left out is a question of its own.
  const help = obstacle.finding.remedies.find(
    ({ kind, snippet }) => snippet === undefined && optionOf(kind) !== 'leave-out',
  )?.title;
  if (conditions.length === 0 && !help) return [];
  const isAlone = blocked.length + unknown.length === 1;
  return [say('comparePossible', { label, conditions, isAlone, ...(help && { help }) })];
}

/** Where several dependencies are blocked, none of their conditions helps by itself: what has to come about on each target. */
function togetherBlocks(targets: readonly ComparedTarget[]): Paper {
  const items = targets
    .filter(({ blocked }) => blocked.length > 1)
    .map(({ target: { label }, blocked }): ListItem => {
      const conditions = uniqueMessages(blocked.flatMap((one) => one.conditions.map(conditionWords)));
      const others = blocked.filter((one) => one.conditions.length === 0).flatMap(({ name }) => name ?? []);
      const left = others.length > 0 ? [say('compareNoCondition', { names: [...new Set(others)] })] : [];
      return {
        text: say('compareAllTogether', { label }),
        items: [...conditions.map((text) => say('compareCondition', { condition: text })), ...left].map((text) => ({
          text,
        })),
      };
    });
  return items.length > 0 ? [heading(2, say('compareHeading', { about: 'together' })), { kind: 'list', items }] : [];
}

function heldBackBlocks(targets: readonly ComparedTarget[]): Paper {
  const columns = ['target', 'package', 'got', 'ideal', 'chain', 'condition'] as const;
  const rows = targets.flatMap((one) => one.heldBack.map((held) => heldBackRow(held, one)));
  if (rows.length === 0) return [];
  return [
    heading(2, say('compareHeading', { about: 'heldBack' })),
    ...table(
      columns.map((column) => say('compareColumn', { column })),
      rows,
    ),
  ];
}

function heldBackRow({ behind, culprits, conditions }: HeldBackPackage, { target }: ComparedTarget): readonly Cell[] {
  return [
    target.label,
    behind.name,
    say('compareRelease', { release: behind.got }),
    say('compareRelease', { release: behind.ideal }),
    say('namesListed', { names: culprits }),
    say('conditionsListed', { conditions: conditions.map(conditionWords) }),
  ];
}

/** What is there before and after: what comes and what goes is told besides. */
function versionsIn(changes: ComparedTarget['changes']): ComparedTarget['changes'] {
  return changes.filter(({ from, to }) => from !== undefined && to !== undefined);
}

function changeBlocks({ targets, base }: Comparison): Paper {
  const said = targets
    .filter(({ target }) => target !== base.target)
    .map(({ target, changes }): Message => {
      const between = { from: base.target.label, to: target.label };
      if (changes.length === 0) return say('compareSame', between);
      const versions = versionsIn(changes);
      return say('compareMoved', {
        ...between,
        others: versions.filter(({ isMajor }) => !isMajor).length,
        majors: versions.flatMap(({ name, from = '', to = '', isMajor }) => (isMajor ? [{ name, from, to }] : [])),
        added: changes.filter(({ from }) => from === undefined).map(({ name }) => name),
        gone: changes.filter(({ to }) => to === undefined).map(({ name }) => name),
      });
    });
  return [heading(2, say('compareHeading', { about: 'changes' })), ...list(said)];
}

/** The packages that jump a major version, under the target to which a move does that. */
function testBlocks({ targets }: Comparison): Paper {
  const items = targets.flatMap(({ target, changes }): readonly ListItem[] => {
    const majors = changes.filter(({ isMajor }) => isMajor);
    if (majors.length === 0) return [];
    return [
      {
        text: say('compareTestsOn', { label: target.label }),
        items: majors.map(({ name, from = '', to = '' }) => ({ text: say('compareMajor', { name, from, to }) })),
      },
    ];
  });
  const found: Paper = items.length > 0 ? [{ kind: 'list', items }] : [paragraph(say('compareNoMajors'))];
  return [heading(2, say('compareHeading', { about: 'tests' })), ...found];
}
