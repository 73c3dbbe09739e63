/** Which findings have to do with a package. */
import type { Finding } from '../../findings/finding.ts';
import type { NormalizedName } from '../../packaging/name.ts';

/** Whether a finding is about a package, or about something that it stands in the way of. */
export function isAbout({ name, culprits, chains, behind }: Finding, asked: NormalizedName): boolean {
  const isAtEnd = chains.some((chain) => chain.at(-1) === asked);
  return name === asked || culprits.includes(asked) || isAtEnd || behind?.name === asked;
}
