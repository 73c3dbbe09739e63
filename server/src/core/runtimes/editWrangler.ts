/** Edits of a wrangler file that change the runtime of its Worker. */
import { applyEdits, type TextEdit } from '../text/textEdit.ts';
import { dateEdit, flagEdits, minimalEdit } from './_wranglerEdit.ts';
import { parseWrangler, type WranglerConfig } from './wranglerConfig.ts';

/** What to change in a wrangler file. */
export interface WranglerChange {
  readonly compatibilityDate?: string;
  readonly addFlags?: readonly string[];
  readonly removeFlags?: readonly string[];
}

/**
 * The edits that change the compatibility date and flags; comments, quotes, indentation and line endings stay. Absent
 * settings are added. Adding flags that are already there, or removing ones that are not, needs no edit.
 */
export function editWrangler(config: WranglerConfig, change: WranglerChange): TextEdit[] {
  const reread = (text: string): WranglerConfig => parseWrangler(config.path, text).value;
  const { compatibilityDate: date, addFlags = [], removeFlags = [] } = change;
  const dated = date === undefined ? [] : dateEdit(config, date);
  const flagged = (from: WranglerConfig): TextEdit[] => flagEdits(from, addFlags, removeFlags, reread);
  const edits = [...dated, ...flagged(config)];
  const [first, second] = edits;
  const apart = !first || !second || first.span.end < second.span.start || second.span.end < first.span.start;
  if (apart) return edits;
  // Two new settings at one place must become one edit.
  const withDate = applyEdits(config.text, dated);
  return minimalEdit(config.text, applyEdits(withDate, flagged(reread(withDate))));
}
