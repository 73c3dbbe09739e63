/** Paths and URIs of the platform, passed in by the main program, so that nothing here depends on the platform. */
export interface Paths {
  /** The path of a `file:` URI; undefined for documents that are not files. */
  toPath(uri: string): string | undefined;
  toUri(path: string): string;
  /** `path`, resolved against `folder` if it is relative. */
  resolve(folder: string, path: string): string;
  join(...parts: string[]): string;
  dirname(path: string): string;
  basename(path: string): string;
}
