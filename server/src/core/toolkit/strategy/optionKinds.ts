/** The ways to deal with a dependency that is blocked or held back, in the order in which they are told. */
import type { RemedyKind } from '../../remedies/kinds.ts';
import type { GivenUp } from './givenUp.ts';

export const OPTION_KINDS = [
  'older-release',
  'newer-release',
  'other-runtime',
  'drop-extra',
  'constrain',
  'override',
  'leave-out',
  'build',
  'edit',
  'own-wheel',
  'ask-upstream',
  'wait',
] as const;

export type OptionKind = (typeof OPTION_KINDS)[number];

/** Who has to act. */
export type Actor = 'you' | 'upstream' | 'nobody';

const BY_REMEDY: Partial<Record<RemedyKind, OptionKind>> = {
  pin: 'older-release',
  'replace-pin': 'older-release',
  split: 'older-release',
  'switch-target': 'other-runtime',
  'drop-extra': 'drop-extra',
  constrain: 'constrain',
  override: 'override',
  'leave-out': 'leave-out',
  mock: 'leave-out',
  marker: 'leave-out',
  delete: 'leave-out',
  'move-to-group': 'leave-out',
  'allow-build': 'build',
  'own-wheel': 'own-wheel',
  'ask-upstream': 'ask-upstream',
};

/**
 * The option that a fix is a way of; `edit` if it is none of those that have a name.
 * @param givenUp the bounds of the project that the release which it takes lies outside of, where it was resolved
 */
export function optionOf(kind: RemedyKind, givenUp: readonly GivenUp[] = []): OptionKind {
  const option = BY_REMEDY[kind] ?? 'edit';
  // Where one goes up and another down, less is certain of the older one.
  return option === 'older-release' && givenUp.length > 0 && givenUp.every(({ isNewer }) => isNewer)
    ? 'newer-release'
    : option;
}

export function actorOf(kind: OptionKind): Actor {
  if (kind === 'ask-upstream') return 'upstream';
  return kind === 'wait' ? 'nobody' : 'you';
}
