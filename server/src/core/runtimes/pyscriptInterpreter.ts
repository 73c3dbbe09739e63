/**
 * Which release of Pyodide the `interpreter` of a PyScript configuration means.
 * @see https://docs.pyscript.net/latest/user-guide/configuration/#interpreter
 */

/** In a URL it is between `/v` or `pyodide@` and the next slash: `https://…/pyodide/v0.29.0/full/pyodide.mjs`. */
const IN_URL = /[/@]v?(\d+\.\d+\.\d[\w.-]*)\//;

/** The release, as spelled in the text; undefined if it names none. */
export function interpreterRelease(text: string): string | undefined {
  const trimmed = text.trim();
  if (/^[a-z][a-z\d+.-]*:|[\\/]/i.test(trimmed)) return IN_URL.exec(trimmed)?.[1];
  return /^v?(\d[\w.-]*)$/.exec(trimmed)?.[1];
}
