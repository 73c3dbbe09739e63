/** Every place that a file points to, whatever the target. */
import { parseReference, type Reference } from '../../candidates/references/reference.ts';
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import type { CoreMetadata } from '../../packaging/metadata/coreMetadata.ts';
import { folderReference, referenceAt, writtenReference } from './directReferences.ts';
import { uvSettingsOf } from '../uv/uvPolicy.ts';
import { parentPath } from '../../text/path.ts';

/** The places of the declarations, and of the sources whether or not anything is required from them. */
export function placesIn(file: DependencyFile): readonly Reference[] {
  const written = file.declarations.flatMap((declaration) => writtenReference(declaration, file) ?? []);
  const sources = [...uvSettingsOf(file).sources];
  const pointed = sources.flatMap(([name, all]) =>
    all.flatMap(({ place, folder }) => {
      const member = file.workspace?.members.get(name);
      if (!place) return [];
      if (place.kind === 'workspace') return member === undefined ? [] : [folderReference(member)];
      return [referenceAt(place, folder ?? parentPath(file.path))];
    }),
  );
  return [...written, ...pointed];
}

/** Those that the metadata of a wheel name: addresses only, since it lies nowhere that a path could start from. */
export function placesOfWheel({ requiresDist }: Pick<CoreMetadata, 'requiresDist'>): readonly Reference[] {
  return requiresDist.flatMap(({ url }) =>
    url === undefined ? [] : parseReference(url, { folder: '', relative: false, isNamed: true }),
  );
}
