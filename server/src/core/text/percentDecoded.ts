/** Percent-encoding as in URLs. https://datatracker.ietf.org/doc/html/rfc3986#section-2.1 */

/** The text with its percent-encoding decoded as UTF-8; as it is where that is not possible. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
