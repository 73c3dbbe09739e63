/** Which of the known sentences a pasted text has, what they are about, and what they have in common. */
import { withoutEnding } from '../../../text/ending.ts';
import { normalizeName, type NormalizedName } from '../../../packaging/name.ts';
import { maskCredentials, shorten } from '../../../messages/words.ts';
import { flattened, isCut } from './flatten.ts';
import type { Sentence } from './sentence.ts';
import { ADDS_NOTHING, ASKED, CONFLICT, DEPENDS, REQUIRED, SENTENCES } from './sentences/all.ts';

/** A sentence with what it names. */
export interface Recognized {
  readonly sentence: Sentence;
  /** As it stands there. */
  readonly said: string;
  readonly name?: string;
  /** The versions that are spoken of. */
  readonly spec?: string;
  readonly other?: string;
  readonly otherSpec?: string;
  /** A tag, a Python or an ABI. */
  readonly tag?: string;
  readonly quote?: string;
}

/** What a pasted text says. */
export interface PastedAnswer {
  /** The most telling first, each of its kind once; at least one. */
  readonly sentences: readonly [Recognized, ...Recognized[]];
  /** What is in the way, the deepest first. */
  readonly culprits: readonly NormalizedName[];
  /** The dependencies that are declared, according to the text. */
  readonly required: readonly NormalizedName[];
  /** Who needs whom according to it. */
  readonly chains: readonly (readonly NormalizedName[])[];
  /** The text was so long that its middle was not read. */
  readonly isCut: boolean;
}

/** How much of the text belongs to a sentence, before and behind what it is found by. */
const BEFORE = 500;
/** A list of releases may stand in it. */
const FAR_BEFORE = 12_000;
const BEHIND = 700;

/** At most so many of one kind are looked at: a long proof repeats itself. */
const MOST_OF_A_KIND = 200;
const MOST_CULPRITS = 12;

/** Undefined if no sentence is known. */
export function recognize(pasted: string): PastedAnswer | undefined {
  // What is quoted from it is shown: an address in it may have a password.
  const text = maskCredentials(flattened(pasted));
  const lower = text.toLowerCase();
  const said = SENTENCES.flatMap((sentence) => matchesOf(sentence, text, lower));
  const found = [...conflictIn(said, text, lower), ...said];
  const edges = edgesIn(text, lower);
  const culprits = culpritsIn(found, edges);
  const [first, ...others] = eachOnce(found, new Set(culprits));
  if (!first) return undefined;
  return {
    sentences: [first, ...others.filter(({ sentence }) => !ADDS_NOTHING.has(sentence.id))],
    culprits: culprits.slice(0, MOST_CULPRITS),
    required: requiredIn(text, lower),
    chains: culprits.slice(0, MOST_CULPRITS).flatMap((name) => {
      const chain = chainOf(name, edges);
      return chain ? [chain] : [];
    }),
    isCut: isCut(pasted),
  };
}

function* windows(literal: string, before: number, text: string, lower: string): Generator<string, void> {
  let count = 0;
  for (let at = lower.indexOf(literal); at >= 0 && count < MOST_OF_A_KIND; at = lower.indexOf(literal, at + 1)) {
    yield text.slice(Math.max(0, at - before), at + literal.length + BEHIND);
    count++;
  }
}

function matchesOf(sentence: Sentence, text: string, lower: string): readonly Recognized[] {
  const { literal, pattern } = sentence;
  const before = pattern.source.startsWith('all of:') ? FAR_BEFORE : BEFORE;
  const found = new Map<string, Recognized>();
  for (const window of windows(literal, before, text, lower)) {
    for (const match of window.matchAll(pattern)) {
      for (const one of readMatch(sentence, match))
        found.set(`${one.name ?? ''} ${one.spec ?? ''} ${one.quote ?? ''}`, one);
    }
  }
  return [...found.values()];
}

const LONGEST_SAID = 200;

/** One for each name that it has. */
function readMatch(sentence: Sentence, match: RegExpMatchArray): readonly Recognized[] {
  const groups: Readonly<Record<string, string | undefined>> = match.groups ?? {};
  const part = (key: string): string | undefined => {
    const value = trimmed(groups[key] ?? '');
    return value === '' ? undefined : value;
  };
  const [spec, other, tag, quote] = [part('spec'), part('other'), part('tag'), part('quote')];
  const base = {
    sentence,
    said: shorten(match[0].replaceAll('`', "'"), LONGEST_SAID),
    ...(other !== undefined && { other }),
    ...(tag !== undefined && { tag }),
    ...(quote !== undefined && { quote }),
  };
  const named = part('name') ?? (sentence.blames ? nameIn(quote) : undefined);
  const several = groups['names'] === undefined ? [] : namesIn(groups['names']);
  if (several.length > 0) return several.map((one) => ({ ...base, ...one }));
  return [{ ...base, ...(named !== undefined && { name: named }), ...(spec !== undefined && { spec }) }];
}

const ONE_NAME = /[A-Za-z0-9][A-Za-z0-9._-]{0,99}/g;
const NAMED =
  /([A-Za-z0-9][A-Za-z0-9._-]{0,99})(?:\[[^\]]{0,120}\])?((?:[<>=!~]{1,3}[0-9A-Za-z.*+!_-]{1,60},?){0,12})/g;
const NO_NAMES: ReadonlySet<string> = new Set(['and', 'of', 'all']);

function nameIn(text: string | undefined): string | undefined {
  return text?.match(ONE_NAME)?.[0];
}

function namesIn(text: string): readonly { readonly name: string; readonly spec?: string }[] {
  return [...text.matchAll(NAMED)].flatMap(([, name = '', spec = '']) => {
    if (NO_NAMES.has(name.toLowerCase())) return [];
    const range = spec.replace(/,$/, '');
    return [{ name, ...(range !== '' && { spec: range }) }];
  });
}

/** One of each kind, in the order of the list: one about a culprit if there is any. */
function eachOnce(found: readonly Recognized[], culprits: ReadonlySet<NormalizedName>): readonly Recognized[] {
  const kinds = new Map<string, Recognized>();
  const isTelling = ({ name }: Recognized): boolean => culprits.has(plain(name) ?? normalizeName(''));
  for (const one of found) {
    const known = kinds.get(one.sentence.id);
    if (!known || (!isTelling(known) && isTelling(one))) kinds.set(one.sentence.id, one);
  }
  return [...kinds.values()];
}

/** Requirements that exclude each other, if uv names nothing that lacks a wheel or a release. */
function conflictIn(said: readonly Recognized[], text: string, lower: string): readonly Recognized[] {
  const last = said.find(({ sentence }) => sentence.id === 'unsatisfiable');
  if (!last || said.some(({ sentence }) => sentence.blames)) return [];
  const asked = new Map<string, Set<string>>();
  for (const literal of ['you require ', ' depends on ', ' depend on ']) {
    for (const window of windows(literal, 0, text, lower)) {
      const [match] = window.matchAll(ASKED);
      const groups: Readonly<Record<string, string | undefined>> = match?.groups ?? {};
      for (const [name, spec] of [
        [plain(groups['name']), groups['spec']],
        [plain(groups['other']), groups['otherSpec']],
      ] as const) {
        if (name !== undefined && spec !== undefined)
          asked.set(name, (asked.get(name) ?? new Set()).add(trimmed(spec)));
      }
    }
  }
  return [...asked].flatMap(([name, specs]) => {
    const [spec, otherSpec] = specs;
    if (spec === undefined || otherSpec === undefined) return [];
    return [{ sentence: CONFLICT, said: last.said, name, spec, other: name, otherSpec }];
  });
}

type Edges = ReadonlyMap<NormalizedName, ReadonlySet<NormalizedName>>;

function edgesIn(text: string, lower: string): Edges {
  const edges = new Map<NormalizedName, Set<NormalizedName>>();
  for (const literal of [' depends on ', ' depend on ']) {
    for (const window of windows(literal, 200, text, lower)) {
      for (const { groups = {} } of window.matchAll(DEPENDS)) {
        const [parent, child] = [plain(groups['name']), plain(groups['other'])];
        if (parent === undefined || child === undefined || parent === child) continue;
        edges.set(parent, (edges.get(parent) ?? new Set()).add(child));
      }
    }
  }
  return edges;
}

/** uv requires these of the machine, not of an index. */
const INTERPRETERS: ReadonlySet<string> = new Set(['cpython', 'python', 'pypy']);

function requiredIn(text: string, lower: string): readonly NormalizedName[] {
  const names = new Set<NormalizedName>();
  for (const window of windows('you require ', 0, text, lower)) {
    const [match] = window.matchAll(REQUIRED);
    const name = plain(match?.groups?.['name']);
    if (name !== undefined && !INTERPRETERS.has(name)) names.add(name);
  }
  return [...names];
}

function plain(name: string | undefined): NormalizedName | undefined {
  const bare = trimmed(name ?? '');
  return bare === '' ? undefined : normalizeName(bare);
}

/** Without the end of a sentence, which may stand in a version or a name as well. */
function trimmed(text: string): string {
  return withoutEnding(text, /[.,;:_-]/).trim();
}

/** What lacks something, and asks for nothing else that does: what it asks for is the reason then. */
function culpritsIn(found: readonly Recognized[], edges: Edges): readonly NormalizedName[] {
  const blaming = found.filter(({ sentence, name }) => sentence.blames && name !== undefined);
  const best = blaming[0]?.sentence;
  // That there is no release of something is a step of many proofs, and the reason only of those without a better one.
  const counts = ({ sentence }: Recognized): boolean =>
    sentence.tool === best?.tool && (sentence.id === best.id || !ADDS_NOTHING.has(sentence.id));
  const blamed = new Set(blaming.filter(counts).flatMap(({ name }) => plain(name) ?? []));
  const deepest = [...blamed].filter((name) => ![...(edges.get(name) ?? [])].some((child) => blamed.has(child)));
  return deepest.length > 0 ? deepest : [...blamed];
}

/** The shortest way to a culprit from something that nothing else needs. */
function chainOf(name: NormalizedName, edges: Edges): readonly NormalizedName[] | undefined {
  const parents = new Map<NormalizedName, NormalizedName[]>();
  for (const [parent, children] of edges)
    for (const child of children) parents.set(child, [...(parents.get(child) ?? []), parent]);
  const seen = new Set([name]);
  let waiting: readonly NormalizedName[][] = [[name]];
  while (waiting.length > 0) {
    const longer: NormalizedName[][] = [];
    for (const chain of waiting) {
      const above = (parents.get(chain[0] ?? name) ?? []).filter((one) => !seen.has(one));
      if (above.length === 0) return chain.length > 1 ? chain : undefined;
      for (const one of above) {
        seen.add(one);
        longer.push([one, ...chain]);
      }
    }
    waiting = longer;
  }
  return undefined;
}
