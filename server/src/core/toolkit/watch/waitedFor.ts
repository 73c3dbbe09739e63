/**
 * What somebody waits for, as written on a command line: a condition in the words of `compare` and `strategy`, `NAME for TARGET`, or as
 * a state keeps it.
 */
import { neededRange, type Condition } from '../../diagnosis/conditions.ts';
import { say, type Message } from '../../messages/message.ts';
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { isTarget, pyodideTarget, targetNamed, workersTarget, type RuntimeData } from '../../runtimes/runtimes.ts';
import type { Target } from '../../runtimes/target.ts';

export type WaitedFor = WaitedRelease | WaitedInProject;

/** A release that can be recognised by itself. */
export interface WaitedRelease {
  readonly kind: 'release';
  /** The same words for the same condition, however it was written: what a state knows it by. */
  readonly text: string;
  readonly condition: Condition;
  readonly target: Target;
}

/** That a package no longer stands in the way of a project: its releases alone do not say that. */
export interface WaitedInProject {
  readonly kind: 'in-project';
  readonly written: string;
  readonly name: NormalizedName;
  /** Name of the target. */
  readonly target: string;
  /** The dependency file, as a state knows it; absent if it is any that waits for this. */
  readonly file?: string;
  /** Whether the project installs, and it is in the way of newer releases only. */
  readonly isHeldBack?: boolean;
  /** What is waited for where no project is at hand that knows more: any release in the range. */
  readonly otherwise?: WaitedRelease;
}

/** A condition as written: of what, and where. */
interface Written {
  readonly kind: 'wheel' | 'python' | 'release' | 'together';
  readonly project: string;
  /** The platform tag or the Python; the name of a target stands for both. */
  readonly where?: string;
  /** The target, where that does not follow. */
  readonly target?: string;
  /** The target on which the project says which versions are needed. */
  readonly on?: string;
}

/**
 * The forms in which it may be written; those of `compare` first, in each of its languages. Behind a range of which not all is needed stands where the project
 * says which, and behind everything the target if it does not follow.
 */
const FORMS: readonly (readonly [form: RegExp, kind: Written['kind']])[] = [
  [
    /^a wheel of (?<project>.+?)(?: \(one of the versions needed on (?<on>\S+)\))? for (?<where>\S+) or pure(?: on (?<target>\S+))?$/,
    'wheel',
  ],
  [
    /^a release of (?<project>.+?)(?: \(one of the versions needed on (?<on>\S+)\))? that allows Python (?<where>\d+\.\d+)(?: on (?<target>\S+))?$/,
    'python',
  ],
  [
    /^a release of (?<project>.+?)(?: \(one of the versions needed on (?<on>\S+)\))? that can be taken(?: on (?<target>\S+))?$/,
    'release',
  ],
  [
    /^a release of (?<project>.+?)(?: \(one of the versions needed on (?<on>\S+)\))? that goes with the other dependencies(?: on (?<target>\S+))?$/,
    'together',
  ],
  [
    /^(?<project>.+?)(?: \((?<on>\S+) で必要なバージョンのいずれか\))? の、(?<where>\S+) 向けまたはピュア Python の wheel(?: \((?<target>\S+)\))?$/,
    'wheel',
  ],
  [
    /^(?<project>.+?)(?: \((?<on>\S+) で必要なバージョンのいずれか\))? の、Python (?<where>\d+\.\d+) に対応したリリース(?: \((?<target>\S+)\))?$/,
    'python',
  ],
  [
    /^(?<project>.+?)(?: \((?<on>\S+) で必要なバージョンのいずれか\))? の、インストール可能なリリース(?: \((?<target>\S+)\))?$/,
    'release',
  ],
  [
    /^(?<project>.+?)(?: \((?<on>\S+) で必要なバージョンのいずれか\))? の、ほかの依存関係と両立するリリース(?: \((?<target>\S+)\))?$/,
    'together',
  ],
  [/^(?<project>.+) for Python (?<where>\d+\.\d+)$/, 'python'],
  [/^(?<project>.+) for (?<where>\S+)$/, 'wheel'],
];
const KEPT_IN_PROJECT = /^(?<newer>newer )?(?<name>\S+) for (?<file>.+) on (?<target>\S+)$/;

/** What a state knows the condition by that a package is no longer in the way of a project. */
export function textInProject(
  { name, target, isHeldBack = false }: Pick<WaitedInProject, 'name' | 'target' | 'isHeldBack'>,
  file: string,
): string {
  return `${isHeldBack ? 'newer ' : ''}${name} for ${file} on ${target}`;
}

/** Reads a condition, or says what is wrong with it. */
export function readCondition(written: string, data: RuntimeData): WaitedFor | { readonly problem: Message } {
  const sentence = written
    .trim()
    .replaceAll('`', '')
    .replace(/[.。]$/, '');
  const parts = partsOf(sentence);
  const kept = parts ? undefined : KEPT_IN_PROJECT.exec(sentence)?.groups;
  if (kept) {
    const { name = '', target = '', file = '', newer } = kept;
    const isHeldBack = newer !== undefined;
    return { kind: 'in-project', written, name: normalizeName(name), target, file, isHeldBack };
  }
  const project = /^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*([^]*)$/.exec(parts?.project ?? '');
  if (!parts || !project) return { problem: say('conditionUnreadable', { written }) };
  const [, spelled = '', spaced = ''] = project;
  const versions = spaced.replaceAll(/\s+/g, ' ');
  const name = normalizeName(spelled);
  const range = neededRange(versions === '' ? undefined : versions);
  if (!range || range.isEmpty) return { problem: say('conditionUnreadable', { written }) };
  const { kind, on } = parts;
  const where = parts.target ?? parts.where ?? '';
  if (kind === 'together') return { kind: 'in-project', written, name, target: on ?? where };
  const target = targetOf(parts, data);
  if (!target) return { problem: say('conditionNowhere', { written, where }) };
  const about = { name, target: target.name, ...(versions !== '' && { needed: versions }) };
  const release: WaitedRelease = {
    kind: 'release',
    text: textOf(`${name}${versions}`, parts, target),
    condition: conditionOf(kind, about, target),
    target,
  };
  return on === undefined ? release : { kind: 'in-project', written, name, target: on, otherwise: release };
}

function partsOf(sentence: string): Written | undefined {
  for (const [form, kind] of FORMS) {
    const { project, ...places } = form.exec(sentence)?.groups ?? {};
    if (project !== undefined) return { kind, project: project.trim(), ...places };
  }
  return undefined;
}

function conditionOf(
  kind: Exclude<Written['kind'], 'together'>,
  about: Pick<Condition, 'name' | 'target' | 'needed'>,
  target: Target,
): Condition {
  switch (kind) {
    case 'wheel':
      return { kind, ...about, abi: target.abi, platform: withoutArchitecture(target.platform) };
    case 'python':
      return { kind, ...about, python: target.pythonSeries };
    case 'release':
      return { kind, ...about };
  }
}

function textOf(project: string, { kind, where, ...named }: Written, target: Target): string {
  if (where === undefined || named.target !== undefined) return `${project} for ${target.name}`;
  return `${project} for ${kind === 'python' ? `Python ${where}` : withoutArchitecture(where)}`;
}

function withoutArchitecture(platform: string): string {
  return platform.replace(/_wasm32$/, '');
}

/** The runtime on which it is looked at: the one that is named, else the newest that suits, one of Cloudflare's before others. */
function targetOf({ kind, where, ...given }: Written, data: RuntimeData): Target | undefined {
  const named = targetNamed(given.target ?? where ?? '', data);
  if (isTarget(named)) return named;
  if (given.target !== undefined) return undefined;
  const runtimes = [
    ...data.cloudflare.snapshots.filter(({ experimental }) => !experimental).map((one) => workersTarget(one, data)),
    ...data.releases.map((one) => pyodideTarget(one, data)),
  ];
  const workers = runtimes.filter((one) => one.workers);
  if (where === undefined) return workers.at(-1);
  const suits = ({ pythonSeries, platform }: Target): boolean =>
    kind === 'python' ? pythonSeries === where : withoutArchitecture(platform) === withoutArchitecture(where);
  return workers.findLast(suits) ?? runtimes.findLast(suits);
}
