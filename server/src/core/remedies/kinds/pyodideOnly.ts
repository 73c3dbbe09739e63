/** Keeps a dependency from being installed outside Pyodide, by a marker: where the machine cannot have it. */
import { say } from '../../messages/message.ts';
import { formatSpecifierSet } from '../../packaging/versions/specifier.ts';
import type { Question } from '../../solver/question.ts';
import type { FileEdit } from '../../text/textEdit.ts';
import { editsOfAll, markerEdit } from '../edits/declarationEdits.ts';
import { uvTableEdits } from '../edits/uvTable.ts';
import { getsThrough, type HostAttempt } from '../hostAttempt.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';

export const pyodideOnly: KindOfRemedy<'pyodide-only'> = { kind: 'pyodide-only' };

/** By a marker on the declared dependency, or by an override if another one brings it in, alone or as well. */
export function* pyodideOnlyFixes(attempt: HostAttempt): Question<readonly RemedyOf<'pyodide-only'>[]> {
  const { trouble, declarations, context } = attempt;
  const { name, chain } = trouble;
  const marked = chain.length > 1 ? undefined : editsOfAll(declarations, (one) => markerEdit(one, '=='));
  for (const edits of [marked, overridden(attempt)]) {
    if (!edits || edits.length === 0 || !(yield* getsThrough(edits, attempt, 'same'))) continue;
    const title = say('pyodideOnlyTitle', { name });
    // A machine's Python has the modules that Pyodide ships apart from its own, such as `ssl`.
    const isPython = context.target.shipped.packages.get(name)?.kind === 'cpython_module';
    const cost = isPython ? undefined : say('pyodideOnlyCost', { name });
    return [{ kind: 'pyodide-only', title, preferred: false, edits, cost }];
  }
  return [];
}

/** An override stands for what the project asks for as well, so that it has the same extras and bounds. */
function overridden({ trouble: { name, chain }, declarations, context }: HostAttempt): readonly FileEdit[] {
  const [declared, ...more] = chain.length > 1 ? [] : declarations;
  if (more.length > 0 || declared?.requirement.url !== undefined) return [];
  const extras = declared && declared.requirement.extras.length > 0 ? `[${declared.requirement.extras.join(',')}]` : '';
  const bounds = declared ? formatSpecifierSet(declared.requirement.specifier) : '';
  const element = `${name}${extras}${bounds} ; sys_platform == 'emscripten'`;
  return uvTableEdits('override-dependencies', [element], context.file);
}
