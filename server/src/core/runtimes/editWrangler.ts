/** Edits of a wrangler file that change the runtime of its Worker. */
import { applyEdits, type TextEdit } from '../text/textEdit.ts';
import { endOfLine, lineBreakOf } from '../config/textLayout.ts';
import { dateEdit, flagEdits, minimalEdit } from './_wranglerEdit.ts';
import { parseWrangler, type WranglerConfig, type WranglerEnvironment } from './wranglerConfig.ts';

/** What to change in a wrangler file. */
export interface WranglerChange {
  readonly compatibilityDate?: string;
  readonly addFlags?: readonly string[];
  readonly removeFlags?: readonly string[];
}

/**
 * The edits that change the compatibility date and flags; comments, quotes, indentation and line endings stay. Absent
 * settings are added. None for a generated file, which the next build would write again, and for JSON5. Adding flags that are already there, or removing ones that are not, needs no edit.
 * @param environment its settings are changed instead of those of the top level, as far as it has its own
 */
export function editWrangler(config: WranglerConfig, change: WranglerChange, environment?: string): TextEdit[] {
  // JSON5 has to be put right first.
  if (config.isGenerated || config.isJson5) return [];
  const reread = (text: string): WranglerConfig => sectionOf(parseWrangler(config.path, text).value, environment);
  const section = reread(config.text);
  const { compatibilityDate: date, addFlags = [], removeFlags = [] } = change;
  const dated = date === undefined ? [] : dateEdit(section, date);
  const flagged = (from: WranglerConfig): TextEdit[] => flagEdits(from, addFlags, removeFlags, reread);
  const edits = [...dated, ...flagged(section)];
  const [first, second] = edits;
  const apart = !first || !second || first.span.end < second.span.start || second.span.end < first.span.start;
  if (apart) return edits;
  // Two new settings at one place must become one edit.
  const withDate = applyEdits(config.text, dated);
  return minimalEdit(config.text, applyEdits(withDate, flagged(reread(withDate))));
}

/** The file as if the environment's own settings were those of the top level, with their places. */
function sectionOf(config: WranglerConfig, environment: string | undefined): WranglerConfig {
  const section: WranglerEnvironment | undefined = config.environments.find(({ name }) => name === environment);
  if (!section) return config;
  const { compatibilityDate, flags, flagsSpan } = section;
  return {
    ...config,
    ...(compatibilityDate && { compatibilityDate }),
    ...(flags && flagsSpan && { flags, flagsSpan }),
  };
}

/**
 * The edits that move settings out of the table that they slipped into, before the first header. Only in TOML, where this
 * happens; none if the result would not have them at its top level.
 */
export function moveToTopLevel({ path, format, text, misplaced }: WranglerConfig): TextEdit[] {
  const firstHeader = /^[ \t]*\[/m.exec(text)?.index;
  if (format !== 'toml' || !misplaced || firstHeader === undefined) return [];
  const lineBreak = lineBreakOf(text);
  const moved = misplaced.statements.map(({ start, end }) => text.slice(start, end) + lineBreak).join('');
  const removals = misplaced.statements.map(({ start, end }) => {
    const lineEnd = endOfLine(text, end);
    const next = text.startsWith('\r\n', lineEnd) ? lineEnd + 2 : Math.min(lineEnd + 1, text.length);
    return { span: { start, end: next }, newText: '' };
  });
  const edits = [{ span: { start: firstHeader, end: firstHeader }, newText: moved + lineBreak }, ...removals];
  const { flags, misplaced: left } = parseWrangler(path, applyEdits(text, edits)).value;
  const isThere = !left && misplaced.flags.every((flag) => flags.some(({ value }) => value === flag));
  return isThere ? edits : [];
}
