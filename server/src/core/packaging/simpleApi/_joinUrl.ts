/**
 * Resolves a reference against a base address, either of which may be relative.
 * https://datatracker.ietf.org/doc/html/rfc3986#section-5.2
 */

const PARTS = /^([a-zA-Z][a-zA-Z0-9+.-]*:)?(\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?/;

/** The address of `reference` in a document whose base address is `base`; fragments are dropped. */
export function joinUrl(base: string, reference: string): string {
  const [, scheme, authority, path = '', query = ''] = PARTS.exec(reference) ?? [];
  if (scheme !== undefined) return scheme + (authority ?? '') + withoutDots(path) + query;
  const [, baseScheme = '', baseAuthority = '', basePath = '', baseQuery = ''] = PARTS.exec(base) ?? [];
  if (authority !== undefined) return baseScheme + authority + withoutDots(path) + query;
  const root = baseScheme + baseAuthority;
  if (path === '') return root + basePath + (query === '' ? baseQuery : query);
  if (path.startsWith('/')) return root + withoutDots(path) + query;
  const directory = basePath === '' && baseAuthority !== '' ? '/' : basePath.slice(0, basePath.lastIndexOf('/') + 1);
  return root + withoutDots(directory + path) + query;
}

/** Resolves `.` and `..` as far as there is something to go up from; the rest of a relative path stays. */
function withoutDots(path: string): string {
  const absolute = path.startsWith('/');
  const kept: string[] = [];
  const parts = (absolute ? path.slice(1) : path).split('/');
  for (const part of parts) {
    if (part === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (part === '..' && !absolute) kept.push(part);
    else if (part !== '..' && part !== '.') kept.push(part);
  }
  const last = parts.at(-1);
  if ((last === '.' || last === '..') && kept.length > 0) kept.push('');
  return (absolute ? '/' : '') + kept.join('/');
}
