/** What somebody waits for, as written on a command line: a condition in the words of `compare`, or `NAME for TARGET`. */
import { neededRange, type Condition } from '../../diagnosis/conditions.ts';
import { say, type Message } from '../../messages/message.ts';
import { normalizeName } from '../../packaging/name.ts';
import { isTarget, pyodideTarget, targetNamed, workersTarget, type RuntimeData } from '../../runtimes/runtimes.ts';
import type { Target } from '../../runtimes/target.ts';

export interface WaitedFor {
  /** The same words for the same condition, however it was written: what a state knows it by. */
  readonly text: string;
  readonly condition: Condition;
  readonly target: Target;
}

/** A condition as written: of what, and where. */
interface Written {
  readonly kind: 'wheel' | 'python' | 'release';
  readonly project: string;
  /** The platform tag, the Python or the name of a target; the newest runtime of Workers without it. */
  readonly where?: string;
}

/** The forms in which it may be written; those of `compare` first. */
const FORMS: readonly (readonly [form: RegExp, kind: Written['kind']])[] = [
  [/^a wheel of (.+) for (\S+) or pure$/, 'wheel'],
  [/^a release of (.+) that allows Python (\d+\.\d+)$/, 'python'],
  [/^a release of (.+) that can be taken$/, 'release'],
  [/^(.+) for Python (\d+\.\d+)$/, 'python'],
  [/^(.+) for (\S+)$/, 'wheel'],
];

/** What `compare` says where the versions are too many for a sentence. */
const VERSIONS_LEFT_OUT = /\(one of the versions needed, [^)]*\)/;
const OF_A_WHOLE_PROJECT = / that goes with the other dependencies *$/;

/** Reads a condition, or says what is wrong with it. */
export function readCondition(written: string, data: RuntimeData): WaitedFor | { readonly problem: Message } {
  const sentence = written.trim().replaceAll('`', '').replace(/\.$/, '');
  if (VERSIONS_LEFT_OUT.test(sentence)) return { problem: say('conditionNeedsVersions', { written }) };
  if (OF_A_WHOLE_PROJECT.test(sentence)) return { problem: say('conditionNeedsProject', { written }) };
  const parts = partsOf(sentence);
  const project = /^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*([^]*)$/.exec(parts?.project ?? '');
  if (!parts || !project) return { problem: say('conditionUnreadable', { written }) };
  const [, spelled = '', spaced = ''] = project;
  const versions = spaced.replaceAll(/\s+/g, ' ');
  const name = normalizeName(spelled);
  const range = neededRange(versions === '' ? undefined : versions);
  if (!range || range.isEmpty) return { problem: say('conditionUnreadable', { written }) };
  const target = targetOf(parts, data);
  if (!target) return { problem: say('conditionNowhere', { written, where: parts.where ?? '' }) };
  const about = { name, target: target.name, ...(versions !== '' && { needed: versions }) };
  return {
    text: textOf(`${name}${versions}`, parts, target),
    condition: conditionOf(parts.kind, about, target),
    target,
  };
}

function partsOf(sentence: string): Written | undefined {
  for (const [form, kind] of FORMS) {
    const [, project, where] = form.exec(sentence) ?? [];
    if (project !== undefined) return { kind, project: project.trim(), ...(where !== undefined && { where }) };
  }
  return undefined;
}

function conditionOf(
  kind: Written['kind'],
  about: Pick<Condition, 'name' | 'target' | 'needed'>,
  target: Target,
): Condition {
  switch (kind) {
    case 'wheel':
      return { kind, ...about, abi: target.abi, platform: target.platform };
    case 'python':
      return { kind, ...about, python: target.pythonSeries };
    case 'release':
      return { kind, ...about };
  }
}

function textOf(project: string, { kind, where = '' }: Written, target: Target): string {
  switch (kind) {
    case 'wheel':
      return `${project} for ${where.replace(/_wasm32$/, '')}`;
    case 'python':
      return `${project} for Python ${where}`;
    case 'release':
      return `${project} for ${target.name}`;
  }
}

/** The runtime on which it is looked at: the newest that the condition is about, one of Cloudflare's before others. */
function targetOf({ kind, where }: Written, data: RuntimeData): Target | undefined {
  const runtimes = [
    ...data.cloudflare.snapshots.filter(({ experimental }) => !experimental).map((one) => workersTarget(one, data)),
    ...data.releases.map((one) => pyodideTarget(one, data)),
  ];
  const workers = runtimes.filter((one) => one.workers);
  if (where === undefined) return workers.at(-1);
  const suits = (one: Target): boolean =>
    kind === 'python'
      ? one.pythonSeries === where
      : one.platform.replace(/_wasm32$/, '') === where.replace(/_wasm32$/, '');
  const found = workers.findLast(suits) ?? runtimes.findLast(suits);
  if (found || kind === 'python') return found;
  const named = targetNamed(where, data);
  return isTarget(named) ? named : undefined;
}
