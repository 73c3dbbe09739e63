/** `no-matching-version`: no release of the project matches the specifier, or none that an installer takes. */
import type { FailureRule } from './failureRule.ts';

export const noMatchingVersion = {
  code: 'no-matching-version',
  reasons: ['no-versions', 'yanked', 'invalid-metadata', 'prereleases-only'],
} as const satisfies FailureRule;
