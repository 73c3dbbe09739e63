/**
 * The table of a project's wheels, whose cells appear both in text and in Markdown: the wording contains no character that
 * means something in Markdown, and foreign text is escaped where necessary before it becomes a part.
 */
import type { Clause } from '../clause.ts';
import type { DatedRelease } from '../datedRelease.ts';

export interface WheelTableMessages {
  /** Above the releases; says how to read the column headings. */
  wheelTableHead(): string;
  /** A generation of runtimes: `3.13 (0.28)`, or of hosts, which have no Pyodide. `yours`: whether the project is for it. */
  wheelColumn(parts: { readonly python: string; readonly pyodide?: string; readonly yours?: boolean }): string;
  wheelRelease(parts: DatedRelease): string;
  /** A row for all releases from the older to the newer one. */
  wheelReleases(parts: { readonly oldest: DatedRelease; readonly newest: DatedRelease }): string;
  wheelShipped(): string;
  /** The project's own lock file for Pyodide has it. */
  wheelOfOwnLock(): string;
  wheelWasm(): string;
  /** One that a host takes, for its own system. */
  wheelOfHost(): string;
  wheelPure(): string;
  wheelSourceOnly(): string;
  wheelNativeOnly(): string;
  /** Nothing, or wheels for another Python or ABI. */
  wheelNone(): string;
  wheelAsksForPython(parts: { readonly requiresPython: string }): string;
  wheelYanked(parts: { readonly cell: Clause }): string;
}
