/**
 * Which release of Pyodide the `interpreter` of a PyScript configuration means.
 * @see https://docs.pyscript.net/latest/user-guide/configuration/#interpreter
 */
import type { RuntimeSign } from '../dependencyFiles/signs/runtimeSign.ts';
import { compareVersions, parseVersion } from '../packaging/versions/version.ts';

/** In a URL it is between `/v` or `pyodide@` and the next slash: `https://…/pyodide/v0.29.0/full/pyodide.mjs`. */
const IN_URL = /[/@]v?(\d+\.\d+\.\d[\w.-]*)\//;

/** The release, as spelled in the text; undefined if it names none. */
export function interpreterRelease(text: string): string | undefined {
  const trimmed = text.trim();
  if (/^[a-z][a-z\d+.-]*:|[\\/]/i.test(trimmed)) return IN_URL.exec(trimmed)?.[1];
  return /^v?(\d[\w.-]*)$/.exec(trimmed)?.[1];
}

/** The address of a release that PyScript itself would load. */
export function pyodideAddress(release: string): string {
  return `https://cdn.jsdelivr.net/pyodide/v${release}/full/pyodide.mjs`;
}

/** Whether a page loads a PyScript that does not yet take a version for an address, which it does since May 2024. */
export function isBeforeAddresses({ of, release }: RuntimeSign): boolean {
  const version = parseVersion(release ?? '');
  const first = parseVersion(of === 'pyscript' ? '2024.5.2' : '0.4.32');
  const isPyscript = of === 'pyscript' || of === 'pyscript-core';
  return isPyscript && version !== undefined && first !== undefined && compareVersions(version, first) < 0;
}
