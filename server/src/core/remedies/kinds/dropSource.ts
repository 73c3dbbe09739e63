/** Drops the source that ties a project to one index, where the runtime's own index or another one has what it needs. */
import { removeTomlEntries } from '../../config/tomlEdit.ts';
import { pinnedIndexes } from '../../installers/uv/sources.ts';
import { say } from '../../messages/message.ts';
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { formatVersion } from '../../packaging/versions/version.ts';
import { readsUvSettings, type Attempt } from '../attempt.ts';
import type { KindOfRemedy } from '../kind.ts';
import { proven } from '../prove.ts';

export const dropSource: KindOfRemedy<'drop-source'> = {
  kind: 'drop-source',
  *find(attempt) {
    if (!readsUvSettings(attempt)) return [];
    const tied = tiedCulprit(attempt);
    if (!tied) return [];
    const { name, index } = tied;
    const { text, path } = attempt.context.file;
    const removed = removeTomlEntries(text, ['tool', 'uv', 'sources'], (key) => normalizeName(key) === name);
    const edits = removed.map((edit) => ({ path, edit }));
    const release = edits.length > 0 ? (yield* proven(edits, attempt))?.packages.get(name) : undefined;
    if (!release) return [];
    const title = say('dropSourceTitle', { name, index, version: formatVersion(release.version) });
    return [{ kind: 'drop-source', title, preferred: false, edits, cost: say('dropSourceCost', { name }) }];
  },
};

/** The first culprit that a source takes from one index, with the name of that; undefined if there is none. */
export function tiedCulprit({
  failure: { culprits },
  context: { file, target },
}: Pick<Attempt, 'failure' | 'context'>): { readonly name: NormalizedName; readonly index: string } | undefined {
  const pinned = pinnedIndexes(file, target);
  const [tied] = culprits.flatMap(({ name }) => {
    const index = pinned.get(name)?.named;
    return index === undefined ? [] : [{ name, index }];
  });
  return tied;
}
