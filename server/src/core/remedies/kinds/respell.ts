/** Writes a requirement in another way that means the same. */
import type { Declaration } from '../../dependencyFiles/dependencyFile.ts';
import { say } from '../../messages/message.ts';
import { requirementOf } from '../attempt.ts';
import { fitsInside } from '../edits/declarationEdits.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';
import { asksForAll } from '../safety.ts';

export const respell: KindOfRemedy<'respell'> = { kind: 'respell' };

/** Makes the remedy, before it is proven; undefined if the text has no place of its own in the file. */
export function respelled(declaration: Declaration, text: string): RemedyOf<'respell'> | undefined {
  const { escaped, path, spans } = declaration;
  if (escaped || !fitsInside(declaration, text)) return undefined;
  const edits = [{ path, edit: { span: spans.whole, newText: text } }];
  const { requirement } = declaration;
  const safe = requirement !== undefined && asksForAll(requirementOf(text), requirement);
  return { kind: 'respell', title: say('respellTitle', { requirement: text }), preferred: true, safe, edits };
}
