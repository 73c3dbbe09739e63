/**
 * What is wrong with what PyPA's specifications describe: specifiers, requirements, markers, metadata, pages of an index.
 * The library `pyodide-preflight/packaging` says these too, and no others.
 */
import type { Clause } from '../clause.ts';

/** A text that is quoted is cut with an ellipsis where it is long. */
export interface PackagingSyntaxMessages {
  /** A specifier such as `=>2` or `2.0`. */
  specifierWithoutOperator(parts: { readonly text: string }): string;
  specifierWithoutVersion(parts: { readonly operator: string }): string;
  versionInvalid(parts: { readonly version: string }): string;
  /** `===` takes any text, but for a few characters. */
  arbitraryVersionInvalid(parts: { readonly version: string; readonly character: string }): string;
  /** `.*` behind an operator such as `>=`. */
  wildcardMisplaced(parts: { readonly operator: string }): string;
  /** `.*` behind a pre-release, say. */
  wildcardAfterSuffix(): string;
  /** `>=1.0+local`. */
  localVersionNotComparable(parts: { readonly operator: string }): string;
  /** `~=1`; `example` is `~=1.0`. */
  compatibleReleaseTooShort(parts: { readonly example: string }): string;

  requirementNameExpected(): string;
  extrasUnclosed(): string;
  extraExpected(): string;
  urlExpected(): string;
  /** Behind a URL stands something that is no marker. */
  markerExpectedAfterUrl(): string;
  parenthesisUnclosed(): string;
  /** Behind a specifier stands something that is none. */
  endExpectedAfterVersion(): string;
  /** `foo 1.0`, `foo=1.0`. */
  operatorExpected(): string;
  /** Behind the name and the extras. */
  versionExpected(): string;
  specifierInvalid(): string;
  commaExpectedBetweenSpecifiers(): string;

  markerEndExpected(): string;
  markerTooDeep(): string;
  markerOperandExpected(): string;
  markerStringInvalid(): string;
  markerOperatorExpected(parts: { readonly operators: readonly string[] }): string;
  markerInExpected(): string;
  /** `extras == 'a'`. */
  markerSetMisplaced(parts: { readonly variable: string }): string;
  markerVariableUnknown(parts: { readonly variable: string }): string;
  /** `os_name ~= 'posix'`. */
  markerNotComparable(parts: { readonly operator: string; readonly left: string; readonly right: string }): string;
  /** `'a' ~= extras`. */
  markerNotComparableWithSet(parts: { readonly operator: string; readonly left: string }): string;

  metadataFieldMissing(parts: { readonly field: string }): string;
  /** Requires-Dist or Requires-Python, with what is wrong with its value. */
  metadataFieldUnreadable(parts: { readonly field: string; readonly value: string; readonly problem: Clause }): string;
  /** A name such as `a-`, which uv refuses. */
  nameEndInvalid(parts: { readonly name: string }): string;
  /** `a ()`, which uv refuses. */
  parenthesesEmpty(): string;
  urlNotAbsolute(parts: { readonly url: string }): string;
  /** `===` with a text that is no version, which uv refuses. */
  versionUnknown(parts: { readonly version: string }): string;

  pageNotJson(): string;
  pageVersionUnknown(parts: { readonly version: string }): string;
  pageWithoutFiles(): string;
  /** The entry of a file, counted from 1, is no object. */
  pageFileInvalid(parts: { readonly index: number }): string;
  /** The entry of a file lacks a key; without its file name it goes by its number, counted from 1. */
  pageFileIncomplete(parts: { readonly index: number; readonly filename?: string; readonly key: string }): string;
  pageLinkWithoutAddress(): string;
  pageAddressWithoutFile(parts: { readonly address: string }): string;
}
