/** An index that does not answer is told once, where it first matters, and not again for each dependency. */
import { groupedBy } from '../text/groupedBy.ts';
import { oldestDay } from '../candidates/knowledge.ts';
import { uniqueOutages, type Outage } from '../candidates/outage.ts';
import { say, uniqueMessages, type Message } from '../messages/message.ts';
import { knownReleases, type Catalog } from '../solver/catalog.ts';
import { underlyingCatalog } from '../solver/policyCatalog.ts';
import { namesIn } from './dated.ts';
import { finding, type Finding, type FindingPlace } from './finding.ts';
import type { Unanswered } from './unanswered.ts';
import { unknownAge } from './unknownVerdict.ts';

/** At most this many requirements are named in the message. */
const MOST_NAMED = 3;

/** At most this many further places are pointed at. */
const MOST_PLACES = 20;

/**
 * The findings, with one for each outage in the place of all that rest on it. Indexes that fail for the same reason share one:
 * then it is not they who are down. What is known of one name only is told at that name.
 */
export function oneForEachOutage(findings: readonly Finding[]): readonly Finding[] {
  const groups = groupedBy(findings, ({ unanswered }) => unanswered && keyOf(unanswered));
  const inOrder = new Map([...groups].map(([key, group]) => [key, [...group].sort(byPlace)]));
  return findings.flatMap((one) => {
    const group = one.unanswered && inOrder.get(keyOf(one.unanswered));
    if (!group) return [one];
    if (group.length === 1 && isByName(one)) return [withoutOutage(one)];
    return group[0] === one ? [joined(one, group)] : [];
  });
}

/** Which answer failed first says nothing: what is told is in the order of the lines. */
function byPlace(one: Finding, other: Finding): number {
  if (one.path !== other.path) return one.path < other.path ? -1 : 1;
  return one.span.start - other.span.start;
}

/** The findings, of which none blames an index as a whole that answered for other names. */
export function blamingNames(findings: readonly Finding[], catalog: Catalog): readonly Finding[] {
  const facts = underlyingCatalog(catalog);
  const answersOthers = ({ index }: Outage): boolean => facts.hasAnswered?.(index) === true;
  return findings.map((one) =>
    isByName(one) && one.unanswered?.outages.every(answersOthers) === true ? withoutOutage(one) : one,
  );
}

/** Whether what does not answer was seen to do so for single names only. */
function isByName({ unanswered }: Finding): boolean {
  return unanswered?.outages.every(({ byName }) => byName) === true;
}

function withoutOutage(finding: Finding): Finding {
  const { unanswered, ...others } = finding;
  return unanswered ? others : finding;
}

/** Equal for what goes back to the same: the first outage decides, as the message names its reason. */
function keyOf({ outages: [first] }: Unanswered): string {
  return reasonOf(first);
}

function joined(first: Finding, group: readonly Finding[]): Finding {
  const unanswered = group.flatMap((one) => one.unanswered ?? []);
  const outages = uniqueOutages(unanswered.flatMap((one) => one.outages));
  const asOf = oldestDay(group.map((one) => one.asOf));
  const others = group.slice(1, 1 + MOST_PLACES);
  const targets = new Set(group.flatMap((one) => one.targets ?? []));
  return {
    ...finding(
      first.code,
      silence(unanswered, asOf),
      group.length === 1 ? first : { path: first.path, span: first.span },
      {
        explanation: group.flatMap(({ explanation }) => explanation),
        related: others.flatMap((one) =>
          one.unanswered ? [{ path: one.path, span: one.span, message: concern(one.unanswered) }] : [],
        ),
        unanswered: { outages, about: unanswered[0]?.about ?? 'age' },
      },
    ),
    ...(asOf !== undefined && { asOf }),
    ...(group.every((one) => one.targets) && { targets: [...targets] }),
  };
}

function silence(unanswered: readonly Unanswered[], asOf: string | undefined): Message {
  const outages = uniqueOutages(unanswered.flatMap((one) => one.outages));
  const [first] = outages;
  const has = (about: Unanswered['about']): boolean => unanswered.some((one) => one.about === about);
  const all = unanswered.flatMap(({ about }) => (typeof about === 'string' ? [] : [about.requirement]));
  const requirements = [...new Set(all)];
  return say('indexesSilent', {
    kind: first?.kind ?? 'network',
    why: first?.why ?? say('connectionFailed'),
    // Others are told by a finding of their own, unless they are part of the same trouble.
    indexes: namesOf(outages.filter((one) => reasonOf(one) === reasonOf(first))),
    requirements: requirements.slice(0, MOST_NAMED),
    more: Math.max(0, requirements.length - MOST_NAMED),
    versions: has('versions'),
    hostStep: has('host-step'),
    ...(asOf !== undefined && { asOf }),
  });
}

/** Equal for outages with one reason. */
function reasonOf(outage: Outage | undefined): string {
  return JSON.stringify([outage?.kind, outage?.why]);
}

function namesOf(outages: readonly Outage[]): readonly Message[] {
  return uniqueMessages(outages.map(({ index, host }) => say('indexAtHost', { index, host })));
}

function concern({ about }: Unanswered): Message {
  if (about === 'host-step') return say('hostStepOpen');
  return typeof about === 'string' ? say('versionsMayDiffer') : say('installsOrNot', about);
}

/**
 * That what is told of some projects is of an earlier day because indexes do not answer; nothing where that is told already.
 * @param findings all of the file
 */
export function agedFindings(findings: readonly Finding[], place: FindingPlace, catalog: Catalog): readonly Finding[] {
  const told = new Set(findings.flatMap(({ unanswered }) => unanswered?.outages.map(reasonOf) ?? []));
  const names = new Set(findings.flatMap(namesIn));
  const outages = [...names].flatMap((name) => knownReleases(catalog, name)?.unavailable?.outage ?? []);
  const untold = uniqueOutages(outages.filter((outage) => !outage.byName && !told.has(reasonOf(outage))));
  const asOf = oldestDay(findings.map((one) => one.asOf));
  if (untold.length === 0) return [];
  const found = unknownAge(silence([{ outages: untold, about: 'age' }], asOf), place, untold);
  return [{ ...found, ...(asOf !== undefined && { asOf }) }];
}
