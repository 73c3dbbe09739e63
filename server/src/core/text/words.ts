/** Small pieces of English that messages are put together from. */

/** `a`, `a and b`, `a, b and c`. */
export function listOf(items: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${conjunction} ${items.at(-1) ?? ''}`;
}

/** A name or a version as code. Backticks of hostile input cannot end it early. */
export function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}

/** At most `length` characters, the last three dots where something was cut. */
export function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}
