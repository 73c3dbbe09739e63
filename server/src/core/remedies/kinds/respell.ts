/** Writes a requirement in another way that means the same. */
import type { Declaration } from '../../dependencyFiles/dependencyFile.ts';
import { say } from '../../messages/message.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';

export const respell: KindOfRemedy<'respell'> = { kind: 'respell' };

/** Makes the remedy; undefined if the text has no place of its own in the file. */
export function respelled({ escaped, path, spans }: Declaration, text: string): RemedyOf<'respell'> | undefined {
  if (escaped) return undefined;
  const edits = [{ path, edit: { span: spans.whole, newText: text } }];
  return { kind: 'respell', title: say('respellTitle', { requirement: text }), preferred: true, edits };
}
