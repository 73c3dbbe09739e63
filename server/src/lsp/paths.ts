/** Paths and URIs of the platform, handed in by the main program so that nothing here depends on it. */
export interface Paths {
  /** The path of a `file:` URI; undefined for documents that are no files. */
  toPath(uri: string): string | undefined;
  toUri(path: string): string;
  /** `path`, taken from `folder` where it is relative. */
  resolve(folder: string, path: string): string;
  dirname(path: string): string;
  basename(path: string): string;
}
