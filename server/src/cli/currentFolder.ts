/** Where a command line stands. */
import type { CheckRequest } from '../check/checkRequest.ts';
import type { Terminal } from './terminal.ts';

/** Without a repository, the current folder is the border around what is checked. */
export function currentFolder({ folder }: Terminal): NonNullable<CheckRequest['around']> {
  return { folders: () => Promise.resolve([folder]), isWorkspace: false };
}
