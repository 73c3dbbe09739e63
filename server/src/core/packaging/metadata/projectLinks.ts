/** The pages of a project that its metadata name, as far as they are safe to follow. */

/** A labelled address of a project, as in `Project-URL`. */
export interface ProjectUrl {
  readonly label: string;
  readonly url: string;
}

/**
 * Labels without case, blanks and punctuation, what lists all changes first.
 * @see https://packaging.python.org/en/latest/specifications/well-known-project-urls/
 */
const CHANGES = [
  /^changelogs?$|^changes$|^history$|^whatsnew$/,
  /^releasenotes?$|^releasehistory$|^news$/,
  /^(?:github|gitlab)?releases$/,
  /changelog|releasenotes|whatsnew/,
];

const HOME = [/^home(?:page)?$/];

/** Longer ones are made to be looked at by nobody. */
const LONGEST = 300;

/** The page that says what has changed; undefined if none is named that is safe to follow. */
export function changesLink(urls: readonly ProjectUrl[]): string | undefined {
  return linkLabelled(CHANGES, urls);
}

/** The page of the project itself; undefined if none is named that is safe to follow. */
export function homeLink(urls: readonly ProjectUrl[]): string | undefined {
  return linkLabelled(HOME, urls);
}

function linkLabelled(forms: readonly RegExp[], urls: readonly ProjectUrl[]): string | undefined {
  const safe = urls.filter(({ url }) => isSafeToFollow(url));
  const normal = (label: string): string => label.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return forms.flatMap((form) => safe.filter(({ label }) => form.test(normal(label))))[0]?.url;
}

/**
 * Whether it is a plain web address without a password, in ASCII, which ends nothing that it is written into. It has no query: that may
 * be a password as well, and is masked wherever it is shown.
 */
export function isSafeToFollow(url: string): boolean {
  return (
    url.length <= LONGEST && /^https?:\/\/[a-z0-9][a-z0-9.-]*(?::\d+)?(?:[/#][\w.~:/#[\]!$&()*+,;=%@-]*)?$/i.test(url)
  );
}
