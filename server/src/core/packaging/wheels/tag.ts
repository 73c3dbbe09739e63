/**
 * Wheel compatibility tags: which Python, ABI and platform a wheel is for, and which of them a target supports.
 * https://packaging.python.org/en/latest/specifications/platform-compatibility-tags/
 */
import { code } from '../../messages/words.ts';

/** One tag, lower-cased, e.g. `cp313`, `cp313`, `pyodide_2025_0_wasm32`. */
export interface Tag {
  readonly python: string;
  readonly abi: string;
  readonly platform: string;
}

/** The three parts of a compressed tag set, each list as written and lower-cased. */
export interface TagParts {
  readonly pythonTags: readonly string[];
  readonly abiTags: readonly string[];
  readonly platformTags: readonly string[];
}

/** The maximum number of single tags that a compressed set may stand for; the longest real one stands for a few dozen. */
const MAX_TAGS = 20_000;

/** The tag with these parts, in any case. */
export function createTag(python: string, abi: string, platform: string): Tag {
  return { python: python.toLowerCase(), abi: abi.toLowerCase(), platform: platform.toLowerCase() };
}

/** Whether both are the same tag. */
export function tagsEqual(a: Tag, b: Tag): boolean {
  return a.python === b.python && a.abi === b.abi && a.platform === b.platform;
}

/** `cp313-cp313-any`, the form used in wheel file names and `WHEEL` files. */
export function formatTag(tag: Tag): string {
  return `${tag.python}-${tag.abi}-${tag.platform}`;
}

/** Splits a compressed tag set such as `py2.py3-none-any`; undefined if it does not have exactly three parts. */
export function parseTagParts(text: string): TagParts | undefined {
  const [python, abi, platform, ...rest] = text.toLowerCase().split('-');
  if (python === undefined || abi === undefined || platform === undefined || rest.length > 0) return undefined;
  return { pythonTags: python.split('.'), abiTags: abi.split('.'), platformTags: platform.split('.') };
}

/** How many tags the parts stand for, or undefined if there are too many to expand. */
export function tagCount(parts: TagParts): number | undefined {
  const count = parts.pythonTags.length * parts.abiTags.length * parts.platformTags.length;
  return count <= MAX_TAGS ? count : undefined;
}

/** Every single tag of the parts, each once, platforms varying fastest; empty if there are absurdly many. */
export function expandTags(parts: TagParts): readonly Tag[] {
  if (tagCount(parts) === undefined) return [];
  const tags: Tag[] = [];
  const platforms = new Set(parts.platformTags);
  const abis = new Set(parts.abiTags);
  for (const python of new Set(parts.pythonTags)) {
    for (const abi of abis) {
      for (const platform of platforms) tags.push({ python, abi, platform });
    }
  }
  return tags;
}

/**
 * Expands a compressed tag set: `py2.py3-none-any` gives `py2-none-any` and `py3-none-any`. A text that is not a tag set
 * gives an empty list.
 */
export function parseTagSet(text: string): readonly Tag[] {
  const parts = tagSetProblem(text) === undefined ? parseTagParts(text) : undefined;
  return parts === undefined ? [] : expandTags(parts);
}

/** What to check about a tag set besides its form. */
export interface TagSetOptions {
  /** Whether each part's tags must be in order, as PEP 425 demands; readers usually do not mind. */
  readonly sorted?: boolean;
  /** The maximum number of single tags that the set may stand for; at most 20,000, the default. */
  readonly limit?: number;
}

/** The first character and the others of a Python identifier: an interpreter's tag is one. */
const IDENTIFIER = /^[\p{XID_Start}_]\p{XID_Continue}*$/u;

/** Why a text is not a compressed tag set, as a clause without a full stop; undefined if it is one. */
export function tagSetProblem(
  text: string,
  { sorted = false, limit = MAX_TAGS }: TagSetOptions = {},
): string | undefined {
  const written = text.split('-');
  const empty = written.find((part) => part.split('.').includes(''));
  if (empty !== undefined) return `${code(empty)} has an empty tag`;
  const unsorted = sorted ? written.find((part) => !isSorted(part.split('.'))) : undefined;
  if (unsorted !== undefined) return `the tags ${code(unsorted)} are not in order`;
  const parts = parseTagParts(text);
  if (parts === undefined) return 'a tag has three parts separated by hyphens';
  const count = tagCount(parts);
  if (count === undefined || count > limit) return 'the tags expand to too many combinations';
  const odd = parts.pythonTags.find((tag) => !IDENTIFIER.test(tag));
  return odd === undefined ? undefined : `${code(odd)} is not the tag of an interpreter`;
}

function isSorted(texts: readonly string[]): boolean {
  return texts.every((text, index) => index === 0 || (texts[index - 1] ?? '') <= text);
}

/** The tags a target can load, best first. */
export class SupportedTags {
  /** As given, best first. */
  readonly ordered: readonly Tag[];
  readonly #priorities = new Map<string, number>();
  readonly #pythons = new Set<string>();
  readonly #abis = new Set<string>();
  readonly #platforms = new Set<string>();

  constructor(ordered: readonly Tag[]) {
    this.ordered = ordered;
    for (const [priority, tag] of ordered.entries()) {
      const key = formatTag(tag);
      if (!this.#priorities.has(key)) this.#priorities.set(key, priority);
      this.#pythons.add(tag.python);
      this.#abis.add(tag.abi);
      this.#platforms.add(tag.platform);
    }
  }

  /** The tag's rank, 0 being the best; undefined if the target does not support it. */
  priorityOf(tag: Tag): number | undefined {
    return this.#priorities.get(formatTag(tag));
  }

  /** Whether the target supports the tag. */
  has(tag: Tag): boolean {
    return this.#priorities.has(formatTag(tag));
  }

  /** Whether there is any supported tag with this platform part. */
  hasPlatform(platform: string): boolean {
    return this.#platforms.has(platform);
  }

  /** The best rank among all tags that a wheel's name stands for, without expanding them; undefined if none fits. */
  bestPriority(parts: TagParts): number | undefined {
    let best: number | undefined;
    // Only the supported parts are multiplied, so a hostile name costs no more than its length.
    const abis = new Set(parts.abiTags.filter((abi) => this.#abis.has(abi)));
    const platforms = new Set(parts.platformTags.filter((platform) => this.#platforms.has(platform)));
    for (const python of new Set(parts.pythonTags.filter((tag) => this.#pythons.has(tag)))) {
      for (const abi of abis) {
        for (const platform of platforms) {
          const priority = this.#priorities.get(`${python}-${abi}-${platform}`);
          if (priority !== undefined && (best === undefined || priority < best)) best = priority;
        }
      }
    }
    return best;
  }

  /** Every Python part that occurs, e.g. `cp313`, `py3`. */
  pythonTags(): ReadonlySet<string> {
    return this.#pythons;
  }
}
