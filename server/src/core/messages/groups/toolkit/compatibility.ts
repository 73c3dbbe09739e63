/** Dependencies against targets, as the editor's compatibility view shows them. */
import type { Clause } from '../../clause.ts';

export interface CompatibilityMessages {
  compatibilityTitle(parts: { readonly file: string }): string;
  /** What the letters mean. */
  compatibilityLegend(): string;
  compatibilityNeededBy(): string;
  compatibilityInstalled(parts: { readonly name: string; readonly version: string; readonly label: string }): string;
  /** `ideal`: the release that a host gets. */
  compatibilityHeldBack(parts: {
    readonly name: string;
    readonly version: string;
    readonly ideal: string;
    readonly label: string;
  }): string;
  compatibilityBlocked(parts: { readonly label: string }): string;
  /** Of a package that keeps another one from being installed. */
  compatibilityStandsInTheWay(parts: { readonly of: string; readonly because: Clause }): string;
  compatibilityUnknown(parts: { readonly label: string }): string;
  compatibilityAbsent(parts: { readonly name: string; readonly label: string }): string;
  compatibilityPending(parts: { readonly label: string }): string;
}
