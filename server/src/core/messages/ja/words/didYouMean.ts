/** The question behind a name that nothing has. In Japanese. */
import { code } from '../../words.ts';
import { listOf } from './words.ts';

/** ``。`a` または `b` のことですか?`` behind a sentence; empty if nothing is like it. */
export function didYouMean(meant: string | readonly string[] | undefined): string {
  const names = meant === undefined ? [] : typeof meant === 'string' ? [meant] : meant;
  return names.length === 0 ? '' : `。${listOf(names.map(code), 'or')} のことですか?`;
}
