/** What lets a page run its own script and no other (https://www.w3.org/TR/CSP3/#framework-directive-source-list). */

/** A word that nobody guesses, by the web platform, which Node has as well. */
export function newNonce(): string {
  return crypto.randomUUID().replaceAll('-', '');
}
