/**
 * The comparison of targets for programs.
 * @see docs/schema/compare-output.schema.json
 */
import { en } from '../../messages/en/en.ts';
import { tell } from '../../messages/message.ts';
import { conditionWords } from '../conditionWords.ts';
import type { CompareFacts } from './comparePaper.ts';
import type { ComparedTarget, HeldBackPackage, Obstacle } from './comparedTarget.ts';
import { cellOf, helpsOf, rowsOf } from './compareTargets.ts';

/** Incremented when a field is removed or changes its meaning, but not for new fields. */
const VERSION = 1;

export function compareJson(facts: CompareFacts): object {
  const { file, project, targets, base, recommendation } = facts;
  return {
    version: VERSION,
    file,
    project: { target: project.label, reason: tell(project.reason, en) },
    base: base.target.name,
    targets: targets.map(targetJson),
    dependencies: rowsOf(facts, facts.deep).map((name) => ({
      name,
      on: targets.map((one) => ({ target: one.target.name, ...cellOf(name, one) })),
    })),
    recommendation: {
      target: recommendation.target?.name ?? null,
      reasons: recommendation.reasons.map((one) => tell(one, en)),
      against: recommendation.against.map((one) => tell(one, en)),
    },
  };
}

function targetJson(one: ComparedTarget): object {
  const { target, isOfProject, isExperimental, installs, packages, blocked, unknown, heldBack, changes } = one;
  return {
    ...{ target: target.name, label: target.label, python: target.pythonSeries, abi: target.abi },
    platformTag: target.platform,
    ...{ isOfProject, isExperimental, installs },
    packages: packages.map(({ name, version, requiredBy }) => ({ name, version, requiredBy })),
    blocked: blocked.map(obstacleJson),
    unknown: unknown.map(obstacleJson),
    heldBack: heldBack.map(heldBackJson),
    warnings: one.warnings.map(({ code, message }) => ({ code, message: tell(message, en) })),
    changes,
  };
}

function obstacleJson(obstacle: Obstacle): object {
  const { name, finding, chains, conditions } = obstacle;
  return {
    name: name ?? null,
    code: finding.code,
    message: tell(finding.message, en),
    culprits: obstacle.culprits,
    chains,
    conditions: conditions.map((one) => ({ ...one, text: tell(conditionWords(one), en) })),
    helps: helpsOf(obstacle).map((title) => tell(title, en)),
  };
}

function heldBackJson(held: HeldBackPackage): object {
  const { name, got, ideal, years } = held.behind;
  return {
    ...obstacleJson(held),
    package: name,
    got,
    ideal,
    ...(years !== undefined && { years: Number(years.toFixed(2)) }),
  };
}
