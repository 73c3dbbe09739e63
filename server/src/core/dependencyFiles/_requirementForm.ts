/** Tells what a line of a requirements file names: a project, a URL, or a file or folder. */

/** What the text is; for a URL or path, without its marker. */
export type RequirementForm =
  | { readonly kind: 'named' }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'path'; readonly path: string };

const URL = /^(?:https?|ftp|file|(?:git|hg|svn|bzr)(?:\+[a-z]+)?):/i;
const ARCHIVE = /^[^<>=~!\s]+\.(?:whl|zip|tar|tar\.(?:gz|bz2|xz|lz|lzma|zst)|tgz|tbz|txz|tlz)(?:\[[^\]]*\])?$/i;
const DRIVE = /^[a-z]:[\\/]/i;

/**
 * Judges by the text alone, because no file can be looked up here.
 * @param text one requirement without options, as in `parseRequirement`
 */
export function requirementForm(text: string): RequirementForm {
  // A URL may contain a `;` itself; only one after a space begins a marker.
  if (URL.test(text)) return { kind: 'url', url: (text.split(/\s;|;\s/, 1)[0] ?? text).trimEnd() };
  const path = (text.split(';', 1)[0] ?? text).trim();
  if (path.startsWith('.') || DRIVE.test(path) || ARCHIVE.test(path)) return { kind: 'path', path };
  const beforeUrl = path.split('@', 1)[0] ?? path;
  return /[\\/]/.test(beforeUrl) ? { kind: 'path', path } : { kind: 'named' };
}
