/**
 * Which of several targets to take. The rule: of those on which everything installs and that can be deployed, the ones on which
 * least is held back (what deserves a warning before the rest); of these the newest Python, then the newest Pyodide.
 */
import { compareVersions, parseVersion } from '../../packaging/versions/version.ts';
import type { Target } from '../../runtimes/target.ts';
import { say, type Message } from '../../messages/message.ts';
import { grouped } from '../../messages/grouped.ts';
import type { ComparedTarget } from './comparedTarget.ts';

export interface Recommendation {
  /** Absent if nothing can be recommended. */
  readonly target?: Target;
  readonly reasons: readonly Message[];
  /** What speaks against it, or leaves it open. */
  readonly against: readonly Message[];
}

/** @param base what the project has, or what stands for that */
export function recommend(targets: readonly ComparedTarget[], base: ComparedTarget): Recommendation {
  const fitting = targets.filter(({ installs, isExperimental }) => installs === true && !isExperimental);
  const [best, ...others] = fitting.toSorted(byMerit);
  // To stay may be better than any move.
  if (!best || (base.isOfProject && base.installs === null)) return nothingFits(targets);
  return {
    target: best.target,
    reasons: [
      say('compareInstallsAll', { isOnly: fitting.length === 1 && isKnownOfOthers(targets) }),
      ...heldBackReasons(best, others),
      ...newestReasons(best, others),
    ],
    against: againstOf(best, base, targets),
  };
}

/** Whether there are others, and it is known of all whether everything installs there. */
function isKnownOfOthers(targets: readonly ComparedTarget[]): boolean {
  return targets.length > 1 && targets.every(({ installs }) => installs !== null);
}

function byMerit(a: ComparedTarget, b: ComparedTarget): number {
  return seriousOf(a) - seriousOf(b) || a.heldBack.length - b.heldBack.length || byAge(b.target, a.target);
}

function seriousOf({ heldBack }: ComparedTarget): number {
  return heldBack.filter(({ finding }) => finding.severity === 'warning').length;
}

/** Older ones first. */
export function byAge(a: Target, b: Target): number {
  return compareVersions(a.python, b.python) || comparePyodide(a.pyodide, b.pyodide);
}

function comparePyodide(a: string | undefined, b: string | undefined): number {
  const [one, other] = [parseVersion(a ?? ''), parseVersion(b ?? '')];
  return one && other ? compareVersions(one, other) : 0;
}

function heldBackReasons({ heldBack }: ComparedTarget, others: readonly ComparedTarget[]): readonly Message[] {
  if (heldBack.length === 0) return [say('compareNothingHeldBack')];
  const isLeast = others.some((one) => one.heldBack.length > heldBack.length);
  return isLeast ? [say('compareLeastHeldBack', { count: heldBack.length })] : [];
}

function newestReasons({ target }: ComparedTarget, others: readonly ComparedTarget[]): readonly Message[] {
  const isNewest = others.length > 0 && others.every((one) => byAge(one.target, target) < 0);
  return isNewest ? [say('compareNewest')] : [];
}

function againstOf(best: ComparedTarget, base: ComparedTarget, targets: readonly ComparedTarget[]): readonly Message[] {
  const major = best.changes.filter(({ isMajor }) => isMajor).map(({ name }) => name);
  const unknown = targets.filter(({ installs }) => installs === null).map(({ target }) => target.label);
  const newer = targets.filter((one) => one.installs === false && byAge(one.target, best.target) > 0);
  return [
    ...(best !== base && base.isOfProject ? [say('compareMove', { from: base.target.label })] : []),
    ...(major.length > 0 ? [say('compareMajors', { names: major })] : []),
    ...(best.heldBack.length > 0
      ? [say('compareStillHeldBack', { names: [...new Set(best.heldBack.map(({ behind }) => behind.name))] })]
      : []),
    ...(best.warnings.length > 0 ? [say('compareWarnings', { count: best.warnings.length })] : []),
    ...(newer.length > 0 ? [say('compareNewerBlocked', { labels: newer.map(({ target }) => target.label) })] : []),
    ...(unknown.length > 0 ? [say('compareUnknown', { labels: unknown })] : []),
  ];
}

/** Why none can be recommended: what would do with the least. */
function nothingFits(targets: readonly ComparedTarget[]): Recommendation {
  const unknown = targets.filter(({ installs }) => installs === null).map(({ target }) => target.label);
  const experimental = targets.filter((one) => one.isExperimental && one.installs === true);
  const failing = targets.filter(({ installs }) => installs === false);
  const [nearest, next] = failing.toSorted(byLack);
  return {
    reasons: blockedReasons(failing),
    against: [
      ...(nearest && next && byLack(nearest, next) < 0 ? [say('compareNearest', { label: nearest.target.label })] : []),
      ...experimental.map(({ target }) => say('compareExperimental', { label: target.label })),
      ...(unknown.length > 0 ? [say('compareUnknown', { labels: unknown })] : []),
    ],
  };
}

/** What does not install; targets on which it is the same are named together. */
function blockedReasons(failing: readonly ComparedTarget[]): readonly Message[] {
  const ones = failing.map(({ target, blocked }) => ({
    label: target.label,
    names: [...new Set(blocked.flatMap(({ name }) => name ?? []))],
    culprits: [...new Set(blocked.flatMap((one) => one.culprits))],
  }));
  return grouped(ones, ({ names, culprits }) => JSON.stringify([names, culprits])).map((same) => {
    const [{ names, culprits }] = same;
    return say('compareBlockedOn', { labels: same.map(({ label }) => label), names, culprits });
  });
}

/** Where least is missing comes first. */
function byLack(a: ComparedTarget, b: ComparedTarget): number {
  return a.blocked.length - b.blocked.length || culpritsOf(a) - culpritsOf(b);
}

function culpritsOf({ blocked }: ComparedTarget): number {
  return new Set(blocked.flatMap(({ culprits }) => culprits)).size;
}
