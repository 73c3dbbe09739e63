/** The index of a Pyodide release: one wheel for each project that the release ships, as HTML and without separate metadata. */
import type { Message } from '../core/messages/message.ts';
import type { NormalizedName } from '../core/packaging/name.ts';
import type { ProjectFile } from '../core/packaging/simpleApi/simpleApi.ts';
import type { PyodideLock } from '../core/runtimes/pyodideLock.ts';
import type { PackageIndex, Permit, ProjectAnswer } from './packageIndex.ts';
import { withoutTrailing } from '../core/text/cut.ts';

const RELEASE_SEGMENT = /^\d+(?:\.\d+)+(?:(?:a|b|rc|-alpha\.|-beta\.|-rc\.)\d+)?$/;

/**
 * The root of the index of one release. `{version}` in the template is replaced by the release; without it, a last path
 * segment that looks like a release is replaced, or else the release is appended. Ends with a slash.
 */
export function pyodideIndexUrl(template: string, release: string): string {
  if (template.includes('{version}')) return withSlash(template.replaceAll('{version}', release));
  const segments = withoutTrailing(template, '/').split('/');
  if (RELEASE_SEGMENT.test(segments.at(-1) ?? '')) segments.pop();
  return withSlash([...segments, release].join('/'));
}

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}

/** Uses the release's lock to decide which names are worth a request: most are not. */
export class PyodideIndex implements PackageIndex {
  readonly name: string;
  readonly label: Message;
  readonly #index: PackageIndex;
  readonly #shipped: PyodideLock | undefined;

  /** Without `shipped`, as for a user's own index, every name is requested. */
  constructor(index: PackageIndex, shipped?: PyodideLock) {
    this.name = index.name;
    this.label = index.label;
    this.#index = index;
    this.#shipped = shipped;
  }

  async project(name: NormalizedName, signal?: AbortSignal, permit?: Permit): Promise<ProjectAnswer> {
    if (this.#shipped !== undefined && !this.#shipped.packages.has(name)) return { kind: 'absent' };
    return this.#index.project(name, signal, permit);
  }

  metadata(file: ProjectFile, signal?: AbortSignal): Promise<string> {
    return this.#index.metadata(file, signal);
  }
}
