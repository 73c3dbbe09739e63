/** What a project is called as long as only its place is known: after the last part of the place. */
import { withoutEnding } from '../../text/ending.ts';
import type { Reference } from '../../candidates/references/reference.ts';
import { isValidName, normalizeName, type NormalizedName } from '../../packaging/name.ts';

/** The name of a repository, archive or folder, without a version; `unnamed` if there is none. */
export function guessedName({ filename }: Reference): NormalizedName {
  const named = filename.replace(/\.(?:git|whl|zip|tgz|tar(?:\.\w+)?)$/i, '');
  const start = withoutEnding(named, /[\w.+!-]/).length;
  const version = named.slice(start).search(/-\d/);
  const bare = version === -1 ? named : named.slice(0, start + version);
  return normalizeName(isValidName(bare) ? bare : 'unnamed');
}
