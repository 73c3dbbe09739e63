/** Moves a relative path out of a requirement, which only a URL may be in, into `[tool.uv.sources]`. */
import { insertTomlInline } from '../../config/tomlEdit.ts';
import { saysMoreThanPath, sourcePath } from '../../candidates/references/sourcePath.ts';
import { judgeCulprits } from '../../diagnosis/judgedCulprits.ts';
import { say } from '../../messages/message.ts';
import type { FileEdit } from '../../text/textEdit.ts';
import { readsUvSettings, type Attempt } from '../attempt.ts';
import type { KindOfRemedy } from '../kind.ts';
import { proven } from '../prove.ts';

export const localSource: KindOfRemedy<'local-source'> = {
  kind: 'local-source',
  *find(attempt) {
    const edits = sourceEdits(attempt);
    if (!edits || !(yield* proven(edits, attempt))) return [];
    const title = say('localSourceTitle', { name: attempt.failure.name });
    // The same path, extras and marker, in another place.
    return [{ kind: 'local-source', title, preferred: true, safe: true, edits }];
  },
};

function sourceEdits(attempt: Attempt): readonly FileEdit[] | undefined {
  const { failure, declarations, context, catalog } = attempt;
  const [declaration, ...more] = declarations;
  const [own] = judgeCulprits(failure, catalog, context.target);
  const isRelative = own?.reason.kind === 'refused-reference' && own.reason.refusal.kind === 'relative';
  if (!isRelative || own.name !== failure.name || !declaration || more.length > 0) return undefined;
  const { spans, requirement, path } = declaration;
  const { file } = context;
  if (!readsUvSettings(attempt) || path !== file.path || !spans.name || !spans.url || requirement.url === undefined) {
    return undefined;
  }
  if (saysMoreThanPath(requirement.url)) return undefined;
  const inline = `{ path = ${JSON.stringify(sourcePath(requirement.url))} }`;
  const source = insertTomlInline(file.text, ['tool', 'uv', 'sources'], requirement.name, inline);
  if (source.length === 0) return undefined;
  const start = (spans.extras ?? spans.name).end;
  const bare = { span: { start, end: spans.url.end }, newText: '' };
  return [bare, ...source].map((edit) => ({ path, edit }));
}
