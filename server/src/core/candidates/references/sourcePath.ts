/** The path in a relative reference, as a source of uv takes it. */

/** `./lib` for `./lib`, `file:./lib` and `{root:uri}/lib`. */
export function sourcePath(url: string): string {
  return url.replace(/^\{root:uri\}\//, './').replace(/^file:(?:\/\/)?/i, '');
}
