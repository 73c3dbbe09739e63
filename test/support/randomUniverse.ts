/** Small random universes, with a plain model in addition to their lines, so that a simple search can verify the solver. */
import type { PseudoRandom } from './pseudoRandom.ts';

/** A requirement of the model: versions are whole numbers, from `lowest` to `highest`, both inclusive. */
export interface ModelRequirement {
  readonly name: string;
  readonly extra?: 'x' | 'y';
  readonly lowest: number;
  readonly highest: number;
}

/** Why a release cannot be installed; undefined if it can. */
export type Flaw = 'yanked' | 'sdist; no wheel' | 'python >=3.14' | 'metadata python >=3.14' | undefined;

export interface ModelRelease {
  readonly name: string;
  readonly version: number;
  readonly flaw: Flaw;
  readonly requires: readonly ModelRequirement[];
  readonly extras: { readonly x: readonly ModelRequirement[]; readonly y: readonly ModelRequirement[] };
}

export interface Model {
  readonly requires: readonly ModelRequirement[];
  readonly releases: readonly ModelRelease[];
}

const HIGHEST = 4;
const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];
/** Sometimes required, but nowhere available. */
const MISSING = 'missing';

/** Creates a universe of a few projects with a few releases each. */
export function randomModel(random: PseudoRandom): Model {
  const names = NAMES.slice(0, 3 + random.below(NAMES.length - 2));
  const someRequirements = (bound: number): readonly ModelRequirement[] =>
    Array.from({ length: random.below(bound) }, () => randomRequirement(random, names));
  const releases = names.flatMap((name) =>
    Array.from({ length: 1 + random.below(HIGHEST) }, (_, position) => ({
      name,
      version: position + 1,
      flaw: random.percent(15) ? random.pick(FLAWS) : undefined,
      requires: someRequirements(3),
      extras: { x: someRequirements(3), y: random.percent(50) ? someRequirements(2) : [] },
    })),
  );
  return { requires: [randomRequirement(random, names), ...someRequirements(4)], releases };
}

const FLAWS = ['yanked', 'sdist; no wheel', 'python >=3.14', 'metadata python >=3.14'] as const;

function randomRequirement(random: PseudoRandom, names: readonly string[]): ModelRequirement {
  const [lowest, highest] = random.percent(40) ? [0, Infinity] : random.pick(RANGES);
  const name = random.percent(2) ? MISSING : random.pick(names);
  return { name, lowest, highest, ...(random.percent(20) && { extra: random.pick(['x', 'y'] as const) }) };
}

const RANGES: readonly (readonly [number, number])[] = [
  [1, 1],
  [2, 2],
  [3, 3],
  [2, Infinity],
  [3, Infinity],
  [4, Infinity],
  [0, 1],
  [0, 2],
  [0, 3],
  [2, 3],
];

/** The requirement as it is written. */
export function writeRequirement({ name, extra, lowest, highest }: ModelRequirement): string {
  const bounds = [...(lowest > 0 ? [`>=${lowest}`] : []), ...(highest < Infinity ? [`<=${highest}`] : [])].join(',');
  return `${name}${extra === undefined ? '' : `[${extra}]`}${lowest === highest ? `==${lowest}` : bounds}`;
}

/** The model's releases as the lines that memoryIndex.ts reads. */
export function writeModel({ releases }: Model): string {
  return releases
    .flatMap(({ name, version, flaw, requires, extras }) => [
      `${name} ${version}${flaw === undefined ? '' : ` {${flaw}}`}${arrow(requires)}`,
      ...(['x', 'y'] as const).flatMap((extra) =>
        extras[extra].length === 0 ? [] : [`  [${extra}]${arrow(extras[extra])}`],
      ),
    ])
    .join('\n');
}

function arrow(requirements: readonly ModelRequirement[]): string {
  return requirements.length === 0 ? '' : ` -> ${requirements.map(writeRequirement).join(', ')}`;
}

/** Every requirement that a choice of versions brings in, including requested extras. */
export function requirementsOfChoice(model: Model, choice: ReadonlyMap<string, number>): readonly ModelRequirement[] {
  const all = [...model.requires];
  const seen = new Set<string>();
  const add = (key: string, requirements: readonly ModelRequirement[] | undefined): void => {
    if (!seen.has(key)) all.push(...(requirements ?? []));
    seen.add(key);
  };
  for (const { name, extra } of all) {
    const release = releaseOf(model, name, choice.get(name));
    add(name, release?.requires);
    if (extra !== undefined) add(`${name}[${extra}]`, release?.extras[extra]);
  }
  return all;
}

export function releaseOf({ releases }: Model, name: string, version: number | undefined): ModelRelease | undefined {
  return releases.find((release) => release.name === name && release.version === version);
}

/** Whether a release cannot be installed; a withdrawn one can if the root pins exactly that. */
export function isKeptOut({ requires }: Model, { name, version, flaw }: ModelRelease): boolean {
  if (flaw !== 'yanked') return flaw !== undefined;
  return !requires.some((root) => root.name === name && root.lowest === version && root.highest === version);
}

/** Whether any choice of versions meets all requirements, determined by trying them all. */
export function hasSolution(model: Model, choice: ReadonlyMap<string, number> = new Map()): boolean {
  const requirements = requirementsOfChoice(model, choice);
  const isBroken = requirements.some(({ name, lowest, highest }) => {
    const version = choice.get(name);
    return version !== undefined && (version < lowest || version > highest);
  });
  if (isBroken) return false;
  const open = requirements.find(({ name }) => !choice.has(name));
  if (!open) return true;
  return model.releases.some(
    (release) =>
      release.name === open.name &&
      !isKeptOut(model, release) &&
      hasSolution(model, new Map([...choice, [release.name, release.version]])),
  );
}
