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
