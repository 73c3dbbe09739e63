/** What a fix leaves out of an installation although something asks for it: whether that is well can be shown by what imports it. */
import type { NormalizedName } from '../packaging/name.ts';

export type LeavesOut =
  /** Packages that others ask for. */
  | { readonly kind: 'culprits'; readonly needs: readonly LeftNeed[] }
  /** Whatever some extras of a package bring. */
  | { readonly kind: 'extras'; readonly of: NormalizedName; readonly extras: readonly NormalizedName[] }
  /** What the file itself asks for. */
  | { readonly kind: 'dependency'; readonly name: NormalizedName };

/** A package that is left out, and a declared one that leads to it. */
export interface LeftNeed {
  readonly culprit: NormalizedName;
  readonly parent: NormalizedName;
  /** The release of it that is installed then. */
  readonly version: string;
}
