/**
 * The contents of a source distribution, as far as they show whether building it compiles anything.
 * @see https://packaging.python.org/en/latest/specifications/source-distribution-format/
 */

export interface SourceContents {
  /** Every file, relative to the top-level folder. */
  readonly paths: readonly string[];
  /** The text of pyproject.toml; absent if there is none, as are the next two. */
  readonly pyproject?: string;
  readonly setup?: string;
  /** The text of PKG-INFO. */
  readonly metadata?: string;
}

/** What a text in JSON says of an archive; undefined if it is not that. */
export function parseSourceContents(text: string): SourceContents | undefined {
  const read = readJson(text);
  if (typeof read !== 'object' || read === null) return undefined;
  const { paths, pyproject, setup, metadata } = read as Readonly<Record<string, unknown>>;
  if (!Array.isArray(paths) || !paths.every((path) => typeof path === 'string')) return undefined;
  return {
    ...(typeof pyproject === 'string' && { pyproject }),
    ...(typeof setup === 'string' && { setup }),
    ...(typeof metadata === 'string' && { metadata }),
    paths,
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
