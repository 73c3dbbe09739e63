/** Indexes that cannot be asked: whatever they are asked, they answer with why. */
import { say, type Message } from '../core/messages/message.ts';
import { maskCredentials, shorten } from '../core/messages/words.ts';
import { displayUrl } from '../index/indexUrl.ts';
import { IndexError, type PackageIndex } from '../index/packageIndex.ts';
import type { DeclaredIndexes } from './declaredIndexes.ts';

/** A place that is not looked into in an untrusted workspace. */
export function unfollowedIndex(written: string): PackageIndex {
  const shown = shownPlace(written);
  return flatProblem(shown, say('placeOfUntrusted', { place: shown }));
}

/** An index that a single project comes from, in an untrusted workspace: only that one can say what there is. */
export function untrustedIndex(name: string): PackageIndex {
  return unusableIndex(new IndexError('offline', say('indexOfUntrusted', { index: shorten(name, 60) }), ''), name);
}

/** An index of a page or of a call: the name of one that must not be asked, or the address of one that cannot be. */
export function blockedIndex({ name, because }: NonNullable<DeclaredIndexes['blocked']>): PackageIndex {
  if (because === 'untrusted') return untrustedIndex(name);
  const address = shorten(maskCredentials(name), 60);
  const isFilledIn = /^https?:.*\{/is.test(name);
  const says = say(isFilledIn ? 'indexAddressFilledIn' : 'indexAddressUnusable', { address });
  return unusableIndex(new IndexError('invalid', says, ''), name);
}

/** A query may be a password, too. */
export function shownPlace(written: string): string {
  return /^https?:/i.test(written) ? displayUrl(written) : maskCredentials(written);
}

export function flatProblem(shown: string, says: Message): PackageIndex {
  return { ...unusableIndex(new IndexError('offline', says, ''), shown), isFlat: true };
}

/** A flat index that is no folder: whoever needs it stops there. */
export function absentFolder(shown: string): PackageIndex {
  const says = say('noFolderOfLinks', { folder: shown });
  return { ...unusableIndex(new IndexError('http', says, '', { status: 404 }), shown), isFlat: true };
}

/** An index that knows no project. */
export function nothingIn(shown: Pick<PackageIndex, 'name' | 'label'>): PackageIndex {
  return {
    ...unusableIndex(new IndexError('invalid', say('metadataMissing'), '')),
    ...shown,
    project: () => Promise.resolve({ kind: 'absent' }),
  };
}

export function notRecorded(index: string): PackageIndex {
  return unusableIndex(new IndexError('offline', say('indexNotRecorded', { index }), ''), index);
}

export function unusableIndex(error: IndexError, name = 'pypi'): PackageIndex {
  const fail = (): Promise<never> => Promise.reject(error);
  return { name, label: say('packageIndex'), project: fail, metadata: fail };
}
