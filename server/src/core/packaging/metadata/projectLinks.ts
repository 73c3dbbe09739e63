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

const TRACKER = [/^(?:bug|issue)s?$|^(?:bug|issue)s?tracker$|^tracker$/, /issue|bugreport|bugtracker/];

/** Where the source is, which on these hosts has a tracker beside it. */
const SOURCE = [/^(?:source|sourcecode|repository|code|github)$/, /source|repository/, ...HOME];
const REPOSITORY = /^https:\/\/(?:www\.)?(github\.com|gitlab\.com)\/[\w.-]+\/[\w.-]+?(?:\.git)?\/?$/i;

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

/**
 * Where problems of the project are reported: the tracker that is named, else that of a repository on GitHub or GitLab; undefined if
 * none is named that is safe to follow.
 */
export function trackerLink(urls: readonly ProjectUrl[]): string | undefined {
  const named = linkLabelled(TRACKER, urls);
  if (named !== undefined) return named;
  const repository = SOURCE.map((form) => linkLabelled([form], urls)).find((url) => url && REPOSITORY.test(url));
  if (repository === undefined) return undefined;
  const base = repository.replace(/(?:\.git)?\/?$/, '');
  return REPOSITORY.exec(repository)?.[1]?.toLowerCase() === 'github.com' ? `${base}/issues` : `${base}/-/issues`;
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
