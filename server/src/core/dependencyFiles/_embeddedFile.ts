/** What is common to the files that declare something inside another language: no project, no groups, no options. */
import type { DeclarationReader } from './declarationReader.ts';
import {
  NO_INDEX_OPTIONS,
  type DependencyFile,
  type DependencyFileKind,
  type Include,
  type IndexOptions,
} from './dependencyFile.ts';

/** The parts that such files differ in. */
interface EmbeddedParts extends Pick<DependencyFile, 'path' | 'text' | 'interpreter' | 'runtimeSigns' | 'pyscript'> {
  readonly kind: DependencyFileKind;
  readonly reader: DeclarationReader;
  readonly includes: readonly Include[];
  readonly indexOptions?: IndexOptions;
}

/** A file with what was read of it; signs of a runtime are left out if there are none. */
export function embeddedFile({ reader, runtimeSigns = [], ...parts }: EmbeddedParts): DependencyFile {
  return {
    indexOptions: NO_INDEX_OPTIONS,
    ...parts,
    optionalDependencies: [],
    dependencyGroups: [],
    dynamic: [],
    ...(runtimeSigns.length > 0 && { runtimeSigns }),
    declarations: reader.declarations,
    problems: reader.problems,
  };
}
