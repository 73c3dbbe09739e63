/**
 * The table of the wheels of a project, whose cells stand in text and in Markdown alike: the wording has no character that
 * means something in Markdown, and foreign text is escaped where it has to be before it becomes a part.
 */
import type { Clause } from '../clause.ts';

/** A release as it is shown, with the day or the month of its upload where that is known. */
export interface ShownRelease {
  readonly version: string;
  readonly date?: string;
}

export interface WheelTableMessages {
  /** Above the releases; says how the heads of the columns read. */
  wheelTableHead(): string;
  /** A generation of runtimes: `3.13 (0.28)`. */
  wheelColumn(parts: { readonly python: string; readonly pyodide: string }): string;
  wheelRelease(parts: ShownRelease): string;
  wheelShipped(): string;
  wheelWasm(): string;
  wheelPure(): string;
  wheelSourceOnly(): string;
  wheelNativeOnly(): string;
  /** Nothing, or wheels for another Python or ABI. */
  wheelNone(): string;
  wheelAsksForPython(parts: { readonly requiresPython: string }): string;
  wheelYanked(parts: { readonly cell: Clause }): string;
}
