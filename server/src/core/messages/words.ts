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

/** A clause as a sentence of its own. One that ends in a question has its mark already. */
export function sentence(clause: string): string {
  return /[.?!]$/.test(clause) ? clause : `${clause}.`;
}

/** A name or version as code. Backticks in hostile input cannot end it early. */
export function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}

/** At most `length` UTF-16 units, the last of them an ellipsis if something was cut; never cuts a surrogate pair. */
export function shorten(text: string, length: number): string {
  // A secret that is cut in half can no longer be told from other text.
  const shown = maskCredentials(text);
  if (shown.length <= length) return shown;
  return `${shown
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

/** Addresses, also those that nothing can read any more, and what may be a user name and password without one. */
const SECRETS: readonly RegExp[] = [
  // Behind a scheme, as it should be.
  /(?<=:\/\/)[^\s/?#"'`<>]+(?=@)/g,
  // With the separator escaped, so that it is none.
  /(?<=:\/\/)[^\s/?#"'`<>@%:]*:[^\s/?#"'`<>@]*?(?=%40)/gi,
  // With a separator, a blank or a quote in the password: what stands there is no port.
  /(?<=:\/\/)[^\s/?#"'`<>@:]*:(?!\d+(?:[/?#]|$))[^\n@]{1,200}(?=@)/g,
  // With fewer slashes than there should be: `https:jane:secret@index.example`, which everybody reads as one.
  /(?<=\bhttps?:\/?)[^\s/?#"'`<>@:]*:[^\s@]{1,200}(?=@)/gi,
  // With slashes alone: `//jane:secret@index.example`.
  /(?<=(?<![:/\w])\/\/)[^\s/?#"'`<>@:]*:[^\s@]{1,200}(?=@)/g,
  // Cut off at a blank in the password: what stands there is no port.
  /(?<=:\/\/)[^\s/?#"'`<>@:[\]]+:(?!\d)[^\s/?#"'`<>@:${}]+(?=$|[\s"'`])/gm,
  // Without a scheme: `jane:secret@index.example`.
  /(?<![\w.%+/@-])[\w.%+-]+:[^\s/@]{1,200}(?=@(?:localhost|\[[\da-f:.]+|\d{1,3}(?:\.\d{1,3}){3}\b|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b))/gi,
  // The same where nothing follows: the last part of an address that was cut.
  /(?<![\w.%+/@-])[\w.%+-]+:[^\s/@"'`]{1,200}(?=@(?:["'`\s]|$))/gm,
];

/** A value in a fragment or behind a `;`, under a name that secrets have. */
const NAMED_SECRET =
  /(?<=[#&;][\w-]{0,20}(?:token|secret|passw(?:or)?d|signature|session(?:id)?|api[_-]?key)[\w-]{0,20}=)[^=\s&;#"'`<>][^\s&;#"'`<>]*/gi;

const ADDRESS = /https?:\/\/[^\s"'`<>]+/gi;
/** A token in a path: letters of both cases and digits, which hardly any name of a project or folder has. */
const TOKEN = /^(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=\D*\d)[\w-]{16,}$/;
/**
 * A fragment without a name that is no heading: a token as in a path, or letters and digits in one piece. No server is sent
 * one, so that no word there is a password; it may be the key of a link that somebody was given.
 */
const KEY =
  /(?<=^#)(?![^#]*=)(?:(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=\D*\d)[\w.~+/-]{16,}|(?=\D*\d)(?=\d*[a-z])[a-z\d]{20,})(?=[),;:\]]*$)/;

/**
 * The text with asterisks for what may be secret in the addresses in it: user names and passwords, queries, and tokens in
 * paths and fragments. What is shown ends up in logs. Only the plain user name of an `ssh` address stays.
 * @param mask replaces a secret
 */
export function maskCredentials(text: string, mask: (secret: string) => string = () => '****'): string {
  if (!/[@:;#&]/.test(text)) return text;
  const withoutUsers = SECRETS.reduce(
    (masked, secret) =>
      masked.replace(secret, (found: string, offset: number, whole: string) =>
        !found.includes(':') && whole.slice(Math.max(0, offset - 6), offset).toLowerCase() === 'ssh://'
          ? found
          : mask(found),
      ),
    text,
  );
  return withoutUsers.replace(NAMED_SECRET, mask).replace(ADDRESS, (address) => {
    const [, path = '', query = '', fragment = ''] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(address) ?? [];
    const parts = path.split('/');
    const shown = parts.map((part, at) => (isToken(part, parts.slice(0, at)) ? mask(part) : part));
    return `${shown.join('/')}${query === '' ? '' : `?${mask(query)}`}${fragment.replace(KEY, mask)}`;
  });
}

/** A token by its form, or by what stands before it: `/t/TOKEN/` at the beginning, as servers for conda have it, or `/token/TOKEN/`. */
function isToken(part: string, before: readonly string[]): boolean {
  if (part === '') return false;
  const isNamed = before.at(-1)?.toLowerCase() === 'token' || (before.length === 4 && before[3] === 't');
  return TOKEN.test(part) || (isNamed && before.length > 3);
}

/** Of what a release is the newest. @param stable whether there is a newer pre-release, so that two may be called the newest */
export function theNewest(stable: boolean): string {
  return stable ? 'the newest stable release' : 'the newest release';
}
