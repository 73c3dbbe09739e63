/** What a project is called as long as only its place is known: after the last part of the place. */
import type { Reference } from '../../candidates/references/reference.ts';
import { isValidName, normalizeName, type NormalizedName } from '../../packaging/name.ts';

/** The name of a repository, archive or folder, without a version; `unnamed` if there is none. */
export function guessedName({ filename }: Reference): NormalizedName {
  const bare = filename.replace(/\.(?:git|whl|zip|tgz|tar(?:\.\w+)?)$/i, '').replace(/-\d[\w.+!-]*$/, '');
  return normalizeName(isValidName(bare) ? bare : 'unnamed');
}
