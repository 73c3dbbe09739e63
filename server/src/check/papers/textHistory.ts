/** Since when a text stands in a file, asked of git where there is a repository that can be read. */
import { visible } from '../../core/messages/visible.ts';
import { shorten } from '../../core/messages/words.ts';
import { fileName, parentPath } from '../../core/text/path.ts';
import type { Since } from '../../core/toolkit/strategy/strategyFacts.ts';
import type { Programs } from '../../host/programs.ts';

/** The subject of a commit may be a page. */
const LONGEST_SUBJECT = 72;

/** The commit that last brought a text into a file; undefined if git does not know, or the text is not committed. */
export async function sinceWhen(
  text: string,
  path: string,
  programs: Pick<Programs, 'ask'>,
): Promise<Since | undefined> {
  const folder = parentPath(path);
  const file = `./${fileName(path)}`;
  const committed = await programs.ask('git', ['show', `HEAD:${file}`], folder);
  if (committed?.code !== 0 || !committed.output.includes(text)) return undefined;
  const format = '--format=%as%x09%h%x09%s';
  const found = await programs.ask('git', ['log', '-1', format, '--no-ext-diff', `-S${text}`, '--', file], folder);
  const [date = '', commit = '', ...subject] = found?.code === 0 ? (found.output.split('\n')[0] ?? '').split('\t') : [];
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^[0-9a-f]{4,64}$/.test(commit)) return undefined;
  return { date, commit, subject: shorten(visible(subject.join(' ')), LONGEST_SUBJECT) };
}
