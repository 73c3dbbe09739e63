/** What `watch` says: news in words for an issue comment. */

interface OfPackage {
  readonly name: string;
  readonly target: string;
}

export interface WatchMessages {
  /** The first look: what is watched from now on. */
  watchBegins(parts: { readonly projects: number; readonly packages: number; readonly file: string }): string;
  watchedProject(parts: {
    readonly file: string;
    readonly installs: readonly string[];
    readonly fails: readonly { readonly target: string; readonly culprits: readonly string[] }[];
  }): string;
  watchedPackage(parts: {
    readonly name: string;
    readonly releases: readonly { readonly target: string; readonly version: string | undefined }[];
  }): string;
  newsHeading(parts: { readonly kind: 'possible' | 'broken' | 'known' }): string;

  newsRuntime(parts: { readonly runtime: string; readonly name: string }): string;
  newsRuntimeGone(parts: { readonly name: string }): string;
  newsProject(parts: { readonly file: string }): string;
  newsProjectGone(parts: { readonly file: string }): string;
  newsTarget(parts: { readonly file: string; readonly target: string; readonly installs: boolean }): string;
  newsInstalls(parts: { readonly file: string; readonly target: string; readonly culprits: readonly string[] }): string;
  newsFails(parts: { readonly file: string; readonly target: string }): string;
  newsBlocked(parts: OfPackage & { readonly file: string; readonly culprits: readonly string[] }): string;
  /** `left`: what still stands in the way. */
  newsUnblocked(
    parts: OfPackage & {
      readonly file: string;
      readonly culprits: readonly string[];
      readonly left: readonly string[];
    },
  ): string;
  newsWheel(parts: OfPackage & { readonly version: string }): string;
  newsWheelGone(parts: OfPackage & { readonly last: string }): string;
  newsRelease(parts: OfPackage & { readonly version: string; readonly last: string }): string;
  newsReleaseGone(parts: OfPackage & { readonly version: string; readonly last: string }): string;

  /** Why nothing can be said, and nothing was written. */
  watchUnknown(parts: { readonly what: readonly string[] }): string;
  stateOfLaterVersion(parts: { readonly file: string }): string;
  stateBroken(parts: { readonly file: string }): string;
}
