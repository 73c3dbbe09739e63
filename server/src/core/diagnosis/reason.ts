/** Why a project, or some of its releases, cannot be installed: one type for all code that finds or words a reason. */
import type { ReferenceRefusal } from '../candidates/references/refusal.ts';
import type { LookedIn } from '../candidates/knowledge.ts';
import type { Message } from '../messages/message.ts';
import type { Version } from '../packaging/versions/version.ts';
import type { InstalledFor } from '../runtimes/bundledInstaller.ts';

/** A reason, as a statement about a project or some of its releases. */
export type Reason =
  /** No index knows the project, or none may be asked. */
  | { readonly kind: 'unknown-project'; readonly lookedIn?: LookedIn }
  /** No release lies in the requested range. */
  | { readonly kind: 'no-versions' }
  /** There are wheels, but for ordinary operating systems. */
  | { readonly kind: 'native-only'; readonly systems: readonly string[] }
  | { readonly kind: 'source-only' }
  /** Settings rule out its wheels, and nothing may be built. */
  | { readonly kind: 'no-binary' }
  /** There are Pyodide wheels, but for the ABIs of these platform tags. */
  | { readonly kind: 'other-abi'; readonly abis: readonly string[] }
  | { readonly kind: 'other-python'; readonly pythons: readonly string[] }
  | { readonly kind: 'requires-python'; readonly requiresPython: string }
  /** Withdrawn by its authors, with the reason if one is known and the same for all. */
  | { readonly kind: 'yanked'; readonly because?: string }
  | { readonly kind: 'invalid-metadata'; readonly problem: Message }
  /** It asks for a range that contains no version. */
  | { readonly kind: 'contradictory-requirement'; readonly requirement: string }
  /** It depends on a URL, which a release on an index must not do. */
  | { readonly kind: 'url-dependency'; readonly requirement: string }
  /** It comes from a direct reference that the installer does not take. */
  | { readonly kind: 'refused-reference'; readonly refusal: ReferenceRefusal }
  /** It needs its own project in versions that exclude it. */
  | { readonly kind: 'asks-for-itself' }
  /** Only pre-releases match, and the specifier names none. */
  | { readonly kind: 'prereleases-only' }
  /** The installer stops at an extra that the wheel does not provide. */
  | { readonly kind: 'unknown-extra'; readonly extra: string }
  /** The installer has another version already, and never goes back. */
  | { readonly kind: 'first-choice'; readonly chosen: Version; readonly installedFor?: InstalledFor }
  /** Nothing: it could be installed if it were not for what others ask. */
  | { readonly kind: 'nothing' };
