/** Where in its file a declaration is, as the text that is marked. */
import type { DependencyFile } from '../../../server/src/core/dependencyFiles/dependencyFile.ts';
import type { Span } from '../../../server/src/core/text/span.ts';

/** Table, text and marked text of every declaration and, where they have places of their own, name and specifier. */
export function marked(file: DependencyFile | undefined, text = file?.text ?? ''): readonly string[] {
  const at = (span?: Span): readonly string[] => (span ? [text.slice(span.start, span.end)] : []);
  return (file?.declarations ?? []).map((one) =>
    [one.table, one.text, ...at(one.spans.whole), ...at(one.spans.name), ...at(one.spans.specifier)].join(' | '),
  );
}
