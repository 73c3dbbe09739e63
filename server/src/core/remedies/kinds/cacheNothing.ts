/** Has PyScript install anew on every visit to a page. */
import { setTomlString } from '../../config/tomlEdit.ts';
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import { say } from '../../messages/message.ts';
import { fileName } from '../../text/path.ts';
import type { TextEdit } from '../../text/textEdit.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';

export const cacheNothing: KindOfRemedy<'cache-nothing'> = { kind: 'cache-nothing' };

/** Makes the remedy; undefined if the configuration is not a file of its own. */
export function cachingNothing({ kind, path, text }: DependencyFile): RemedyOf<'cache-nothing'> | undefined {
  if (kind !== 'pyscript') return undefined;
  const written = /\.json$/i.test(fileName(path)) ? inJson(text) : setTomlString(text, [], 'packages_cache', 'never');
  if (written.length === 0) return undefined;
  const edits = written.map((edit) => ({ path, edit }));
  return {
    kind: 'cache-nothing',
    title: say('cacheNothingTitle'),
    preferred: false,
    edits,
    cost: say('cacheNothingCost'),
  };
}

/** As the first key; nothing if there is one already. */
function inJson(text: string): readonly TextEdit[] {
  const open = text.indexOf('{');
  if (open < 0 || text.includes('"packages_cache"')) return [];
  const blank = /^\{(\s*)/.exec(text.slice(open))?.[1] ?? '';
  const span = { start: open + 1, end: open + 1 };
  return [{ span, newText: `${blank}"packages_cache": "never",` }];
}
