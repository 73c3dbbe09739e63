/** Small pieces of English from which messages are built. */
import type { DatedRelease } from './datedRelease.ts';

/** `a`, `a and b`, `a, b and c`. */
export function listOf(items: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${conjunction} ${items.at(-1) ?? ''}`;
}

/** How many of a long list are named. */
const NAMED = 3;

/** A list of names, of which only the first are named if there are many. @param things what they are, as a plural */
export function someOf(names: readonly string[], things: string): string {
  if (names.length <= NAMED + 1) return listOf(names);
  return `${names.slice(0, NAMED).join(', ')} and ${names.length - NAMED} more ${things}`;
}

/** `Pyodide 0.28.3 and 314.0.7` for labels that begin alike, else the labels one after the other. */
export function listOfLabels(labels: readonly string[]): string {
  const beginning = /^(.*) \S+$/.exec(labels[0] ?? '')?.[1];
  if (beginning === undefined || !labels.every((label) => label.startsWith(`${beginning} `))) return listOf(labels);
  return `${beginning} ${listOf(labels.map((label) => label.slice(beginning.length + 1)))}`;
}

/** A name or version as code. Backticks in hostile input cannot end it early. */
export function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}

/** At most `length` UTF-16 units, the last of them an ellipsis if something was cut; never cuts a surrogate pair. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text
    .slice(0, length - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`;
}

/** At most this much of a requirement goes into a sentence. */
const LONGEST_REQUIREMENT = 60;

/** A requirement, short enough for a sentence. */
export function shortRequirement(text: string): string {
  return shorten(text, LONGEST_REQUIREMENT);
}

/** `2.10.6 (2025-01-23)`; without the date if it is unknown. */
export function dated({ version, date }: DatedRelease): string {
  return date ? `${version} (${date})` : version;
}

/**
 * The text with asterisks for the user name and password of every URL in it: what is shown ends up in logs. Only the plain
 * user name of an `ssh` address, usually `git`, stays.
 * @param mask replaces the credentials
 */
export function maskCredentials(text: string, mask: (credentials: string) => string = () => '****'): string {
  return text.replace(/(ssh)?:\/\/([^\s/?#"'`<>]+)@/gi, (whole, ssh: string | undefined, credentials: string) =>
    ssh !== undefined && !credentials.includes(':') ? whole : `${ssh ?? ''}://${mask(credentials)}@`,
  );
}

/** Of what a release is the newest. @param stable whether there is a newer pre-release, so that two may be called the newest */
export function theNewest(stable: boolean): string {
  return stable ? 'the newest stable release' : 'the newest release';
}
