/**
 * Paths and URIs in a browser, where files have any scheme: `vscode-vfs://github/owner/repository/pyproject.toml` is the path
 * `/vscode-vfs:github/owner/repository/pyproject.toml`. Above the first part nothing is: no way up leads from one scheme to another.
 */

/** The first part of a path: the scheme and, as it stands in the URI, the authority. */
const MOUNT = /^\/([a-z][a-z\d+.-]*):([^/]*)(?=\/|$)/;

export const browserPaths = {
  toPath,
  toUri,
  resolve: (folder: string, file: string): string => normalized(file.startsWith('/') ? file : `${folder}/${file}`),
  join: (...parts: string[]): string => normalized(parts.filter((part) => part !== '').join('/')),
  dirname: (file: string): string => normalized(`${file}/..`),
  basename: (file: string): string => file.slice(file.lastIndexOf('/') + 1),
};

/**
 * The path of a URI; undefined for one whose path does not begin at a root, such as that of a document never saved, and for a cell,
 * which is a part of a notebook.
 */
function toPath(uri: string): string | undefined {
  const [, scheme = '', authority = '', path = ''] =
    /^([a-z][a-z\d+.-]*):(?:\/\/([^/?#]*))?(\/[^?#]*)/i.exec(uri) ?? [];
  if (path === '' || scheme === 'vscode-notebook-cell') return undefined;
  try {
    const decoded = path.split('/').map(decodeURIComponent).join('/');
    if (decoded.includes('\0')) return undefined;
    return `/${scheme.toLowerCase()}:${authority}${decoded}`;
  } catch {
    return undefined;
  }
}

/** The URI of a path that one has; undefined for a path above all that the editor shows. */
export function shownUri(path: string): string | undefined {
  return MOUNT.test(path) ? toUri(path) : undefined;
}

function toUri(path: string): string {
  const [mount = '', scheme = 'file', authority = ''] = MOUNT.exec(path) ?? [];
  const below = path.slice(mount.length).split('/').map(encodeURIComponent).join('/');
  return `${scheme}://${authority}${below === '' ? '/' : below}`;
}

/** Without `.`, `..` and empty parts. */
function normalized(path: string): string {
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') kept.pop();
    else if (part !== '' && part !== '.') kept.push(part);
  }
  return `${path.startsWith('/') ? '/' : ''}${kept.join('/')}`;
}
