/**
 * A requirement as data, and where its parts are.
 * https://packaging.python.org/en/latest/specifications/dependency-specifiers/
 */
import type { Span } from '../../text/span.ts';
import type { NormalizedName } from '../name.ts';
import type { SpecifierSet } from '../versions/specifier.ts';
import type { Marker } from './markerNode.ts';

/** One requirement of a project. */
export interface Requirement {
  /** As written. */
  readonly name: string;
  readonly normalized: NormalizedName;
  /** As written, in the order written. */
  readonly extras: readonly string[];
  /** Without specifiers for a requirement by URL. */
  readonly specifier: SpecifierSet;
  readonly url?: string;
  readonly marker?: Marker;
}

/** Where the parts of a requirement are, as offsets in the text it was read from. */
export interface RequirementSpans {
  /** Everything but the surrounding whitespace. */
  readonly whole: Span;
  readonly name: Span;
  /** With its brackets. */
  readonly extras?: Span;
  /** All version specifiers, including parentheses if there are any, without surrounding whitespace. */
  readonly specifier?: Span;
  /** Each specifier by itself, in the order written. */
  readonly specifiers: readonly Span[];
  readonly url?: Span;
  /** What follows the `;`, without surrounding whitespace. */
  readonly marker?: Span;
}

export interface ParsedRequirement {
  readonly requirement: Requirement;
  readonly spans: RequirementSpans;
}
