/**
 * Project names and extras, and the normal form in which they are compared.
 * https://packaging.python.org/en/latest/specifications/name-normalization/
 */

declare const normalized: unique symbol;

/** A name in normal form: lower case, with a single `-` for every run of `-`, `_` and `.`. */
export type NormalizedName = string & { readonly [normalized]: true };

/** The normal form of a name. Accepts any text; use `isValidName` to check whether it is a name at all. */
export function normalizeName(text: string): NormalizedName {
  return text.replace(/[-_.]+/g, '-').toLowerCase() as NormalizedName;
}

/** Whether the text is a project name: ASCII letters, digits, `.`, `_` and `-`, with a letter or digit at both ends. */
export function isValidName(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/i.test(text);
}

/** The normal form of a project's name; undefined if it is invalid. */
export function parseName(text: string): NormalizedName | undefined {
  return isValidName(text) ? normalizeName(text) : undefined;
}

/** Whether the text is a project's name in normal form: lower case, with nothing but single hyphens as separators. */
export function isNormalizedName(text: string): text is NormalizedName {
  return parseName(text) === text;
}
