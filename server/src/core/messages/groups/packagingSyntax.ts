/**
 * What is wrong with what PyPA's specifications describe: specifiers, requirements, markers, metadata, index pages. The
 * library `pyodide-preflight/packaging` uses these too, and no others.
 */
import type { Clause } from '../clause.ts';

/** A quoted text is cut with an ellipsis if it is long. */
export interface PackagingSyntaxMessages {
  /** A specifier such as `=>2` or `2.0`. */
  specifierWithoutOperator(parts: { readonly text: string }): string;
  specifierWithoutVersion(parts: { readonly operator: string }): string;
  versionInvalid(parts: { readonly version: string }): string;
  /** `===` accepts any text except a few characters. */
  arbitraryVersionInvalid(parts: { readonly version: string; readonly character: string }): string;
  /** `.*` after an operator such as `>=`. */
  wildcardMisplaced(parts: { readonly operator: string }): string;
  /** `.*` after a pre-release, for example. */
  wildcardAfterSuffix(): string;
  /** `>=1.0+local`. */
  localVersionNotComparable(parts: { readonly operator: string }): string;
  /** `~=1`; `example` is `~=1.0`. */
  compatibleReleaseTooShort(parts: { readonly example: string }): string;

  requirementNameExpected(): string;
  extrasUnclosed(): string;
  extraExpected(): string;
  urlExpected(): string;
  /** A URL is followed by something that is not a marker. */
  markerExpectedAfterUrl(): string;
  parenthesisUnclosed(): string;
  /** A specifier is followed by something that is not one. */
  endExpectedAfterVersion(): string;
  /** `foo 1.0`, `foo=1.0`. */
  operatorExpected(): string;
  /** After the name and the extras. */
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
  /** A name such as `a-`, which uv rejects. */
  nameEndInvalid(parts: { readonly name: string }): string;
  /** `a ()`, which uv rejects. */
  parenthesesEmpty(): string;
  urlNotAbsolute(parts: { readonly url: string }): string;
  /** What uv says of an address behind a name; it is shortened, and may contain credentials. */
  addressRelative(parts: { readonly url: string }): string;
  addressUnread(parts: { readonly url: string }): string;
  addressOfNothing(parts: { readonly url: string }): string;
  repositoryUnsupported(parts: { readonly url: string }): string;
  /** A number above 64 bits. */
  versionTooLarge(parts: { readonly version: string }): string;
  /** `===` in a marker. */
  markerOperatorUnknown(parts: { readonly operator: string }): string;
  /** `===` with a text that is not a version, which uv rejects. */
  versionUnknown(parts: { readonly version: string }): string;

  pageNotJson(): string;
  pageVersionUnknown(parts: { readonly version: string }): string;
  pageWithoutFiles(): string;
  /** The entry of a file, counted from 1, is not an object. */
  pageFileInvalid(parts: { readonly index: number }): string;
  /** The entry of a file lacks a key; without a file name it is identified by its number, counted from 1. */
  pageFileIncomplete(parts: { readonly index: number; readonly filename?: string; readonly key: string }): string;
  pageLinkWithoutAddress(): string;
  pageAddressWithoutFile(parts: { readonly address: string }): string;
}
