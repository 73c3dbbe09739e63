/** What is known of a direct reference beyond its name: whether it is there, and the metadata that it has without a build. */
import type { CoreMetadata } from '../../packaging/metadata/coreMetadata.ts';
import type { Marker } from '../../packaging/requirements/marker.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import type { Unavailable } from '../unavailable.ts';
import type { Reference } from './reference.ts';
import type { WrittenAlgorithm } from './writtenHash.ts';

/** A place that a project takes one of its dependencies from, with the marker under which it does. */
export interface ReferenceSource {
  readonly marker?: Marker;
  /** Absent for an index. */
  readonly reference?: Reference;
  /** Of the index that the project's own settings, or its workspace's, declare under that name; `url` as written there. */
  readonly index?: { readonly name: string; readonly url?: string };
}

/** In hexadecimal digits, lower case. */
export type Digests = Readonly<Partial<Record<WrittenAlgorithm, string>>>;

export type ReferenceFacts =
  | {
      readonly kind: 'known';
      readonly metadata: CoreMetadata;
      /** Hashes of the whole file, those that an address of it names; absent where not all of it was at hand. */
      readonly digests?: Digests;
      /** Where a project in a folder takes its own dependencies from. */
      readonly sources?: ReadonlyMap<NormalizedName, readonly ReferenceSource[]>;
      /** The folder that relative paths of a project start from. */
      readonly folder?: string;
    }
  /** Nothing is there. */
  | { readonly kind: 'absent' }
  /** It is a file, which is named neither like a wheel nor like a source archive. */
  | { readonly kind: 'no-folder' }
  /** It has the name of a wheel and is no archive; `isPointer`: it is a pointer of Git LFS. */
  | { readonly kind: 'no-zip'; readonly isPointer: boolean }
  /** What it needs, or which version it is, is known once it is built: `field` of `[project]`, if that says so. */
  | { readonly kind: 'dynamic'; readonly field?: string }
  | Unavailable;

/** What has been learnt about references so far. */
export interface ReferenceStore {
  /** Undefined if it has not been asked for yet. */
  facts(reference: Reference): ReferenceFacts | undefined;
}
