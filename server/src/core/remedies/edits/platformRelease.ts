/** The edits that give a page, or a project with a package.json, another release of its platform. */
import type { SignInText } from '../../dependencyFiles/signs/runtimeSign.ts';
import type { Target } from '../../runtimes/target.ts';
import type { FileEdit } from '../../text/textEdit.ts';
import type { ProjectContext } from '../projectContext.ts';

/** The edits of every place that names the release; undefined if it is not only such places that decide. */
export function platformEdits(
  { target, signsInTexts = [] }: ProjectContext,
  { runBy }: Target,
): readonly FileEdit[] | undefined {
  const from = target.runBy;
  if (!from?.release || !runBy?.release || runBy.name !== from.name || signsInTexts.length === 0) return undefined;
  const { release } = from;
  const { release: to } = runBy;
  const edits = signsInTexts.map((one) => editsOf(one, release, to));
  if (edits.some((own) => own.length === 0)) return undefined;
  const all = new Map(edits.flat().map((edit) => [`${edit.path} ${edit.edit.span.start}`, edit]));
  return [...all.values()];
}

/** Of a dependency the version keeps what stands before it; an address may be repeated, as for the styles of the page. */
function editsOf({ sign, text }: SignInText, from: string, to: string): readonly FileEdit[] {
  const { path, span } = sign;
  if (sign.notation === 'npm') {
    const written = text.slice(span.start, span.end);
    if (!/^[~^]?\d/.test(written) || !written.endsWith(from)) return [];
    return [{ path, edit: { span: { start: span.end - from.length, end: span.end }, newText: to } }];
  }
  if (sign.notation || sign.release !== from) return [];
  const address = sign.text.slice(0, sign.text.indexOf(from) + from.length);
  const edits: FileEdit[] = [];
  for (let at = text.indexOf(`${address}/`); at >= 0; at = text.indexOf(`${address}/`, at + address.length)) {
    const end = at + address.length;
    edits.push({ path, edit: { span: { start: end - from.length, end }, newText: to } });
  }
  return edits;
}
