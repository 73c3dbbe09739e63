/**
 * What a source distribution has in it, as far as it tells whether anything is compiled when it is built.
 * @see https://packaging.python.org/en/latest/specifications/source-distribution-format/
 */

export interface SourceContents {
  /** Every file, without the folder around all of them. */
  readonly paths: readonly string[];
  /** The text of pyproject.toml; absent where there is none, as in the next two. */
  readonly pyproject?: string;
  readonly setup?: string;
  /** The text of PKG-INFO. */
  readonly metadata?: string;
}
