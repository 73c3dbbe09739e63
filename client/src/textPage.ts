/** A page with a text to copy, in Markdown. */

export interface ShownText {
  readonly text: string;
  /** The editor's name for its language, if any. */
  readonly language: string;
  /** What is said of it, in plain words. */
  readonly note?: string;
  /** A link that copies it: what it says, and the command, which takes the text and its language. */
  readonly copy?: { readonly label: string; readonly command: string };
}

/** The text in a fence that is longer than any in it, below what is said of it and the link. */
export function textPage({ text, language, note, copy }: ShownText): string {
  const given = encodeURIComponent(JSON.stringify([text, language]));
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return [
    ...(note === undefined ? [] : [note]),
    ...(copy ? [`[${copy.label}](<command:${copy.command}?${given}>)`] : []),
    `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}\n`,
  ].join('\n\n');
}
