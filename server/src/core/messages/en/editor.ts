/** What an editor shows around findings. In English. */
import type { EditorMessages } from '../groups/editor.ts';
import { code, listOfLabels } from '../words.ts';

export const editorMessages: EditorMessages = {
  relatedThrough: ({ chain }) => `through ${chain.map(code).join(' → ')}`,
  explainTitle: ({ name }) => `Show the whole explanation${name === undefined ? '' : ` of ${name}`}`,
  fixAllTitle: () => 'Apply the preferred fix of every finding',
  hintGets: ({ target, name, version }) => `${target} gets ${name} ${version}`,
  resolvingDependencies: ({ target }) => `Resolving dependencies${target === undefined ? '' : ` for ${target}`}`,
  statusTargets: ({ targets }) => listOfLabels(targets),
  statusReasons: ({ reasons }) => reasons.join('; '),
};
