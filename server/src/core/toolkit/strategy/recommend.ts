/** Which option is recommended, by a rule that is told: what gives up nothing before what gives up something, proof before hope. */
import type { Evidence } from '../../evidence/evidence.ts';
import { partsOf } from '../../evidence/evidenceWords.ts';
import { say, type Message } from '../../messages/message.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import type { OptionKind } from './optionKinds.ts';
import { isProven, type Option, type Problem, type Way } from './strategy.ts';
import type { Use } from '../../evidence/codeUses.ts';

export interface Advice {
  /** Absent if nothing helps now. */
  readonly kind?: OptionKind;
  readonly way?: Way;
  readonly title?: Message;
  /** Set if it resolves, but nobody knows yet whether it runs. */
  readonly isOpen?: true;
  readonly reasons: readonly Message[];
}

/** What is known beside the resolutions. */
export interface Known {
  /** By what the imports of a package show; absent if nobody asked for it. */
  readonly evidence?: readonly Evidence[];
  /** Where the project's own code uses the dependency. */
  readonly uses: readonly Use[];
  /** Whether the older release that would help has all names that the project uses; absent if that is not known. */
  readonly older?: 'all' | 'lacks';
  /** How many of the project's problems a way solves at once. */
  readonly solves: (way: Way) => number;
  /** The declared dependencies that do not install, each for whatever reason. */
  readonly failing: readonly NormalizedName[];
}

/** Counts the problems that are solved by the same edits. */
export function solvedAtOnce(problems: readonly Problem[]): Known['solves'] {
  const counts = new Map<string, number>();
  const key = ({ remedy }: Way): string => JSON.stringify(remedy.edits);
  for (const { options } of problems) {
    const own = new Set(options.flatMap(({ ways }) => ways.map(key)));
    for (const one of own) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  return (way) => counts.get(key(way)) ?? 0;
}

/** Nothing that anybody wrote in a package is given up by these. */
const WHOLE: readonly OptionKind[] = ['drop-extra', 'edit', 'older-release', 'constrain', 'other-runtime'];

export function recommend(problem: Problem, known: Known): Advice {
  const { finding, options } = problem;
  const isHeldBack = finding.behind !== undefined;
  // What is held back installs: to pin what it gets is no way out of that.
  const whole = WHOLE.filter((kind) => !isHeldBack || kind !== 'older-release');
  const [found] = whole
    .flatMap((kind) => provenIn(options, kind))
    .filter((one) => givesUpNothing(one, problem, known))
    .toSorted(byWorth(finding, known));
  if (found)
    return {
      ...found,
      reasons: [
        say('strategyBecauseWhole', {
          names: found.way.givenUp.length > 0,
          extra: found.kind === 'drop-extra',
          without: leftOver(found.way, problem, known),
        }),
      ],
    };
  const elsewhere = options.flatMap((one) => one.elsewhere ?? []);
  if (elsewhere.length > 0) {
    const title = say('strategyElsewhere', { labels: elsewhere.map(({ label }) => label) });
    return {
      kind: 'other-runtime',
      title,
      reasons: [say('strategyBecauseWhole', { names: false, extra: false, without: [] })],
    };
  }
  const open = isHeldBack ? undefined : givingUpBound(problem, known);
  if (open) return open;
  const left = leftOut(problem, known);
  if (left?.isSafe) return left.advice;
  if (isHeldBack) return { reasons: [say('strategyStay'), ...(left?.trap ? [left.trap] : [])] };
  const [risky] = (['build', 'override'] as const).flatMap((kind) => provenIn(options, kind));
  if (risky) return { ...risky, reasons: [say('strategyBecauseOnly', { kind: risky.kind })] };
  if (left && !left.trap) return left.advice;
  return { reasons: [say('strategyNothing'), ...(left?.trap ? [left.trap] : []), ...withoutIt(problem, known)] };
}

interface Found {
  readonly kind: OptionKind;
  readonly way: Way;
  readonly title: Message;
}

/** The ways that resolve, and of which nobody knows that they fail then. */
function provenIn(options: readonly Option[], kind: OptionKind): readonly Found[] {
  return resolvingIn(options, kind).filter(({ way }) => !way.remedy.fails);
}

function resolvingIn(options: readonly Option[], kind: OptionKind): readonly Found[] {
  const ways = options.find((one) => one.kind === kind && one.standing === 'proven')?.ways ?? [];
  return ways.filter(isProven).map((way) => ({ kind, way, title: way.remedy.title }));
}

/** What else does not install, and still does not with a way: it was left out when that was resolved. */
function leftOver({ proof }: Way, { finding }: Problem, { failing }: Known): readonly NormalizedName[] {
  return proof ? failing.filter((name) => name !== finding.name && !proof.packages.has(name)) : [];
}

/** Whether the project gets what it asks for; an older release counts as that where it has all names that the project uses. */
function givesUpNothing({ way: { givenUp } }: Found, { floor }: Problem, { older }: Known): boolean {
  return givenUp.every(({ name, bound }) => older === 'all' && bound !== 'upper' && name === floor?.name);
}

/** What resolves with a release that the project's own bounds forbid; not where its code is known to need what that lacks. */
function givingUpBound({ finding, floor, options }: Problem, known: Known): Advice | undefined {
  const lacks = ({ way: { givenUp } }: Found): boolean =>
    known.older === 'lacks' && givenUp.some(({ name, isNewer }) => !isNewer && name === floor?.name);
  const [found] = (['older-release', 'newer-release'] as const)
    .flatMap((kind) => provenIn(options, kind))
    .filter((one) => !lacks(one))
    .toSorted(byWorth(finding, known));
  const [bound] = found?.way.givenUp ?? [];
  return found && bound && { ...found, reasons: [say('strategyBoundOpen', bound)] };
}

/** What solves more problems first, then what the finding offers first. */
function byWorth({ remedies }: Problem['finding'], { solves }: Known): (a: Found, b: Found) => number {
  const rank = ({ way }: Found): number => remedies.indexOf(way.remedy);
  return (a, b) => solves(b.way) - solves(a.way) || rank(a) - rank(b);
}

/** What is left out in `leave-out` and `mock`: the culprits, not the dependency itself. */
export function isOfCulprits({ remedy: { kind } }: Way): boolean {
  return kind === 'leave-out' || kind === 'mock';
}

/** To leave the culprits out: a fix or a trap, by what is known of who imports them. */
function leftOut(
  { options }: Problem,
  { evidence }: Known,
): { readonly advice: Advice; readonly isSafe: boolean; readonly trap?: Message } | undefined {
  const found = resolvingIn(options, 'leave-out').find(({ way }) => isOfCulprits(way));
  if (!found) return undefined;
  const needed = evidence?.find(({ answer }) => answer === 'needed');
  if (needed) return { advice: { reasons: [] }, isSafe: false, trap: say('strategyTrap', partsOf(needed)) };
  if (found.way.remedy.fails) return undefined;
  if (!evidence) return { advice: { ...found, isOpen: true, reasons: [say('strategyLeaveUnread')] }, isSafe: false };
  const partly = evidence.find(({ answer }) => answer === 'partly');
  const unknown = evidence.find(({ answer }) => answer === 'unknown');
  const reason = partly
    ? say('strategyLeavePartly', { ...partsOf(partly), part: partly.part ?? partly.parent })
    : unknown
      ? say('strategyLeaveUnknown', partsOf(unknown))
      : say('strategyLeaveSafe', { names: [...new Set(evidence.map(({ culprit }) => culprit))] });
  return {
    advice: { ...found, ...(unknown && { isOpen: true }), reasons: [reason] },
    isSafe: !partly && !unknown && evidence.length > 0,
  };
}

/** To do without the dependency: the last resort, which the project's own imports speak against. */
function withoutIt({ options, finding: { name } }: Problem, { uses }: Known): readonly Message[] {
  const found = provenIn(options, 'leave-out').find(({ way }) => !isOfCulprits(way));
  if (!found || name === undefined) return [];
  const [use] = uses;
  return [say('strategyWithoutIt', { name, ...(use && { place: `${use.path}:${use.line}` }) })];
}
