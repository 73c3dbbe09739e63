/** The dependency file that an answer is about, as people see it. */
import { fileName } from '../../text/path.ts';

export interface ShownFile {
  readonly path: string;
  readonly shownPath: string;
  readonly text: string;
}

/** Another file of the project beside it, by its name. */
export function relativeTo(path: string, file: ShownFile): string {
  return path === file.path ? file.shownPath : fileName(path);
}
