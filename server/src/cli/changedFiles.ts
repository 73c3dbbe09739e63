/** The files that a change touches, asked of git: what differs from a revision, committed or not, and what is new. */
import { joinPath } from '../core/text/path.ts';
import { visible } from '../core/messages/visible.ts';
import type { Programs } from '../host/programs.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usageError.ts';

/** A change, as far as its files are concerned. */
export interface Change {
  /** As the user wrote it. */
  readonly revision: string;
  /** Absolute paths; of a file that is gone, too. */
  readonly files: ReadonlySet<string>;
}

/** What has changed since a revision in the repository of the current folder. @throws {UsageError} */
export async function changedSince(
  revision: string,
  { folder, paths }: Pick<Terminal, 'folder' | 'paths'>,
  programs: Programs,
): Promise<Change> {
  const where = await programs.ask('git', ['rev-parse', '--is-inside-work-tree', '--show-cdup'], folder);
  if (!where) throw new UsageError('--since needs git, which is not installed');
  const [isInside, up = ''] = where.output.split('\n');
  if (where.code !== 0 || isInside !== 'true') {
    throw new UsageError(`--since: this folder is in no git repository that can be read${reason(where.errors)}`);
  }
  // Not as git names it: that has followed links.
  const root = paths.resolve(folder, up);
  const commit = await commitOf(revision, root, programs);
  const lists = [
    // A renamed file is gone from where it was.
    ['diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', commit, '--'],
    ['ls-files', '--others', '--exclude-standard', '-z'],
  ];
  const files = new Set<string>();
  for (const words of lists) {
    const listed = await programs.ask('git', words, root);
    if (listed?.code !== 0) throw new UsageError(`--since: git ${words[0] ?? ''} failed${reason(listed?.errors)}`);
    for (const name of listed.output.split('\0')) if (name !== '') files.add(joinPath(root, name));
  }
  return { revision, files };
}

/** The full name of a commit, which cannot be mistaken for an option. */
async function commitOf(revision: string, root: string, programs: Programs): Promise<string> {
  const found = revision.startsWith('-')
    ? undefined
    : await programs.ask('git', ['rev-parse', '--verify', '--quiet', revision], root);
  const [commit = ''] = found?.output.split('\n') ?? [];
  if (found?.code === 0 && /^[0-9a-f]{40,64}$/.test(commit)) return commit;
  throw new UsageError(`--since: git knows no revision ${visible(revision)}; a shallow clone may lack it`);
}

/** What git says, in its own words. */
function reason(errors = ''): string {
  const [line = ''] = errors.trim().split('\n');
  return line === '' ? '' : `: ${visible(line)}`;
}
