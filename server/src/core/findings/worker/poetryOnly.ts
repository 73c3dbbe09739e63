/** The finding about a Worker whose dependencies are in Poetry's table, where pywrangler does not look for them. */
import type { ReadDeclaration } from '../../installers/installerView.ts';
import type { ProjectContext } from '../../remedies/projectContext.ts';
import { say } from '../../messages/message.ts';
import { finding, placeOf } from '../finding.ts';
import type { Finding } from '../finding.ts';

/** At most this many names are listed one by one. */
const MOST_NAMES = 3;

/** At most one, on the first of these dependencies; none if the target is not a Worker. */
export function poetryOnlyFindings(
  seen: readonly ReadDeclaration[],
  { target }: Pick<ProjectContext, 'target'>,
): readonly Finding[] {
  const own = seen.filter(({ reader }) => reader === 'poetry');
  const [first] = own;
  if (!target.workers || !first) return [];
  const names = [...new Set(own.map(({ requirement }) => requirement.name))];
  const message = say('dependenciesInPoetryOnly', {
    names: names.length > MOST_NAMES ? [] : names,
    count: names.length,
  });
  return [finding('poetry-only', message, placeOf(first))];
}
