/** A mistake that is easy to make with a Worker's tools, and the project in whose texts alone it is found. */
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import type { CloudflareSnapshot, CloudflareTable } from '../../runtimes/cloudflare.ts';
import type { Target } from '../../runtimes/target.ts';
import type { WranglerConfig } from '../../runtimes/wranglerConfig.ts';
import { fileName } from '../../text/path.ts';
import type { Span } from '../../text/span.ts';
import type { Finding } from '../finding.ts';

/** A checked file of a project that pywrangler installs. */
export interface WorkerProject {
  readonly file: DependencyFile;
  readonly target: Target;
  /** The wrangler file that decides; absent if there is none. */
  readonly wrangler?: WranglerConfig;
  /** What pywrangler installs for, whatever is deployed; absent if it stops. */
  readonly installs?: CloudflareSnapshot;
  readonly cloudflare: CloudflareTable;
  /** Texts of other files in the folder, by path. */
  readonly neighbours: ReadonlyMap<string, string>;
  /** The tools without which everything else is installed in the same version; absent until that is known. */
  readonly separable?: ReadonlySet<NormalizedName>;
}

/** Looks for one mistake. */
export type WorkerFinder = (project: WorkerProject) => readonly Finding[];

/** The path of a neighbour by its file name; undefined if there is none. */
export function neighbourNamed(name: string, { neighbours }: WorkerProject): string | undefined {
  return [...neighbours.keys()].find((path) => fileName(path) === name);
}

/** Where a finding about a whole pyproject.toml goes: the header of its `[project]` table, else its first line. */
export function projectSpan({ text }: DependencyFile): Span {
  const header = /^[ \t]*(\[[ \t]*project[ \t]*\])/m.exec(text);
  if (!header?.[1]) return firstLine(text);
  const start = header.index + header[0].length - header[1].length;
  return { start, end: start + header[1].length };
}

/** Where a finding about any other whole file goes. */
export function firstLine(text: string): Span {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  return { start, end: start + (/^[^\r\n]*/.exec(text.slice(start, start + 200))?.[0].length ?? 0) };
}
