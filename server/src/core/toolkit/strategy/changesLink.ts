/** The page that says what has changed in a project, as its metadata name it. */

/** A labelled address of a project, as in `Project-URL`. */
export interface ProjectUrl {
  readonly label: string;
  readonly url: string;
}

/**
 * Labels without case, blanks and punctuation, what lists all changes first.
 * @see https://packaging.python.org/en/latest/specifications/well-known-project-urls/
 */
const LABELS = [
  /^changelogs?$|^changes$|^history$|^whatsnew$/,
  /^releasenotes?$|^releasehistory$|^news$/,
  /^(?:github|gitlab)?releases$/,
  /changelog|releasenotes|whatsnew/,
];

/** Longer ones are made to be looked at by nobody. */
const LONGEST = 300;

/** @returns undefined if there is none, or none that is safe to follow: a plain web address without a password, in ASCII */
export function changesLink(urls: readonly ProjectUrl[]): string | undefined {
  const safe = urls.filter(({ url }) => isSafe(url));
  const normal = (label: string): string => label.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return LABELS.flatMap((form) => safe.filter(({ label }) => form.test(normal(label))))[0]?.url;
}

function isSafe(url: string): boolean {
  return (
    url.length <= LONGEST && /^https?:\/\/[a-z0-9][a-z0-9.-]*(?::\d+)?(?:[/?#][\w.~:/?#[\]!$&()*+,;=%@-]*)?$/i.test(url)
  );
}
