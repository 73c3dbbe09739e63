/** Why an installer does not take a direct reference, as far as its name and what is known of it tell. */
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { formatVersion, parseVersion, versionsEqual } from '../../packaging/versions/version.ts';
import type { WheelFilename } from '../../packaging/wheels/wheelFilename.ts';
import type { Target } from '../../runtimes/target.ts';
import { judgeWheel, type WheelRejection } from '../compatibility.ts';
import type { Reference } from './reference.ts';
import { suitsPythonFrom } from './pythonOfWheel.ts';
import type { ReferenceFacts } from './referenceFacts.ts';
import { wantedDigits } from './writtenHash.ts';
import { readWheel } from './wheelAddress.ts';

/** Where an address begins at which nothing of the project lies. */
const NO_START = ['worker', 'kernel', 'app', 'packer'] as const;

type NoStart = (typeof NO_START)[number];

export type ReferenceRefusal =
  /** A wheel for another platform or Python. */
  | { readonly kind: 'misfit'; readonly rejection: WheelRejection; readonly wheel: WheelFilename }
  /** A file name that no wheel has, as the installer reads it. */
  | { readonly kind: 'misnamed' }
  /** The installer reads no address behind a name. */
  | { readonly kind: 'named-address' }
  /** An address that begins where nothing of the project lies: at the script of a worker or a kernel; or a list that takes no files. */
  | { readonly kind: 'no-start'; readonly of: NoStart; readonly path: string }
  /** It has the name of another project. */
  | { readonly kind: 'other-project'; readonly name: string }
  /** Its metadata have another version than its file name. */
  | { readonly kind: 'other-version'; readonly version: string }
  /** It would have to be built, which is not allowed. */
  | { readonly kind: 'needs-build'; readonly what: 'repository' | 'archive' }
  /** The installer takes wheels only. */
  | { readonly kind: 'no-wheel'; readonly what: 'repository' | 'archive' }
  /** A build would have to say what it needs, which is not allowed. */
  | { readonly kind: 'dynamic'; readonly field?: string }
  /** Nothing is at the place, which is as written and may contain credentials. */
  | { readonly kind: 'absent'; readonly what: 'folder' | 'file'; readonly place: string }
  /** It is no archive; `isPointer`: Git LFS has put a pointer in the place of the file. */
  | { readonly kind: 'no-zip'; readonly isPointer: boolean }
  /** Its content has another hash than its address says. */
  | { readonly kind: 'other-hash'; readonly algorithm: string; readonly found: string }
  /** What its address gives as a hash is none: how many hexadecimal digits it has to have. */
  | { readonly kind: 'no-hash'; readonly algorithm: string; readonly digits: number }
  /** An address that the installer does not read, by how it begins. */
  | { readonly kind: 'unread-address'; readonly beginning: string }
  /** A path where only a URL may stand. */
  | { readonly kind: 'relative' }
  /** An address that leads neither to a wheel nor to a source archive. */
  | { readonly kind: 'no-distribution' }
  /** Settings switch its build off: the first of them, and the path of its file. */
  | { readonly kind: 'build-off'; readonly setting: string; readonly path: string }
  /** A wheel or source archive in a repository, which a lock file cannot hold. */
  | { readonly kind: 'not-lockable' }
  /** A path in a repository that ends neither like a wheel nor like a source archive: uv does not read such a source. */
  | { readonly kind: 'no-file' }
  /** The path of a file on this machine that ends like neither: uv does not read it, whatever the marker. */
  | { readonly kind: 'no-folder' }
  /** The same project is wanted from another place, too. */
  | { readonly kind: 'conflict'; readonly other: string };

/** What the name of a reference alone says against it. */
export function refusalByName(
  reference: Reference,
  name: NormalizedName | undefined,
  target: Target,
  builds: boolean,
): ReferenceRefusal | undefined {
  if (reference.unread !== undefined && target.installer.builds !== 'never') {
    return { kind: 'unread-address', beginning: reference.unread };
  }
  switch (reference.kind) {
    case 'wheel':
      return refusalOfWheel(reference, name, target);
    case 'repository':
      if (reference.isNoFile) return { kind: 'no-file' };
      // Where hashes are handed on in a lock file, everything is.
      if (reference.isInRepository && target.installer.hashes === 'handed-on') return { kind: 'not-lockable' };
      return refusalOfSources(reference.kind, reference.isLocal, target, builds);
    case 'archive':
      return refusalOfSources(reference.kind, reference.isLocal, target, builds);
    case 'relative':
      return target.installer.builds === 'never' || (builds && reference.isTemplate) ? undefined : { kind: 'relative' };
    case 'other':
      return leadsNowhere(reference, target) ? { kind: 'no-distribution' } : undefined;
    case 'folder':
      return undefined;
  }
}

/** Whether an address names no distribution. What stands behind a `;` micropip leaves out; it is not read here. */
function leadsNowhere({ location }: Reference, { installer }: Target): boolean {
  if (!/^https?:/i.test(location)) return false;
  return installer.builds !== 'never' || !location.slice(location.lastIndexOf('/')).includes('.whl;');
}

function refusalOfWheel(
  reference: Reference,
  name: NormalizedName | undefined,
  target: Target,
): ReferenceRefusal | undefined {
  const read = readWheel(reference, target);
  if ('refused' in read) return { kind: read.refused };
  const { wheel } = read;
  if (name !== undefined && target.installer.builds !== 'never' && wheel.name !== name) {
    return { kind: 'other-project', name: wheel.name };
  }
  const verdict = judgeWheel(wheel, target);
  const from = reference.start?.from;
  const nowhere = NO_START.find((one) => one === from);
  if (verdict.compatible && nowhere) return { kind: 'no-start', of: nowhere, path: reference.written };
  if (reference.isLocal && !target.installer.checksLocalWheels && suitsPythonFrom(wheel, target)) return undefined;
  return verdict.compatible ? undefined : { kind: 'misfit', rejection: verdict.rejection, wheel };
}

/** pywrangler has local archives and folders built, and nothing else; micropip takes wheels only. */
function refusalOfSources(
  what: 'repository' | 'archive',
  isLocal: boolean,
  { installer }: Target,
  builds: boolean,
): ReferenceRefusal | undefined {
  if (installer.builds === 'never') return { kind: 'no-wheel', what };
  return builds || isLocal ? undefined : { kind: 'needs-build', what };
}

/** What is known of a reference that speaks against it although its name does not. */
export function refusalByFacts(
  reference: Reference,
  name: NormalizedName | undefined,
  facts: ReferenceFacts,
  target: Target,
  builds: boolean,
): ReferenceRefusal | undefined {
  if (facts.kind === 'absent') {
    return { kind: 'absent', what: reference.kind === 'folder' ? 'folder' : 'file', place: reference.written };
  }
  if (facts.kind === 'no-zip' || facts.kind === 'no-folder') return facts;
  if (facts.kind === 'dynamic') {
    return builds ? undefined : { kind: 'dynamic', ...(facts.field !== undefined && { field: facts.field }) };
  }
  const byHash = refusalByHash(reference, facts, target);
  if (byHash || facts.kind !== 'known' || facts.metadata.invalid !== undefined) return byHash;
  const { metadata } = facts;
  const wanted = name ?? reference.wheel?.name;
  if (wanted !== undefined && normalizeName(metadata.name) !== wanted) {
    return { kind: 'other-project', name: metadata.name };
  }
  const version = parseVersion(metadata.version);
  if (reference.wheel && version && !versionsEqual(version, reference.wheel.version)) {
    return { kind: 'other-version', version: formatVersion(version) };
  }
  return undefined;
}

/**
 * A lock file, which pywrangler installs from, takes over the hash of what is on a server, unless it is a weak one, and has that of
 * the file itself for what is on this machine.
 */
function refusalByHash(
  { hash, isLocal }: Reference,
  facts: ReferenceFacts,
  { installer: { hashes } }: Target,
): ReferenceRefusal | undefined {
  if (!hash || hashes === 'passed-over') return undefined;
  const { algorithm, digest } = hash;
  const digits = wantedDigits(hash);
  if (digits !== undefined) return hashes === 'compared' ? { kind: 'no-hash', algorithm, digits } : undefined;
  const isCompared = hashes === 'compared' || (!isLocal && algorithm !== 'md5');
  const found = facts.kind === 'known' && isCompared ? facts.digests?.[algorithm] : undefined;
  return found === undefined || found === digest ? undefined : { kind: 'other-hash', algorithm, found };
}
