/**
 * What `universal = true` makes uv resolve for: every platform at once, from a Python on. Any wheel counts, and every requirement
 * that is wanted somewhere.
 */
import type { TagParts } from '../../packaging/wheels/tag.ts';
import { SupportedTags } from '../../packaging/wheels/tag.ts';
import type { Target } from '../target.ts';

/** The tags of all platforms for a Python and those after it. */
class TagsOfEveryPlatform extends SupportedTags {
  readonly #minor: number;

  constructor({ tags, pythonSeries }: Target) {
    super(tags.ordered);
    this.#minor = Number(pythonSeries.split('.')[1]);
  }

  override hasPlatform(): boolean {
    return true;
  }

  override bestPriority(parts: TagParts): number | undefined {
    return parts.pythonTags.some((python) => this.#fits(python, parts.abiTags)) ? 0 : undefined;
  }

  /** A wheel for one Python does not fit if that is an earlier one; a stable ABI, or none, fits all later ones. */
  #fits(python: string, abis: readonly string[]): boolean {
    const [, minor] = /^(?:cp|py)3(\d*)$/.exec(python) ?? [];
    if (minor === undefined) return false;
    const isForLater = abis.includes('none') || abis.includes('abi3');
    return isForLater || Number(minor) >= this.#minor;
  }
}

/**
 * The target with the wheels of all platforms.
 * @param markers whether those of requirements hold as on the target, or wherever they may
 */
export function onEveryPlatform(target: Target, markers: 'of-target' | 'of-all'): Target {
  return {
    ...target,
    name: `${target.name}+${markers}`,
    label: `Python ${target.pythonSeries}`,
    tags: new TagsOfEveryPlatform(target),
    standsFor: target.standsFor ?? target,
    ...(markers === 'of-all' && { everywhere: true }),
  };
}
