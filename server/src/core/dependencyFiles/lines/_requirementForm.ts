/** Tells what a line of a requirements file names: a project, a URL, or a file or folder. */

/** What the text is; of a URL or path also where its marker begins, behind the `;`. */
export type RequirementForm =
  { readonly kind: 'named' } | { readonly kind: 'url' | 'path'; readonly place: string; readonly markerStart?: number };

const URL = /^(?:https?|ftp|file|(?:git|hg|svn|bzr)(?:\+[a-z]+)?):/i;
const ARCHIVE = /^[^<>=~!\s]+\.(?:whl|zip|tar|tar\.(?:gz|bz2|xz|lz|lzma|zst)|tgz|tbz|txz|tlz)(?:\[[^\]]*\])?$/i;
const DRIVE = /^[a-z]:[\\/]/i;

/** `name @ place`, with or without extras. */
const NAMED_PLACE = /^[\w.-]+\s*(?:\[[^\]]*\])?\s*@/;

/**
 * Judges by the text alone, because no file can be looked up here.
 * @param text one requirement without options, as in `parseRequirement`
 * @param isEditable whether it stands behind `-e`, where a name alone is that of a folder
 */
export function requirementForm(text: string, isEditable: boolean): RequirementForm {
  const parts = withoutMarker(text);
  const { place } = parts;
  if (URL.test(place)) return { kind: 'url', ...parts };
  if (place.startsWith('.') || DRIVE.test(place) || ARCHIVE.test(place)) return { kind: 'path', ...parts };
  if (isEditable) return NAMED_PLACE.test(place) ? { kind: 'named' } : { kind: 'path', ...parts };
  const beforeUrl = place.split('@', 1)[0] ?? place;
  // The name of a project may stand before a marker that has slashes in it.
  return /[\\/]/.test(beforeUrl.split(';', 1)[0] ?? beforeUrl) ? { kind: 'path', ...parts } : { kind: 'named' };
}

/** Whether what stands behind `-e` may be a folder on this machine: uv refuses repositories and archives there. */
export function mayBeEdited(text: string): boolean {
  const { place } = withoutMarker(text);
  const bare = place.replace(NAMED_PLACE, '').trim();
  return !ARCHIVE.test(bare) && !(URL.test(bare) && !/^file:/i.test(bare));
}

/** The name of a project, with or without extras. */
const NAME = /^[a-z\d](?:[\w.-]*[a-z\d])?\s*(?:\[[^\]]*\])?$/i;

/** What uv takes for a path, by the first word: it looks like one, or like an address. */
const LIKE_A_PATH = /^(?:\.|[a-z][a-z\d+.-]*:|[^\s]*[\\/])/i;

/**
 * Whether uv sees a path in what stands behind `-e`: where it does not look like one, it has to be a name that a project may have, or
 * uv stops. The values of variables are not known here.
 */
export function isSeenAsPath(text: string): boolean {
  const { place } = withoutMarker(text);
  if (NAMED_PLACE.test(place) || NAME.test(place) || place.includes('${')) return true;
  return LIKE_A_PATH.test(place) || ARCHIVE.test(place);
}

/** A URL or path may contain a `;` itself: only one with a blank beside it begins a marker. */
function withoutMarker(text: string): { readonly place: string; readonly markerStart?: number } {
  for (let at = text.indexOf(';'); at >= 0; at = text.indexOf(';', at + 1)) {
    if (/\s/.test(text.charAt(at - 1)) || /\s/.test(text.charAt(at + 1)))
      return { place: text.slice(0, at).trim(), markerStart: at + 1 };
  }
  return { place: text.trim() };
}
